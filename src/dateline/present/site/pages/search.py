"""Full-text search in both languages: how many articles hold the words, and the best of them."""

from __future__ import annotations

from dateline.present.site import readings
from dateline.present.site.answer import Answer
from dateline.present.site.asked import Asked, Window
from dateline.present.site.painting import Paint, cut
from dateline.store import Hit, Record

#: Articles on one page: the places of words are looked for in each text.
HITS = 20
#: Found words that are marked in one excerpt.
PLACES = 4


def search(record: Record, asked: Asked) -> Answer:
    """Find articles by their words, best first."""
    words = asked.get("q") or ""
    number = asked.number("page")
    total = record.count_hits(words)
    shown = list(record.search(words, limit=HITS, offset=(number - 1) * HITS, places=PLACES))
    listed = {each.article_id: each for each in readings.articles_by_id(record, [hit.article_id for hit in shown])}
    first = (number - 1) * HITS + 1
    window = Window(number, first, first + len(shown) - 1, total, first + len(shown) - 1 < total and bool(shown))
    data = {"words": words, "total": total, "hits": shown, "window": window}
    found = [(listed[hit.article_id], _painted(hit), hit.words[0] if hit.words else None) for hit in shown]
    return Answer("search.html", "Search", data, {"words": words, "found": found, "window": window, "total": total})


def _painted(hit: Hit) -> list[object]:
    if hit.excerpt is None:
        return []
    paints = [Paint(each.start, each.end, "found", hit.article_id, "found") for each in hit.words]
    return list(cut(hit.excerpt, paints))
