"""Every anchor, id and reference of a record checked against what it points to.

Pages are taken one by one with all that lies on them, so memory does not grow with the record.
Words are compared with the text at their place; nothing is trusted because it was checked when
it was written.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dateline.model import Page
from dateline.store.mapping import select
from dateline.store.page_faults import Fault, faults_of_page, row_tables
from dateline.store.sources import SourceFiles, check_source

Progress = Callable[[int, int], None]

#: Faults that are kept in full; all are counted.
FAULTS_KEPT = 1000


@dataclass(frozen=True, slots=True)
class TableCheck:
    """What was checked of one table: its rows on pages, their spans, and the rows that are broken."""

    table: str
    rows: int
    spans: int
    broken: int


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of a check.

    ``faults`` holds the first of them in full, ``fault_count`` counts all. ``database`` is what
    SQLite itself found wrong: damaged pages, rows that refer to nothing. ``sources`` is set
    where the files that were read were checked too; a file that is gone or was changed later is
    told there and is no fault of the record.
    """

    pages: int
    tables: tuple[TableCheck, ...]
    faults: tuple[Fault, ...]
    fault_count: int
    database: tuple[str, ...]
    sources: SourceFiles | None = None

    @property
    def sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.fault_count and not self.database

    @property
    def spans(self) -> int:
        """The number of spans that were compared with their text."""
        return sum(table.spans for table in self.tables)


@dataclass
class _Tally:
    rows: Counter[str] = field(default_factory=Counter)
    spans: Counter[str] = field(default_factory=Counter)
    broken: dict[str, int] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    count: int = 0

    def add(self, faults: Iterator[Fault]) -> None:
        """Count faults; a row with several is one broken row."""
        broken: set[tuple[str, str]] = set()
        for fault in faults:
            self.count += 1
            broken.add((fault.table, fault.record_id))
            if len(self.faults) < FAULTS_KEPT:
                self.faults.append(fault)
        for table, _ in broken:
            self.broken[table] += 1


def verify(connection: sqlite3.Connection, *, sources: bool, progress: Progress | None) -> Verification:
    """Check a whole record."""
    tally = _Tally()
    files = SourceFiles() if sources else None
    total = connection.execute("SELECT count(*) FROM pages").fetchone()[0]
    pages = 0
    for page in select(connection, Page, "ORDER BY page_id"):
        pages += 1
        tally.rows["pages"] += 1
        tally.add(faults_of_page(connection, page, tally.rows, tally.spans))
        if files:
            files = check_source(files, page)
        if progress:
            progress(pages, total)
    tally.add(_faults_of_search(connection))
    tables = tuple(
        TableCheck(name, tally.rows[name], tally.spans[name], tally.broken.get(name, 0))
        for name in ("pages", *row_tables(), "article_search")
        if tally.rows[name] or tally.broken.get(name)
    )
    return Verification(pages, tables, tuple(tally.faults), tally.count, tuple(_database(connection)), files)


def _faults_of_search(connection: sqlite3.Connection) -> Iterator[Fault]:
    sql = "SELECT article_id FROM articles EXCEPT SELECT article_id FROM article_search"
    for (article_id,) in connection.execute(sql):
        yield Fault("article_search", article_id, "search", "the article is missing from full-text search")


def _database(connection: sqlite3.Connection) -> Iterator[str]:
    for (finding,) in connection.execute("PRAGMA integrity_check(100)"):
        if finding != "ok":
            yield finding
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {rowid} of {table} refers to a row of {parent} that does not exist"
