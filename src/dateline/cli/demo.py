"""``dateline demo``: the main job on the sample pages that ship with the package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dateline.cli.options import json_option, record_option
from dateline.cli.run import exit_code, run_and_report

#: How the sources of sample pages end, wherever the package is installed.
_SAMPLES = "dateline/samples/pages/"


@click.command(short_help="Run on the sample pages that ship with dateline.")
@record_option
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary.")
@json_option
@click.pass_context
def demo(ctx: click.Context, /, record_path: Path, quiet: bool, as_json: bool) -> None:
    """Run on the sample pages that ship with dateline.

    Twenty-six small pages in English and Arabic, from invented outlets, about invented happenings
    of the year 2031: a port strike, floods, talks, a fire. A record that holds other pages is
    refused, so that invented news never stands among real news; name another with --db.
    """
    from importlib import resources

    from dateline.run import load_configuration

    _refuse_real_pages(record_path)
    with resources.as_file(resources.files("dateline.samples") / "pages") as folder:
        options: dict[str, Any] = {"quiet": quiet, "as_json": as_json, "retry_failed": False}
        summary = run_and_report((str(folder),), record_path, load_configuration(), options)
    if not quiet and not as_json:
        _write_suggestions(record_path)
    ctx.exit(exit_code(summary))


def _write_suggestions(record_path: Path) -> None:
    """Write commands that show what the record holds, on a story and an article of the demo's own."""
    from dateline.present import Terminal, short_id, write_commands
    from dateline.store import Record

    with Record.open(record_path) as record:
        largest = max(record.rows("story_summaries"), key=lambda each: (each.articles, each.story_id), default=None)
        article = next(record.articles(language="ar", kind="news"), None)
    commands = {}
    if largest:
        story = short_id(largest.story_id)
        commands[f"show {story}"] = f"the {largest.articles} reports of one happening, slot by slot"
        commands[f"report {story} -o story.html"] = "the same as one file for a browser"
    commands |= {"show --language ar": "the Arabic articles", "show --search harbour": "articles by their words"}
    if article:
        commands[f"show {short_id(article.article_id)}"] = "one of them, with what was found in it"
        commands[f"why {short_id(article.article_id)}"] = "where its date and title come from"
    write_commands(Terminal(), commands, record_path)


def _refuse_real_pages(record_path: Path) -> None:
    from dateline.model import StoreError
    from dateline.store import Record

    if not record_path.exists():
        return
    with Record.open(record_path) as record:
        rows = list(record.query("SELECT count(*) AS pages FROM pages WHERE source NOT LIKE ?", (f"%{_SAMPLES}%",)))
        others = rows[0]["pages"]
    if others:
        raise StoreError(f"{record_path} holds {others} pages that are not samples; name another record: --db demo.db")
