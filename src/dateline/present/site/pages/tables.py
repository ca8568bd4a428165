"""Any table of the record with filters, and queries in SQL: read-only, bounded in time and rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.export import guarded
from dateline.model import InputError, NotFoundError, StoreError
from dateline.present.site import readings
from dateline.present.site.answer import Answer, Document
from dateline.present.site.asked import ROWS, Asked
from dateline.store import TABLES, Column, Record, Table, columns_of, meanings_of

#: What a query that a reader wrote may take: seconds, and rows on the page (the CSV has as many as there are).
QUERY_SECONDS = 5.0
QUERY_ROWS = 500
#: Characters of all values together that one answer holds.
_MOST_CHARACTERS = 20_000_000
#: Seconds for the CSV of a table or a query.
CSV_SECONDS = 600.0
#: Characters of one value in a list; the row's own page has all.
VALUE_CHARACTERS = 200

#: How a filter compares; the second is the SQL after the column.
OPERATORS = {
    "is": "= ?",
    "is not": "IS NOT ?",
    "contains": "LIKE '%' || ? || '%'",
    "begins": "GLOB ? || '*'",
    "at least": ">= ?",
    "at most": "<= ?",
    "empty": "IS NULL",
    "not empty": "IS NOT NULL",
}
_WITHOUT_VALUE = {"empty", "not empty"}


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on a column of a table."""

    column: str
    operator: str
    value: str


def tables(record: Record, _asked: Asked) -> Answer:
    """List the tables with what each holds and how many rows."""
    counts = record.counts()
    data = {
        "tables": [{"name": name, "rows": rows, "holds": meanings_of(TABLES[name])[0]} for name, rows in counts.items()]
    }
    return Answer("tables.html", "Tables", data, data)


def table(record: Record, asked: Asked) -> Answer:
    """Show a window of a table's rows in key order."""
    known = _known(asked.path["name"])
    columns = columns_of(known, text=False)
    filters = _filters(asked, columns)
    sql, given = _select(known, columns, filters, asked.get("after"))
    rows = [tuple(row) for row in islice(record.query(sql, given, seconds=readings.FILTER_SECONDS), ROWS + 1)]
    shown, more = rows[:ROWS], len(rows) > ROWS
    names = [column.name for column in columns]
    data = {
        "table": known.name,
        "columns": names,
        "rows": shown,
        "filters": filters,
        "next": _key_of(known, names, shown[-1]) if more else None,
    }
    twin = {**data, "rows": [dict(zip(names, row, strict=True)) for row in shown]}
    ids = [at for at, name in enumerate(names) if name.endswith("_id") or name in ("left_id", "right_id", "part_of")]
    holds, meanings = meanings_of(known)
    more_shown = {
        "holds": holds,
        "meanings": meanings,
        "key": known.key,
        "ids": ids,
        "operators": list(OPERATORS),
        "left_out": known.long,
    }
    return Answer("table.html", f"Table {known.name}", twin, {**data, **more_shown})


def table_csv(record: Record, asked: Asked) -> Document:
    """Give a whole table, or what its filters leave, as CSV."""
    known = _known(asked.path["name"])
    columns = columns_of(known, text=asked.get("text") is not None)
    sql, given = _select(known, columns, _filters(asked, columns), None)
    return Document(f"{known.name}.csv", "text/csv", partial(_lines, record.path, sql, given))


def query(record: Record, asked: Asked) -> Answer:
    """Answer one SELECT."""
    sql = asked.get("sql") or ""
    rows, names = [], list[str]()
    if sql:
        found = _answered(record, sql)
        names = list(found[0].keys()) if found else []
        rows = [tuple(_plain(value) for value in row) for row in found]
    data = {"sql": sql, "columns": names, "rows": rows[:QUERY_ROWS], "more": len(rows) > QUERY_ROWS}
    return Answer("sql.html", "Query", data, {**data, "limits": (QUERY_SECONDS, QUERY_ROWS), "tables": list(TABLES)})


