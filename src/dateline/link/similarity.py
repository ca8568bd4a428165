"""How alike two reports are: what is weighed, and how likely they tell the same story.

The model is a table of weights (``data/stories.toml``) for features that can be read: the score is
the logistic function of their weighted sum. That a date is not known is a value of its own.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dateline.knowledge import read_lexicon
from dateline.link.likelihood import likelihood
from dateline.link.named_days import NamedDays, met, weekdays_met
from dateline.link.profile import Weighed
from dateline.link.report import Report
from dateline.link.vectors import cosine
from dateline.link.words import stemmer_of

#: Pairs of reports further apart than this many days are not compared.
WINDOW = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """How likely two reports tell the same story (0 to 1), and what that was read from."""

    score: float
    features: Mapping[str, float | str]


def day_gap(one: Report, other: Report) -> int | None:
    """Return the days between two publications, at least; ``None`` where that says nothing.

    It does not where one is not dated, nor where one is only known to be of weeks that hold the other's day.
    """
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return None
    gap = max(0, one.first - other.last, other.first - one.last)
    return None if gap == 0 and (one.day is None or other.day is None) else gap


def gap_name(gap: int | None) -> str:
    """Name the class of a gap in days, as the table of weights does."""
    if gap is None:
        return "unknown"
    return next((str(each) for each in (0, 1, 2, 3, 5, 10) if gap <= each), "more")


def told_days(one: Report, other: Report) -> str:
    """Compare the days that two reports tell of: ``shared``, ``apart`` or ``unknown``."""
    if not one.days or not other.days:
        return "unknown"
    return "shared" if set(one.days) & set(other.days) else "apart"


def told_gap(one: Weighed, other: Weighed) -> str:
    """Name the class of the gap between two publications, or of the days that they name where it is not known.

    ``met`` and ``missed`` say whether an undated report names the other's day, or one that it names as well.
    """
    gap = day_gap(one.report, other.report)
    return gap_name(gap) if gap is not None else _compared(one, other, met)


def told_weekdays(one: Weighed, other: Weighed) -> str:
    """Compare the weekdays that two reports name where the days between them are not known."""
    return _compared(one, other, weekdays_met) if day_gap(one.report, other.report) is None else "unknown"


def _compared(one: Weighed, other: Weighed, compare: Callable[[NamedDays, NamedDays, int | None], str]) -> str:
    first, second = (one, other) if one.report.day is None else (other, one)
    return compare(first.profile.named_days, second.profile.named_days, second.report.day)


def entities_shared(one: Weighed, other: Weighed) -> float:
    """Return the cosine of the entities that two reports name, 0 where one names none."""
    return cosine(one.entities, other.entities)


def places_shared(one: Weighed, other: Weighed) -> dict[str, float | str]:
    """Compare the places that two reports tell.

    ``place`` is the weight of the most telling place of either that both name; ``misplaced`` that of
    the most telling one that the other lacks, where both have such.
    """
    met = [_placed(one, other), _placed(other, one)]
    return {"place": max(found for found, _ in met), "misplaced": min(lacked for _, lacked in met)}


def _placed(one: Weighed, other: Weighed) -> tuple[float, float]:
    """Return the weights of the most telling place of a report that the other names, and of that it does not."""
    same_language = one.report.language == other.report.language
    stem, theirs = stemmer_of(one.report.language), other.profile
    found = lacked = 0.0
    for place, weight in one.places:
        if not place.keys.isdisjoint(theirs.place_keys):
            is_named = True
        elif same_language:
            is_named = stem(place.name) in theirs.terms
        else:
            is_named = not place.long_keys.isdisjoint(theirs.names)
        found, lacked = (max(found, weight), lacked) if is_named else (found, max(lacked, weight))
    return found, lacked


@dataclass(frozen=True)
class Crowd:
    """How many reports each day has: where there are few, two of one day more likely tell the same."""

    on_day: Mapping[int | None, int]

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Crowd:
        """Count reports by the first day of their publication."""
        return cls(Counter(each.day for each in reports))

    def around(self, one: Report, other: Report) -> int:
        """Return the number of reports of the day of either, the larger; 0 where one has none."""
        if one.day is None or other.day is None:
            return 0
        return max(self.on_day.get(one.day, 1), self.on_day.get(other.day, 1))

    def has_small(self, day: int | None) -> bool:
        """Tell whether a day has so few reports that all its pairs are looked at."""
        return self.on_day.get(day, 0) <= SMALL_DAY

    def is_small(self, one: Report, other: Report) -> bool:
        """Tell whether two reports lie so near in time and so few beside them that they are looked at in any case."""
        gap = day_gap(one, other)
        return gap is not None and gap <= 1 and self.around(one, other) <= SMALL_DAY


#: Reports of a day from which more make no difference: weights were fitted on up to so many.
FULL_DAY = 100
#: Reports of a day up to which all its pairs are looked at, whatever words they share.
SMALL_DAY = 40


def crowding(one: Report, other: Report, crowd: Crowd) -> float:
    """Return the logarithm of the reports of a day, for reports at most a day apart; 0 for others."""
    gap, count = day_gap(one, other), crowd.around(one, other)
    return round(math.log(min(count, FULL_DAY)), 4) if gap is not None and gap <= 1 and count else 0.0


def judge(one: Weighed, other: Weighed, text: float, crowd: Crowd) -> Judged:
    """Judge two reports of one language; ``text`` is the cosine of their whole texts."""
    if one.report.live and one.report.page_id == other.report.page_id:
        return Judged(1.0, {"page": "entries of one live page", "text": text})
    head = cosine(one.head, other.head)
    shared = len({each for each in one.profile.numbers & other.profile.numbers if len(each) > 1})
    features: dict[str, float | str] = {
        "text": text,
        "root": round(math.sqrt(text), 4),
        "head": head,
        "entities": entities_shared(one, other),
        "numbers": min(shared, 3),
        "gap": told_gap(one, other),
        "weekday": told_weekdays(one, other),
        "crowd": crowding(one.report, other.report, crowd),
        "days": told_days(one.report, other.report),
        "few": little_known(one, other),
        **places_shared(one, other),
    }
    return Judged(likelihood("stories.toml", "same-language", features) * has_enough("within", features), features)


def has_enough(limits: str, features: Mapping[str, float | str]) -> bool:
    """Tell whether two reports have all of any that they must have in common at least."""
    choices = read_lexicon(__package__, "stories.toml")[limits]
    return any(all(float(features[name]) >= value for name, value in least.items()) for least in choices)


def little_known(one: Weighed, other: Weighed) -> float:
    """Return how little is known of what all texts of the time speak of, 0 to 1, where no dates tell two apart.

    Among a handful of pages the words of their common subject weigh as much as those of a happening.
    """
    if day_gap(one.report, other.report) is not None:
        return 0.0
    return round(1 / (1 + max(one.company, other.company) / FEW_TEXTS), 4)


#: Texts among which a common word is known for one with an even chance.
FEW_TEXTS = 20
