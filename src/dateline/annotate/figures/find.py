"""The figures of an article: quantities with a kind, their parts, and who claims them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.annotate.figures.kinds import Judged, Kinds
from dateline.annotate.figures.noun_first import NounFirst
from dateline.annotate.figures.quantity import Numerals, Quantity, quantities
from dateline.annotate.figures.verb_first import VerbFirst, spellings
from dateline.annotate.reading import Finder, Reading, Sentence, Token
from dateline.knowledge import read_lexicon
from dateline.model import Annotation, Figure, Slot, Span, annotation_id, fold

#: Kinds that say little: a single person or a few of them are no figure.
_WEAK = frozenset({"people", "forces"})
#: Rules by which a deed stands before what is counted, so that what is joined to it shares the deed.
_DEEDS = frozenset(
    {"object-of", "deed-of", "tree-dobj", "joined+object-of", "joined+deed-of", "joined+tree-dobj", "among"}
)
#: Below this a number with a fraction counts no people: "22.4 workers" is a name for them.
_WHOLE = 1000
#: Tags of verbs that end a list of parts.
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VICTIMS = frozenset({"killed", "injured", "casualties", "missing", "arrested", "abducted", "released", "displaced"})


@dataclass(frozen=True, slots=True)
class _Counted:
    """A quantity of a sentence that has a kind; ``whole`` is the one it is part of."""

    quantity: Quantity
    judged: Judged
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language's words are compared: ``words`` those of a sentence, ``form`` those of an entry in a table."""

    words: Callable[[Sentence], Sequence[str]]
    form: Callable[[str], str]


def figure_finder(package: str, spelling: Spelling | None = None) -> Finder:
    """Return the finder of figures for a language pack's ``figures.toml``.

    ``spelling`` is given where words are not compared as they are written.
    """
    tables = written = read_lexicon(package, "figures.toml")
    if spelling is not None:
        tables = _spelled(tables, spelling.form)
    numerals = Numerals(tables)
    verb_first = tables.get("order") == "verb-first"
    kinds = VerbFirst(tables, spellings(tables, written)) if verb_first else NounFirst(tables)

    def find(reading: Reading) -> Iterator[Annotation]:
        for sentence in reading.sentences:
            words = spelling.words(sentence) if spelling is not None else [token.low for token in sentence.tokens]
            if not any(numerals.begins(word) or kinds.may_count(word) for word in words):
                continue
            seen = _as_spelled(sentence, words) if spelling is not None else sentence
            yield from _figures(reading, seen, _of(reading, seen, numerals, kinds), kinds)

    return find


def _spelled(table: Any, form: Callable[[str], str]) -> Any:
    """Return tables with every entry, and every key that is an entry, as the words of a sentence are compared."""
    if isinstance(table, dict):
        return {form(key): _spelled(value, form) for key, value in table.items()}
    if isinstance(table, list):
        return [_spelled(each, form) for each in table]
    return form(table) if isinstance(table, str) else table


def _as_spelled(sentence: Sentence, words: Sequence[str]) -> Sentence:
    """Return a sentence whose tokens have the text by which they are compared, at their places in the page."""
    tokens = (
        Token(each.index, word, each.start, each.end, each.lemma, each.pos, each.tag, each.dep, each.head, each.entity)
        for each, word in zip(sentence.tokens, words, strict=True)
    )
    return replace(sentence, tokens=tuple(tokens))


def wanted_words(package: str) -> frozenset[str]:
    """Return the words of which one stands in every sentence whose tree helps to tell a figure."""
    kinds = NounFirst(read_lexicon(package, "figures.toml"))
    words = (*kinds.transitive, *kinds.intransitive, *kinds.after, *kinds.of)
    return frozenset(word for word in words if kinds.tables and " " not in word)


def _of(reading: Reading, sentence: Sentence, numerals: Numerals, kinds: Kinds) -> list[_Counted]:
    found: list[_Counted] = []
    written = list(quantities(sentence, numerals))
    for stated in kinds.in_order([*written, *kinds.single_quantities(sentence, written)]):
        quantity = stated
        if _says_when(reading, sentence, quantity):
            continue
        judged = kinds.judge(sentence, quantity)
        if judged is not None and not _is_countable(reading, sentence, quantity, judged):
            continue
        if judged is None or judged.rule == "noun":
            judged = _joined_to(sentence, quantity, found, kinds) or judged
        if judged is not None:
            quantity = kinds.requalified(sentence, quantity, judged, numerals)
        part = _part(sentence, quantity, judged, found, kinds)
        if part is not None:
            found.append(part)
        elif judged is not None and not _is_weak(quantity, judged):
            found.append(_Counted(quantity, judged))
    return sorted(found, key=lambda each: each.quantity.first)


