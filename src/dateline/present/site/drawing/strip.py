"""A strip of bars: how many there were on each day, or in each stretch of days where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.present.site.drawing.scale import Days, day_of

WIDTH, HEIGHT, BASE = 960, 84, 60
#: Bars that are drawn at most; more days than that are joined.
_BARS = 160


@dataclass(frozen=True, slots=True)
class Bar:
    """The rows of one stretch of days, with its place in the drawing."""

    since: str
    until: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Strip:
    """Bars in order, and ticks of the axis with their labels."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    most: int


def strip_of(counts: Sequence[tuple[str, int]]) -> Strip | None:
    """Draw counts by ISO day; ``None`` where there are fewer than two days to compare."""
    days = [(day, count) for value, count in counts if (day := day_of(value))]
    if len(days) < 2:
        return None
    scale = Days(days[0][0], days[-1][0], 4, WIDTH - 4)
    stretch = max(1, -(-((scale.last - scale.first).days + 1) // _BARS))
    joined: dict[date, int] = {}
    for day, count in days:
        begin = scale.first + timedelta(days=(day - scale.first).days // stretch * stretch)
        joined[begin] = joined.get(begin, 0) + count
    most = max(joined.values())
    bars = tuple(_bar(scale, begin, stretch, count, most) for begin, count in sorted(joined.items()))
    return Strip(bars, tuple(scale.ticks()), most)


def _bar(scale: Days, begin: date, stretch: int, count: int, most: int) -> Bar:
    end = min(begin + timedelta(days=stretch - 1), scale.last)
    left, right = scale.at(begin), scale.after(end)
    height = round(max(2.0, (BASE - 8) * count / most), 1)
    width = round(max(1.5, min(right - left - 1, 40)), 1)
    return Bar(begin.isoformat(), end.isoformat(), count, left, round(BASE - height, 1), width, height)
