"""Any table of the record with filters, and queries in SQL: read-only, bounded in time and rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Generator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.export import guarded
from dateline.model import InputError, NotFoundError, StoreError
from dateline.present.site import readings
from dateline.present.site.answer import Answer, Document
from dateline.present.site.asked import ROWS, Asked, offset_of
from dateline.present.site.table_view import PARTS, Filter, TableView
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


def tables(record: Record, _asked: Asked) -> Answer:
    """List the tables with what each holds and how many rows."""
    counts = record.counts()
    data = {
        "tables": [{"name": name, "rows": rows, "holds": meanings_of(TABLES[name])[0]} for name, rows in counts.items()]
    }
    return Answer("tables.html", "Tables", data, data)


def table(record: Record, asked: Asked) -> Answer:
    """Show a window of a table's rows, in key order or by a column, with its values counted."""
    known = _known(asked.path["name"])
    columns = columns_of(known, text=False)
    view = TableView(known.name, tuple(_filters(asked, columns)), _sort(asked, columns), asked.get("facet"))
    condition = _condition(known, columns, view.filters)
    rows = _window(record, asked, condition, columns, view)
    shown, more = rows[:ROWS], len(rows) > ROWS
    names = [column.name for column in columns]
    total = readings.count_all(record, condition)
    facets, countable = _facets(record, condition, columns, view)
    data = {
        "table": known.name,
        "columns": names,
        "rows": shown,
        "filters": view.filters,
        "sort": view.sort,
        "total": total,
        "facets": facets,
        "next": _next(asked, known, names, shown, view) if more else None,
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
        "without_value": _WITHOUT_VALUE,
        "left_out": known.long,
        "view": view,
        "countable": countable,
    }
    return Answer("table.html", f"Table {known.name}", twin, {**data, **more_shown})


def _window(
    record: Record, asked: Asked, condition: readings.Condition, columns: Sequence[Column], view: TableView
) -> list[tuple[Any, ...]]:
    """Read the rows of one page and one more; raises InputError where that takes too long."""
    known, after = condition.table, asked.get("after")
    if view.sort:
        sql, given = _sorted_window(condition, columns, view.sort, offset_of(asked)), list(condition.given)
    else:
        sql, given = _select(known, columns, _after(condition, after), None), list(_after(condition, after).given)
        sql += f" LIMIT {ROWS + 1}"
    try:
        seconds = readings.ASKED_SECONDS if view.sort else readings.FILTER_SECONDS
        return [tuple(row) for row in record.query(sql, given, seconds=seconds)]
    except StoreError as error:
        if "took too long" not in str(error):
            raise
        raise InputError(
            f"this took more than {seconds:.0f} seconds: narrow the table by a condition first, "
            "sort it by another column, or take the CSV"
        ) from error


def _facets(
    record: Record, condition: readings.Condition, columns: Sequence[Column], view: TableView
) -> tuple[list[readings.Facet], list[str]]:
    """Count columns: all of few values in a small table; in a large one what was asked for, and what could be."""
    few = readings.count_up_to(record, condition, readings.FEW_ROWS)
    if few is not None and few <= readings.FEW_ROWS:
        found, offered = readings.facets_unasked(record, condition, columns), list[str]()
    else:
        found, offered = list[readings.Facet](), readings.countable(record, condition.table, columns)
    if view.facet and view.facet not in {each.column for each in found}:
        if view.facet not in {column.name for column in columns}:
            raise InputError(f"{view.facet}: no such column")
        try:
            found.insert(0, readings.facet(record, condition, view.facet))
        except StoreError as error:
            raise InputError(f"counting by {view.facet} took too long: narrow the table first") from error
    return found, [name for name in offered if name not in {each.column for each in found}]


def _next(
    asked: Asked, known: Table, names: Sequence[str], rows: Sequence[Sequence[Any]], view: TableView
) -> dict[str, str]:
    """Return what the query of the next page holds besides: its number where rows are sorted, else the last key."""
    return {"page": str(asked.number("page") + 1)} if view.sort else {"after": _key_of(known, names, rows[-1])}


def table_csv(record: Record, asked: Asked) -> Document:
    """Give a whole table, or what its filters leave, as CSV."""
    known = _known(asked.path["name"])
    columns = columns_of(known, text=asked.get("text") is not None)
    plain = columns_of(known, text=False)
    condition = _condition(known, plain, _filters(asked, plain))
    sql = _select(known, columns, condition, _sort(asked, plain))
    return Document(f"{known.name}.csv", "text/csv", partial(_lines, record.path, sql, condition.given))


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
    given = [[value for key, value in asked.query if key == part] for part in PARTS]
    filters = [Filter(*parts) for parts in zip(*given, strict=False) if parts[0]]
    for each in filters:
        if each.column not in names or each.operator not in OPERATORS:
            raise InputError(f"{each.column} {each.operator}: no such column or comparison")
    return [each for each in filters if each.value or each.operator in _WITHOUT_VALUE]


def _sort(asked: Asked, columns: Sequence[Column]) -> str | None:
    """Read the column that rows are sorted by, with a minus before it for the largest first."""
    sort = asked.get("sort")
    if sort and sort.removeprefix("-") not in {column.name for column in columns}:
        raise InputError(f"sort={sort}: no such column")
    return sort


def _condition(known: Table, columns: Sequence[Column], filters: Sequence[Filter]) -> readings.Condition:
    numeric = {column.name for column in columns if column.type != "TEXT"}
    conditions = " AND ".join(f'"{each.column}" {OPERATORS[each.operator]}' for each in filters)
    given = [_value(each, numeric) for each in filters if each.operator not in _WITHOUT_VALUE]
    return readings.Condition(known, f"WHERE {conditions}" if conditions else "", tuple(given))


def _after(condition: readings.Condition, after: str | None) -> readings.Condition:
    """Add to a condition that rows come after a key."""
    if after is None:
        return condition
    known = condition.table
    beyond = f"({', '.join(known.key)}) > ({', '.join('?' * len(known.key))})"
    where = f"{condition.where} AND {beyond}" if condition.where else f"WHERE {beyond}"
    return readings.Condition(known, where, (*condition.given, *_key_from(known, after)))


def _select(known: Table, columns: Sequence[Column], condition: readings.Condition, sort: str | None) -> str:
    return f"SELECT {_names(columns)} {condition.rows} ORDER BY {_order(known, sort)}"


def _sorted_window(condition: readings.Condition, columns: Sequence[Column], sort: str, offset: int) -> str:
    """Write the query of one page of sorted rows: keys alone are sorted, whole rows are read for what is shown."""
    known, key = condition.table, ", ".join(condition.table.key)
    order = _order(known, sort)
    window = f"SELECT {key} {condition.rows} ORDER BY {order} LIMIT {ROWS + 1} OFFSET {offset}"
    return f"SELECT {_names(columns)} FROM {known.name} WHERE ({key}) IN ({window}) ORDER BY {order}"


def _names(columns: Sequence[Column]) -> str:
    return ", ".join(f'"{column.name}"' for column in columns)


def _order(known: Table, sort: str | None) -> str:
    if not sort:
        return ", ".join(known.key)
    name = sort.removeprefix("-")
    return ", ".join([f'"{name}" IS NULL', f'"{name}"{" DESC" if sort.startswith("-") else ""}', *known.key])


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
