"""Times of day: clock times with zones, and parts of the day."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.times.grammar import Meaning
from dateline.annotate.times.operations import Args, operation, resolve
from dateline.annotate.times.relative import resolve_unit
from dateline.annotate.times.value import Situation, Unresolved, Value

_PARTS = {"MO", "AF", "EV", "NI", "MI", "DT"}


@operation("clock")
def _clock(args: Args, at: Situation) -> Value:
    clock = _clock_of(args)
    try:
        day, counted = at.base("focus", "day")
    except Unresolved as unresolved:
        reason = "it names no day, and the article has no day of publication"
        raise Unresolved(reason, f"T{clock}", "TIME") from unresolved
    return Value("TIME", period=day, clock=clock, counted=counted)


def _clock_of(args: Args) -> str:
    """Return a time of day as HH:MM or HH:MM:SS with its zone."""
    inner = args.get("of")
    face = inner.args if isinstance(inner, Meaning) else args
    zone = next((str(args[key]) for key in ("zone", "zone2") if key in args), str(face.get("zone", "local")))
    if "shift" in args:
        zone = "local"
    if "fixed" in face:
        clock = str(face["fixed"])
    else:
        military = face.get("military")
        hour, minute = divmod(military, 100) if military is not None else (face["hour"], face.get("minute", 0))
        hour = _hour(int(hour), face.get("meridiem"), args.get("of_part")) - bool(face.get("before"))
        if hour > 24 or minute > 59:
            raise Unresolved("no such time of day", kind="TIME")
        clock = f"{hour:02}:{minute:02}" + (f":{face['second']:02}" if "second" in face else "")
    return clock + ("" if zone == "local" or "of2" in args else zone)


def _hour(hour: int, meridiem: str | None, part: str | None) -> int:
    if meridiem and hour > 12:
        return hour
    if meridiem == "am" or (part == "MO" and not meridiem):
        return hour % 12
    if meridiem == "pm" or (part in {"AF", "EV", "MI"} and hour < 12) or (part == "NI" and 5 < hour < 12):
        return hour % 12 + 12
    return hour


@operation("at")
def _at(args: Args, at: Situation) -> Value:
    clock = args["clock"]
    day = args.get("day") or (args["on"].args["day"] if "on" in args else None)
    if day is None:
        return _clock(clock.args, at)
    value = resolve(day, at)
    if value.period is None or value.period.unit != "day":
        raise Unresolved("a time of day needs a day", kind="TIME")
    face = {**clock.args, "zone": args["zone"]} if "zone" in args else clock.args
    return Value("TIME", period=value.period, clock=_clock_of(face), counted=value.counted)


@operation("part")
def _part(args: Args, at: Situation) -> Value:
    part = args.get("part", args.get("partbare"))
    day = args.get("day") or (args["on"].args["day"] if "on" in args else None)
    if isinstance(day, Meaning):
        value = resolve(day, at)
    elif "shift" in args:
        value = resolve_unit({"unit": "day", "shift": args["shift"]}, at)
    else:
        value = resolve_unit({"unit": "day", "base": "focus"}, at)
    return replace(value, type="TIME", part=part if part in _PARTS else None)
