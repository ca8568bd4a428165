"""Days that an undated report names: what tells when it was written where nothing on the page dates it.

"Today, Monday 5 August" leaves the year open, and a weekday leaves the week open; yet two reports that
name the same day more likely tell the same, and two that name different ones seldom do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dateline.clean import find_dates
from dateline.knowledge import calendar_words
from dateline.link.report import Report
from dateline.model import Edtf, fold

#: Days that the same happening is told of before and after: on the day before a publication, or after it abroad.
_BEFORE, _AFTER = 1, 2
_WITHOUT_YEAR = re.compile(r"XXXX-(\d\d)-(\d\d)")

#: Year, which may not be known, month and day.
Named = tuple[int | None, int, int]


@dataclass(frozen=True, slots=True)
class NamedDays:
    """The days that the head of a report names, and its weekdays (Monday 1 to Sunday 7)."""

    days: frozenset[Named] = frozenset()
    weekdays: frozenset[int] = frozenset()


def named_days(report: Report) -> NamedDays:
    """Read the days that title and lead of an undated report name; a dated one needs none."""
    if report.day is not None:
        return NamedDays()
    head = f"{report.title}\n{report.lead}"
    dates = [match.edtf for match in find_dates(head, language=report.language)]
    days = {*_open_year(report.moment or ""), *(named for each in dates for named in _named(each))}
    return NamedDays(frozenset(days), frozenset(_weekdays(head, report.language)))


def _named(edtf: Edtf) -> Iterator[Named]:
    if edtf.earliest and edtf.earliest == edtf.latest:
        day = date.fromisoformat(edtf.earliest)
        yield day.year, day.month, day.day
    else:
        yield from _open_year(edtf.value)


def _open_year(edtf: str) -> Iterator[Named]:
    found = _WITHOUT_YEAR.match(edtf)
    if found:
        yield None, int(found[1]), int(found[2])


def _weekdays(text: str, language: str) -> Iterator[int]:
    names = _weekday_names(language)
    if names:
        for word in re.findall(r"\w+", fold(text)):
            if word in names:
                yield names[word]


@cache
def _weekday_names(language: str) -> dict[str, int]:
    return {
        key[0]: int(sense.value)
        for key, senses in calendar_words().items()
        if len(key) == 1
        for sense in senses
        if sense.kind == "weekday" and sense.language.partition("-")[0] == language
    }


def met(one: NamedDays, other: NamedDays, published: int | None) -> str:
    """Compare named days: ``met``, ``missed`` or ``unknown``; ``published`` is the other's day where it is dated."""
    if published is not None:
        day = date.fromordinal(published)
        theirs: frozenset[Named] = frozenset([(day.year, day.month, day.day)])
        reach = range(-_BEFORE, _AFTER + 1)
    else:
        theirs, reach = other.days, range(-1, 2)
    if not one.days or not theirs:
        return "unknown"
    gaps = (gap for mine in one.days for yours in theirs if (gap := _gap(mine, yours)) is not None)
    return "met" if any(gap in reach for gap in gaps) else "missed"


def _gap(one: Named, other: Named) -> int | None:
    """Return the days from one day to another; of an open year the nearest, ``None`` where there is no such day."""
    years = [(one[0] or year, other[0] or year) for year in _years(one, other)]
    gaps = [
        after - before
        for first, second in years
        if (before := _ordinal(first, one)) is not None and (after := _ordinal(second, other)) is not None
    ]
    return min(gaps, key=lambda each: (abs(each), each), default=None)


def _years(one: Named, other: Named) -> Iterable[int]:
    known = one[0] or other[0]
    return (known - 1, known, known + 1) if known else (2000,)


def _ordinal(year: int, named: Named) -> int | None:
    try:
        return date(year, named[1], named[2]).toordinal()
    except ValueError:
        return None


def weekdays_met(one: NamedDays, other: NamedDays, published: int | None) -> str:
    """Compare named weekdays: ``shared``, ``apart`` or ``unknown``."""
    if published is not None:
        theirs = frozenset(date.fromordinal(published - back).isoweekday() for back in (0, 1))
    else:
        theirs = other.weekdays
    if not one.weekdays or not theirs:
        return "unknown"
    return "apart" if one.weekdays.isdisjoint(theirs) else "shared"
