"""What tables hold and columns mean, in the words of the schema's comments."""

from __future__ import annotations

import re
import sqlite3
from functools import cache

from dateline.store.columns import empty_record
from dateline.store.tables import Table

_COMMENT = re.compile(r"--\s*(.*)$")

#: A line of the schema that makes a column; the first group is its name.
COLUMN = re.compile(r'^\s*"?(\w+)"?\s+(?:TEXT|INTEGER|REAL)\b')


@cache
def meanings_of(table: Table) -> tuple[str, dict[str, str]]:
    """Say what a table holds, and what each of its columns means."""
    connection = empty_record()
    try:
        lines = lines_of(connection, table)
    finally:
        connection.close()
    return comment_of(lines[0]), {found[1]: comment_of(line) for line in lines if (found := COLUMN.match(line))}


def lines_of(connection: sqlite3.Connection, table: Table) -> list[str]:
    """Return the lines of the schema that make a table."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table.name,)).fetchone()
    return str(sql).splitlines()


def comment_of(line: str) -> str:
    """Return the comment at the end of a line of the schema, empty where there is none."""
    found = _COMMENT.search(line)
    return found[1] if found else ""
