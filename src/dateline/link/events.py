"""Which event mentions report the same happening: judged slot by slot within a story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from dateline.knowledge import read_lexicon
from dateline.link.encoder import Encoded, Encoder
from dateline.link.likelihood import likelihood
from dateline.link.parties import Named, compared, named
from dateline.link.report import Act, Report
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
    actors: Named
    recipients: Named
    places: Named


@dataclass(frozen=True, slots=True)
class EventEdge:
    """A pair of event mentions that was judged; ``left`` < ``right`` are their ids."""

    left: str
    right: str
    score: float
    features: Mapping[str, float | str]


def told_in(reports: Iterable[Report], weights: Mapping[str, Weights]) -> list[Told]:
    """Make the event mentions of a story's reports ready to be compared; ``weights`` are by language."""
    return [_told(report, act, weights[report.language]) for report in reports for act in _placed_acts(report.acts)]


def _placed_acts(acts: Sequence[Act]) -> Iterator[Act]:
    """Give the day and place of a sentence to all of its acts of one type: "shelled a camp on Monday, killing two"."""
    beside: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in acts:
        beside[act.words, act.type].append(act)
    for act in acts:
        dated = next((each for each in beside[act.words, act.type] if each.first is not None), act)
        sited = next((each for each in beside[act.words, act.type] if each.places), act)
        days = (act.first, act.last) if act.first is not None else (dated.first, dated.last)
        yield replace(act, first=days[0], last=days[1], places=act.places or sited.places) if act.type else act


def _told(report: Report, act: Act, weights: Weights) -> Told:
    words = vector_of(Counter(stems_of(act.words, report.language)), weights)
    return Told(
        report,
        act,
        words,
        frozenset(stems_of(act.trigger, report.language)) & words.keys(),
        named(act.actors, report.language, words),
        named(act.recipients, report.language, words),
        named(act.places, report.language, words),
    )


def event_edges(told: Sequence[Told], families: Mapping[str, str], encoder: Encoder | None) -> Iterator[EventEdge]:
    """Judge the pairs of event mentions that share a name, a trigger, a day with a type, or a statement.

    ``families`` are the families of statements by statement id. ``encoder`` compares triggers,
    and sentences of two languages; without one they are compared by their slots and words alone.
    """
    pairs = [(told[at], told[to]) for at, to in sorted(_candidates(told, families))]
    judged = [(one, other, kinship) for one, other in pairs if (kinship := _type(one.act, other.act))]
    senses = _Senses(encoder, Encoded(encoder, _sentences(judged))) if encoder else None
    for one, other, kinship in judged:
        features = _features(one, other, families, senses)
        score = likelihood("events.toml", "same", {"type": kinship, **features})
        if score >= LEAST_KEPT:
            left, right = sorted((one.act.event_mention_id, other.act.event_mention_id))
            yield EventEdge(left, right, score, {"type": kinship, **features})


def _sentences(judged: Iterable[tuple[Told, Told, str]]) -> Mapping[str, set[str]]:
    """Return the sentences that are compared by sense, by language: those of two languages."""
    texts: dict[str, set[str]] = defaultdict(set)
    for one, other, _ in judged:
        if one.report.language != other.report.language:
            for each in (one, other):
                texts[each.report.language].add(each.act.words)
    return texts


@dataclass(frozen=True, slots=True)
class _Senses:
    """What encodes triggers, one by one since the same words come again and again, and what has the sentences."""

    triggers: Encoder
    sentences: Encoder


