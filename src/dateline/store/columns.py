"""The columns of the schema, read from the schema itself."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.store.migration import shipped_migrations
from dateline.store.tables import Table

_TRUTH = re.compile(r'"?(\w+)"? IN \(0, 1\)')


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``type`` is TEXT, INTEGER, REAL, or BOOLEAN for integers that may only be 0 or 1."""

    name: str
    type: str
    nullable: bool


def columns_of(table: Table, *, text: bool = True) -> tuple[Column, ...]:
    """Return a table's columns in the order of the schema; ``text=False`` leaves out whole texts."""
    columns = _all_columns()[table.name]
    return columns if text else tuple(column for column in columns if column.name not in table.long)


def values(connection: sqlite3.Connection, table: Table, *, text: bool = True) -> Iterator[tuple[Any, ...]]:
    """Read the values of a table's columns, in key order; truth values as such."""
    columns = columns_of(table, text=text)
    selected = ", ".join(f'"{column.name}"' for column in columns)
    rows = connection.execute(f"SELECT {selected} FROM {table.name} ORDER BY {', '.join(table.key)}")
    truths = [at for at, column in enumerate(columns) if column.type == "BOOLEAN"]
    if not truths:
        return rows
    return (_with_truths(row, truths) for row in rows)


def _with_truths(row: tuple[Any, ...], truths: list[int]) -> tuple[Any, ...]:
    changed = list(row)
    for at in truths:
        changed[at] = None if row[at] is None else bool(row[at])
    return tuple(changed)


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
