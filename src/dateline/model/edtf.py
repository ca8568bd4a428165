"""Dates with stated precision, written in EDTF (ISO 8601-2:2019).

The subset in use: ``2031``, ``2031-05``, ``2031-05-04``, ``2031-05-04T10:20:00`` with or without
``Z`` or ``+03:00``, open parts as ``XXXX-05-04``, intervals ``2031-05-04/2031-05-06`` and one-of
sets ``[2031-04-05,2031-05-04]`` for a date that can be read two ways.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

_DATE = r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?"
_CLOCK = r"(?:T(?P<clock>\d{2}:\d{2}(?::\d{2})?)(?P<zone>Z|[+-]\d{2}:\d{2})?)?"
_SINGLE = re.compile(f"^{_DATE}{_CLOCK}$")


@dataclass(frozen=True, slots=True)
class Edtf:
    """An EDTF value with the days it can mean.

    ``earliest`` and ``latest`` are ISO dates (first and last possible day, in the page's own
    calendar day, no zone applied) and are ``None`` where the year is open.
    """

    value: str
    earliest: str | None
    latest: str | None

    @property
    def precision(self) -> str:
        """Name the finest part that is given (``year`` to ``second``), ``open`` without a year, or ``interval``."""
        if self.value[0] == "[" or "/" in self.value:
            return "interval"
        match = _SINGLE.match(self.value)
        if match is None or "X" in match["year"]:
            return "open"
        if match["clock"]:
            return "second" if match["clock"].count(":") == 2 else "minute"
        parts = (match["month"], match["day"])
        return ("year", "month", "day")[sum(part is not None and "X" not in part for part in parts)]


def parse_edtf(value: str) -> Edtf:
    """Read an EDTF string of the subset above; raises ValueError for anything else."""
    if value.startswith("[") and value.endswith("]"):
        return one_of([parse_edtf(part) for part in value[1:-1].split(",")])
    if "/" in value:
        first, last = (parse_edtf(part) for part in value.split("/", 1))
        return Edtf(value, first.earliest, last.latest)
    match = _SINGLE.match(value)
    if match is None:
        raise ValueError(f"not an EDTF date in dateline's subset: {value!r}")
    earliest, latest = _bounds(match["year"], match["month"], match["day"])
    if match["clock"]:
        datetime.strptime(match["clock"], "%H:%M:%S" if match["clock"].count(":") == 2 else "%H:%M")
    return Edtf(value, earliest, latest)


def one_of(readings: list[Edtf]) -> Edtf:
    """Join the possible readings of one date; a single reading is returned as it is."""
    unique = sorted(set(readings), key=lambda reading: (reading.earliest or "", reading.value))
    if len(unique) == 1:
        return unique[0]
    earliest = min((r.earliest for r in unique if r.earliest), default=None)
    latest = max((r.latest for r in unique if r.latest), default=None)
    return Edtf("[" + ",".join(r.value for r in unique) + "]", earliest, latest)


def day(year: int, month: int, day_of_month: int) -> Edtf:
    """Make an EDTF day; raises ValueError where the calendar has no such day."""
    iso = date(year, month, day_of_month).isoformat()
    return Edtf(iso, iso, iso)


def _bounds(year: str, month: str | None, day_of_month: str | None) -> tuple[str | None, str | None]:
    if "X" in year:
        _check_open(month, day_of_month)
        return None, None
    number = int(year)
    if month is None or "X" in month:
        return date(number, 1, 1).isoformat(), date(number, 12, 31).isoformat()
    last = calendar.monthrange(number, int(month))[1]
    if day_of_month is None or "X" in day_of_month:
        return date(number, int(month), 1).isoformat(), date(number, int(month), last).isoformat()
    iso = date(number, int(month), int(day_of_month)).isoformat()
    return iso, iso


def _check_open(month: str | None, day_of_month: str | None) -> None:
    if month and "X" not in month:
        limit = calendar.monthrange(2000, int(month))[1]  # a leap year: 29 February may be meant
        if day_of_month and "X" not in day_of_month and not 1 <= int(day_of_month) <= limit:
            raise ValueError(f"month {month} has no day {day_of_month}")