def _is_countable(reading: Reading, sentence: Sentence, quantity: Quantity, judged: Judged) -> bool:
    """Tell a count of people from an age before or after a name and from a number with a fraction."""
    if judged.kind == "money":
        return True
    value = quantity.low if quantity.low is not None else quantity.high
    if value is not None and value < _WHOLE and value != int(value):
        return False
    if not judged.counted or value is None or value < 2:
        return True
    at = sentence.tokens[judged.counted[-1]]
    return not (at.tag == "NNP" and _names_person(reading, at))


def _names_person(reading: Reading, token: Token) -> bool:
    return any(
        each.type == "person" and each.span.start <= token.start < each.span.end and " " in each.span.exact
        for each in reading.mentions
    )


def _joined_to(sentence: Sentence, quantity: Quantity, found: Sequence[_Counted], kinds: Kinds) -> Judged | None:
    """Give a quantity the kind of the one it is joined to: "the murder of six priests and two women"."""
    counted = kinds.counted_after(sentence, quantity)
    if not found or not counted or sentence.tokens[counted[-1]].low in kinds.things:
        return None
    last = found[-1]
    if last.judged.rule not in _DEEDS or last.judged.kind not in _VICTIMS or not last.judged.counted:
        return None
    between = [token.low for token in sentence.tokens[last.judged.counted[-1] + 1 : quantity.first]]
    if not between or any(word not in kinds.tables["parts"]["joints"] for word in between):
        return None
    rule = last.judged.rule if last.judged.rule.startswith("joined+") else f"joined+{last.judged.rule}"
    return replace(last.judged, rule=rule, counted=counted)


def _says_when(reading: Reading, sentence: Sentence, quantity: Quantity) -> bool:
    start, end = sentence.tokens[quantity.number].start, sentence.tokens[quantity.last].end
    return any(time.span.start < end and start < time.span.end for time in reading.times)


def _is_weak(quantity: Quantity, judged: Judged) -> bool:
    if judged.kind in {"money", "munitions", "destroyed"}:
        return quantity.low == 0 or (quantity.vague and (quantity.low or 0) < 6)
    if judged.kind in _VICTIMS:
        return False
    value = quantity.low if quantity.low is not None else quantity.high
    return (value or 0) < 2 or (judged.kind in _WEAK and quantity.vague and (value or 0) < 20)


def _part(
    sentence: Sentence, quantity: Quantity, judged: Judged | None, found: Sequence[_Counted], kinds: Kinds
) -> _Counted | None:
    """Return a quantity as a part of one before it: "including 17 children", "20 of them women"."""
    wholes = [index for index, each in enumerate(found) if each.whole is None and each.judged.kind != "money"]
    if not wholes:
        return None
    whole = wholes[-1]
    if not (_in_list(sentence, quantity, found[whole], kinds) or _is_member(sentence, quantity, kinds)):
        return None
    if judged is not None and judged.rule not in {
        "noun",
        "tree-dobj",
        "tree-nsubjpass",
        "toll",
        "subject-of",
        "clause-of",
    }:
        return None if judged.kind != found[whole].judged.kind else _as_part(found, whole, quantity, judged.counted)
    return _as_part(found, whole, quantity, judged.counted if judged else ())


def _members(sentence: Sentence, quantity: Quantity) -> tuple[int, ...]:
    """Return the noun that says who the members are: "two of them policemen"."""
    after = sentence.tokens[quantity.last + 3 : quantity.last + 5]
    return next(((token.index,) for token in after if token.pos in {"NOUN", "PROPN"}), ())


def _as_part(found: Sequence[_Counted], whole: int, quantity: Quantity, counted: tuple[int, ...]) -> _Counted:
    judged = found[whole].judged
    return _Counted(quantity, replace(judged, rule=f"part+{judged.rule}", counted=counted, cumulative=False), whole)


def _in_list(sentence: Sentence, quantity: Quantity, whole: _Counted, kinds: Kinds) -> bool:
    opening = kinds.part_opening(sentence)
    if opening is None or not whole.quantity.last < opening < quantity.first:
        return False
    between = sentence.tokens[opening + 1 : quantity.first]
    return not any(token.low in kinds.tables["parts"]["ending"] or token.tag in _FINITE for token in between)


def _is_member(sentence: Sentence, quantity: Quantity, kinds: Kinds) -> bool:
    words = " ".join(token.low for token in sentence.tokens[quantity.last + 1 : quantity.last + 3])
    return words in kinds.tables["parts"]["members"]


