"""An outlet: its articles, their languages and kinds, and where it stands among a story's sources."""

from __future__ import annotations

from dateline.model import NotFoundError
from dateline.present.site import readings
from dateline.present.site.answer import Answer
from dateline.present.site.asked import ROWS, Asked, Window, offset_of
from dateline.present.site.drawing import strip_of
from dateline.store import Record


def outlet(record: Record, asked: Asked) -> Answer:
    """Show an outlet's articles, newest first."""
    name = asked.path["name"]
    total = readings.count_articles(record, {"outlet": name})
    if not total:
        raise NotFoundError(f"{name}: no article of this record is from an outlet of this name")
    shown = readings.articles(record, {"outlet": name}, ROWS, offset_of(asked))
    data = {
        "outlet": name,
        "articles": shown,
        "window": Window.of(asked, len(shown), total),
        "counts": readings.outlet_counts(record, name),
    }
    language = max(data["counts"]["language"], key=lambda each: each.count).value  # type: ignore[index]
    strip = strip_of(readings.days_of_articles(record, {"outlet": name}))
    return Answer("outlet.html", name, data, {**data, "strip": strip}, title_language=language)
