"""Dates of the Hijri calendar, as days of the Gregorian one by the tabular (civil) reckoning.

The calendars that countries use follow the sighting of the moon or its computation and differ from
the table by a day, seldom two; the record keeps the Hijri date and the reckoning as what a value rests on.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateline.annotate.times.operations import Args, operation
from dateline.annotate.times.period import Period, period_of
from dateline.annotate.times.value import Situation, Unresolved, Value
from dateline.knowledge import hijri_to_gregorian

_RECKONING = "Hijri, tabular calendar"
_NO_YEAR = "it names no Hijri year, and the article has no day of publication to count from"
_MONTHS = 12
_LONGEST_MONTH = 30
#: Hijri years that news can name; others are years of the Gregorian calendar.
_FIRST, _LAST = 1, 1600


@operation("hijri")
def _hijri(args: Args, at: Situation) -> Value:
    month, day = args.get("hijrimonth"), args.get("day")
    if "hijriholiday" in args:
        month, day = map(int, args["hijriholiday"].split("-"))
    year = args.get("year")
    if year is None:
        year = _nearest_year(int(month or 1), day, args.get("which"), at)
    if not _FIRST <= year <= _LAST or (day or 1) > _LONGEST_MONTH:
        raise Unresolved("the Hijri calendar has no such date")
    first = hijri_to_gregorian(year, month or 1, day or 1)
    counted = None if "year" in args else "published"
    written = (_written(year, month, day), _RECKONING)
    if day is not None:
        return Value(period=period_of("day", first), counted=counted, written=written)
    after = _start_of_next(year, month)
    last = period_of("day", after - timedelta(days=1))
    return Value(period=Period("day", first.toordinal()), until=last, counted=counted, written=written)


def _written(year: int, month: int | None, day: int | None) -> str:
    return f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _start_of_next(year: int, month: int | None) -> date:
    if month is None or month == _MONTHS:
        return hijri_to_gregorian(year + 1, 1, 1)
    return hijri_to_gregorian(year, month + 1, 1)


def _nearest_year(month: int, day: int | None, which: int | None, at: Situation) -> int:
    """Return the Hijri year whose such month or day lies nearest to the day of publication, or before or after it."""
    if at.published is None:
        raise Unresolved(_NO_YEAR)
    now = at.published
    near = (now.year - 622) * 33 // 32
    starts = {year: hijri_to_gregorian(year, month, day or 1) for year in range(near - 1, near + 4)}
    middle = timedelta(days=0 if day else 15)
    if which == -1:
        return max(year for year, start in starts.items() if start + 2 * middle < now)
    if which == 1:
        return min(year for year, start in starts.items() if start > now)
    return min(starts, key=lambda year: abs((starts[year] + middle - now).days))
