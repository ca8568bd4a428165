"""Times of day beside a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.clean.dates.patterns import clock_gap, clock_patterns
from dateline.clean.dates.shape import Shape


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day at ``[start, end)`` of a shape; ``value`` is EDTF's part after ``T``.

    The zone is part of the value where its offset is known and left out otherwise.
    """

    start: int
    end: int
    value: str


def clock_after(shape: Shape, end: int) -> Clock | None:
    """Read the time of day that follows a date ending at ``end``."""
    gap = clock_gap().match(shape.text, end)
    for place in dict.fromkeys((gap.end() if gap else end, end)):
        for pattern in clock_patterns():
            match = pattern.match(shape.text, place)
            clock = _read(match, shape) if match else None
            if clock is not None:
                return clock
    return None


def clocks(shape: Shape) -> list[Clock]:
    """Find all times of day with minutes, in order (for "10:20 GMT, Tuesday 3 May 2031")."""
    if ":" not in shape.text:
        return []
    found = (_read(match, shape) for match in clock_patterns()[0].finditer(shape.text))
    return [clock for clock in found if clock is not None and not _follows_digit(shape, clock)]


def stamped_clock(match: re.Match[str]) -> Clock | None:
    """Return the time that a wire's stamp holds inside its date; ``None`` for every other pattern."""
    groups = match.groupdict()
    if not groups.get("hour"):
        return None
    value = f"{groups['hour']}:{groups['minute']}" + ("Z" if groups["utc"] else "")
    return Clock(match.start(), match.end(), value)


def _follows_digit(shape: Shape, clock: Clock) -> bool:
    return clock.start > 0 and shape.text[clock.start - 1].isdigit()


def _read(match: re.Match[str], shape: Shape) -> Clock | None:
    groups = match.groupdict()
    hour, minute, second = (int(groups.get(part) or 0) for part in ("hour", "minute", "second"))
    if groups.get("half"):
        if not 1 <= hour <= 12 and not groups.get("minute"):
            return None
        hour = _in_24_hours(hour, bool(shape.senses(match.start("half"), "after_noon")))
    if hour > 23 or minute > 59 or second > 59:
        return None
    value = f"{hour:02}:{minute:02}" + (f":{second:02}" if groups.get("second") else "")
    return Clock(match.start(), match.end(), value + _zone(match, shape))


def _in_24_hours(hour: int, after_noon: bool) -> int:
    if hour > 12:  # "22:40 م" says the same twice
        return hour
    return hour % 12 + 12 * after_noon


def _zone(match: re.Match[str], shape: Shape) -> str:
    groups = match.groupdict()
    figures = (groups.get("offset") or groups.get("bare") or "").replace(" ", "")
    if figures:
        return _offset(figures)
    if groups.get("zone"):
        return str(shape.senses(match.start("zone"), "zone")[0].value)
    return ""


def _offset(figures: str) -> str:
    digits = figures[1:].replace(":", "")
    hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    if int(hours) > 14 or int(minutes) > 59:
        return ""
    return f"{figures[0]}{int(hours):02}:{minutes}"
