"""JSON Lines: one object for each row, in UTF-8, with what the record keeps as JSON as such."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from dateline.export.by_table import TableExporter
from dateline.export.contract import ExportOptions
from dateline.store import Record, Table, columns_of


class JsonLinesExporter(TableExporter):
    """Writes each table as JSON Lines."""

    name = "jsonl"
    description = "one JSON Lines file for each table, one object for each row"
    suffix = ".jsonl"

    def write(self, record: Record, table: Table, stream: BinaryIO, options: ExportOptions) -> int:
        """Write one table."""
        names = [column.name for column in columns_of(table, text=options.text)]
        rows = 0
        for row in record.values(table.name, text=options.text):
            line = {
                name: _parsed(value) if name in table.json else value for name, value in zip(names, row, strict=True)
            }
            # A line separator inside a string is legal JSON, but some readers break lines at it.
            text = json.dumps(line, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
            stream.write(text.replace("\x85", "\\u0085").encode("utf-8") + b"\n")
            rows += 1
        return rows


def _parsed(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