def _candidates(told: Sequence[Told], families: Mapping[str, str]) -> set[tuple[int, int]]:
    buckets: dict[object, list[int]] = defaultdict(list)
    denied = {each.act.type for each in told if each.act.status in _DENIED}
    for at, each in enumerate(told):
        keys: set[object] = {*each.actors.keys, *each.recipients.keys, *each.places.keys}
        keys |= {("word", stem) for stem in each.trigger} | set(each.act.figures)
        keys |= {families[one] for one in each.act.statement_ids if one in families}
        keys.add((each.act.type, each.act.first))
        if each.act.type in denied:  # what is denied is told in few words, on another day
            keys.add(each.act.type)
        for key in keys:
            buckets[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for members in buckets.values():
        for place, one in enumerate(members):
            pairs.update((one, other) for other in members[place + 1 : place + 1 + _BUCKET])
    return pairs


#: Statuses of what did not happen, by somebody's words or by the report's own.
_DENIED = ("denied", "negated")
#: What words of a denial say of the denial, and not of the act.
_OF_THE_DENIAL = ("day", "place", "actor", "recipient")


def _type(one: Act, other: Act) -> str | None:
    if one.type != other.type:
        return "related" if frozenset((one.type, other.type)) in _pairs("related") else None
    if not one.type:
        return "unknown"
    if not one.mode or not other.mode:
        return "same"
    return "mode" if one.mode == other.mode else "modes"


@cache
def _pairs(name: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in read_lexicon(__package__, "events.toml")[name])


def _features(one: Told, other: Told, families: Mapping[str, str], senses: _Senses | None) -> dict[str, float | str]:
    types = {one.act.type, other.act.type}
    speech, worded = types <= _types("speech"), types <= _types("worded")
    features: dict[str, float | str] = {
        "status": _status(one.act.status, other.act.status),
        "trigger": _trigger(one, other, worded=worded),
        "sense": _sense(one, other, senses),
        "words": _words(one, other, senses, worded=worded),
        "day": _day(one.act, other.act),
        "place": _placed(compared(one.places, other.places)),
        "actor": _acting(one, other),
        "recipient": compared(one.recipients, other.recipients),
        "figures": _figures(one.act, other.act),
        "statement": _statements(one.act, other.act, families, speech=speech),
        "article": float(one.report is other.report),
        "sentence": float(one.report is other.report and one.act.words == other.act.words),
    }
    if features["status"] == "denial":
        # Who denies an act is seldom who is said to have done it, and denies it on another day.
        features.update({name: "unknown" for name in _OF_THE_DENIAL if features[name] in _AGAINST})
    return features


#: Values that speak against two mentions being one.
_AGAINST = ("apart", "near", "other")


def _trigger(one: Told, other: Told, *, worded: bool) -> str:
    """Say whether two triggers share a word: where types are known it adds less, and next to nothing of "said"."""
    if not one.trigger & other.trigger:
        return "other"
    return "worded" if worded else "typed" if one.act.type and other.act.type else "same"


def _acting(one: Told, other: Told) -> str:
    """Compare actors; of acts that parties do together any of them may be named first."""
    found = compared(one.actors, other.actors)
    if found in ("apart", "other", "unknown") and {one.act.type, other.act.type} <= _types("mutual"):
        turned = {compared(one.actors, other.recipients), compared(one.recipients, other.actors)}
        return "alike" if turned & {"same", "within", "alike"} else found
    return found


def _placed(found: str) -> str:
    """Take names of places that only share a word as the same place: few have two names."""
    return "same" if found == "alike" else found


def _words(one: Told, other: Told, senses: _Senses | None, *, worded: bool) -> float:
    """Compare two sentences; in those of speech or agreement its parties are no sign that the same is said."""
    if one.report.language != other.report.language:
        return _across(one, other, senses)
    if not worded:
        return cosine(one.words, other.words)
    verb = one.trigger & other.trigger if {one.act.type, other.act.type} <= _types("speech") else frozenset()
    return cosine(*(_said(each, verb) for each in (one, other)))


def _said(told: Told, verb: frozenset[str]) -> Vector:
    """Return what is left of a sentence without its parties, and without the verb where that is one of saying."""
    others = verb | told.actors.words | told.recipients.words
    left = {stem: weight for stem, weight in told.words.items() if stem not in others}
    return vector_of(dict.fromkeys(left, 1), left.__getitem__)


def _statements(one: Act, other: Act, families: Mapping[str, str], *, speech: bool) -> str:
    """Compare what is said: a statement of one family, others, or not known on a side.

    Others tell two acts of speech apart; what is told within a statement may be told in another too.
    """
    if not one.statement_ids or not other.statement_ids:
        return "unknown"
    own, others = ({families.get(each, each) for each in act.statement_ids} for act in (one, other))
    if own & others:
        return "same"
    return "apart" if speech else "unknown"


@cache
def _types(name: str) -> frozenset[str]:
    return frozenset(read_lexicon(__package__, "events.toml")[name])


def _status(one: str, other: str) -> str:
    if one == other or (one in _DENIED and other in _DENIED):
        return "same"
    if one in _DENIED or other in _DENIED:
        return "denial"
    return "apart" if frozenset((one, other)) in _pairs("apart") else "other"


def _across(one: Told, other: Told, senses: _Senses | None) -> float:
    if senses is None:
        return 0.0
    left, right = (senses.sentences([each.act.words], each.report.language)[0] for each in (one, other))
    return round(max(0.0, float(left @ right)), 4)


def _sense(one: Told, other: Told, senses: _Senses | None) -> float:
    """Return how near two unlike triggers are in sense, 0 to 1; 0 for the same trigger, which counts by itself.

    Single words of unlike sense reach cosines of up to ``LEAST_SENSE``.
    """
    if senses is None or one.trigger & other.trigger:
        return 0.0
    left, right = (senses.triggers([each.act.trigger], each.report.language)[0] for each in (one, other))
    return round(max(0.0, (float(left @ right) - LEAST_SENSE) / (1 - LEAST_SENSE)), 4)


def _day(one: Act, other: Act) -> str:
    """Compare days: those beside each other may be the night between, or the day of the report for that of the act."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return "unknown"
    gap = max(one.first - other.last, other.first - one.last)
    return "same" if gap <= 0 else "near" if gap == 1 else "apart"


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
    """Take the commonest type and place of an event's members, of equals the first, and the days most agree with."""
    # The day of a denial is seldom that of what it denies.
    told = [each for each in members if each.status not in _DENIED]
    days = _days_told((each.first, each.last) for each in told if each.first is not None and each.last is not None)
    places = _commonest(party.entity_id for each in members for party in each.places if party.entity_id)
    first, last = days or (None, None)
    return Agreed(_commonest(each.type for each in members) or "", first, last, places)


def _days_told(told: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the bounds that most of those told hold, the narrowest: "20 August" is what "this year" may mean."""
    counted = Counter(told)

    def holding(days: tuple[int, int]) -> int:
        return sum(count for (first, last), count in counted.items() if first <= days[0] and days[1] <= last)

    return min(counted, key=lambda days: (-holding(days), days[1] - days[0], days), default=None)


ValueT = TypeVar("ValueT")


def _commonest(values: Iterable[ValueT]) -> ValueT | None:
    counted = Counter(values)
    return min(counted, key=lambda each: (-counted[each], str(each)), default=None)
