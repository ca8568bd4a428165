"""Entities for reading: lists of them, and what the record holds of one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from dateline.model import Alias, Entity, EntityRole, Judgement, fold, holding
from dateline.store.mapping import select
from dateline.store.reading import get


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity with the number of its mentions and of the articles that they stand in."""

    entity: Entity
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention of an entity in an article: where it stands, and how sure the link is."""

    mention_id: str
    article_id: str
    words: str
    start: int
    score: float | None
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Deed:
    """A report of an act (``event``) or of words (``statement``) in which an entity has a part.

    ``part`` is the name of the slot: actor, recipient, place, speaker, addressee. ``type`` is the type
    of the event with its status, or the form of the statement.
    """

    record_id: str
    article_id: str
    kind: str
    part: str
    type: str
    words: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What the record holds of an entity.

    Of a person outside the knowledge base whom nobody promoted ``shown`` is false and nothing but the
    entity is given.
    """

    entity: Entity
    shown: bool
    aliases: tuple[Alias, ...] = ()
    roles: tuple[EntityRole, ...] = ()
    mentions: tuple[Naming, ...] = ()
    deeds: tuple[Deed, ...] = ()


_FILTERS = {"type": "type = ?", "country": "('|' || country || '|') LIKE '%|' || ? || '|%'", "origin": "origin = ?"}


def list_entities(connection: sqlite3.Connection, name: str | None = None, **filters: str | None) -> list[Listed]:
    """List the entities that are mentioned, the most mentioned first; ``name`` is part of a name, in any case."""
    given = {test: filters[key] for key, test in _FILTERS.items() if filters.get(key)}
    where = f"WHERE {' AND '.join(given)}" if given else ""
    sql = (
        "SELECT entity_id, count(mention_id), count(DISTINCT article_id) FROM entities JOIN mentions "
        f"USING (entity_id) {where} GROUP BY entity_id ORDER BY 2 DESC, 1"
    ).replace("type = ?", "entities.type = ?")
    rows = connection.execute(sql, tuple(given.values())).fetchall()
    found = [Listed(get(connection, Entity, entity_id), *counts) for entity_id, *counts in rows]
    return [each for each in found if name is None or _has_name(connection, each.entity, name)]


def _has_name(connection: sqlite3.Connection, entity: Entity, part: str) -> bool:
    aliases = select(connection, Alias, "WHERE entity_id = ?", (entity.entity_id,))
    names = [*(written for _, written in entity.names), *(each.name for each in aliases)]
    return any(fold(part) in fold(each) for each in names)


def profile(connection: sqlite3.Connection, entity_id: str) -> Profile:
    """Read what the record holds of an entity; raises NotFoundError."""
    entity = get(connection, Entity, entity_id)
    if entity.type == "person" and entity.origin == "corpus" and not is_promoted(connection, entity):
        return Profile(entity, False)
    return Profile(
        entity,
        True,
        tuple(select(connection, Alias, "WHERE entity_id = ? ORDER BY language, name", (entity_id,))),
        tuple(select(connection, EntityRole, "WHERE entity_id = ? ORDER BY since, role", (entity_id,))),
        tuple(Naming(*row) for row in connection.execute(_NAMINGS, (entity_id,))),
        tuple(Deed(*row) for row in connection.execute(_DEEDS, (entity_id, entity_id))),
    )


_NAMINGS = """
SELECT mention_id, m.article_id, m.exact, m.start, score, outlet, published
FROM mentions m JOIN articles a ON a.article_id = m.article_id WHERE entity_id = ?
ORDER BY published_earliest IS NULL, published_earliest, m.article_id, m.start
"""
_DEEDS = """
SELECT * FROM (
SELECT event_mention_id AS record_id, s.article_id AS article_id, 'event', s.name AS name,
       e.type || ' (' || e.status || ')', e.exact, published
FROM slots s JOIN event_mentions e ON owner_id = event_mention_id JOIN articles a ON a.article_id = s.article_id
WHERE s.entity_id = ? AND s.name IN ('actor', 'recipient', 'place')
UNION ALL
SELECT statement_id, s.article_id, 'statement', s.name, t.form, t.exact, published
FROM slots s JOIN statements t ON owner_id = statement_id JOIN articles a ON a.article_id = s.article_id
WHERE s.entity_id = ? AND s.name IN ('speaker', 'addressee')
) ORDER BY published IS NULL, published, article_id, record_id, name
"""


def is_promoted(connection: sqlite3.Connection, entity: Entity) -> bool:
    """Tell whether a person decided that an entity of the corpus gets a profile."""
    where = "WHERE record_table = 'entities' AND record_id = ? AND decision = 'accept'"
    return bool(holding(select(connection, Judgement, where, (entity.entity_id,))))


def promoted_entities(connection: sqlite3.Connection) -> set[str]:
    """Return the ids of the entities that people promoted."""
    judged: list[Any] = holding(select(connection, Judgement, "WHERE record_table = 'entities'"))
    return {each.record_id for each in judged if each.decision == "accept"}
