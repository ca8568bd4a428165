"""Actor codes from the knowledge base for the phrases of one article."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dateline.annotate.events.actors import Coder
from dateline.knowledge import actor_of
from dateline.model import Article


def coder_for(article: Article) -> Coder:
    """Return the function from a phrase to its country and sectors, as of the day the article was published."""
    day = date.fromisoformat(article.published_earliest[:10]) if article.published_earliest else None

    def code(phrase: str) -> tuple[str | None, tuple[str, ...]]:
        return _code(phrase, day)

    return code


@lru_cache(maxsize=16384)
def _code(phrase: str, day: date | None) -> tuple[str | None, tuple[str, ...]]:
    found = actor_of(phrase, day)
    return (found.plover_country, found.sectors) if found else (None, ())
