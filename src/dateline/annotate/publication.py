"""The day of publication that an article's relative times are counted from."""

from __future__ import annotations

from datetime import date

from dateline.model import Article, parse_edtf


def publication_day(article: Article) -> date | None:
    """Return the article's day of publication; ``None`` where it is open or a choice of days."""
    if article.published is None or article.published_earliest is None:
        return None
    same = article.published_earliest == article.published_latest
    known = same and parse_edtf(article.published).earliest
    return date.fromisoformat(article.published_earliest) if known else None
