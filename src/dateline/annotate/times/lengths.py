"""Lengths of time, times that recur, and references to the present, past and future."""

from __future__ import annotations

from typing import Any

from dateline.annotate.times.grammar import Meaning
from dateline.annotate.times.operations import Args, operation, resolve
from dateline.annotate.times.period import SEASONS
from dateline.annotate.times.value import Situation, Value

#: Units below a day, and their TIMEX3 letters.
TIMED = {"hour": "H", "minute": "M", "second": "S"}
_LETTERS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "workday": "D", "night": "D"}
_MULTIPLES = {"decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W"), "weekend": (1, "WE")}


def resolve_count(count: Meaning | int | float | str) -> Any:
    """Return the number of a count: an int, a float, or ``X`` where it is not stated."""
    if not isinstance(count, Meaning):
        return count
    if "m" in count.args and isinstance(count.args.get("n"), (int, float)):
        return "X"
    whole = count.args.get("n", 0)
    return whole + (0.5 if "half" in count.args or "n" not in count.args else 0) if whole != "X" else whole


def length_of(count: float | str, unit: str) -> str:
    """Return a length as TIMEX3 writes it: ``P2Y``, ``PT30M``, ``PXD`` for an unstated number of days."""
    if unit == "X":
        return "PXX"
    if unit in TIMED:
        return f"PT{_figure(count)}{TIMED[unit]}"
    times, letter = _MULTIPLES.get(unit, (1, _LETTERS.get(unit, "X")))
    if count == "X":
        return "PX" + {"decade": "DE", "century": "CE"}.get(unit, letter)
    return f"P{_figure(float(count) * times)}{letter}"


def _figure(count: float | str) -> str:
    return count if isinstance(count, str) else f"{count:g}" if count < 1e6 else str(int(count))


@operation("duration")
def _duration(args: Args, _: Situation) -> Value:
    count = resolve_count(args.get("n", args.get("number", "X")))
    return Value("DURATION", value=length_of(count, args["unit"]), reason="it is a length of time, not a date")


@operation("set")
def _set(args: Args, _: Situation) -> Value:
    reason = "it recurs"
    if "value" in args:
        return Value("SET", value=args["value"], reason=reason)
    weekday = args.get("weekday", args.get("weekdays"))
    if weekday is not None:
        return Value("SET", value=f"XXXX-WXX-{weekday}", reason=reason)
    if "month" in args:
        return Value("SET", value=f"XXXX-{args['month']:02}", reason=reason)
    if "season" in args:
        return Value("SET", value=f"XXXX-{SEASONS[args['season']]}", reason=reason)
    if "unit" in args:
        return Value("SET", value=length_of(args.get("n", 1), args["unit"]), reason=reason)
    return Value("SET", value=f"XXXX-XX-XXT{args['part']}" if "part" in args else None, reason=reason)


@operation("ref")
def _ref(args: Args, _: Situation) -> Value:
    words = {"PRESENT_REF": "the present", "PAST_REF": "the past", "FUTURE_REF": "the future"}
    value = next(args[key] for key in ("value", "present", "past", "future") if key in args)
    return Value(value=value, reason=f"it names no date, only {words[value]}")


@operation("mod")
def _mod(args: Args, at: Situation) -> Value:
    return resolve(args["of"], at)
