"""The knowledge base as one SQLite file: names by their keys, entities by number, read page by page.

SQLite reads only the pages that are asked for, and all workers share them in the system's cache;
an index in memory would cost every worker as much as the whole knowledge base.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.knowledge.entities.keys import new_key
from dateline.knowledge.entities.known import NAME_KINDS, KnownEntity, KnownName, KnownRole
from dateline.knowledge.matching import person_keys, surname_keys

_SCHEMA = """
PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE entities (
  number INTEGER PRIMARY KEY, entity_id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, origin TEXT NOT NULL,
  country TEXT NOT NULL, codes TEXT NOT NULL, parent TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL,
  within TEXT NOT NULL, population INTEGER NOT NULL, latitude REAL, longitude REAL,
  told TEXT NOT NULL
);
CREATE TABLE names (
  key TEXT NOT NULL, weight INTEGER NOT NULL, number INTEGER NOT NULL, kind INTEGER NOT NULL,
  PRIMARY KEY (key, weight, number, kind)
) WITHOUT ROWID;
CREATE TABLE sounds (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE TABLE holders (of TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (of, number)) WITHOUT ROWID;
"""
_PLAIN = (
    "entity_id", "type", "origin", "country", "codes", "parent", "since", "until", "within", "population",
    "latitude", "longitude",
)  # fmt: skip
#: The columns of an entity, as :func:`entity_of_row` takes them.
COLUMNS = (*_PLAIN, "told")


def compile_to(path: Path, known: Iterable[KnownEntity]) -> None:
    """Write entities to a new SQLite file at ``path``."""
    entities = list(known)
    connection = sqlite3.connect(path)
    try:
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN")
        rows = ((number, *row_of_entity(entity)) for number, entity in enumerate(entities))
        connection.executemany(f"INSERT INTO entities VALUES ({_marks(len(COLUMNS) + 1)})", rows)
        for table, columns, rows_of in (("names", 4, _names), ("sounds", 2, _sounds), ("holders", 2, _holders)):
            # In the order of their keys, each row goes to the end of the table.
            found = {row for number, entity in enumerate(entities) for row in rows_of(number, entity)}
            connection.executemany(f"INSERT INTO {table} VALUES ({_marks(columns)})", sorted(found))
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
    finally:
        connection.close()


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _names(number: int, entity: KnownEntity) -> Iterator[tuple[str, int, int, int]]:
    # Where a name has many holders, the most populous are looked at first.
    weight = -entity.population if entity.is_place and entity.type != "country" else -(10**10)
    return ((key, weight, number, kind) for key, kind in _keys(entity))


def _sounds(number: int, entity: KnownEntity) -> Iterator[tuple[str, int]]:
    if entity.type == "person":
        for each in entity.names:
            for key in person_keys(each.written) | surname_keys(each.written):
                yield key, number


def _holders(number: int, entity: KnownEntity) -> Iterator[tuple[str, int]]:
    if entity.type == "person":
        for role in entity.roles:
            if role.of:
                yield role.of, number


def _keys(entity: KnownEntity) -> Iterator[tuple[str, int]]:
    for each in entity.names:
        key = new_key(each.written)
        if key:
            yield key, NAME_KINDS.index(each.kind)


def row_of_entity(entity: KnownEntity) -> list[Any]:
    """Return the columns of an entity."""
    names = [[each.written, each.language, each.kind] for each in entity.names]
    roles = [[getattr(each, name) for name in KnownRole.__slots__] for each in entity.roles]
    plain = [getattr(entity, name) for name in _PLAIN]
    return [*plain, _json([dict(entity.external), names, roles])]


def entity_of_row(row: Iterable[Any]) -> KnownEntity:
    """Make an entity of its columns."""
    *plain, told = row
    external, names, roles = json.loads(told)
    return KnownEntity(
        **dict(zip(_PLAIN, plain, strict=True)),
        external=tuple(external.items()),
        names=tuple(KnownName(*each) for each in names),
        roles=tuple(KnownRole(*each) for each in roles),
    )


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
