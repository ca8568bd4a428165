"""One writer at a time: a lock beside the record that the operating system frees with its holder.

The lock is an exclusive SQLite transaction on an empty file beside the record
(``news.db`` -> ``news.db.lock``). SQLite's file locks work alike on every system, are released
when the process ends however it ends, and are not inherited by worker processes. Readers of the
record never touch it. The file itself stays: deleting it could let two writers in.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dateline.model import StoreError
from dateline.store.refusal import reason_of


class WriterLock:
    """Held from :meth:`acquire` to :meth:`release`, or to the end of the process."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(f"{path.name}.lock")
        self._record = path
        self._connection: sqlite3.Connection | None = None

    def acquire(self, wait: float) -> None:
        """Take the lock, waiting up to ``wait`` seconds; raises StoreError while another has it."""
        try:
            connection = sqlite3.connect(self.path, timeout=wait, isolation_level=None)
        except sqlite3.Error as error:
            raise StoreError(f"{self._record}: {reason_of(error)}") from error
        try:
            connection.execute("PRAGMA journal_mode = MEMORY")  # nothing is ever written that a journal could undo
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            connection.close()
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise StoreError(
                    f"{self._record}: another dateline is writing this record; "
                    "wait until it is done, stop it, or name another record with --db"
                ) from error
            raise StoreError(f"{self._record}: {reason_of(error)}") from error
        self._connection = connection

    def release(self) -> None:
        """Give the lock back."""
        if self._connection:
            self._connection.close()
            self._connection = None
