"""The schema's versions: numbered SQL files, each applied in one transaction.

A file's version is SQLite's ``user_version``, its kind ``application_id``. Before an older record
is changed, a copy is kept beside it (``news.db`` -> ``news.db.v1``), so that the dateline that
wrote it can still be used; delete the copy when it is no longer wanted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from dateline.model import StoreError

#: Marks an SQLite file as a dateline record: "dtln" in ASCII.
APPLICATION_ID = int.from_bytes(b"dtln")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: ``sql`` leads from version ``number - 1`` to ``number``."""

    number: int
    name: str
    sql: str


@cache
def shipped_migrations() -> tuple[Migration, ...]:
    """Read the migrations that ship with this dateline, in order."""
    folder = resources.files("dateline.store") / "schema"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return tuple(Migration(int(file.name[:4]), file.name[5:-4], file.read_text("utf-8")) for file in files)


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version of a record, 0 for a file with nothing in it.

    Raises StoreError where the file belongs to another program.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application == APPLICATION_ID:
        return version
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application or version or tables:
        raise StoreError(f"{path}: it is an SQLite file of another program, not a dateline record; name another file")
    return 0


def migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    """Bring the record up to the last of ``migrations``; does nothing where it is there already."""
    version = version_of(connection, path)
    if version > len(migrations):
        raise StoreError(newer(path, version, len(migrations)))
    if 0 < version < len(migrations):
        _keep_copy(connection, path, version)
    for migration in migrations[version:]:
        _apply(connection, path, migration)


def newer(path: Path, version: int, known: int) -> str:
    """Say that a record was written by a newer dateline."""
    return (
        f"{path}: the record has schema version {version} and this dateline knows up to {known}; "
        "use the newer dateline that wrote it: pip install --upgrade dateline"
    )


def _keep_copy(connection: sqlite3.Connection, path: Path, version: int) -> None:
    copy = path.with_name(f"{path.name}.v{version}")
    unfinished = copy.with_name(f"{copy.name}.part")
    unfinished.unlink(missing_ok=True)
    target = sqlite3.connect(unfinished)
    try:
        connection.backup(target)
    finally:
        target.close()
    unfinished.replace(copy)


def _apply(connection: sqlite3.Connection, path: Path, migration: Migration) -> None:
    # Foreign keys can only be switched outside a transaction; a migration that rebuilds a table
    # must not cascade. They are checked before it is committed.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{migration.sql}")
        dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
        if dangling:
            raise StoreError(f"{path}: migration {migration.number} left rows of {dangling[0]} that refer to nothing")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {migration.number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
