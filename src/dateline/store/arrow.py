"""Tables as Arrow, and through it pandas and polars."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from dateline.model import ResourceError
from dateline.store.columns import columns_of, values
from dateline.store.tables import Table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

#: Rows in one batch; of tables with whole texts fewer, so that a batch stays within some megabytes.
_BATCH_ROWS = 8192
_BATCH_LONG_ROWS = 256


def schema_of(table: Table, *, text: bool = True) -> pyarrow.Schema:
    """Return a table's Arrow schema: strings, 64-bit integers, doubles and truth values."""
    pa = _required("pyarrow")
    types = {"TEXT": pa.string(), "INTEGER": pa.int64(), "REAL": pa.float64(), "BOOLEAN": pa.bool_()}
    fields = [pa.field(each.name, types[each.type], nullable=each.nullable) for each in columns_of(table, text=text)]
    return pa.schema(fields, metadata={"dateline_table": table.name})


def batches(connection: sqlite3.Connection, table: Table, *, text: bool = True) -> Iterator[pyarrow.RecordBatch]:
    """Read a table in batches, in key order."""
    pa = _required("pyarrow")
    schema = schema_of(table, text=text)
    rows = values(connection, table, text=text)
    size = _BATCH_LONG_ROWS if table.long and text else _BATCH_ROWS
    while part := list(islice(rows, size)):
        columns = zip(*part, strict=True)
        arrays = [pa.array(each, type=field.type) for each, field in zip(columns, schema, strict=True)]
        yield pa.record_batch(arrays, schema=schema)


def to_arrow(table: Table, parts: Iterable[pyarrow.RecordBatch], *, text: bool) -> pyarrow.Table:
    """Put batches together."""
    return _required("pyarrow").Table.from_batches(parts, schema=schema_of(table, text=text))


def to_pandas(table: pyarrow.Table) -> pandas.DataFrame:
    """Turn an Arrow table into a pandas frame."""
    _required("pandas")
    frame: pandas.DataFrame = table.to_pandas()
    return frame


def to_polars(table: pyarrow.Table) -> polars.DataFrame:
    """Turn an Arrow table into a polars frame."""
    frame: polars.DataFrame = _required("polars").from_arrow(table)
    return frame


def _required(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError as error:
        command = "dateline" if package == "pyarrow" else f"'dateline[{package}]'"
        raise ResourceError(f"{package} is not installed; install it with: pip install {command}") from error
