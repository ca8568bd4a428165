"""``dateline export``: the tables of the record in other programs' formats."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from dateline.cli.options import record_option

if TYPE_CHECKING:
    from dateline.export import Exported

#: The target that stands for standard output.
_STANDARD_OUTPUT = "-"


@click.command(short_help="Write the tables of the record for other programs.")
@click.argument("name", metavar="FORMAT")
@click.option(
    "--to", "target", metavar="FOLDER", required=True, help="Where to write; - is standard output, for one table."
)
@click.option("--table", "tables", metavar="NAME", multiple=True, help="Only this table; may be given several times.")
@click.option("--no-text", is_flag=True, help="Leave out whole texts of pages, articles and blocks.")
@click.option("--unguarded", is_flag=True, help="CSV: no apostrophe before cells that a spreadsheet could run.")
@click.option(
    "--mask-persons", is_flag=True, help="Cover the names of persons who are not in the knowledge base or promoted."
)
@record_option
def export(name: str, target: str, record_path: Path, **options: Any) -> None:
    """Write the tables of the record for other programs, one file for each table.

    FORMAT is csv (for spreadsheets, R and pandas), jsonl (one JSON object a line), parquet (typed
    columns, for large records) or one that an installed package adds. Offsets count Unicode code
    points of pages.text. Files that are there already are replaced.
    """
    from dateline.export import ExportOptions, masked
    from dateline.export import export as write
    from dateline.store import Record

    destination: Path | BinaryIO = sys.stdout.buffer if target == _STANDARD_OUTPUT else Path(target)
    chosen = ExportOptions(options["tables"], text=not options["no_text"], guarded=not options["unguarded"])
    with Record.open(record_path) as record:
        if options["mask_persons"]:
            with masked(record) as covered:
                written = write(covered, name, destination, chosen)
        else:
            written = write(record, name, destination, chosen)
    if isinstance(destination, Path):
        _write_list(written)


def _write_list(written: list[Exported]) -> None:
    from dateline.present import Column, Terminal, write_columns

    rows = [(each.table, f"{each.rows:,}", each.path) for each in written]
    write_columns(Terminal(), (Column("table"), Column("rows"), Column("file")), rows)
