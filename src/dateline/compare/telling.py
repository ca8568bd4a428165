"""What one article says of an event, slot by slot, and what else it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from dateline.compare.found import Found
from dateline.compare.relations import DENIED, answer
from dateline.compare.slots import SCOPE, slot_data, slot_kinds
from dateline.compare.values import Things, Value
from dateline.knowledge import read_lexicon
from dateline.model import EventMention, Figure, Slot, Time, fold

_CODE = re.compile(r"(?:[A-Z]{3}|---)(?: [A-Z]{3})*")


def told_values(
    found: Found, mentions: Iterable[EventMention], things: Things, *, day: str | None = None
) -> dict[str, tuple[Value, ...]]:
    """Return what an article tells of one event in its ``mentions`` of it, by slot; without any it tells nothing.

    ``day`` is that of the article's publication, an ISO day.
    """
    values: dict[str, list[Value]] = defaultdict(list)
    mentions = sorted(mentions, key=lambda each: (each.span.start, each.event_mention_id))
    only_denied = all(answer(each.status) == DENIED for each in mentions)
    for mention in mentions:
        for slot, value in _of_mention(found, mention, things):
            # "The army denied that it shelled the market" does not say that the army shelled it.
            if answer(mention.status) == DENIED and slot not in (("status", "act") if only_denied else ("status",)):
                continue
            if not any(_alike(value, other) for other in values[slot]):
                values[slot].append(value)
    if "time" in values and day:
        values["time"] = _until(values["time"], day)
    return {slot: tuple(each) for slot, each in values.items()}


def _until(times: list[Value], day: str) -> list[Value]:
    """Leave out days after the report where it gives others: they are of what was agreed, not of the agreement."""
    return [each for each in times if (each.earliest or "") <= day] or times


def _alike(one: Value, other: Value) -> bool:
    return (one.name, one.entity_id, one.code) == (other.name, other.entity_id, other.code)


def _of_mention(found: Found, mention: EventMention, things: Things) -> Iterator[tuple[str, Value]]:
    act = " ".join(filter(None, (mention.type, mention.mode)))
    yield "act", Value("act", mention.event_mention_id, mention.span.exact, name=act)
    cue = next(iter(found.slots(mention.event_mention_id, "status-cue")), None)
    cue_words = cue.span.exact if cue and cue.span else mention.span.exact
    cue_id = cue.slot_id if cue else mention.event_mention_id
    yield "status", Value("status", cue_id, cue_words, name=mention.status)
    for slot in found.slots(mention.event_mention_id):
        kind = slot_kinds().get(slot.name)
        if _says_where(found, mention, slot):
            yield from (("place", each) for each in parties(found, slot, "place", things))
        elif kind and kind.of in ("party", "place"):
            together = mention.type in slot_data()["mutual"]["types"] and slot.name == "actor"
            yield from ((slot.name, replace(each, mutual=together)) for each in parties(found, slot, kind.of, things))
        elif slot.name == "time" and slot.refers_to in found.times:
            yield from (("time", value) for value in _times(found.times[slot.refers_to], slot.slot_id))
        elif slot.name == "figure" and slot.refers_to in found.figures:
            yield figure_slot(found, found.figures[slot.refers_to]), _figure(found.figures[slot.refers_to])
        elif kind and kind.of == "word":
            words = slot.span.exact if slot.span else slot.value or ""
            yield slot.name, Value("word", slot.slot_id, words, name=slot.value)


def _says_where(found: Found, mention: EventMention, slot: Slot) -> bool:
    """Tell whether a recipient is where an act is done: "marched in Riga", where no other place is given."""
    if slot.name != "recipient" or mention.type not in slot_data()["sited"]["types"]:
        return False
    return found.names_town(slot) and not found.slots(mention.event_mention_id, "place")


def parties(found: Found, slot: Slot, kind: str, things: Things) -> list[Value]:
    """Return the parties or places that fill a slot; a dual names several."""
    if kind == "place" and not found.names_place(slot):
        return []
    words = found.full_words(slot)
    code = slot.value if slot.value and _CODE.fullmatch(slot.value) and kind == "party" else None
    named = found.entities_of(slot)
    if not named:
        return [Value(kind, slot.slot_id, words, None, code, name=words)]
    return [Value(kind, slot.slot_id, words, entity, code, name=things.name(entity)) for entity in named]


def _times(time: Time, record_id: str) -> Iterator[Value]:
    """Give a day or a longer stretch of the calendar; durations and sets do not say when."""
    if time.type in ("DATE", "TIME") and time.earliest and time.latest:
        yield Value(
            "time", record_id, time.span.exact, earliest=time.earliest[:10], latest=time.latest[:10], name=time.edtf
        )


def _figure(figure: Figure) -> Value:
    return Value(
        "figure", figure.figure_id, figure.span.exact, low=figure.low, high=figure.high, name=bounds_of(figure)
    )


def bounds_of(figure: Figure) -> str:
    """Say the bounds of a figure: ``49``, ``360 or more``, ``10 to 15``."""
    low, high = (None if each is None else f"{each:,.10g}" for each in (figure.low, figure.high))
    if low == high:
        return low or "not stated"
    if high is None:
        return f"more than {low}" if figure.qualifier == "more_than" else f"{low} or more"
    return f"{high} or fewer" if low is None else f"{low} to {high}"


def figure_slot(found: Found, figure: Figure) -> str:
    """Return the slot that a figure is compared in: its kind, then whom it counts and as of when, where stated."""
    as_of = next((slot.value for slot in found.slots(figure.figure_id, "as-of") if slot.value), None)
    return SCOPE.join(["figure", figure.kind, *filter(None, (group_of(figure), as_of and f"as of {as_of}"))])


def figure_scope(figure: Figure) -> str:
    """Say what a figure counts: its kind, and whom where that is not people as such ("killed, children")."""
    group = group_of(figure)
    return f"{figure.kind}, {group}" if group else figure.kind


def group_of(figure: Figure) -> str | None:
    """Return the group of people that a figure counts, ``None`` for people or things as such."""
    words = fold(figure.unit or "")
    group = _groups().get(words) or _groups().get(words.removesuffix("s"))
    return group or (_of_people(words) or "part" if figure.part_of else None)


def _of_people(words: str) -> str:
    """Return the words for whom a figure counts, none where they only repeat what happened to people ("dead")."""
    return "" if words in {fold(each) for each in read_lexicon(__package__, "victims.toml")["people"]} else words


@cache
def _groups() -> dict[str, str]:
    groups = read_lexicon(__package__, "victims.toml")["groups"]
    return {fold(word): group for group, words in groups.items() for word in words}


def elsewhere(found: Found, things: Things) -> dict[str, tuple[Value, ...]]:
    """Return all that an article names, by what is compared; figures also by their kind (``figure:killed``)."""
    named = [
        Value("party", each.mention_id, each.span.exact, each.entity_id, name=things.name(each.entity_id or ""))
        for each in found.mentions.values()
    ]
    counted: dict[str, list[Value]] = defaultdict(list)
    for figure in found.figures.values():
        counted[f"figure{SCOPE}{figure.kind}"].append(_figure(figure))
    return {
        **{kind: tuple(values) for kind, values in counted.items()},
        "party": tuple(named),
        "place": tuple(named),
        "time": tuple(value for time in found.times.values() for value in _times(time, time.time_id)),
        "figure": tuple(_figure(figure) for figure in found.figures.values() if figure.low == figure.high),
    }


#: Below this mean confidence (0 to 1) of its body blocks' roles, an article was not cleaned well
#: enough to say that it is silent.
LEAST_CONFIDENCE = 0.6


def recall_of(language: str, *, annotated: bool, confidence: float) -> dict[str, float]:
    """Return how much is found, by what is compared, in an article; empty where it is not known."""
    table = read_lexicon(__package__, "recall.toml").get(language.partition("-")[0], {})
    known = annotated and confidence >= LEAST_CONFIDENCE
    return {kind: float(each["recall"]) for kind, each in table.items()} if known else {}


def least_recall() -> float:
    """Return the recall (0 to 1) from which an outlet may be called silent."""
    return float(read_lexicon(__package__, "recall.toml")["least"])
