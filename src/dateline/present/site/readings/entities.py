"""Entities: who has a page, where they are named, and what they have a part in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dateline.model import Alias, EntityRole
from dateline.present.site.drawing import Place
from dateline.present.site.readings.articles import ListedArticle, articles_by_id
from dateline.present.site.readings.counting import Choice, count_rows, name_of
from dateline.store import Record

#: Above this number of mentions an entity's articles are found by walking through the newest.
_MANY = 3000
#: Persons that the texts alone gave: they have no page unless someone promotes them.
_WITHOUT_PAGE = "(e.type = 'person' AND e.origin = 'corpus')"

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class ListedEntity:
    """An entity as lists show it."""

    entity_id: str
    name: str
    type: str
    origin: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Deed:
    """An act or words in which an entity has a part, with the words it is told in."""

    record_id: str
    article_id: str
    kind: str
    part: str
    type: str
    words: str
    start: int
    end: int
    language: str
    direction: str | None
    outlet: str | None
    published: str | None


def rows_about(record: Record, row_type: type[RowT], entity_id: str) -> list[RowT]:
    """Read the rows of one type that belong to an entity."""
    order = {Alias: "language, name", EntityRole: "since, role"}.get(row_type, "entity_id")
    return record.select(row_type, f"WHERE entity_id = ? ORDER BY {order}", entity_id)


def name_in(names: Iterable[tuple[str, str]]) -> str:
    """Return the English name of an entity, else its first."""
    known = dict(names)
    return known.get("en") or next(iter(known.values()), "")


def count_mentions(record: Record, entity_id: str) -> int:
    """Count the mentions of an entity."""
    return count_rows(record, "SELECT count(*) FROM mentions WHERE entity_id = :entity", {"entity": entity_id})


def articles_naming(record: Record, entity_id: str, mentions: int, limit: int, offset: int) -> list[ListedArticle]:
    """Read a window of the articles that name an entity, newest first."""
    if mentions > _MANY:
        sql = (
            "SELECT article_id FROM articles a INDEXED BY articles_listed WHERE EXISTS (SELECT 1 FROM mentions m "
            "WHERE m.article_id = a.article_id AND m.entity_id = :entity) "
            "ORDER BY published_latest DESC, article_id LIMIT :limit OFFSET :offset"
        )
    else:
        sql = (
            "SELECT article_id FROM articles WHERE article_id IN (SELECT article_id FROM mentions "
            "WHERE entity_id = :entity) ORDER BY published_latest DESC, article_id LIMIT :limit OFFSET :offset"
        )
    found = record.read(sql, {"entity": entity_id, "limit": limit, "offset": offset})
    return articles_by_id(record, [row[0] for row in found])


def days_naming(record: Record, entity_id: str, mentions: int) -> list[tuple[str, int]]:
    """Count the articles that name an entity by day; nothing where they are too many to be read for a page."""
    if mentions > _MANY:
        return []
    sql = (
        "SELECT published_latest, count(*) FROM articles WHERE article_id IN (SELECT article_id FROM mentions "
        "WHERE entity_id = ?) AND published_latest IS NOT NULL GROUP BY published_latest ORDER BY published_latest"
    )
    return [(row[0], row[1]) for row in record.read(sql, (entity_id,))]


def deeds_of(record: Record, entity_id: str, limit: int, offset: int) -> list[Deed]:
    """Read a window, one row longer than ``limit``, of the acts and words in which an entity has a part."""
    sql = (
        "WITH parts AS (SELECT owner_id, name, article_id FROM slots WHERE entity_id = :entity AND name IN "
        "('actor', 'recipient', 'place', 'speaker', 'addressee') ORDER BY slot_id LIMIT :limit OFFSET :offset) "
        "SELECT owner_id AS record_id, p.article_id, iif(e.type IS NULL, 'statement', 'event') AS kind, "
        "p.name AS part, "
        "coalesce(e.type || ', ' || e.status, t.form) AS type, coalesce(e.exact, t.exact) AS words, "
        'coalesce(e.start, t.start) AS start, coalesce(e."end", t."end") AS "end", language, direction, outlet, '
        "published FROM parts p JOIN articles a ON a.article_id = p.article_id "
        "LEFT JOIN event_mentions e ON e.event_mention_id = owner_id "
        "LEFT JOIN statements t ON t.statement_id = owner_id "
        "WHERE e.type IS NOT NULL OR t.form IS NOT NULL "
        "ORDER BY published_latest DESC, p.article_id, start, p.name"
    )
    found = record.read(sql, {"entity": entity_id, "limit": limit + 1, "offset": offset})
    return [Deed(**dict(row)) for row in found]


def places_of_deeds(record: Record, entity_id: str, most: int = 40) -> list[Place]:
    """Read the places of the acts in which an entity has a part, the most frequent first."""
    sql = (
        "WITH owners AS (SELECT owner_id FROM slots WHERE entity_id = :entity LIMIT 2000) "
        "SELECT e.entity_id, e.names, e.type, latitude, longitude, count(*) AS reports FROM owners "
        "JOIN slots s ON s.owner_id = owners.owner_id AND s.name = 'place' "
        "JOIN entities e ON e.entity_id = s.entity_id "
        "WHERE latitude IS NOT NULL GROUP BY e.entity_id ORDER BY reports DESC, e.entity_id LIMIT :most"
    )
    return [
        Place(row["entity_id"], name_of(row["names"]), row["type"], row["latitude"], row["longitude"], row["reports"])
        for row in record.read(sql, {"entity": entity_id, "most": most})
    ]


_ENTITY_TESTS = {
    "type": "e.type = :type",
    "name": "(e.names LIKE '%' || :name || '%' OR e.entity_id IN (SELECT entity_id FROM aliases WHERE name = :name))",
}


def entities(record: Record, filters: Mapping[str, str], limit: int, offset: int) -> list[ListedEntity]:
    """Read a window of the entities that have pages, the most named first."""
    where = " AND ".join([f"NOT {_WITHOUT_PAGE}", *(_ENTITY_TESTS[name] for name in filters)])
    sql = (
        "SELECT e.entity_id, names, e.type, origin, coalesce(count, 0) AS mentions FROM entities e LEFT JOIN "
        "(SELECT entity_id, count(*) AS count FROM mentions WHERE entity_id IS NOT NULL GROUP BY entity_id) "
        f"USING (entity_id) WHERE {where} ORDER BY mentions DESC, e.entity_id LIMIT :limit OFFSET :offset"
    )
    found = record.read(sql, {**filters, "limit": limit, "offset": offset})
    return [
        ListedEntity(row["entity_id"], name_of(row["names"]), row["type"], row["origin"], row["mentions"])
        for row in found
    ]


def entity_types(record: Record) -> tuple[Choice, ...]:
    """Count entities with pages by type."""
    sql = (
        f"SELECT e.type AS value, count(*) AS count FROM entities e WHERE NOT {_WITHOUT_PAGE} "
        "GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return tuple(Choice(row["value"], row["count"]) for row in record.read(sql))
