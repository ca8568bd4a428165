"""Connections to a record: for reading, for writing, and for queries that may only read."""

from __future__ import annotations

import glob
import os
import sqlite3
from pathlib import Path
from typing import Literal

from dateline.model import StoreError
from dateline.store.migration import migrate, newer, shipped_migrations, version_of
from dateline.store.refusal import plainly

Mode = Literal["r", "rw", "create"]

#: Seconds that SQLite waits for a moment's lock (a checkpoint, a migration).
BUSY_SECONDS = 5.0

#: The first SQLite with STRICT tables.
OLDEST_SQLITE = (3, 37, 0)

_WRITING = (
    # WAL lets readers read while a run writes; FULL makes a commit survive a power cut.
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -65536",  # KiB
    # Pages of indexes are written again and again; copying them back less often halves the writing.
    "PRAGMA wal_autocheckpoint = 8192",
    "PRAGMA journal_size_limit = 67108864",
)


def connect_for_writing(path: Path, mode: Mode) -> sqlite3.Connection:
    """Open a record for writing, making or migrating it as needed. The caller holds the writer lock."""
    with plainly(path):
        connection = _connect(path, "rwc" if mode == "create" else "rw")
        try:
            version_of(connection, path)  # before anything is changed in a file of another program
            for pragma in _WRITING:
                connection.execute(pragma)
            migrate(connection, path, shipped_migrations())
        except BaseException:
            connection.close()
            raise
    return connection


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """Open a record for reading, also on a disk or in a folder that cannot be written."""
    with plainly(path):
        connection = _connect_reader(path)
        try:
            _check_readable(path, version_of(connection, path))
            connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def check_place(path: Path, mode: Mode) -> None:
    """Raise StoreError where there is no record to open, or no place to make one."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old for a record; use a Python with 3.37 or newer")
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder; name a file in it, such as {path / 'dateline.db'}")
    if mode == "create" and not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist; make it first")
    if mode != "create" and not path.exists():
        raise StoreError(f"{path}: there is no record here; make one with: dateline run PATH --db {path}")


def own_files(path: Path) -> list[Path]:
    """List what may lie beside a record and belongs to it: SQLite's files, the lock, copies of older versions."""
    path = path.resolve()
    companions = [path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal", ".lock")]
    copies = path.parent.glob(f"{glob.escape(path.name)}.v*")
    return [path, *companions, path.with_name(f"{path.name}.lock-journal"), *copies]


def _connect(path: Path, access: str, more: str = "") -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={access}{more}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _connect_reader(path: Path) -> sqlite3.Connection:
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        # Not read-only: the last reader of a record whose writer was killed has to tidy up after it.
        return _connect(path, "rw")
    connection = _connect(path, "ro")
    try:
        connection.execute("PRAGMA user_version")
    except sqlite3.OperationalError:
        connection.close()
        if Path(f"{path}-wal").exists():
            raise
        # A record in WAL mode on a read-only disk: nobody can be writing it.
        return _connect(path, "ro", "&immutable=1")
    return connection


def _check_readable(path: Path, version: int) -> None:
    known = len(shipped_migrations())
    if version == 0:
        raise StoreError(f"{path}: the file is empty, nothing was stored yet; run: dateline run PATH --db {path}")
    if version > known:
        raise StoreError(newer(path, version, known))
    if version < known:
        raise StoreError(
            f"{path}: the record has schema version {version}, this dateline reads {known}; "
            f"open it for writing once, which brings it up and keeps a copy: dateline link --db {path}"
        )
