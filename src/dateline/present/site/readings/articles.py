"""Articles for lists: windows by date, by covering indexes; whole texts are never read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.present.site.readings.counting import Choice, count_rows, remembered, where_of
from dateline.store import Record


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article as lists show it."""

    article_id: str
    title: str | None
    outlet: str | None
    language: str
    direction: str | None
    published: str | None
    kind: str
    story_id: str | None = None


#: Filters of the list of articles: what each asks of a row, over columns of the index articles_listed.
_ARTICLE_TESTS = {
    "outlet": "outlet = :outlet",
    "language": "(language = :language OR language GLOB :language || '-*')",
    "kind": "kind = :kind",
    "since": "published_latest >= :since",
    "until": "published_earliest <= :until",
}

_LISTED = "article_id, title, outlet, language, direction, published, kind"


def articles(record: Record, filters: Mapping[str, str], limit: int, offset: int) -> list[ListedArticle]:
    """Read a window of the articles, newest first, undated ones last."""
    sql = (
        f"SELECT article_id FROM articles {where_of(filters, _ARTICLE_TESTS)} "
        "ORDER BY published_latest DESC, article_id LIMIT :limit OFFSET :offset"
    )
    ids = [row[0] for row in record.read(sql, {**filters, "limit": limit, "offset": offset})]
    return articles_by_id(record, ids)


def articles_by_id(record: Record, ids: list[str]) -> list[ListedArticle]:
    """Read articles for a list, in the order of their ids."""
    sql = (
        f"SELECT {_LISTED}, (SELECT min(story_id) FROM story_articles s WHERE s.article_id = a.article_id) AS story_id "
        "FROM articles a WHERE article_id IN (SELECT value FROM json_each(?))"
    )
    found = {row["article_id"]: ListedArticle(**dict(row)) for row in record.read(sql, (json.dumps(ids),))}
    return [found[each] for each in ids if each in found]


def count_articles(record: Record, filters: Mapping[str, str]) -> int:
    """Count the articles that pass these filters."""
    return count_rows(record, f"SELECT count(*) FROM articles {where_of(filters, _ARTICLE_TESTS)}", filters)


def article_choices(record: Record, column: str, limit: int = 200) -> tuple[Choice, ...]:
    """Count articles by outlet, language or kind: the most frequent values first."""
    sql = (
        f"SELECT {column} AS value, count(*) AS count FROM articles WHERE {column} IS NOT NULL "
        f"GROUP BY {column} ORDER BY count DESC, value LIMIT ?"
    )

    def count() -> tuple[Choice, ...]:
        return tuple(Choice(row["value"], row["count"]) for row in record.read(sql, (limit,)))

    return remembered(record, f"articles by {column}", count)


def days_of_articles(record: Record, filters: Mapping[str, str], most: int = 400) -> list[tuple[str, int]]:
    """Count articles by the day of publication: the last ``most`` days that have any, in order."""
    where = where_of(filters, _ARTICLE_TESTS)
    sql = (
        f"SELECT published_latest, count(*) FROM articles {where or 'WHERE TRUE'} AND published_latest IS NOT NULL "
        f"GROUP BY published_latest ORDER BY published_latest DESC LIMIT {most}"
    )
    return [(row[0], row[1]) for row in record.read(sql, filters)][::-1]


def outlet_counts(record: Record, outlet: str) -> dict[str, tuple[Choice, ...]]:
    """Count an outlet's articles by language and by kind, the most frequent first."""
    counts = {}
    for column in ("language", "kind"):
        sql = (
            f"SELECT {column} AS value, count(*) AS count FROM articles WHERE outlet = ? "
            f"GROUP BY {column} ORDER BY count DESC, value"
        )
        counts[column] = tuple(Choice(row["value"], row["count"]) for row in record.read(sql, (outlet,)))
    return counts
