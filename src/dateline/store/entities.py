"""Entities in the record: only those that something refers to, each with its spellings and roles."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dateline.model import Alias, Entity, EntityRole
from dateline.store.mapping import insert

#: Every column that may hold the id of an entity.
_REFERRING = (
    ("mentions", "entity_id"),
    ("slots", "entity_id"),
    ("candidates", "entity_id"),
    ("citations", "entity_id"),
    ("events", "place_entity_id"),
)


def put_entities(connection: sqlite3.Connection, rows: Sequence[Entity | Alias | EntityRole]) -> None:
    """Write entities; aliases and roles that are no longer given go."""
    for entity in (row for row in rows if isinstance(row, Entity)):
        for table in ("aliases", "entity_roles"):
            connection.execute(f"DELETE FROM {table} WHERE entity_id = ?", (entity.entity_id,))
    for row_type in (Entity, Alias, EntityRole):
        insert(connection, [row for row in rows if isinstance(row, row_type)], renew=True)


def forget_entities(connection: sqlite3.Connection) -> int:
    """Delete entities without a reference; their aliases and roles go with them."""
    used = " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.{column} = entities.entity_id)"
        for table, column in _REFERRING
    )
    return connection.execute(f"DELETE FROM entities WHERE {used}").rowcount
