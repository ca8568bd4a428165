"""What pages read from the record where its API has no method for it: all SQL of the site is here.

Lists are read by covering indexes, one window at a time; whole texts are never read for a list.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.present.site.drawing import Place
from dateline.store import Record

#: Seconds that one query of a page may take where a reader's filter decides what it costs.
FILTER_SECONDS = 2.0


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


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story as lists show it: ``line`` says the happening; ``disputed`` are slots on which reports differ."""

    story_id: str
    line: str
    earliest: str | None
    latest: str | None
    place: str | None
    articles: int
    outlets: int
    origins: int
    unclear: int
    languages: tuple[str, ...]
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a list can be narrowed to, and how many rows have it."""

    value: str
    count: int


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
        f"SELECT article_id FROM articles {_where(filters, _ARTICLE_TESTS)} "
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
    return _count(record, f"SELECT count(*) FROM articles {_where(filters, _ARTICLE_TESTS)}", filters)


def article_choices(record: Record, column: str, limit: int = 200) -> tuple[Choice, ...]:
    """Count articles by outlet, language or kind: the most frequent values first."""
    sql = (
        f"SELECT {column} AS value, count(*) AS count FROM articles WHERE {column} IS NOT NULL "
        f"GROUP BY {column} ORDER BY count DESC, value LIMIT ?"
    )
    return tuple(Choice(row["value"], row["count"]) for row in record.read(sql, (limit,)))


#: Filters of the list of stories.
_STORY_TESTS = {
    "since": "latest >= :since",
    "until": "earliest <= :until",
    "type": "story_id IN (SELECT story_id FROM events WHERE type = :type)",
    "outlet": "story_id IN (SELECT story_id FROM story_articles JOIN articles USING (article_id) "
    "WHERE outlet = :outlet)",
    "language": "story_id IN (SELECT story_id FROM story_summaries, json_each(languages) WHERE value = :language)",
    "disputed": "story_id IN (SELECT story_id FROM story_summaries WHERE disputed <> '[]')",
    "place": "story_id IN (SELECT story_id FROM events WHERE place_entity_id = :place)",
    # A part is filled by a mention, and the mention is what is linked.
    "actor": "story_id IN (SELECT story_id FROM mentions m JOIN slots s "
    "ON s.article_id = m.article_id AND s.refers_to = m.mention_id AND s.name IN ('actor', 'recipient', 'speaker') "
    "JOIN story_articles a ON a.article_id = m.article_id WHERE m.entity_id = :actor)",
}


def stories(record: Record, filters: Mapping[str, str], limit: int, offset: int) -> list[ListedStory]:
    """Read a window of the stories, newest first, undated ones last."""
    sql = (
        f"SELECT story_id FROM stories {_where(filters, _STORY_TESTS)} "
        "ORDER BY latest DESC, story_id LIMIT :limit OFFSET :offset"
    )
    ids = [row[0] for row in record.read(sql, {**filters, "limit": limit, "offset": offset})]
    return stories_by_id(record, ids)


def stories_by_id(record: Record, ids: list[str]) -> list[ListedStory]:
    """Read stories for a list, in the order of their ids."""
    sql = (
        "SELECT s.story_id, coalesce(line, '') AS line, earliest, latest, place, coalesce(articles, 0) AS articles, "
        "coalesce(outlets, 0) AS outlets, coalesce(origins, 0) AS origins, coalesce(unclear, 0) AS unclear, "
        "coalesce(languages, '[]') AS languages, coalesce(disputed, '[]') AS disputed "
        "FROM stories s LEFT JOIN story_summaries USING (story_id) "
        "WHERE s.story_id IN (SELECT value FROM json_each(?))"
    )
    found = {row["story_id"]: _listed_story(dict(row)) for row in record.read(sql, (json.dumps(ids),))}
    return [found[each] for each in ids if each in found]


def _listed_story(row: dict[str, Any]) -> ListedStory:
    lists = {name: tuple(json.loads(row[name])) for name in ("languages", "disputed")}
    return ListedStory(**{**row, **lists})


def count_stories(record: Record, filters: Mapping[str, str] | None = None) -> int:
    """Count the stories that pass these filters."""
    filters = filters or {}
    return _count(record, f"SELECT count(*) FROM stories {_where(filters, _STORY_TESTS)}", filters)


def event_types(record: Record) -> tuple[Choice, ...]:
    """Count events by type."""
    sql = "SELECT type AS value, count(*) AS count FROM events GROUP BY type ORDER BY count DESC, value"
    return tuple(Choice(row["value"], row["count"]) for row in record.read(sql))


def days_of_stories(record: Record, filters: Mapping[str, str], most: int = 400) -> list[tuple[str, int]]:
    """Count stories by the day they begin: the last ``most`` days that have any, in order."""
    where = _where(filters, _STORY_TESTS)
    sql = (
        f"SELECT earliest, count(*) FROM stories {where or 'WHERE TRUE'} AND earliest IS NOT NULL "
        f"GROUP BY earliest ORDER BY earliest DESC LIMIT {most}"
    )
    return [(row[0], row[1]) for row in record.read(sql, filters)][::-1]


def days_of_articles(record: Record, filters: Mapping[str, str], most: int = 400) -> list[tuple[str, int]]:
    """Count articles by the day of publication: the last ``most`` days that have any, in order."""
    where = _where(filters, _ARTICLE_TESTS)
    sql = (
        f"SELECT published_latest, count(*) FROM articles {where or 'WHERE TRUE'} AND published_latest IS NOT NULL "
        f"GROUP BY published_latest ORDER BY published_latest DESC LIMIT {most}"
    )
    return [(row[0], row[1]) for row in record.read(sql, filters)][::-1]


def story_ids_of(record: Record, article_id: str) -> list[str]:
    """List the stories that an article tells."""
    return [row[0] for row in record.read("SELECT story_id FROM story_articles WHERE article_id = ?", (article_id,))]


def failures(record: Record, run_id: str | None, limit: int, offset: int) -> list[dict[str, Any]]:
    """Read a window of the failures, the latest first, of one run or of all."""
    where = "WHERE run_id = :run" if run_id else ""
    sql = f"SELECT * FROM failures {where} ORDER BY failed_at DESC, failure_id LIMIT :limit OFFSET :offset"
    given: dict[str, Any] = {"limit": limit, "offset": offset, **({"run": run_id} if run_id else {})}
    return [dict(row) for row in record.read(sql, given)]


def failure_reasons(record: Record, run_id: str | None = None) -> list[dict[str, Any]]:
    """Count failures by stage and error, the most frequent first."""
    where, given = ("WHERE run_id = ?", (run_id,)) if run_id else ("", ())
    sql = f"SELECT stage, error, count(*) AS count FROM failures {where} GROUP BY stage, error ORDER BY count DESC"
    return [dict(row) for row in record.read(sql, given)]


def runs(record: Record, limit: int, offset: int) -> list[str]:
    """List the ids of the runs, the latest first."""
    sql = "SELECT run_id FROM runs ORDER BY started_at DESC, run_id LIMIT ? OFFSET ?"
    return [row[0] for row in record.read(sql, (limit, offset))]


def count_of(record: Record, table: str) -> int:
    """Count the rows of a table."""
    return _count(record, f"SELECT count(*) FROM {table}", {})


def _where(filters: Mapping[str, str], tests: Mapping[str, str]) -> str:
    asked = [tests[name] for name in filters]
    return f"WHERE {' AND '.join(asked)}" if asked else ""


def _count(record: Record, sql: str, filters: Mapping[str, str]) -> int:
    return int(record.read(sql, filters)[0][0])


def rows_of(record: Record, sql: str, given: Mapping[str, Any]) -> Iterator[Any]:
    """Run a query whose cost a reader decides: read-only and stopped after a moment."""
    return record.query(sql, given, seconds=FILTER_SECONDS)


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


@dataclass(frozen=True, slots=True)
class Named(Choice):
    """A value that is an id, with the name to show for it."""

    name: str = ""


def story_places(record: Record, most: int = 200) -> tuple[Named, ...]:
    """Count the places of events, the most frequent first."""
    sql = (
        "SELECT place_entity_id AS value, count(*) AS count, names FROM events "
        "JOIN entities ON entity_id = place_entity_id GROUP BY place_entity_id ORDER BY count DESC, value LIMIT ?"
    )
    return tuple(Named(row["value"], row["count"], name_of(row["names"])) for row in record.read(sql, (most,)))


def story_actors(record: Record, most: int = 200) -> tuple[Named, ...]:
    """Count the names of known parties, the most frequent first; towns and the like are places, not parties."""
    sql = (
        "SELECT m.entity_id AS value, count(*) AS count, names FROM mentions m JOIN entities USING (entity_id) "
        f"WHERE entities.type NOT IN {_POINT_TYPES} GROUP BY m.entity_id ORDER BY count DESC, value LIMIT ?"
    )
    return tuple(Named(row["value"], row["count"], name_of(row["names"])) for row in record.read(sql, (most,)))


#: Types of entities that are only ever places.
_POINT_TYPES = "('settlement', 'site', 'region', 'district', 'province', 'facility', 'location', 'place')"

#: Types of mentions that name places.
_PLACE_TYPES = "('country', 'settlement', 'region', 'place', 'site', 'facility', 'district', 'province', 'location')"


def places_of_story(record: Record, story_id: str, most: int = 60) -> tuple[list[Place], list[Choice]]:
    """Read the places that a story's reports name, most reports first: those with coordinates, and names without."""
    named = (
        "FROM story_articles s JOIN mentions m USING (article_id) LEFT JOIN entities e USING (entity_id) "
        f"WHERE s.story_id = ? AND m.type IN {_PLACE_TYPES}"
    )
    return _places(record, named, (story_id,), most)


