"""What a matched shape says: the days it can be, in which calendar, and whether it is consistent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.clean.dates.shape import Shape
from dateline.knowledge import Sense, hijri_to_gregorian
from dateline.model import Edtf, day, one_of, parse_edtf

#: Years outside these are not taken for dates in text.
GREGORIAN_YEARS = range(1500, 2101)
#: Years of two digits below this are of this century.
_PIVOT = 70
HIJRI_YEARS = range(1200, 1501)


@dataclass(frozen=True, slots=True)
class Reading:
    """One date as read: ``edtf`` in days, months or years, without a time of day.

    ``order`` is ``day-first`` or ``month-first`` for a date in figures that can be read only one
    way; ``either`` holds the day-first and the month-first reading of one that can be read both.
    """

    edtf: Edtf
    rule: str
    calendar: str = "gregorian"
    language: str | None = None
    consistent: bool | None = None
    weekdays: frozenset[int] = frozenset()
    order: str | None = None
    either: tuple[Edtf, Edtf] | None = None


def read(match: re.Match[str], rule: str, shape: Shape, day_first: bool | None) -> Reading | None:
    """Read a match of a date pattern; ``None`` where the calendar has no such date."""
    if rule.startswith("figures"):
        return _read_figures(match, shape, day_first)
    if rule in {"iso", "cjk"}:
        parts = (int(match["year"]), int(match["month"]), _number(match["day"]))
        return _in_figures(parts, rule, _era(match, shape), _weekdays(match, shape))
    return _read_named(match, rule, shape)


def _read_named(match: re.Match[str], rule: str, shape: Shape) -> Reading | None:
    groups = match.groupdict()
    year, last = _century(groups["year"]), _day_of(match, shape)
    month_senses = shape.senses(match.start("month"), "month")
    if groups["twin"]:
        month_senses = _agreeing(month_senses, shape.senses(match.start("twin"), "month"))
    values: list[Reading] = []
    for calendar in ("gregorian", "hijri"):
        senses = [sense for sense in month_senses if sense.calendar == calendar]
        months = dict.fromkeys(int(sense.value) for sense in senses)
        days = [_dated(calendar, year, month, (_number(groups.get("first")), last)) for month in months]
        found = [value for value in days if value is not None]
        if found:
            language = _language(senses)
            values.append(Reading(one_of(found), rule, calendar, language))
    if not values:
        return None
    return _checked(values[0], _weekdays(match, shape))


def _agreeing(senses: tuple[Sense, ...], twins: tuple[Sense, ...]) -> tuple[Sense, ...]:
    meant = {(sense.calendar, sense.value) for sense in twins}
    return tuple(sense for sense in senses if (sense.calendar, sense.value) in meant)


def _language(senses: Iterable[Sense]) -> str | None:
    languages = [sense.language.split("-")[0] for sense in senses]
    return next((language for language in ("en", "ar") if language in languages), languages[0] if languages else None)


def _day_of(match: re.Match[str], shape: Shape) -> int | None:
    groups = match.groupdict()
    if groups.get("day"):
        return int(groups["day"])
    if groups.get("dayword"):
        return int(shape.senses(match.start("dayword"), "ordinal")[0].value)
    return None


def _dated(calendar: str, year: int | None, month: int, days: tuple[int | None, int | None]) -> Edtf | None:
    first, last = days
    try:
        if calendar == "hijri":
            return _hijri(year, month, last)
        if year is not None and year not in GREGORIAN_YEARS:
            return None
        end = _gregorian(year, month, last)
        if first is None or last is None or first >= last:
            return end
        return parse_edtf(f"{_gregorian(year, month, first).value}/{end.value}")
    except ValueError:
        return None


def _gregorian(year: int | None, month: int, day_of_month: int | None) -> Edtf:
    if day_of_month is not None and not 1 <= day_of_month <= 31:
        raise ValueError(f"no day {day_of_month}")
    parts = ["XXXX" if year is None else f"{year:04}", f"{month:02}"]
    return parse_edtf("-".join([*parts, f"{day_of_month:02}"] if day_of_month else parts))


def _hijri(year: int | None, month: int, day_of_month: int | None) -> Edtf | None:
    if year is None or year not in HIJRI_YEARS:
        return None
    first = hijri_to_gregorian(year, month, day_of_month or 1)
    last = first if day_of_month else hijri_to_gregorian(year, month, 29)
    margin = timedelta(days=1)
    return parse_edtf(f"{(first - margin).isoformat()}/{(last + margin).isoformat()}")


def _read_figures(match: re.Match[str], shape: Shape, day_first: bool | None) -> Reading | None:
    a, b, year = int(match["a"]), int(match["b"]), _century(match["year"]) or 0
    era, weekdays = _era(match, shape), _weekdays(match, shape)
    if day_first is None and match["mark"].strip() == ".":
        day_first = True  # dotted dates put the day first wherever they are in use (CLDR)
    readings = {
        "day-first": _in_figures((year, b, a), "figures", era, weekdays),
        "month-first": _in_figures((year, a, b), "figures", era, weekdays),
    }
    possible = {order: reading for order, reading in readings.items() if reading is not None}
    wanted = None if day_first is None else "day-first" if day_first else "month-first"
    if wanted in possible:
        return replace(possible[wanted], rule=f"figures-{wanted}")
    return _settle(possible)


def _settle(readings: dict[str, Reading]) -> Reading | None:
    left = {order: reading for order, reading in readings.items() if reading.consistent} or readings
    if not left:
        return None
    order, first = next(iter(left.items()))
    if len(left) == 1:
        return replace(first, rule=f"figures-{order}", order=order)
    if len({reading.edtf for reading in left.values()}) == 1:
        return first
    either = (left["day-first"].edtf, left["month-first"].edtf)
    return replace(first, edtf=one_of(list(either)), rule="figures-ambiguous", either=either)


def _in_figures(parts: tuple[int, int, int | None], rule: str, era: str, weekdays: set[int]) -> Reading | None:
    year, month, day_of_month = parts
    if not 1 <= month <= 12:
        return None
    calendar = "hijri" if era == "hijri" else "gregorian"
    value = _dated(calendar, year, month, (None, day_of_month))
    return None if value is None else _checked(Reading(value, rule, calendar), weekdays)


def _era(match: re.Match[str], shape: Shape) -> str:
    if match.groupdict().get("era") and shape.senses(match.start("era"), "hijri_era"):
        return "hijri"
    return "gregorian"


def _weekdays(match: re.Match[str], shape: Shape) -> set[int]:
    named = [group for group in ("weekday", "weekday_after") if match.groupdict().get(group)]
    kinds = ("weekday", "weekdayshort")
    return {int(sense.value) for group in named for kind in kinds for sense in shape.senses(match.start(group), kind)}


def _checked(reading: Reading, weekdays: set[int]) -> Reading:
    reading = replace(reading, weekdays=frozenset(weekdays))
    if not weekdays or reading.edtf.earliest is None or reading.edtf.latest is None:
        return reading
    first, last = date.fromisoformat(reading.edtf.earliest), date.fromisoformat(reading.edtf.latest)
    if (last - first).days > 2:
        return reading
    possible = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    fitting = [each for each in possible if each.isoweekday() in weekdays]
    edtf, rule = reading.edtf, reading.rule
    if reading.calendar == "hijri" and len(fitting) == 1:
        edtf, rule = day(fitting[0].year, fitting[0].month, fitting[0].day), f"{rule}+weekday"
    return replace(reading, edtf=edtf, rule=rule, consistent=bool(fitting))


def _century(digits: str | None) -> int | None:
    """Read a year; one of two digits is of this century or the last."""
    if digits is None or len(digits) != 2:
        return _number(digits)
    return int(digits) + (2000 if int(digits) < _PIVOT else 1900)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
