"""One hash over everything that was found, for comparing records."""

from __future__ import annotations

import hashlib
import json
import sqlite3

from dateline.store.tables import TABLES, Table

#: When a page was read depends on the clock and on nothing else.
_CLOCKS = {"read_at"}


def digest(connection: sqlite3.Connection, *, sources: bool) -> str:
    """Hash the content tables in the order of their keys: SHA-256, hexadecimal."""
    hashed = hashlib.sha256()
    for table in TABLES.values():
        if table.content and (sources or table.name != "sightings"):
            _hash_table(hashed, connection, table, _CLOCKS if sources else _CLOCKS | {"source"})
    return hashed.hexdigest()


def _hash_table(hashed: hashlib._Hash, connection: sqlite3.Connection, table: Table, left_out: set[str]) -> None:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")]
    columns = sorted(set(names) - left_out if table.name == "pages" else names)
    hashed.update(json.dumps([table.name, columns]).encode())
    selected = ", ".join(f'"{column}"' for column in columns)
    for row in connection.execute(f"SELECT {selected} FROM {table.name} ORDER BY {', '.join(table.key)}"):
        hashed.update(json.dumps(row, ensure_ascii=False).encode("utf-8"))
