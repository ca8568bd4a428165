"""The finder of Arabic names: mentions from the labels of the words, their titles, and repeats joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.annotate.ar import gazetteers
from dateline.annotate.ar.names.joins import join
from dateline.annotate.ar.names.kinds import Kind, kind_of, people_kind
from dateline.annotate.ar.names.spelling import forms_of, known_name
from dateline.annotate.ar.names.titles import title_slots
from dateline.annotate.names import Marked, of_one_type
from dateline.annotate.reading import Finder, Reading, Sentence, Token
from dateline.knowledge import Name
from dateline.model import Annotation, Block, Mention, Slot, Span, annotation_id

#: What opens a report: its place, perhaps a day and an agency, and a dash or colon.
_DATELINE = re.compile(r"[^\n.،؛]{2,60}?(?:\([^()\n]{2,40}\)\s*[-–—:]|\s[-–—]\s|:\s)")
_LONGEST_DATELINE = 90


def name_finder() -> Finder:
    """Return the finder of names in Arabic sentences, whose words the reader has tagged."""
    return find_names


def find_names(reading: Reading) -> Iterable[Annotation]:
    """Return the mentions of a reading in order, clitics outside their spans, and the titles and roles of people."""
    marked = of_one_type(
        _surnames([each for sentence in reading.sentences for each in _in_sentence(reading, sentence)])
    )
    slots = [slot for each in marked for slot in title_slots(reading, each, marked)]
    return [*join(reading, _outside(marked, slots), slots), *slots]


def _in_sentence(reading: Reading, sentence: Sentence) -> list[Marked]:
    tokens, found = sentence.tokens, []
    until = _dateline(sentence.block, sentence)
    for first, after in _runs(tokens):
        known = known_name(tokens[first:after], reading.text.page.text)
        label = tokens[first].entity.partition("-")[2]
        people = people_kind(tokens[first]) if after - first == 1 and label == "ORG" and known is None else None
        kind = people or kind_of(label, tokens[first:after], tokens[:first], known)
        found.append(_marked(reading, sentence, (first, after), kind, known))
    for token in tokens:
        kind_here = people_kind(token) if not token.entity and not token.pos else None
        if kind_here is not None:
            found.append(_marked(reading, sentence, (token.index, token.index + 1), kind_here, None))
    found.sort(key=lambda each: each.first)
    return [_in_dateline(each) if each.mention.span.end <= until else each for each in found]


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first token of each name and the one after its last."""
    first: int | None = None
    for token in tokens:
        if first is not None and not token.entity.startswith("I-") and not _inside(tokens, token):
            yield first, token.index
            first = None
        if token.entity.startswith("B-") or (token.entity and first is None):
            first = token.index
    if first is not None:
        yield first, len(tokens)


def _inside(tokens: Sequence[Token], token: Token) -> bool:
    """Tell whether a clitic stands between two words of one name: the و of "البوسنة والهرسك"."""
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    return bool(token.pos) and not token.entity and following is not None and following.entity.startswith("I-")


def _marked(reading: Reading, sentence: Sentence, place: tuple[int, int], kind: Kind, known: Name | None) -> Marked:
    first, after = place
    span = reading.span(sentence.tokens[first].start, sentence.tokens[after - 1].end)
    mention = Mention(annotation_id("mention", span), reading.article_id, span, kind.type, kind.rule)
    return Marked(mention, sentence, first, after, known)


def _dateline(block: Block, sentence: Sentence) -> int:
    """Return where the dateline of a block ends, its start where it has none or the sentence is not its first."""
    text = block.span.exact
    match = _DATELINE.match(text[:_LONGEST_DATELINE]) if sentence.start - block.span.start < 4 else None
    if match is None:
        return block.span.start
    verbs = gazetteers.words("people", "saying")
    inside = [token for token in sentence.tokens if token.end <= block.span.start + match.end()]
    spoken = any(token.lemma in verbs for token in inside)
    place = bool(inside) and inside[0].entity == "B-LOC"
    return block.span.start + match.end() if place and not spoken else block.span.start


def _in_dateline(each: Marked) -> Marked:
    return replace(each, mention=replace(each.mention, rule=f"{each.mention.rule} (dateline)"))


def _surnames(marked: list[Marked]) -> list[Marked]:
    """Give a town's name that stands alone to the person of the article who bears it: "هولي ويلوبي", later "ويلوبي"."""
    persons = (each for each in marked if each.mention.type == "person" and len(each.parts) > 1)
    borne = {forms[-1] for each in persons if (forms := forms_of(_tokens(each)))}
    return [_as_person(each) if _alone(each) in borne and not _in_place(each) else each for each in marked]


def _tokens(each: Marked) -> Sequence[Token]:
    return each.sentence.tokens[each.first : each.after]


def _alone(each: Marked) -> str:
    """Return the form of a town's name of one word, nothing for others and for signs taken for a name."""
    if each.mention.type != "settlement" or each.after - each.first != 1:
        return ""
    return next(iter(forms_of(_tokens(each))), "")


def _in_place(each: Marked) -> bool:
    before = each.sentence.tokens[each.first - 1] if each.first else None
    return before is not None and before.lemma in gazetteers.words("places", "prepositions")


def _as_person(each: Marked) -> Marked:
    return replace(each, mention=replace(each.mention, type="person", rule="names:surname-of-the-article"))


def _outside(marked: Sequence[Marked], slots: Sequence[Slot]) -> list[Marked]:
    """Leave out bodies that are but the field of a title: الخارجية in "وزير الخارجية"."""
    titles = [slot.span for slot in slots if slot.span]
    return [each for each in marked if not (_is_field(each) and any(_within(each, title) for title in titles))]


def _within(each: Marked, title: Span) -> bool:
    return title.start < each.mention.span.start and each.mention.span.end <= title.end


def _is_field(each: Marked) -> bool:
    """Tell whether a body is one unknown word, or stands right behind a minister."""
    if each.mention.type != "organisation":
        return False
    before = each.sentence.tokens[each.first - 1].lemma if each.first else ""
    alone = each.known is None and each.after - each.first == 1
    return alone or before in gazetteers.words("titles", "owning")
