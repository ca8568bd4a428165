"""Answers that may rightly be none (publication dates, outlets): right, wrong, missed, invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from dateline.evaluate.report import Score
from dateline.model import fold, parse_edtf


class Outcome(StrEnum):
    """How an answer compares with the gold."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    INVENTED = "invented"
    RIGHTLY_NONE = "rightly none"


def judge(accepted: Sequence[str | None], answer: str | None, same: Callable[[str, str], bool]) -> Outcome:
    """Compare an answer with the accepted ones, the best first; ``None`` among them accepts silence."""
    if answer is None:
        return Outcome.RIGHTLY_NONE if None in accepted else Outcome.MISSED
    if all(value is None for value in accepted):
        return Outcome.INVENTED
    right = any(value is not None and same(value, answer) for value in accepted)
    return Outcome.RIGHT if right else Outcome.WRONG


def same_words(gold: str, answer: str) -> bool:
    """Tell whether two names or titles are the same but for case, quotes, dashes and spacing."""
    return fold(gold) == fold(answer)


def same_days(gold: str, answer: str) -> bool:
    """Tell whether two EDTF dates can mean the same calendar days.

    The time of day does not count. A date that is less or more certain than the gold (a month for
    a day, a day for an ambiguous pair) is not the same.
    """
    return _days(gold) == _days(answer)


def outcome_scores(outcomes: Iterable[Outcome], prefix: str = "") -> tuple[Score, ...]:
    """Score outcomes.

    ``accuracy``: right of all cases that have an answer. ``answered``: of those, how many got any.
    ``precision``: right of all answers given, invented ones among them. ``silence``: of the cases
    without an answer, how many were left without one.
    """
    tally = Counter(outcomes)
    known = tally[Outcome.RIGHT] + tally[Outcome.WRONG] + tally[Outcome.MISSED]
    given = tally[Outcome.RIGHT] + tally[Outcome.WRONG] + tally[Outcome.INVENTED]
    unknown = tally[Outcome.INVENTED] + tally[Outcome.RIGHTLY_NONE]
    return (
        _ratio(f"{prefix}accuracy", tally[Outcome.RIGHT], known),
        _ratio(f"{prefix}answered", tally[Outcome.RIGHT] + tally[Outcome.WRONG], known),
        _ratio(f"{prefix}precision", tally[Outcome.RIGHT], given),
        _ratio(f"{prefix}silence", tally[Outcome.RIGHTLY_NONE], unknown),
    )


def _ratio(metric: str, hits: int, of: int) -> Score:
    return Score(metric, hits / of if of else 1.0, of)


def _days(value: str) -> tuple[bool, str | None, str | None]:
    """Return whether a value leaves a choice, and its first and last day; unreadable ones stay as they are."""
    try:
        edtf = parse_edtf(value)
    except ValueError:
        return (False, value, None)
    return (value.startswith("["), edtf.earliest or value, edtf.latest)