def _figures(reading: Reading, sentence: Sentence, found: Sequence[_Counted], kinds: Kinds) -> Iterator[Annotation]:
    ids: list[str] = []
    words = " ".join(token.low for token in sentence.tokens)
    total = any(f" {phrase} " in f" {words} " for phrase in kinds.total)
    for each in found:
        figure = _figure(reading, sentence, each, total, kinds)
        if each.whole is not None:
            figure = replace(figure, part_of=ids[each.whole])
        ids.append(figure.figure_id)
        yield figure
        yield from _slots(reading, sentence, figure, each, kinds)


def _figure(reading: Reading, sentence: Sentence, each: _Counted, total: bool, kinds: Kinds) -> Figure:
    quantity, judged = each.quantity, each.judged
    tokens = sentence.tokens
    last = max(quantity.last, *judged.counted) if judged.counted else quantity.last
    first = min((quantity.first, *judged.counted))
    if judged.rule == "currency-sign" and judged.cue is not None:
        first, last = min(first, judged.cue), max(last, judged.cue)
    if judged.rule == "currency-name":
        last = max((last, *kinds.counted_after(sentence, quantity)))
    span = reading.span(tokens[first].start, tokens[last].end)
    return Figure(
        figure_id=annotation_id("figure", span, judged.kind),
        article_id=reading.article_id,
        span=span,
        kind=judged.kind,
        low=quantity.low,
        high=quantity.high,
        unit=_unit(tokens, judged, last, kinds),
        qualifier=quantity.qualifier or ("vague" if quantity.vague and quantity.low != quantity.high else None),
        cumulative=_is_cumulative(quantity, judged, total),
        part_of=None,
        rule=f"figures.{judged.rule}",
    )


def _unit(tokens: Sequence[Token], judged: Judged, last: int, kinds: Kinds) -> str | None:
    if judged.rule.startswith("currency"):
        return kinds.unit_of(tokens[judged.cue if judged.cue is not None else last])
    return kinds.unit_of(kinds.noun_of(tokens, judged.counted)) if judged.counted else None


def _is_cumulative(quantity: Quantity, judged: Judged, total: bool) -> bool | None:
    if quantity.new:
        return False
    return True if judged.cumulative or (total and judged.kind in _VICTIMS) else None


def _slots(reading: Reading, sentence: Sentence, figure: Figure, each: _Counted, kinds: Kinds) -> Iterator[Slot]:
    tokens, judged = sentence.tokens, each.judged
    if judged.counted and not judged.rule.startswith("currency"):
        span = reading.span(tokens[judged.counted[0]].start, tokens[judged.counted[-1]].end)
        whom = judged.kind in _VICTIMS and tokens[judged.counted[-1]].low not in kinds.tables["units"]["cases"]
        yield reading.slot(figure.figure_id, "victim" if whom else "counted", 0, figure.rule, span)
    if judged.cue is not None and judged.cue not in judged.counted:
        yield reading.slot(figure.figure_id, "cue", 0, figure.rule, reading.span_of([tokens[judged.cue]]))
    for time in reading.times:
        if sentence.start <= time.span.start < sentence.end and _is_as_of(reading, time.span, judged.kind, kinds):
            yield reading.slot(
                figure.figure_id, "as-of", 0, figure.rule, time.span, value=time.edtf, refers_to=time.time_id
            )


def _is_as_of(reading: Reading, span: Span, kind: str, kinds: Kinds) -> bool:
    """Tell the time until which a toll was counted; "by" and "until" say so of what becomes of people only."""
    before = fold(reading.text.page.text[max(0, span.start - 8) : span.start]).split()
    words = kinds.tables["as_of"]
    return " ".join(before[-2:]) in words["always"] or (
        kind in _VICTIMS and before[-1:] in [[each] for each in words["tolls"]]
    )


def find_claimants(reading: Reading) -> Iterator[Annotation]:
    """Give each figure that stands in a statement the statement's speakers as its claimants."""
    for figure in reading.figures:
        around = [each for each in reading.statements if each.span.contains(figure.span)]
        if not around:
            continue
        statement = min(around, key=lambda each: each.span.end - each.span.start)
        for position, speaker in enumerate(reading.slots_of(statement.statement_id, "speaker")):
            if speaker.span is not None:
                yield reading.slot(
                    figure.figure_id,
                    "claimant",
                    position,
                    "figures.claimant-of-statement",
                    speaker.span,
                    value=speaker.value,
                    refers_to=speaker.refers_to,
                )
