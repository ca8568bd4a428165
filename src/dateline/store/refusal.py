"""What SQLite refuses, said so that a user knows what, where and what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.model import StoreError

#: By primary result code (sqlite.org/rescode.html).
_REASONS = {
    sqlite3.SQLITE_BUSY: "another program has it locked; wait until that is done, or stop it, and try again",
    sqlite3.SQLITE_LOCKED: "another program has it locked; wait until that is done, or stop it, and try again",
    sqlite3.SQLITE_FULL: "the disk is full; free some space and run again: what was stored before is kept",
    sqlite3.SQLITE_READONLY: "it cannot be written, the file or its folder is read-only; change that, "
    "or copy the record to a folder you can write to",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that the folder exists and that you may read and write there",
    sqlite3.SQLITE_PERM: "you may not open it; check the file's permissions",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write it; check the disk and its free space, then run again",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; restore it from a copy, or move it away and run again",
    sqlite3.SQLITE_NOTADB: "it is not a dateline record (not even an SQLite file); name another file with --db",
    sqlite3.SQLITE_AUTH: "a query may only read the record; write a SELECT on its tables",
    sqlite3.SQLITE_INTERRUPT: "the query took too long and was stopped; ask for less, by a key or an indexed column",
    sqlite3.SQLITE_TOOBIG: "a value is larger than SQLite can store (1 GB); leave that page out",
}


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the record at ``path`` into StoreError with a plain message."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {reason_of(error)}") from error


def reason_of(error: sqlite3.Error) -> str:
    """Say what an SQLite error means and what to do; its own words where nothing better is known."""
    code = getattr(error, "sqlite_errorcode", None)
    reason = _REASONS.get(code & 0xFF) if code is not None else None
    return f"{reason} (SQLite: {error})" if reason else str(error)