def query_csv(record: Record, asked: Asked) -> Document:
    """Give all rows of one SELECT as CSV."""
    sql = asked.get("sql")
    if not sql:
        raise InputError("sql: no query was given")
    _answered(record, f"SELECT * FROM ({sql.rstrip().rstrip(';')}) LIMIT 1")  # refused here, not in the file
    return Document("query.csv", "text/csv", partial(_lines, record.path, sql, ()))


def _answered(record: Record, sql: str) -> list[Any]:
    """Ask what a reader typed; raises InputError for what SQLite refuses."""
    rows, room = [], _MOST_CHARACTERS
    try:
        for row in islice(record.query(sql, seconds=QUERY_SECONDS), QUERY_ROWS + 1):
            rows.append(row)
            room -= sum(len(value) for value in row if isinstance(value, str | bytes))
            if room < 0:
                break
        return rows
    except StoreError as error:
        raise InputError(str(error).removeprefix(f"{record.path}: ")) from error


def _known(name: str) -> Table:
    if name not in TABLES:
        raise NotFoundError(f"{name}: there is no such table; the tables are {', '.join(TABLES)}")
    return TABLES[name]


def _filters(asked: Asked, columns: Sequence[Column]) -> list[Filter]:
    """Read conditions: the values of column, operator and value that stand at the same place."""
    names = {column.name for column in columns}
    given = [[value for key, value in asked.query if key == part] for part in ("column", "operator", "value")]
    filters = [Filter(*parts) for parts in zip(*given, strict=False) if parts[0]]
    for each in filters:
        if each.column not in names or each.operator not in OPERATORS:
            raise InputError(f"{each.column} {each.operator}: no such column or comparison")
    return [each for each in filters if each.value or each.operator in _WITHOUT_VALUE]


def _select(
    known: Table, columns: Sequence[Column], filters: Sequence[Filter], after: str | None
) -> tuple[str, list[Any]]:
    numeric = {column.name for column in columns if column.type != "TEXT"}
    conditions = [f'"{each.column}" {OPERATORS[each.operator]}' for each in filters]
    given = [_value(each, numeric) for each in filters if each.operator not in _WITHOUT_VALUE]
    if after is not None:
        conditions.append(f"({', '.join(known.key)}) > ({', '.join('?' * len(known.key))})")
        given += _key_from(known, after)
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    names = ", ".join(f'"{column.name}"' for column in columns)
    return f"SELECT {names} FROM {known.name} {where}ORDER BY {', '.join(known.key)}", given


def _value(filter_: Filter, numeric: set[str]) -> object:
    if filter_.column not in numeric or filter_.operator in ("contains", "begins"):
        return filter_.value
    try:
        return float(filter_.value)
    except ValueError:
        raise InputError(f"{filter_.column} {filter_.operator} {filter_.value}: not a number") from None


def _key_of(known: Table, names: Sequence[str], row: Sequence[Any]) -> str:
    return json.dumps([row[names.index(name)] for name in known.key], ensure_ascii=False)


def _key_from(known: Table, after: str) -> list[Any]:
    try:
        key = json.loads(after)
    except ValueError:
        key = None
    if not isinstance(key, list) or len(key) != len(known.key) or not all(isinstance(part, str) for part in key):
        raise InputError(f"after={after}: not a key of {known.name}")
    return key


def _lines(path: Path, sql: str, given: Sequence[Any]) -> Generator[str, None, None]:
    """Write the rows of a query as CSV, some at a time; the record is opened where this is read."""
    with Record.open(path) as record:
        rows = record.query(sql, given, seconds=CSV_SECONDS)
        first = next(rows, None)
        if first is None:
            return
        yield "\ufeff" + _csv([first.keys(), tuple(_cell(value) for value in first)])
        while some := list(islice(rows, 500)):
            yield _csv([tuple(_cell(value) for value in row) for row in some])


def _csv(rows: Sequence[Sequence[Any]]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value


def _cell(value: object) -> object:
    """Return a value as a spreadsheet may have it: a web page's words are never run as a formula."""
    return guarded(value) if isinstance(value, str) else _plain(value)
