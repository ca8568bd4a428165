"""Which event mentions report the same happening: judged slot by slot within a story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from dateline.knowledge import read_lexicon
from dateline.link.encoder import Encoder
from dateline.link.likelihood import likelihood
from dateline.link.report import Act, Party, Report
from dateline.link.solving import Pair, average_link, components
from dateline.link.vectors import Vector, cosine, vector_of
from dateline.link.weights import Weights
from dateline.link.words import stems_of

#: Pairs below this score are not kept.
LEAST_KEPT = 0.2
#: Cosine of two triggers from which it says something.
LEAST_SENSE = 0.4
#: Mentions of one key (a name, a trigger) that are compared all with all.
_BUCKET = 60


@dataclass(frozen=True, slots=True)
class Told:
    """An event mention with its article, and its words ready to be compared."""

    report: Report
    act: Act
    words: Vector
    trigger: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventEdge:
    """A pair of event mentions that was judged; ``left`` < ``right`` are their ids."""

    left: str
    right: str
    score: float
    features: Mapping[str, float | str]


def told_in(reports: Iterable[Report], weights: Mapping[str, Weights]) -> list[Told]:
    """Make the event mentions of a story's reports ready to be compared; ``weights`` are by language."""
    return [_told(report, act, weights[report.language]) for report in reports for act in report.acts]


def _told(report: Report, act: Act, weights: Weights) -> Told:
    words = vector_of(Counter(stems_of(act.words, report.language)), weights)
    return Told(
        report,
        act,
        words,
        frozenset(stems_of(act.trigger, report.language)) & words.keys(),
        _keys(act.actors, report.language, words),
        _keys(act.recipients, report.language, words),
        _keys(act.places, report.language, words),
    )


def _keys(parties: Iterable[Party], language: str, words: Vector) -> frozenset[str]:
    """Return what parties are known by: entities, codes of a country with a sector, words that say something."""
    keys: set[str] = set()
    for party in parties:
        if party.entity_id:
            keys.add(f"entity {party.entity_id}")
        if party.code and not party.code.startswith("---") and " " in party.code:
            keys.add(f"code {party.code}")
        keys.update(f"word {stem}" for stem in stems_of(party.words, language) if stem in words)
    return frozenset(keys)


def event_edges(told: Sequence[Told], families: Mapping[str, str], encoder: Encoder | None) -> Iterator[EventEdge]:
    """Judge the pairs of event mentions that share a name, a trigger, a day with a type, or a statement.

    ``families`` are the families of statements by statement id. ``encoder`` compares triggers,
    and sentences of two languages; without one they are compared by their slots and words alone.
    """
    for at, to in sorted(_candidates(told, families)):
        one, other = told[at], told[to]
        kinship = _type(one.act, other.act)
        if kinship is None:
            continue
        features = _features(one, other, families, encoder)
        score = likelihood("events.toml", "same", {"type": kinship, **features})
        if score >= LEAST_KEPT:
            left, right = sorted((one.act.event_mention_id, other.act.event_mention_id))
            yield EventEdge(left, right, score, {"type": kinship, **features})


