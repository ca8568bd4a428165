"""Queries that may only read, whatever their SQL says."""

from __future__ import annotations

import sqlite3
import time

#: Instructions of SQLite's machine between two looks at the clock: well under a millisecond.
_INSTRUCTIONS = 10_000

#: Bytes of one value in a bounded query; no text of a page is as long, and SQL can make values of a gigabyte.
_LONGEST = 64 * 2**20

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}

#: Pragmas that tell about the schema; ``data_version`` is asked by full-text search itself.
_TELLING = {
    "data_version",
    "foreign_key_list",
    "index_info",
    "index_list",
    "index_xinfo",
    "table_info",
    "table_list",
    "table_xinfo",
}


def reading_only(connection: sqlite3.Connection) -> None:
    """Forbid a connection everything but reading the record: no writing, no attached files, no settings."""
    # Full-text search declares its table on first use, which looks like making one.
    connection.execute("SELECT 1 FROM article_search LIMIT 0")
    connection.set_authorizer(_authorize)


def stop_after(connection: sqlite3.Connection, seconds: float) -> None:
    """Make queries of a connection fail once they have worked for ``seconds`` from now, or make huge values."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > end, _INSTRUCTIONS)


def _authorize(action: int, name: str | None, _value: str | None, _database: str | None, _trigger: str | None) -> int:
    if action in _ALLOWED or (action == sqlite3.SQLITE_PRAGMA and name in _TELLING):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
