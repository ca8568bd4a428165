"""How alike two reports are: what is weighed, and how likely they tell the same story.

The model is a table of weights (``data/stories.toml``) for features that can be read: the score is
the logistic function of their weighted sum. That a date is not known is a value of its own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.link.likelihood import likelihood
from dateline.link.profile import Weighed
from dateline.link.report import Report
from dateline.link.vectors import cosine

#: Pairs of reports further apart than this many days are not compared.
WINDOW = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """How likely two reports tell the same story (0 to 1), and what that was read from."""

    score: float
    features: Mapping[str, float | str]


def day_gap(one: Report, other: Report) -> int | None:
    """Return the days between two publications, at least; ``None`` where one is not dated."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return None
    return max(0, one.first - other.last, other.first - one.last)


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


def entities_shared(one: Weighed, other: Weighed) -> float:
    """Return the cosine of the entities that two reports name, 0 where one names none."""
    return cosine(one.entities, other.entities)


def judge(one: Weighed, other: Weighed, text: float) -> Judged:
    """Judge two reports of one language; ``text`` is the cosine of their whole texts."""
    head = cosine(one.head, other.head)
    shared = len({each for each in one.profile.numbers & other.profile.numbers if len(each) > 1})
    features: dict[str, float | str] = {
        "text": text,
        "root": round(math.sqrt(text), 4),
        "head": head,
        "entities": entities_shared(one, other),
        "numbers": min(shared, 3),
        "gap": gap_name(day_gap(one.report, other.report)),
        "days": told_days(one.report, other.report),
    }
    return Judged(likelihood("stories.toml", "same-language", features), features)