def _candidates(told: Sequence[Told], families: Mapping[str, str]) -> set[tuple[int, int]]:
    buckets: dict[object, list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        keys: set[object] = {*each.actors, *each.recipients, *each.places, *(f"word {stem}" for stem in each.trigger)}
        keys |= {families[one] for one in each.act.statement_ids if one in families}
        for key in {*keys, *each.act.figures, (each.act.type, each.act.first)}:
            buckets[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for members in buckets.values():
        for place, one in enumerate(members):
            pairs.update((one, other) for other in members[place + 1 : place + 1 + _BUCKET])
    return pairs


_DENIED = "denied"
#: What words of a denial say of the denial, and not of the act.
_OF_THE_DENIAL = ("day", "place", "actor", "recipient")


def _type(one: Act, other: Act) -> str | None:
    if one.type != other.type:
        return "related" if frozenset((one.type, other.type)) in _pairs("related") else None
    if not one.type:
        return "unknown"
    return "mode" if one.mode and one.mode == other.mode else "same"


@cache
def _pairs(name: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in read_lexicon(__package__, "events.toml")[name])


def _features(one: Told, other: Told, families: Mapping[str, str], encoder: Encoder | None) -> dict[str, float | str]:
    same_language = one.report.language == other.report.language
    features: dict[str, float | str] = {
        "status": _status(one.act.status, other.act.status),
        "trigger": float(bool(one.trigger & other.trigger)),
        "sense": _sense(one, other, encoder),
        "words": cosine(one.words, other.words) if same_language else _across(one, other, encoder),
        "day": _day(one.act, other.act),
        "place": _named(one.places, other.places, alike="same"),
        "actor": _named(one.actors, other.actors),
        "recipient": _named(one.recipients, other.recipients),
        "figures": _figures(one.act, other.act),
        "statement": _statements(one.act, other.act, families),
        "article": float(one.report is other.report),
        "sentence": float(one.report is other.report and one.act.words == other.act.words),
    }
    if features["status"] == "denial":
        # Who denies an act is seldom who is said to have done it, and denies it on another day.
        features.update({name: "unknown" for name in _OF_THE_DENIAL if features[name] == "apart"})
    return features


def _statements(one: Act, other: Act, families: Mapping[str, str]) -> str:
    """Compare what is said: a statement of one family, others, or not known on a side.

    Others tell two acts of speech apart; what is told within a statement may be told in another too.
    """
    if not one.statement_ids or not other.statement_ids:
        return "unknown"
    own, others = ({families.get(each, each) for each in act.statement_ids} for act in (one, other))
    if own & others:
        return "same"
    return "apart" if {one.type, other.type} <= _speech() else "unknown"


@cache
def _speech() -> frozenset[str]:
    return frozenset(read_lexicon(__package__, "events.toml")["speech"])


def _status(one: str, other: str) -> str:
    if one == other:
        return "same"
    if _DENIED in (one, other):
        return "denial"
    return "apart" if frozenset((one, other)) in _pairs("apart") else "other"


def _across(one: Told, other: Told, encoder: Encoder | None) -> float:
    if encoder is None:
        return 0.0
    left, right = (encoder([each.act.words], each.report.language)[0] for each in (one, other))
    return round(max(0.0, float(left @ right)), 4)


def _sense(one: Told, other: Told, encoder: Encoder | None) -> float:
    """Return how near two unlike triggers are in sense, 0 to 1; 0 for the same trigger, which counts by itself.

    Single words of unlike sense reach cosines of up to ``LEAST_SENSE``.
    """
    if encoder is None or one.trigger & other.trigger:
        return 0.0
    left, right = (encoder([each.act.trigger], each.report.language)[0] for each in (one, other))
    return round(max(0.0, (float(left @ right) - LEAST_SENSE) / (1 - LEAST_SENSE)), 4)


def _day(one: Act, other: Act) -> str:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return "unknown"
    return "same" if one.first <= other.last and other.first <= one.last else "apart"


def _named(one: frozenset[str], other: frozenset[str], alike: str = "alike") -> str:
    """Compare two sets of names: the same entity, alike in code or words, apart, or unknown where a side has none."""
    if not one or not other:
        return "unknown"
    shared = one & other
    if any(key.startswith("entity") for key in shared):
        return "same"
    if shared:
        return alike
    known = [any(key.startswith("entity") for key in side) for side in (one, other)]
    return "apart" if all(known) else "unknown"


def _figures(one: Act, other: Act) -> str:
    pairs = [(mine, theirs) for mine in one.figures for theirs in other.figures if mine[0] == theirs[0]]
    if not pairs:
        return "unknown"
    return "same" if any(mine[1:] == theirs[1:] for mine, theirs in pairs) else "apart"


def solve_events(told: Sequence[Told], scores: Mapping[Pair, float], joined: Iterable[Pair] = ()) -> list[list[str]]:
    """Group the event mentions of a story by the scores of their pairs; each mention is in one group."""
    joined = [*joined]
    threshold = read_lexicon(__package__, "events.toml")["threshold"]
    by_member: dict[str, dict[Pair, float]] = defaultdict(dict)
    for pair, score in scores.items():
        by_member[pair[0]][pair] = score
    groups = []
    for component in components((each.act.event_mention_id for each in told), [*scores, *joined]):
        inside = {pair: score for member in component for pair, score in by_member[member].items()}
        groups += average_link(component, inside, threshold, joined)
    return sorted(groups)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What most members of an event say: its type, its days (bounds) and its place."""

    type: str
    first: int | None
    last: int | None
    place_entity_id: str | None


def agreed(members: Sequence[Act]) -> Agreed:
    """Take the commonest type, days and place of an event's members; of equals the first in order."""
    days = _commonest((each.first, each.last) for each in members if each.first is not None)
    places = _commonest(party.entity_id for each in members for party in each.places if party.entity_id)
    first, last = days or (None, None)
    return Agreed(_commonest(each.type for each in members) or "", first, last, places)


ValueT = TypeVar("ValueT")


def _commonest(values: Iterable[ValueT]) -> ValueT | None:
    counted = Counter(values)
    return min(counted, key=lambda each: (-counted[each], str(each)), default=None)
