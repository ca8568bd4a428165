"""``dateline entities``: who and what is named in the record."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import click

from dateline.cli.options import json_option, record_option


@click.command(short_help="List the persons, bodies and places that are named.")
@record_option
@click.option("--name", metavar="WORDS", help="Only those with these words in one of their names, in any language.")
@click.option("--type", "type_", metavar="TYPE", help="Only this type: person, country, settlement, party ...")
@click.option("--country", metavar="CODE", help="Only of this country (ISO 3166-1 alpha-3).")
@click.option(
    "--origin", type=click.Choice(["knowledge-base", "user", "corpus"]), help="Only from here; corpus: induced."
)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Rows to show.")
@click.option("--offset", type=click.IntRange(min=0), default=0, show_default=True, help="Rows to pass over.")
@json_option
def entities(record_path: Path, as_json: bool, limit: int, offset: int, **filters: str | None) -> None:
    """List the persons, bodies and places that are named in the record, the most mentioned first.

    "dateline show ID" shows one: its names in both scripts, its roles, what it did and said, and
    where each mention stands. "dateline why MENTION" says why a mention was linked to it.
    """
    from dateline.present import Terminal, to_json, write_entities, write_window
    from dateline.store import Record

    filters["type"] = filters.pop("type_")
    with Record.open(record_path) as record:
        found = record.entities(**filters)
    shown = list(islice(found, offset, offset + limit))
    if as_json:
        click.echo(to_json(shown, encoding=sys.stdout.encoding))
        return
    terminal = Terminal()
    write_entities(terminal, shown)
    write_window(terminal, len(shown), offset, "entity/entities", more=len(found) > offset + limit)
