"""Pairs of reports in different languages: by names and numbers first, then by sentences that are twins."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge import read_lexicon
from dateline.link.encoder import Encoder
from dateline.link.likelihood import likelihood
from dateline.link.profile import Weighed
from dateline.link.similarity import (
    Crowd,
    Judged,
    crowding,
    entities_shared,
    has_enough,
    little_known,
    places_shared,
    told_days,
    told_gap,
    told_weekdays,
)
from dateline.link.twins import mutual_best, twin_scores
from dateline.link.vectors import Postings, Vector, cosine, vector_of
from dateline.link.weights import KeyWeights

#: Days between two reports of one story in different languages at most.
WINDOW = 4
#: Least cosine of names and numbers at which two reports are looked at, and most looked at for each.
LEAST_NAMES, MOST_ALIKE = 0.1, 4
#: Sentences of a report that are aligned, and the score from which two are twins.
SENTENCES, TWIN = 10, 0.45
#: Pairs below this score are not kept.
LEAST_KEPT = 0.1

_SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+|\n+")


@dataclass
class Crossing:
    """Which reports of two languages are worth judging; ``known`` are names by language beside those of the reports."""

    weights: KeyWeights
    known: Mapping[str, frozenset[str]]
    crowd: Crowd

    def pairs(self, ours: Sequence[Weighed], theirs: Sequence[Weighed]) -> Iterator[tuple[Weighed, Weighed, float]]:
        """Yield the pairs that name the same within some days, with the cosine of their names and numbers.

        For each of our reports those of theirs that are nearest to it, and on days with few reports all.
        """
        if not ours or not theirs or not _comparable(ours[0], theirs[0]):
            return
        left, right = self._vectors(ours, theirs), self._vectors(theirs, ours)
        pairs = set(_near(ours, theirs, left, right)) | _of_small_days(ours, theirs, self.crowd)
        for at, to in sorted(pairs):
            yield ours[at], theirs[to], cosine(left[at], right[to])

    def _vectors(self, ours: Sequence[Weighed], theirs: Sequence[Weighed]) -> list[Vector]:
        """Weigh the names of our reports that theirs may have too: in Arabic every word may be a name, and few are.

        Beside them stands what theirs cannot have, the more of it the fewer names of theirs are known: else two
        lone reports would share all that is left.
        """
        language, other = ours[0].report.language, theirs[0].report.language
        known = self.known.get(other, frozenset()).union(*(each.profile.names for each in theirs))
        weight, alone = self._weights_beside(len(known)), f"{_ALONE}{language}"
        return [vector_of(dict.fromkeys((*(each.profile.names & known), alone), 1), weight) for each in ours]

    def _weights_beside(self, known: int) -> Callable[[str], float]:
        beside = ALONE * math.sqrt(FEW_NAMES / (FEW_NAMES + known))
        return lambda key: beside if key.startswith(_ALONE) else self.weights(key)


#: Weight of what one side alone names where nothing is known of the other, how its key begins, and among how
#: many known names it is half of that squared.
ALONE, _ALONE, FEW_NAMES = 7.0, "=", 200


def _comparable(one: Weighed, other: Weighed) -> bool:
    """Tell whether names and sentences of the languages of two reports can be compared."""
    known = read_lexicon(__package__, "stories.toml")["comparable"]
    return one.report.language in known and other.report.language in known


def _of_small_days(ours: Sequence[Weighed], theirs: Sequence[Weighed], crowd: Crowd) -> set[tuple[int, int]]:
    by_day: dict[int | None, list[int]] = defaultdict(list)
    for to, each in enumerate(theirs):
        by_day[each.report.day].append(to)
    return {
        (at, to)
        for at, each in enumerate(ours)
        if each.report.day is not None and crowd.has_small(each.report.day)
        for day in (each.report.day - 1, each.report.day, each.report.day + 1)
        if crowd.has_small(day)
        for to in by_day.get(day, ())
        if crowd.is_small(each.report, theirs[to].report)
    }


def _near(
    ours: Sequence[Weighed], theirs: Sequence[Weighed], left: Sequence[Vector], right: Sequence[Vector]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of places that share names, for each of ours the best of theirs within the window of days."""
    by_day: dict[int | None, list[int]] = defaultdict(list)
    for to, each in enumerate(theirs):
        by_day[each.report.day].append(to)
    asking: dict[int | None, list[int]] = defaultdict(list)
    for at, each in enumerate(ours):
        asking[each.report.day].append(at)
    for day, places in asking.items():
        days = [None, *range(day - WINDOW, day + WINDOW + 1)] if day is not None else list(by_day)
        window = sorted(to for each in days for to in by_day.get(each, ()))
        if window:
            postings = Postings([right[to] for to in window])
            for at in places:
                for found, _ in postings.like(left[at], LEAST_NAMES, MOST_ALIKE):
                    yield at, window[found]


