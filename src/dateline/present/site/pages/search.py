"""Full-text search in both languages: how many articles hold the words, and the best of them."""

from __future__ import annotations

from itertools import islice

from dateline.present.site import readings
from dateline.present.site.answer import Answer
from dateline.present.site.asked import ROWS, Asked, Window, offset_of
from dateline.present.site.painting import Paint, cut
from dateline.store import Hit, Record


def search(record: Record, asked: Asked) -> Answer:
    """Find articles by their words, best first."""
    words = asked.get("q") or ""
    offset = offset_of(asked)
    hits = list(islice(record.search(words), offset, offset + ROWS + 1)) if words else []
    shown, more = hits[:ROWS], len(hits) > ROWS
    listed = {each.article_id: each for each in readings.articles_by_id(record, [hit.article_id for hit in shown])}
    window = Window.of(asked, len(shown), more=more)
    data = {"words": words, "hits": shown, "window": window}
    found = [(listed[hit.article_id], _painted(hit), hit.words[0] if hit.words else None) for hit in shown]
    return Answer("search.html", "Search", data, {"words": words, "found": found, "window": window, "total": None})


def _painted(hit: Hit) -> list[object]:
    if hit.excerpt is None:
        return []
    paints = [Paint(each.start, each.end, "found", hit.article_id, "found") for each in hit.words]
    return list(cut(hit.excerpt, paints))
