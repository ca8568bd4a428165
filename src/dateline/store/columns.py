"""The columns of the schema, read from the schema itself."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from functools import cache

from dateline.store.migration import shipped_migrations
from dateline.store.tables import Table

_TRUTH = re.compile(r'"?(\w+)"? IN \(0, 1\)')


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``type`` is TEXT, INTEGER, REAL, or BOOLEAN for integers that may only be 0 or 1."""

    name: str
    type: str
    nullable: bool


def columns_of(table: Table) -> tuple[Column, ...]:
    """Return a table's columns in the order of the schema."""
    return _all_columns()[table.name]


def empty_record() -> sqlite3.Connection:
    """Make a record without rows, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for migration in shipped_migrations():
        connection.executescript(migration.sql)
    return connection


@cache
def _all_columns() -> dict[str, tuple[Column, ...]]:
    connection = empty_record()
    try:
        statements = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {name: tuple(_columns(connection, name, sql)) for name, sql in statements}
    finally:
        connection.close()


def _columns(connection: sqlite3.Connection, table: str, sql: str) -> list[Column]:
    truths = set(_TRUTH.findall(sql))
    return [
        Column(name, "BOOLEAN" if name in truths else declared, not (required or in_key))
        for _, name, declared, required, _, in_key in connection.execute(f"PRAGMA table_info({table})")
    ]
