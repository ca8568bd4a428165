"""``dateline report``: one story as a single HTML file."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.options import record_option


@click.command(short_help="Write one story as a single HTML file.")
@click.argument("identifier", metavar="STORY")
@record_option
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Where to write it; - is standard output.  [default: STORY.html]",
)  # fmt: skip
@click.option("--quotes-only", is_flag=True, help="Without the articles' full texts: quotations and short words only.")
def report(identifier: str, record_path: Path, output: Path | None, quotes_only: bool) -> None:
    """Write a story as one HTML file that opens anywhere, with no network and no other file.

    It holds the matrix, the sources side by side, statements, figures, timeline, map and wording,
    and for each value its words, place and rule. STORY is the id of a story or its beginning.
    The articles' texts are their publishers': --quotes-only leaves them out of a file that is
    handed on.
    """
    from dateline.present.naming import sized
    from dateline.present.report import report as written
    from dateline.store import Record

    with Record.open(record_path) as record:
        story_id = record.find(identifier).record_id
        document = written(record, identifier, quotes_only=quotes_only)
    if output == Path("-"):
        click.echo(document, nl=False)
        return
    output = output or Path(f"{story_id}.html")
    output.write_text(document, "utf-8", newline="\n")
    click.echo(f"dateline: {output}, {sized(len(document.encode('utf-8')))}", err=True)
