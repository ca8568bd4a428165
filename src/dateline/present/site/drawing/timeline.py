"""When: events drawn with the precision they are known to, publications below them, and a lane without dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.present.site.drawing.scale import Days, day_of
from dateline.present.story_view import Report, StoryView

WIDTH, LEFT, RIGHT = 960, 190, 20
_ROW, _TOP = 26, 12
#: As wide as "within 2031-01-01 – 2031-12-31".
_DAYS_WIDTH = 190


@dataclass(frozen=True, slots=True)
class EventBar:
    """One event: from its earliest to its latest day; ``exact`` where that is one day."""

    anchor: str
    label: str
    since: str
    until: str
    exact: bool
    reports: int
    x: float
    y: float
    width: float

    @property
    def label_place(self) -> tuple[float, str]:
        """Where the days are written, and which end of them is there: after the bar, before it, or on it."""
        if self.x + self.width < WIDTH - _DAYS_WIDTH:
            return round(self.x + self.width + 5, 1), "start"
        if self.x > LEFT + _DAYS_WIDTH:
            return round(self.x - 5, 1), "end"
        return round(self.x + 6, 1), "start"


@dataclass(frozen=True, slots=True)
class Publication:
    """One report on the lane of publications; ``row`` keeps those of one day from covering each other."""

    number: int
    published: str
    label: str
    inferred: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars, publications and ticks with their places; what has no date is only listed."""

    events: tuple[EventBar, ...]
    publications: tuple[Publication, ...]
    ticks: tuple[tuple[float, str], ...]
    undated_events: tuple[tuple[str, str], ...]
    undated_reports: tuple[int, ...]
    lane: float
    axis: float
    height: float


def timeline_of(view: StoryView, most: int = 12) -> Timeline | None:
    """Draw a story's events and reports in time; ``None`` where nothing is dated. At most ``most`` events."""
    dated = [(matrix, day_of(matrix.event.earliest), day_of(matrix.event.latest)) for matrix in view.matrices]
    events = [(number, matrix, first or last, last or first) for number, (matrix, first, last) in enumerate(dated)
              if first or last][:most]  # fmt: skip
    reports = [(each, day_of(each.article.published_earliest) or day_of(each.published)) for each in view.reports]
    days = [day for _, _, *both in events for day in both if day] + [day for _, day in reports if day]
    if not days:
        return None
    scale = Days(min(days), max(days), LEFT, WIDTH - RIGHT)
    bars = tuple(
        _bar(scale, number, matrix.label, (first, last), len(matrix.told_by), _TOP + row * _ROW)
        for row, (number, matrix, first, last) in enumerate(events)
        if first and last
    )
    lane = _TOP + len(bars) * _ROW + 8
    published, rows = _publications(scale, reports, lane)
    axis = lane + max(rows, 1) * 20 + 6
    undated = tuple(
        (f"event-{number}", matrix.line) for number, (matrix, first, last) in enumerate(dated) if not (first or last)
    )
    without = tuple(each.number for each, day in reports if day is None)
    return Timeline(bars, published, tuple(scale.ticks(8)), undated[:most], without, lane, axis, axis + 26)


def _bar(scale: Days, number: int, label: str, days: tuple[date, date], reports: int, y: float) -> EventBar:
    first, last = min(days), max(days)
    width = round(max(scale.after(last) - scale.at(first), 7), 1)
    since, until = first.isoformat(), last.isoformat()
    return EventBar(f"event-{number}", label, since, until, since == until, reports, scale.at(first), y, width)


def _publications(
    scale: Days, reports: Sequence[tuple[Report, date | None]], lane: float
) -> tuple[tuple[Publication, ...], int]:
    placed: list[Publication] = []
    ends: list[float] = []  # where each row is free again
    for report, day in sorted(
        ((each, day) for each, day in reports if day), key=lambda pair: (pair[1], pair[0].number)
    ):
        x = (scale.at(day) + scale.after(day)) / 2
        row = next((at for at, end in enumerate(ends) if end <= x - 11), len(ends))
        ends[row : row + 1] = [x + 11]
        article = report.article
        label = f"{report.number}: {article.outlet or 'outlet not named'}"
        placed.append(
            Publication(
                report.number,
                report.published or "",
                label,
                report.inferred is not None,
                round(x, 1),
                lane + 10 + row * 20,
            )
        )
    return tuple(placed), len(ends)
