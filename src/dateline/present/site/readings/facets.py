"""Counts of a table's values: by column, bounded in time, so that a table can be narrowed by what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model import StoreError
from dateline.present.site.readings.counting import FILTER_SECONDS, Choice, remembered
from dateline.store import Column, Record, Table

#: Rows up to which all columns of few values are counted without being asked.
FEW_ROWS = 10_000
#: Values that a column may have at most to be counted unasked, and that are shown of any.
VALUES = 30
#: Rows from which columns that may be worth counting are told in large tables.
_SAMPLE = 2_000
#: Seconds for what a reader asked for: one count, or one order of the rows.
ASKED_SECONDS = 5.0
#: Seconds for one count that nobody asked for.
_UNASKED_SECONDS = 0.15
#: Columns whose values are nearly all different, or whole texts.
_NEVER = {"exact", "pieces", "names", "evidence", "reason", "features", "source", "url", "title", "chain", "sha256"}


@dataclass(frozen=True, slots=True)
class Condition:
    """What rows of a table have to fulfil: the end of a WHERE, or nothing, and what it is given."""

    table: Table
    where: str
    given: tuple[Any, ...]

    @property
    def rows(self) -> str:
        return f"FROM {self.table.name} {self.where}"


@dataclass(frozen=True, slots=True)
class Facet:
    """The most frequent values of a column; ``more`` tells that there are others. NULL is counted too."""

    column: str
    values: tuple[tuple[object, int], ...]
    more: bool


def count_up_to(record: Record, condition: Condition, most: int) -> int | None:
    """Count rows, up to one more than ``most``; ``None`` where that takes too long."""
    sql = f"SELECT count(*) FROM (SELECT 1 {condition.rows} LIMIT {most + 1})"
    return _number(record, sql, condition.given, _UNASKED_SECONDS)


def count_all(record: Record, condition: Condition) -> int | None:
    """Count all rows; those of a whole table are remembered. ``None`` where it takes too long."""

    def counted() -> tuple[Choice, ...]:
        number = _number(record, f"SELECT count(*) {condition.rows}", condition.given, FILTER_SECONDS / 4)
        return () if number is None else (Choice("rows", number),)

    found = counted() if condition.where else remembered(record, f"rows of {condition.table.name}", counted)
    return found[0].count if found else None


def _number(record: Record, sql: str, given: Sequence[Any], seconds: float) -> int | None:
    try:
        return int(next(record.query(sql, given, seconds=seconds))[0])
    except StoreError:
        return None


def facet(record: Record, condition: Condition, column: str, seconds: float = ASKED_SECONDS) -> Facet:
    """Count the values of a column; raises StoreError where it takes too long."""
    sql = f'SELECT "{column}", count(*) {condition.rows} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {VALUES + 1}'
    found = [(row[0], int(row[1])) for row in record.query(sql, condition.given, seconds=seconds)]
    return Facet(column, tuple(found[:VALUES]), len(found) > VALUES)


def facets_unasked(record: Record, condition: Condition, columns: Sequence[Column]) -> list[Facet]:
    """Count the columns of few values, each in a moment; those that take longer are left out."""
    found = []
    for column in columns:
        if _countable(condition.table, column):
            try:
                each = facet(record, condition, column.name, _UNASKED_SECONDS)
            except StoreError:
                continue
            if len(each.values) > 1 and not each.more:
                found.append(each)
    return found


def countable(record: Record, table: Table, columns: Sequence[Column]) -> list[str]:
    """List columns of a large table that have few values in its first rows."""
    chosen = [column.name for column in columns if _countable(table, column)]
    if not chosen:
        return []
    distinct = ", ".join(f'count(DISTINCT "{name}")' for name in chosen)
    row = record.read(f"SELECT {distinct} FROM (SELECT * FROM {table.name} LIMIT {_SAMPLE})")[0]
    return [name for name, values in zip(chosen, row, strict=True) if 0 < values <= VALUES]


def _countable(table: Table, column: Column) -> bool:
    told = column.name.endswith(("_id", "_at", "_sha256")) or column.name in _NEVER
    return column.type in ("TEXT", "BOOLEAN") and not told and column.name not in table.key
