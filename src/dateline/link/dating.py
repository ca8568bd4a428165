"""Days for reports without one, from those of the same event; they are told and never linked by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.link.report import Report

#: Days that the dated reports of an event may lie apart to date another.
CLOSE = 3


@dataclass(frozen=True, slots=True)
class Inferred:
    """The publication of an undated report, EDTF; ``chain`` says what from."""

    article_id: str
    published: str
    event_id: str
    chain: str


def inferred_dates(reports: Sequence[Report], events: Mapping[str, Sequence[str]]) -> Iterator[Inferred]:
    """Date a story's undated reports by the event that most dated reports tell too.

    ``events`` are the articles that report each event, by its id.
    """
    by_id = {each.article_id: each for each in reports}
    for report in reports:
        if report.first is None:
            shared = [event for event, articles in events.items() if report.article_id in articles]
            dated = {
                event: [by_id[each] for each in sorted(set(events[event])) if by_id[each].first] for event in shared
            }
            known = {event: found for event, found in dated.items() if found}
            if known:
                best = min(known, key=lambda event: (-len(known[event]), event))
                yield from _from(report, best, known[best])


def _from(report: Report, event_id: str, dated: Sequence[Report]) -> Iterator[Inferred]:
    first = min(each.first or 0 for each in dated)
    last = max(each.last or 0 for each in dated)
    if last - first <= CLOSE:
        days = [date.fromordinal(each).isoformat() for each in (first, last)]
        published = f"{days[0]}~" if first == last else f"{days[0]}/{days[1]}"
        told = ", ".join(each.article_id for each in dated)
        yield Inferred(report.article_id, published, event_id, f"{event_id} is also reported by {told}")
