"""Parquet: typed columns, for Arrow, DuckDB, pandas, polars and Spark."""

from __future__ import annotations

from typing import BinaryIO

from dateline.export.by_table import TableExporter
from dateline.export.contract import ExportOptions
from dateline.model import ResourceError
from dateline.store import Record, Table, schema_of


class ParquetExporter(TableExporter):
    """Writes each table as Parquet, compressed with Zstandard."""

    name = "parquet"
    description = "one Parquet file for each table, with typed columns"
    suffix = ".parquet"

    def write(self, record: Record, table: Table, stream: BinaryIO, options: ExportOptions) -> int:
        """Write one table; batch by batch, so that memory does not grow with it."""
        try:
            from pyarrow.parquet import ParquetWriter
        except ImportError as error:
            raise ResourceError("pyarrow is not installed; install it with: pip install dateline") from error
        rows = 0
        with ParquetWriter(stream, schema_of(table, text=options.text), compression="zstd") as writer:
            for batch in record.batches(table.name, text=options.text):
                writer.write_batch(batch)
                rows += batch.num_rows
        return rows
