"""``dateline link``: linking alone, over a record that is there."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.exits import INTERRUPTED, ended_gently
from dateline.cli.options import record_option


@click.command(short_help="Link the articles of the record anew.")
@record_option
@click.option("--quiet", "-q", is_flag=True, help="No progress and no counts.")
@click.pass_context
def link(ctx: click.Context, /, record_path: Path, quiet: bool) -> None:
    """Link what the record holds: copies, stories, events, statements, origins; and compare the stories.

    Every run does this at its end. Alone it is of use after judgements (merge, split), which it
    heeds, or after a run that was interrupted. Where nothing changed, nothing is done.
    """
    from dateline.present import progress_for
    from dateline.run import Silent, link_record
    from dateline.store import Record

    progress = Silent() if quiet else progress_for()
    try:
        with ended_gently():
            summary = link_record(record_path, progress=progress)
    finally:
        progress.close()
    if summary.interrupted:
        ctx.exit(INTERRUPTED)
    if not quiet:
        with Record.open(record_path) as record:
            counts = record.counts()
        click.echo(
            f"{counts['story_articles']} articles in {counts['stories']} stories, "
            f"{counts['event_members']} event mentions in {counts['events']} events"
        )
