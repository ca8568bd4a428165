"""The finder of names: mentions with their titles and roles, and the repeats joined to what they repeat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.annotate.names.joins import join
from dateline.annotate.names.marked import Marked, of_one_type
from dateline.annotate.names.spans import names_of
from dateline.annotate.names.titles import title_slots
from dateline.annotate.names.words import NameWords, name_words
from dateline.annotate.reading import Finder, Reading, Sentence
from dateline.knowledge import names_in
from dateline.model import Annotation, Block, Mention, Slot, annotation_id

#: "MINGORA, Pakistan (Reuters) - ": a place in capitals, or any place before an agency in brackets, and a dash.
_DATELINE = re.compile(
    r"\s*(?P<place>(?:[A-Z][\w.'’-]*[ ]?){1,4}(?:[,/]\s*(?:[A-Z][\w.'’-]*[ ]?){1,4}){0,2}),?\s*"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\s*)?(?P<agency>\(\s*[A-Z][\w ./&-]{1,30}\))?\s*(?:--|[-–—])\s+"
)


def name_finder(package: str) -> Finder:
    """Return the finder of names of a language pack, whose lexicon is ``data/names.toml``."""
    words = name_words(package)

    def find(reading: Reading) -> Iterable[Annotation]:
        marked = [each for block in _by_block(reading) for each in _in_block(reading, *block, words)]
        marked = of_one_type(marked)
        slots = [slot for each in marked for slot in title_slots(reading, each)]
        joined = join(reading, _outside(marked, slots), slots, words)
        return [*joined, *slots]

    return find


def _outside(marked: list[Marked], slots: list[Slot]) -> list[Marked]:
    """Leave out what the tagger took from inside a title: "Interior" is no body in "Interior Minister X"."""
    titles = [slot.span for slot in slots if slot.rule == "names:title" and slot.span]
    inside = {
        each.mention.mention_id
        for each in marked
        for title in titles
        if each.known is None and title.start <= each.mention.span.start and each.mention.span.end <= title.end
    }
    return [each for each in marked if each.mention.mention_id not in inside]


def _by_block(reading: Reading) -> Iterator[tuple[Block, list[Sentence]]]:
    sentences: dict[str, list[Sentence]] = {}
    for sentence in reading.sentences:
        sentences.setdefault(sentence.block.block_id, []).append(sentence)
    for block in reading.blocks:
        if block.block_id in sentences:
            yield block, sentences[block.block_id]


def _in_block(reading: Reading, block: Block, sentences: list[Sentence], words: NameWords) -> Iterator[Marked]:
    known = names_in(block.span.exact)
    until = block.span.start + _dateline(block.span.exact, words)
    for sentence in sentences:
        for found in names_of(sentence, known, block.span.start, words):
            tokens = sentence.tokens[found.first : found.after]
            span = reading.span(tokens[0].start, tokens[-1].end)
            rule = f"{found.rule} (dateline)" if span.end <= until else found.rule
            mention = Mention(annotation_id("mention", span), reading.article_id, span, found.type, rule)
            yield Marked(mention, sentence, found.first, found.after, found.known)


def _dateline(text: str, words: NameWords) -> int:
    """Return where the dateline of a block ends, 0 if it has none."""
    match = _DATELINE.match(text[:120])
    if not match:
        return 0
    place, agency = match["place"], (match["agency"] or "").strip("() ").lower()
    first = place.partition(",")[0]
    shouted = sum(map(str.isupper, first)) > 2 and first.upper() == first
    return match.end() if shouted or any(word in words.agencies for word in re.split(r"[ /]", agency)) else 0
