"""Days on an axis that runs from left to right, whatever the language of the documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

#: Steps between ticks in days; those above a month are months and years.
_STEPS = (1, 2, 7, 14, 31, 62, 92, 184, 366, 731, 1827, 3653)


@dataclass(frozen=True, slots=True)
class Days:
    """Maps days to ``left`` to ``right`` of a drawing; the last day ends at ``right``."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Return where a day begins."""
        length = (self.last - self.first).days + 1
        return round(self.left + (self.right - self.left) * (day - self.first).days / length, 1)

    def after(self, day: date) -> float:
        """Return where a day ends."""
        return self.at(day + timedelta(days=1))

    def ticks(self, most: int = 7) -> Iterator[tuple[float, str]]:
        """Give places and labels of at most ``most`` ticks: days, months or years."""
        length = (self.last - self.first).days + 1
        step = next((each for each in _STEPS if length / each <= most), _STEPS[-1])
        for day in _beginnings(self.first, self.last, step):
            label = day.isoformat() if step < 31 else day.isoformat()[:7] if step < 366 else day.isoformat()[:4]
            yield self.at(day), label


def _beginnings(first: date, last: date, step: int) -> Iterator[date]:
    if step < 31:
        day = first
        while day <= last:
            yield day
            day += timedelta(days=step)
        return
    months = max(round(step / 30.4), 1)
    month = first.year * 12 + first.month - 1
    month += -month % months if months > 1 else (first.day > 1)
    while (day := date(month // 12, month % 12 + 1, 1)) <= last:
        yield day
        month += months


def day_of(value: str | None) -> date | None:
    """Read an ISO day, ``None`` for anything that is none (a year before 1, a month alone)."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
