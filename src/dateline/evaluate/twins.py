"""Twin sentences: how much of the record comes out the same from Arabic and from English, and how much is right.

Gold: ``data/twins`` (CC BY 4.0, written for dateline). Each annotation of a twin gives a few values:
the type of a name; the value of a time; kind and bounds of a figure; form, class and parties of a
statement; type, status, mode, parties, place and time of an event. Parties are compared by their codes,
or, where they have none, by their words: those that the gold puts beside each other are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.annotate import ArabicAnnotator, EnglishAnnotator, article_of
from dateline.annotate.reading import Reading
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport, share
from dateline.evaluate.twins_gold import LANGUAGES, Item, Part, Ranges, Twin, read_twins
from dateline.evaluate.workbench import Workbench
from dateline.model import EventMention, Figure, Mention, Slot, Span, Statement, Time

TWIN_METRICS = ("same", "same.statements", "ar.right")

#: What answers a gold item: a record of its kind.
_Record = Mention | Time | Figure | Statement | EventMention

#: A statement is found where this much of the longer of gold and found is shared.
_OVERLAP = 0.5
#: Kinds whose found records all have to stand in gold, for they are annotated wherever they occur.
_COMPLETE = ("figure", "statement", "event")


@dataclass(frozen=True, slots=True)
class Value:
    """One value that gold asks for: which, the answers accepted, and what either language gave."""

    name: str
    accepted: tuple[str, ...]
    given: Mapping[str, str | None]

    def is_right(self, language: str) -> bool:
        return any(_fits(each, self.given[language]) for each in self.accepted)

    @property
    def is_same(self) -> bool:
        return len(set(self.given.values())) == 1 and None not in self.given.values()


def twins(_: Workbench) -> Measured:
    """Score the half of the twins that rules are made on."""
    return _measure("dev")


def twins_check(_: Workbench) -> Measured:
    """Score the half of the twins that no rule is made on, without saying what was wrong."""
    return _measure("check").without_misses()


def _measure(half: str) -> Measured:
    gold, digest = read_twins(half)
    read: dict[str, Callable[..., Reading]] = {"ar": ArabicAnnotator().read, "en": EnglishAnnotator().read}
    values: list[tuple[Twin, Item, Value]] = []
    placed: dict[str, list[bool]] = {language: [] for language in LANGUAGES}
    misses: list[str] = []
    for twin in gold:
        readings = {each: read[each](article_of(twin.texts[each], each, twin.date)) for each in LANGUAGES}
        values += [(twin, item, value) for item in twin.items for value in values_of(item, readings)]
        for language in LANGUAGES:
            for record, known in found_in(twin, readings[language], language):
                placed[language].append(known)
                if not known:
                    misses.append(f"{twin.name} {language}: not in gold: {_shown(record)}")
    misses += [_miss(*each) for each in values if not (each[2].is_same and each[2].is_right("ar"))]
    return Measured(len(gold), digest, (SystemReport(DATELINE, tuple(_scores(values, placed))),), tuple(sorted(misses)))


def _scores(values: Sequence[tuple[Twin, Item, Value]], placed: Mapping[str, list[bool]]) -> Iterator[Score]:
    yield share("same", [value.is_same for _, _, value in values])
    for kind in ("name", "time", "figure", "statement", "event"):
        yield share(f"same.{kind}s", [value.is_same for _, item, value in values if item.kind == kind])
    for language in LANGUAGES:
        yield share(f"{language}.right", [value.is_right(language) for _, _, value in values])
        for kind in ("name", "time", "figure", "statement", "event"):
            rights = [value.is_right(language) for _, item, value in values if item.kind == kind]
            yield share(f"{language}.right.{kind}s", rights)
        yield share(f"{language}.precision", placed[language])


def values_of(item: Item, readings: Mapping[str, Reading]) -> Iterator[Value]:
    """Yield the values that a gold item asks for, with what was found at its place in each language."""
    records = {each: _record_at(item, readings[each], item.at[each]) for each in LANGUAGES}
    for place, (name, accepted) in enumerate(zip(_NAMES[item.kind], item.values, strict=False)):
        yield Value(name, accepted, {each: _own(records[each], place) for each in LANGUAGES})
    for part in item.parts:
        if part.name == "cue":
            continue
        given = {each: _part(readings[each], records[each], part, part.at[each]) for each in LANGUAGES}
        coded = part.values if part.name in _VALUED else ()
        yield Value(part.name, coded or (_THERE,), given)


#: The values of an item of each kind, in the order in which gold writes them.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("type",),
    "time": ("value",),
    "figure": ("kind", "low", "high", "part"),
    "statement": ("form", "class"),
    "event": ("type", "status", "mode"),
}
#: Stands for the words that gold names, where they have no code.
_THERE = "there"
#: Slots that are compared by their value, not only by their place.
_VALUED = ("actor", "recipient", "time")


def _own(record: _Record | None, place: int) -> str | None:
    """Return a value of a record itself, as gold writes it."""
    match record:
        case Mention():
            return record.type
        case Time():
            return record.value or record.edtf or "?"
        case Figure():
            part = "part" if record.part_of else None
            return (record.kind, _number(record.low), _number(record.high), part)[place]
        case Statement():
            return (record.form, record.cue_class)[place]
        case EventMention():
            return (record.type, record.status, record.mode)[place]
    return None


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"


def _record_at(item: Item, reading: Reading, at: Ranges) -> _Record | None:
    """Return what was found at the place of a gold item: of its type before all, then the one that fits best."""
    near = [(_common(at, each.span), each) for each in _records(reading, item.kind)]
    least = _OVERLAP if item.kind in ("statement", "name") else 0.0
    fitting = [(score, each) for score, each in near if score > 0 and score >= least]
    if not fitting:
        return None
    typed = [(score, each) for score, each in fitting if _own(each, 0) in item.values[0]]
    return max(typed or fitting, key=lambda pair: pair[0])[1]


def _records(reading: Reading, kind: str) -> Sequence[_Record]:
    lists: Mapping[str, Sequence[_Record]] = {
        "name": reading.mentions,
        "time": reading.times,
        "figure": reading.figures,
        "statement": reading.statements,
        "event": [each for each in reading.events if each.type != "STATEMENT"],
    }
    return lists[kind]


def _common(at: Ranges, span: Span) -> float:
    """Return the share of the longer of two places that both have."""
    pieces = span.pieces or ((span.start, span.end),)
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in at for c, d in pieces)
    return both / max(sum(b - a for a, b in at), sum(d - c for c, d in pieces), 1)


def _part(reading: Reading, record: _Record | None, part: Part, at: Ranges) -> str | None:
    """Return what fills a slot at the place that gold gives it: its code or value, or that it is there."""
    if record is None:
        return None
    touching = [each for each in _slots(reading, record, part.name) if each.span and _common(at, each.span) > 0]
    if not touching:
        return None
    best = max(touching, key=lambda slot: _common(at, slot.span) if slot.span else 0.0)
    return best.value or _THERE if part.name in _VALUED else _THERE


def _slots(reading: Reading, record: _Record, name: str) -> list[Slot]:
    match record:
        case Statement():
            own = record.statement_id
        case EventMention():
            own = record.event_mention_id
        case Figure():
            own = record.figure_id
        case _:
            return []
    named = reading.slots_of(own, name)
    return named + reading.slots_of(own, "issuer") if name == "speaker" else named


def _fits(accepted: str, given: str | None) -> bool:
    """Tell whether an answer is one accepted: any country where gold has none, any answer where it only has words."""
    if given is None or accepted == _THERE:
        return given is not None
    if accepted.startswith("--- "):
        return given.partition(" ")[2] == accepted[4:]
    return given == accepted


def found_in(twin: Twin, reading: Reading, language: str) -> Iterator[tuple[_Record, bool]]:
    """Yield the figures, statements and events found, each with whether gold has one of its kind there."""
    for kind in _COMPLETE:
        gold = [item.at[language] for item in twin.items if item.kind == kind]
        for record in _records(reading, kind):
            yield record, any(_common(at, record.span) > 0 for at in gold)


def _shown(record: _Record) -> str:
    return f"{type(record).__name__} {_own(record, 0)} {record.span.exact!r}"


def _miss(twin: Twin, item: Item, value: Value) -> str:
    given = ", ".join(f"{language} {value.given[language]}" for language in LANGUAGES)
    return f"{twin.name}: {item.kind} {value.name}: {'/'.join(value.accepted)}; {given}"