def _places(record: Record, named: str, given: tuple[str, ...], most: int) -> tuple[list[Place], list[Choice]]:
    found = record.read(
        f"SELECT entity_id, e.names, e.type, latitude, longitude, count(DISTINCT m.article_id) AS reports {named} "
        f"AND latitude IS NOT NULL GROUP BY entity_id ORDER BY reports DESC, entity_id LIMIT {most}",
        given,
    )
    places = [
        Place(row["entity_id"], name_of(row["names"]), row["type"], row["latitude"], row["longitude"], row["reports"])
        for row in found
    ]
    rest = record.read(
        f"SELECT coalesce(e.names, m.exact) AS value, count(DISTINCT m.article_id) AS count {named} "
        f"AND latitude IS NULL GROUP BY coalesce(entity_id, m.exact) ORDER BY count DESC, value LIMIT {most}",
        given,
    )
    return places, [Choice(name_of(row["value"]), row["count"]) for row in rest]


def name_of(names: str) -> str:
    """Return the English name among an entity's names (JSON), else its first; any other text as it is."""
    try:
        known = json.loads(names)
    except ValueError:
        return " ".join(names.split())
    pairs = dict(known) if isinstance(known, list) else known
    return str(pairs.get("en") or next(iter(pairs.values()), "")) if isinstance(pairs, dict) else str(known)
