"""Dates as found in a shape, and pairs of one date in two calendars."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.clean.dates.clock import Clock
from dateline.clean.dates.reading import Reading
from dateline.clean.dates.shape import Shape
from dateline.model import Edtf

_PAIR_GAP = re.compile(r"[ ,،/|(\-\ue000-\uf8ff]{1,5}")
#: Days between the two dates of a Hijri and Gregorian pair that still agree.
_PAIR_TOLERANCE = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A reading with its place in a shape."""

    shape: Shape
    start: int
    end: int
    reading: Reading
    clock: Clock | None = None

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """Order overlapping finds: with a year first, then days, then the earlier, then the longer."""
        value = self.reading.edtf
        return value.earliest is None, self.reading.rule == "month-year", self.start, self.start - self.end


def joined_pairs(found: list[Found]) -> list[Found]:
    """Join a Hijri and a Gregorian date that stand side by side into the Gregorian one."""
    result: list[Found] = []
    for each in found:
        previous = result[-1] if result else None
        if previous is not None and _side_by_side(previous, each):
            result[-1] = _pair(previous, each)
        else:
            result.append(each)
    return result


def _side_by_side(first: Found, second: Found) -> bool:
    calendars = {first.reading.calendar, second.reading.calendar}
    gap = first.shape.text[first.end : second.start]
    return calendars == {"hijri", "gregorian"} and _PAIR_GAP.fullmatch(gap) is not None


def _pair(first: Found, second: Found) -> Found:
    gregorian, hijri = (first, second) if first.reading.calendar == "gregorian" else (second, first)
    agree = _days_apart(gregorian.reading.edtf, hijri.reading.edtf)
    consistent = agree is not None and agree <= _PAIR_TOLERANCE and gregorian.reading.consistent is not False
    reading = replace(gregorian.reading, rule=f"{gregorian.reading.rule}+hijri", consistent=consistent)
    return Found(gregorian.shape, first.start, second.end, reading, gregorian.clock or hijri.clock)


def _days_apart(gregorian: Edtf, hijri: Edtf) -> int | None:
    """Count the days from the Gregorian date to the nearest day the Hijri one can be."""
    if not (gregorian.earliest and gregorian.latest and hijri.earliest and hijri.latest):
        return None
    low, high = date.fromisoformat(hijri.earliest), date.fromisoformat(hijri.latest)
    start, end = date.fromisoformat(gregorian.earliest), date.fromisoformat(gregorian.latest)
    return max(0, (low - end).days, (start - high).days)
