"""Times counted from the day of publication, or from what was spoken of before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dateline.annotate.times.dates import resolve_date, resolve_quarter
from dateline.annotate.times.lengths import TIMED, length_of, resolve_count
from dateline.annotate.times.operations import Args, operation, resolve
from dateline.annotate.times.period import Period, period_of
from dateline.annotate.times.value import NO_DAY, Situation, Unresolved, Value


@operation("unit")
def resolve_unit(args: Args, at: Situation) -> Value:
    unit = args["unit"]
    which = args.get("base")
    if which == "story":
        which = "focus" if unit in {"day", "quarter"} else None
    base, counted = at.base(which, unit)
    if args.get("named") and counted != "text":
        raise Unresolved("it counts from a time that is not named")
    if unit == "weekend" and args.get("shift") == 0:
        now = at.anchor()
        ahead = 0 if now.isoweekday() > 5 or at.tense != "future" else 1
        return Value(period=period_of("weekend", now).shifted(ahead), counted="published")
    if which == "focus" and args.get("shift") == 0 and unit == "quarter" and at.quarter is not None:
        return Value(period=at.quarter, counted="text")
    if which != "focus" and args.get("base") == "story" and unit == "quarter":
        return _latest({"unit": "quarter"}, at)
    return Value(period=base.within(unit).shifted(args.get("shift", 0)), counted=counted)


@operation("neighbour")
def _neighbour(args: Args, at: Situation) -> Value:
    """Resolve "the following Monday", "the previous June": the next one after the focus, or the last before."""
    base, counted = at.base("focus", "month" if "weekday" not in args else "week")
    shift = args["shift"]
    near = Situation(base.first, tense="")
    if shift == 0:
        return replace(resolve_date({**args, "shift": None}, near), counted=counted)
    return replace(resolve_date({**args, "which": shift}, near), counted=counted)


@operation("ago")
def _ago(args: Args, at: Situation) -> Value:
    count = resolve_count(args["n"])
    unit, sign = args["unit"], args["sign"]
    if unit in TIMED:
        raise Unresolved("a count of hours or minutes from an unknown moment", length_of(count, unit), "DURATION")
    if count == "X":
        raise Unresolved("it counts an unstated number", "PAST_REF" if sign < 0 else "FUTURE_REF")
    number, unit = _whole(count, unit)
    target = {"workday": "day", "night": "day", "fortnight": "week"}.get(unit, unit)
    base, counted = at.ahead(target) if args.get("base") == "ahead" else at.base(args.get("base"), target)
    if args.get("base") == "focus" and target == "year" and base.unit in {"quarter", "month", "season"}:
        steps = {"quarter": 4, "month": 12, "season": 4}[base.unit]
        return Value(period=base.shifted(sign * number * steps), counted=counted)
    if target == "week":
        day = base.first + timedelta(days=7 * sign * number)
        return Value(period=period_of("week", day), counted=counted)
    return Value(period=base.within(target).shifted(sign * number), counted=counted)


def _whole(count: float, unit: str) -> tuple[int, str]:
    """Return a count as a whole number of a unit: two and a half years as 30 months."""
    if unit == "fortnight":
        return int(2 * count), "week"
    if float(count).is_integer():
        return int(count), unit
    parts = {"year": (12, "month"), "month": (4, "week"), "week": (7, "day"), "decade": (10, "year")}
    times, finer = parts.get(unit, (1, unit))
    return int(count * times), finer


@operation("latest")
def _latest(args: Args, at: Situation) -> Value:
    unit = args.get("unit", "quarter")
    if unit == "quarter" and at.ended_quarter is not None:
        return Value(period=at.ended_quarter, counted="text")
    return Value(period=period_of(unit, at.anchor()).shifted(-1), counted="published")


@operation("yearago")
def _year_ago(args: Args, at: Situation) -> Value:
    unit = args.get("unit")
    if "ordinal" in args:
        return _shifted_years(resolve_quarter({"quarter": args["ordinal"]}, at), -1)
    spoken = _year_ago_of(unit, args, at)
    if spoken is not None:
        return Value(period=spoken.shifted(-12 if spoken.unit == "month" else -4), counted="text")
    base = period_of("day", at.anchor())
    if unit in {"month", "quarter"}:
        return Value(period=base.within(unit).shifted(-12 if unit == "month" else -5), counted="published")
    return Value(period=base.within("year").shifted(-1), counted="published")


def _year_ago_of(unit: str | None, args: Args, at: Situation) -> Period | None:
    """Return the quarter or month that was spoken of and whose year before is compared with."""
    if unit == "month" or (unit is None and not args.get("plain")):
        last = next((each for each in at.recent if each.unit in {"month", "quarter"}), None)
        if last is not None and (last.unit == "month" or last == at.ended_quarter):
            return last if unit is None or last.unit == unit else None
    return at.ended_quarter if unit in {None, "quarter"} else None


def _shifted_years(value: Value, years: int) -> Value:
    return replace(value, period=value.period.shifted(4 * years)) if value.period else value


@operation("yearperiod")
def _year_period(args: Args, at: Situation) -> Value:
    year = args["year"]
    if args.get("unit") == "quarter" and at.quarter is not None:
        return Value(period=Period("quarter", year * 4 + at.quarter.index % 4), counted="text")
    if "unit" not in args and at.quarter is not None and at.quarter.year - year in {0, 1}:
        return Value(period=Period("quarter", year * 4 + at.quarter.index % 4), counted="text")
    return Value(period=Period("year", year))


@operation("holding")
def _holding(args: Args, at: Situation) -> Value:
    """Resolve "the week of March 4"."""
    value = resolve(args["of"], at)
    if value.period is None:
        raise Unresolved(NO_DAY)
    return Value(period=value.period.within(args["unit"]), counted=value.counted)


@operation("yearend")
def _year_end(_: Args, at: Situation) -> Value:
    return Value(period=period_of("year", at.anchor()), counted="published")


@operation("dayof")
def _day_of(args: Args, at: Situation) -> Value:
    number, unit = args.get("ordinal", args.get("number")), args.get("unit", "day")
    day = at.day_of(unit, number - 1)
    if day is None:
        raise Unresolved("it counts from a happening that is not in the table of happenings", length_of(number, unit))
    return Value(period=period_of(unit, day), counted="happening")


@operation("anniversary")
def _anniversary(args: Args, at: Situation) -> Value:
    day = at.day_of("year", args.get("ordinal", args.get("number")))
    if day is None:
        raise Unresolved("it counts from a happening that is not in the table of happenings")
    return Value(period=period_of("day", day), counted="happening")
