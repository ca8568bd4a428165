"""``dateline verify``: every anchor in the record checked against the text it points into."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dateline.cli.exits import DONE, PROBLEM
from dateline.cli.options import json_option, record_option


@click.command(short_help="Check every anchor of the record.")
@record_option
@click.option("--sources", is_flag=True, help="Also compare the files that pages were read from with their hashes.")
@json_option
@click.pass_context
def verify(ctx: click.Context, /, record_path: Path, sources: bool, as_json: bool) -> None:
    """Check that every stored span still holds exactly the words at its place in the page.

    Also checks ids, references and the database itself. Changes nothing. The exit code is 1 where
    anything is broken; a source file that is gone or was changed since is told and is no fault.
    """
    from dateline.present import Terminal, to_json, write_verification
    from dateline.store import Record

    with Record.open(record_path) as record:
        verification = record.verify(sources=sources)
    if as_json:
        click.echo(to_json(verification, encoding=sys.stdout.encoding))
    else:
        write_verification(Terminal(), verification)
    ctx.exit(DONE if verification.sound else PROBLEM)
