"""Rows by their id or a beginning of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from dateline.model import AmbiguousError, NotFoundError
from dateline.store.mapping import select
from dateline.store.tables import TABLES, Table

#: How many candidates of an ambiguous id are named.
_NAMED = 5

#: Tables whose rows have an id of their own; what only extends or joins others has none.
_EXTENDING = {"page_roles", "inferred_dates", "story_summaries"}
IDENTIFIED = tuple(table for table in TABLES.values() if len(table.key) == 1 and table.name not in _EXTENDING)


class Found(NamedTuple):
    """A row and the table it is in."""

    table: Table
    row: Any

    @property
    def record_id(self) -> str:
        """The row's id."""
        return str(getattr(self.row, self.table.key[0]))


def find(connection: sqlite3.Connection, beginning: str) -> Found:
    """Find the row whose id is ``beginning``, or the only one whose id begins so."""
    beginning = beginning.strip()
    candidates: list[tuple[Table, str]] = []
    for table in IDENTIFIED if beginning else ():
        for record_id in _ids(connection, table, beginning):
            if record_id == beginning:
                return _read(connection, table, record_id)
            candidates.append((table, record_id))
    if not candidates:
        raise NotFoundError(f"{beginning}: no id is or begins so; dateline show lists what there is")
    if len(candidates) > 1:
        named = ", ".join(record_id for _, record_id in candidates[:_NAMED])
        more = ", ..." if len(candidates) > _NAMED else ""
        raise AmbiguousError(f"{beginning}: several ids begin so; give more of it: {named}{more}")
    return _read(connection, *candidates[0])


def _ids(connection: sqlite3.Connection, table: Table, beginning: str) -> Iterator[str]:
    key = table.key[0]
    sql = f"SELECT {key} FROM {table.name} WHERE {key} >= ? AND {key} < ? ORDER BY {key} LIMIT {_NAMED + 1}"
    for (record_id,) in connection.execute(sql, (beginning, beginning + "\U0010ffff")):
        yield record_id


def _read(connection: sqlite3.Connection, table: Table, record_id: str) -> Found:
    return Found(table, next(select(connection, table.row, f"WHERE {table.key[0]} = ?", (record_id,))))
