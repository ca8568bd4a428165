"""Days that are named twice or from another period: "today, Monday", "the fifth of this month", "Sunday and Monday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.annotate.times.dates import resolve_date
from dateline.annotate.times.operations import Args, operation, resolve
from dateline.annotate.times.period import Period, period_of
from dateline.annotate.times.value import NO_DAY, Situation, Unresolved, Value

#: How far the weekday named with "today" may lie from the day of publication, in days.
_NEAR = 3


@operation("dayname")
def _day_name(args: Args, at: Situation) -> Value:
    """Resolve "yesterday, Tuesday": by the weekday, near to where the word for the day points, or by its date."""
    if "of" in args:
        return resolve(args["of"], at)
    day = at.anchor() + timedelta(days=args["shift"])
    if "weekday" in args:
        away = (args["weekday"] - day.isoweekday()) % 7
        day += timedelta(days=away - 7 if away > _NEAR else away)
    return Value(period=period_of("day", day), counted="published")


@operation("dayin")
def _day_in(args: Args, at: Situation) -> Value:
    """Resolve "the fifth of this month"."""
    value = resolve(args["of"], at)
    if value.period is None:
        raise Unresolved(NO_DAY)
    first = value.period.first
    return replace(value, period=Period("day", date(first.year, first.month, args["day"]).toordinal()))


@operation("weekdays")
def _weekdays(args: Args, at: Situation) -> Value:
    """Resolve two weekdays, the second after the first."""
    which = {"which": args["which"]} if "which" in args else {}
    value = resolve_date({**which, "weekday": args["from"]}, at)
    if value.period is None:
        raise Unresolved(NO_DAY)
    return replace(value, until=value.period.shifted((args["to"] - args["from"]) % 7))


@operation("half")
def _half(args: Args, at: Situation) -> Value:
    """Resolve "the second half of last month" to the whole, as no finer period of the calendar is named."""
    return resolve(args["of"], at)
