"""What people decided, the latest first, and what of it waits for a run."""

from __future__ import annotations

from dateline.present.site import readings
from dateline.present.site.answer import Answer
from dateline.present.site.asked import ROWS, Asked, Window, offset_of
from dateline.store import Record


def judgements(record: Record, asked: Asked) -> Answer:
    """List the judgements; what was taken back stays in the list."""
    found = readings.judgements(record, ROWS + 1, offset_of(asked))
    shown = found[:ROWS]
    data = {
        "judgements": shown,
        "waiting": readings.waiting(record),
        "window": Window.of(asked, len(shown), more=len(found) > ROWS),
    }
    kept = {name: data[name] for name in ("judgements", "window")}
    return Answer("judgements.html", "Judgements", data, kept)
