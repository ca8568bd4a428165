"""``dateline why``: where a value comes from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dateline.cli.options import json_option, record_option


@click.command(short_help="Explain where a value comes from.")
@click.argument("identifier", metavar="ID")
@record_option
@json_option
def why(identifier: str, record_path: Path, as_json: bool) -> None:
    """Explain a value: its words and their place, the rule, what it rests on, and the run.

    ID is that of an article, block, claim, or of anything else in the record; "dateline show ID"
    prints the ids of an article's blocks in the margin. The beginning of an ID will do. Places are
    half-open ranges of Unicode code points in the text of the page.
    """
    from dateline.present import Terminal, to_json, write_explanation
    from dateline.store import Record

    with Record.open(record_path) as record:
        explanation = record.why(identifier)
    if as_json:
        click.echo(to_json(explanation, encoding=sys.stdout.encoding))
    else:
        write_explanation(Terminal(), explanation)
