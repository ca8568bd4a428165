"""Periods of the calendar, from days to centuries, counted so that going on is adding one."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_OF = {"day": 1, "week": 7}
#: TIMEX3 letters of seasons; EDTF numbers them 21 to 24 from spring, whatever the hemisphere.
SEASONS = ("SP", "SU", "FA", "WI")
_TIMEX = {
    "day": "{year:04}-{month:02}-{day:02}",
    "month": "{year:04}-{month:02}",
    "quarter": "{year:04}-Q{quarter}",
    "half": "{year:04}-H{half}",
    "season": "{year:04}-{season}",
    "year": "{year:04}",
    "decade": "{index:03}",
    "century": "{index:02}",
}


@dataclass(frozen=True, slots=True)
class Period:
    """The ``index``-th period of a ``unit``, counted from the beginning of the calendar.

    Units are day, week (from Monday), weekend, month, quarter, half, season, year, decade and
    century. A season is counted with the year in which it begins and lies on the months that
    news of the northern hemisphere means: its bounds are wide, not exact.
    """

    unit: str
    index: int

    @property
    def first(self) -> date:
        """The first day."""
        if self.unit in _DAYS_OF:
            return date.fromordinal(self.index * _DAYS_OF[self.unit] + (self.unit == "week"))
        if self.unit == "weekend":
            return date.fromordinal(self.index * 7 + 6)
        if self.unit == "season":
            year, season = divmod(self.index, 4)
            return date(year, 3 * season + 3, 1)
        year, month = divmod(self.index * _MONTHS_OF[self.unit], 12)
        return date(max(year, 1), month + 1, 1)

    @property
    def last(self) -> date:
        """The last day."""
        if self.unit == "weekend":
            return self.first + timedelta(days=1)
        if self.unit == "season":
            end = self.first + timedelta(days=95)
            return date(end.year, end.month, calendar.monthrange(end.year, end.month)[1])
        try:
            return Period(self.unit, self.index + 1).first - timedelta(days=1)
        except OverflowError:  # the first period that the calendar knows
            return date.min

    def shifted(self, count: int) -> Period:
        """Return the period that comes ``count`` periods of the same unit later."""
        return Period(self.unit, self.index + count)

    def within(self, unit: str) -> Period:
        """Return the period of another unit that holds the first day of this one."""
        return period_of(unit, self.first)

    @property
    def year(self) -> int:
        """The year it begins in."""
        return self.index // 4 if self.unit == "season" else self.first.year

    @property
    def timex(self) -> str:
        """The TIMEX3 value."""
        first = self.first
        if self.unit in {"week", "weekend"}:
            year, week, _ = first.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
        return _TIMEX[self.unit].format(
            index=self.index,
            year=self.index // 4 if self.unit == "season" else first.year,
            month=first.month,
            day=first.day,
            quarter=(first.month + 2) // 3,
            half=1 + first.month // 7,
            season=SEASONS[self.index % 4],
        )

    @property
    def edtf(self) -> str:
        """The EDTF value: a day, month or year, otherwise the interval of days, months or years."""
        if self.unit in {"day", "month", "year"}:
            return self.timex
        first, last = self.first.isoformat(), self.last.isoformat()
        if self.unit in {"week", "weekend"}:
            return f"{first}/{last}"
        cut = 4 if self.unit in {"decade", "century"} else 7
        return f"{first[:cut]}/{last[:cut]}"


def period_of(unit: str, day: date) -> Period:
    """Return the period of a unit that holds a day (for a season or weekend: the nearest one begun)."""
    if unit == "weekend":
        return Period(unit, (day.toordinal() + 1) // 7 - 1)
    if unit in _DAYS_OF:
        return Period(unit, (day.toordinal() - (unit == "week")) // _DAYS_OF[unit])
    months = day.year * 12 + day.month - 1
    return Period(unit, (months - 2) // 3 if unit == "season" else months // _MONTHS_OF[unit])
