"""A date that stands in a text."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Edtf


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date or date-time found at ``[start, end)`` of a text, in code points.

    ``edtf`` holds what the words say and no more: a month stays a month, a date without a year
    is open (``XXXX-05-04``), one that can be read two ways is a one-of set. ``calendar`` is
    ``gregorian`` or ``hijri``; a Hijri date is given as the Gregorian interval of the three days
    it can be, as the arithmetic calendar and the observed one differ by up to a day. ``clock``
    tells whether a time of day belongs to it. ``language`` is that of the month's name, ``None``
    for dates in figures. ``consistent`` tells whether a weekday, or a second calendar's date,
    beside it agrees; ``None`` where there is none. ``weekday`` is the weekday named with it, Monday
    1 to Sunday 7.
    """

    start: int
    end: int
    edtf: Edtf
    rule: str
    calendar: str
    clock: bool
    language: str | None = None
    consistent: bool | None = None
    weekday: int | None = None