def judge_across(one: Weighed, other: Weighed, names: float, company: tuple[Encoder, Crowd]) -> Judged | None:
    """Judge two reports in different languages; ``names`` is the cosine of their names and numbers.

    Leads are encoded only where names and days leave it open, and sentences where the leads do;
    ``None`` where the pair cannot come near the threshold.
    """
    encoder, crowd = company
    limits = _limits(one, other)
    features: dict[str, float | str] = {
        "names": names,
        "lead": 1.0,
        "twins": _MOST_TWINS,
        "entities": entities_shared(one, other),
        "gap": told_gap(one, other),
        "weekday": told_weekdays(one, other),
        "crowd": crowding(one.report, other.report, crowd),
        "days": told_days(one.report, other.report),
        "few": little_known(one, other),
        **places_shared(one, other),
    }
    for name, found in (("lead", _leads), ("twins", _twins)):
        if _score(features) < WORTH_ENCODING:
            return None
        if name == "twins" and not _worth_aligning(features, limits):
            features[name] = 0.0
            break
        features[name] = found(one, other, encoder)
    return Judged(_score(features) * has_enough(limits, features), features)


#: Best possible score at which a pair is worth encoding; below it stays below the threshold whatever is found.
WORTH_ENCODING = 0.3
#: What twins have to change in a score for sentences to be aligned: encoding them costs most of all.
LEAST_CHANGE = 0.02


def _limits(one: Weighed, other: Weighed) -> str:
    """Name the table of what two reports must have in common."""
    fitted = read_lexicon(__package__, "stories.toml")["fitted"]
    return "across" if one.report.language in fitted and other.report.language in fitted else "across_others"


def _worth_aligning(features: Mapping[str, float | str], limits: str) -> bool:
    """Tell whether twins may decide: whether two reports have enough in common, or their score by much."""
    without = {**features, "twins": 0.0}
    return not has_enough(limits, without) or abs(_score(features) - _score(without)) >= LEAST_CHANGE


#: Sum of the scores of twins from which more say no more.
_MOST_TWINS = 4.0


def _score(features: Mapping[str, float | str]) -> float:
    return likelihood("stories.toml", "cross-language", features)


def _leads(one: Weighed, other: Weighed, encoder: Encoder) -> float:
    left, right = (
        encoder([f"{each.report.title}\n{each.report.lead}"], each.report.language)[0] for each in (one, other)
    )
    return round(float(left @ right), 4)


def _twins(one: Weighed, other: Weighed, encoder: Encoder) -> float:
    sides = [sentences_of(each) for each in (one, other)]
    scores = twin_scores(encoder, sides[0], sides[1], (one.report.language, other.report.language))
    found = [twin.score for twin in mutual_best(scores) if twin.score >= TWIN]
    return round(min(sum(sorted(found)), _MOST_TWINS), 4)


def sentences_of(weighed: Weighed) -> list[str]:
    """Return the first sentences of a report, its title first; very short ones are left out."""
    report = weighed.report
    body = "\n".join(passage.text for passage in report.passages)
    sentences = [each.strip() for each in [report.title, *_SENTENCE_END.split(body[:4000])]]
    return [each for each in sentences if len(each.split()) >= 4][:SENTENCES]
