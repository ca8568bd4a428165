"""Dates that name a month, a weekday, a quarter or a season, with their year or the nearest.

No part finer than the words give is ever added: "last May" is a month.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from dateline.annotate.times.grammar import Meaning
from dateline.annotate.times.operations import Args, operation, resolve
from dateline.annotate.times.period import SEASONS, Period, period_of
from dateline.annotate.times.value import Situation, Unresolved, Value

_NO_YEAR = "it names no year, and the article has no day of publication to count from"
_HALF_YEAR = 183


@operation("date")
def resolve_date(args: Args, at: Situation) -> Value:
    if "quarter" in args or "half" in args:
        return resolve_quarter(args, at)
    if "season" in args:
        return _season(args, at)
    month = args.get("month", args.get("m"))
    if month is None:
        return _weekday(args, at)
    day = args.get("day")
    year, counted = _year_of(args, at)
    if year is None:
        year, counted = _with_weekday(_year_by_nearness(args, int(month), day, at), int(month), args), "published"
    if day is None:
        if args.get("twin", month) != month:
            raise Unresolved("it names two months")
        second = args.get("month2", month)  # "January/February": two months, where it is not the same in two calendars
        until = Period("month", (year + (second < month)) * 12 + second - 1) if second != month else None
        return Value(period=Period("month", year * 12 + int(month) - 1), until=until, counted=counted)
    first = Period("day", date(year, int(month), day).toordinal())
    if "to" not in args:
        return Value(period=first, counted=counted)
    return Value(period=first, until=Period("day", date(year, int(month), args["to"]).toordinal()), counted=counted)


def _year_of(args: Args, at: Situation) -> tuple[int | None, str | None]:
    """Return the year that is named with a date, and what it was counted from."""
    if isinstance(args.get("year"), int):
        return full_year(args["year"]), None
    when = args.get("when")
    if isinstance(when, Meaning):
        value = resolve(when, at)
        return (value.period.year if value.period else None), value.counted
    return None, None


def _with_weekday(year: int, month: int, args: Args) -> int:
    """Return the year nearest to ``year`` in which the date falls on the weekday named with it, if one is."""
    named, day = args.get("dow"), args.get("day")
    if not isinstance(named, Meaning) or day is None:
        return year
    weekday = named.args.get("weekday", named.args.get("weekdayshort"))
    years = (each for each in (year, year - 1, year + 1) if date(each, month, day).isoweekday() == weekday)
    found = next(years, None)
    if found is None:
        raise Unresolved("no such date with its weekday lies near the day of publication", f"XXXX-{month:02}-{day:02}")
    return found


def full_year(year: int) -> int:
    return year if year >= 100 else year + (1900 if year >= 50 else 2000)


def _year_by_nearness(args: Args, month: int, day: int | None, at: Situation) -> int:
    """Choose the year of a month or day that names none: by "last" or "next", else by tense and nearness."""
    open_value = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
    if not 1 <= month <= 12 or (day and not 1 <= day <= calendar.monthrange(2000, month)[1]):
        raise Unresolved("the calendar has no such date")
    if at.published is None:
        raise Unresolved(_NO_YEAR, open_value)
    now = at.published
    here = (month, day or 0) if day else (month,)
    today = (now.month, now.day) if day else (now.month,)
    which = args.get("which")
    if which is not None:
        if here == today or which == 0:
            return now.year + (which if here == today else _nearer(now, month, day, at.tense))
        return now.year + (-(here > today) if which < 0 else (here < today))
    if here == today:
        return now.year
    if at.since and at.tense == "past":
        return now.year - (here > today)
    return now.year + _nearer(now, month, day, at.tense if at.told or not day else "")


def _nearer(now: date, month: int, day: int | None, tense: str) -> int:
    """Return -1, 0 or 1: the year, counted from now, whose such day the words mean."""
    middle = date(2000, month, day or 15).replace(year=now.year) if (month, day) != (2, 29) else date(now.year, 2, 28)
    ahead = (middle - now).days
    if day:
        slack = 60 if tense else _HALF_YEAR
        if tense == "past":
            return -1 if ahead > slack else 1 if ahead + 365 < slack else 0
        return 1 if ahead < -slack else -1 if ahead > _HALF_YEAR + 182 * (tense == "future") else 0
    if tense == "future":
        return 1 if ahead < -45 else 0
    return -1 if ahead > (0 if tense else 75) else 1 if not tense and ahead < -300 else 0


def _weekday(args: Args, at: Situation) -> Value:
    weekday, which, now = args["weekday"], args.get("which"), at.anchor()
    back = (now.isoweekday() - weekday) % 7
    if isinstance(args.get("week"), int):
        monday = period_of("week", now).shifted(args["week"]).first
        day = monday + timedelta(days=weekday - 1)
    elif which == -1:
        day = now - timedelta(days=back or 7)
    elif which == 1 or (at.tense == "future" and back):
        day = now + timedelta(days=7 - back)
    else:
        day = now - timedelta(days=back)
    return Value(period=period_of("day", day), counted="published")


def resolve_quarter(args: Args, at: Situation) -> Value:
    unit, length = ("quarter", 4) if "quarter" in args else ("half", 2)
    number = args[unit]
    if not 1 <= number <= length:
        raise Unresolved(f"a year has no {unit} {number}")
    year, counted = _year_of(args, at)
    if year is None:
        now = period_of(unit, at.anchor())
        year, counted = now.index // length, "published"
        behind = number - 1 > now.index % length
        year -= behind and at.tense != "future"
    return Value(period=Period(unit, year * length + number - 1), counted=counted)


def _season(args: Args, at: Situation) -> Value:
    year, counted = _year_of(args, at)
    season = args["season"]
    if year is None:
        now = at.published
        if now is None:
            raise Unresolved(_NO_YEAR, f"XXXX-{SEASONS[season]}")
        ahead = Period("season", now.year * 4 + season).first > now
        which = args.get("which")
        if which in (-1, 1):
            over = Period("season", now.year * 4 + season).last < now
            year = now.year - (not over) if which < 0 else now.year + (not ahead)
        else:
            year = now.year - (ahead and at.tense != "future" and which != 0)
        counted = "published"
    return Value(period=Period("season", year * 4 + season), counted=counted)


@operation("year")
def _year(args: Args, _: Situation) -> Value:
    return Value(period=Period("year", full_year(args["year"])))


@operation("holiday")
def _holiday(args: Args, at: Situation) -> Value:
    month, day = (int(part) for part in args["holiday"].split("-"))
    return resolve_date({**args, "month": month, "day": day}, at)


@operation("figures")
def _figures(args: Args, at: Situation) -> Value:
    first, second = args["a"], args["b"]
    year = full_year(args["year"])
    if first > 12 or second > 12 or at.day_first is not None or first == second:
        day, month = (first, second) if first > 12 or (second <= 12 and at.day_first) else (second, first)
        return Value(period=Period("day", date(year, month, day).toordinal()))
    days = sorted((date(year, first, second), date(year, second, first)))
    raise Unresolved("it can be read as day and month or as month and day", f"[{days[0]},{days[1]}]")
