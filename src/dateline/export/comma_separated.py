"""CSV that spreadsheets and statistics programs read alike.

UTF-8 with a byte order mark, without which Excel shows Arabic as nonsense; readers of CSV drop
it. Lines end in CR LF, text is always in quotes, so that line breaks in a cell are safe and an
empty text (``""``) differs from no value (nothing). A spreadsheet runs a cell as a formula that
begins with ``=``, ``+``, ``-`` or ``@``, and the words of a web page are anybody's: such a cell,
and one that begins with an apostrophe, gets an apostrophe in front. Take it off with
:func:`unguarded` before counting offsets into ``pages.text``, or export with ``guarded`` off.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from dateline.export.by_table import TableExporter
from dateline.export.contract import ExportOptions
from dateline.store import Record, Table, columns_of

#: Beginnings that spreadsheets take for a formula (OWASP, "CSV Injection"), with their wide
#: forms, and the guard itself, so that taking it off gives back every text.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
_GUARD = "'"


class CsvExporter(TableExporter):
    """Writes each table as CSV."""

    name = "csv"
    description = "one CSV file for each table, for spreadsheets, R and pandas"
    suffix = ".csv"

    def write(self, record: Record, table: Table, stream: BinaryIO, options: ExportOptions) -> int:
        """Write one table with a line of column names."""
        names = [f'"{column.name}"' for column in columns_of(table, text=options.text)]
        stream.write(b"\xef\xbb\xbf" + _line(names))
        rows = 0
        for row in record.values(table.name, text=options.text):
            stream.write(_line([_cell(value, options.guarded) for value in row]))
            rows += 1
        return rows


def _line(cells: list[str]) -> bytes:
    return (",".join(cells) + "\r\n").encode("utf-8")


def _cell(value: Any, guard: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = guarded(value) if guard else value
        return '"' + text.replace('"', '""') + '"'
    return str(value).lower() if isinstance(value, bool) else repr(value)


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet could run."""
    return _GUARD + text if text.startswith(_FORMULA) else text


def unguarded(cell: str) -> str:
    """Give back the text that :func:`guarded` made a cell of."""
    return cell.removeprefix(_GUARD) if cell.startswith(_FORMULA) else cell
