"""``dateline show``: stories, articles, pages and any other row, for reading."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dateline.cli.options import json_option, record_option

if TYPE_CHECKING:
    from dateline.store import Record

RowT = TypeVar("RowT")

_FILTERS = ("outlet", "language", "kind", "since", "until")


@click.command(short_help="List stories or articles, or show one for reading.")
@click.argument("identifier", metavar="[ID]", required=False)
@record_option
@click.option("--outlet", help="Only articles of this outlet, by its whole name.")
@click.option("--language", help="Only articles in this language (BCP-47; en also finds en-GB).")
@click.option("--kind", type=click.Choice(["news", "opinion", "mixed", "teaser", "other"]), help="Only this kind.")
@click.option("--since", metavar="YYYY-MM-DD", help="Only articles that may have been published on or after this day.")
@click.option("--until", metavar="YYYY-MM-DD", help="Only articles that may have been published on or before this day.")
@click.option("--search", metavar="WORDS", help='Articles that hold all these words, best first; "a phrase", port*.')
@click.option("--articles", is_flag=True, help="List articles also where there are stories.")
@click.option("--failures", is_flag=True, help="List what could not be done, and why.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Rows of a list to show.")
@click.option("--offset", type=click.IntRange(min=0), default=0, show_default=True, help="Rows of a list to pass over.")
@click.option("--all", "everything", is_flag=True, help="With an ID: what was left out, in full, and all claims.")
@json_option
def show(identifier: str | None, record_path: Path, as_json: bool, **options: Any) -> None:
    """List stories or articles, or show one row for reading.

    Without an ID: the stories, where there are any, else the articles, by date. With the ID of an
    article: what it claims of itself and on what basis, then its blocks in reading order, each
    with the role it was judged to have. With the ID of a page: its articles and the blocks that
    belong to none. With any other ID: that row. The beginning of an ID will do.
    """
    from dateline.present import Terminal, to_json, view_of, write_view
    from dateline.store import Record

    _check_days(options)
    with Record.open(record_path) as record:
        if identifier is None:
            _show_list(record, as_json, options)
            return
        view = view_of(record, identifier)
    if as_json:
        click.echo(to_json(view, encoding=sys.stdout.encoding))
    else:
        write_view(Terminal(), view, everything=options["everything"])


def _check_days(options: dict[str, Any]) -> None:
    from datetime import date

    for name in ("since", "until"):
        day = options[name]
        try:
            if day is not None and len(day) == len("YYYY-MM-DD"):
                date.fromisoformat(day)
            elif day is not None:
                raise ValueError
        except ValueError:
            raise click.BadParameter(f"{day!r} is not a day (YYYY-MM-DD)", param_hint=f"--{name}") from None


def _show_list(record: Record, as_json: bool, options: dict[str, Any]) -> None:
    from dateline.present import Terminal, to_json, write_window

    noun, rows, write = _chosen_list(record, options)
    offset, limit = options["offset"], options["limit"]
    window = list(islice(rows, offset, offset + limit + 1))
    shown = window[:limit]
    if as_json:
        click.echo(to_json(shown, encoding=sys.stdout.encoding))
        return
    terminal = Terminal()
    write(terminal, shown)
    write_window(terminal, len(shown), offset, noun, more=len(window) > limit)


def _chosen_list(record: Record, options: dict[str, Any]) -> tuple[str, Iterable[Any], Any]:
    from dateline import present

    if options["failures"]:
        return "failure", record.failures(), present.write_failures
    if options["search"]:
        return "article", record.search(options["search"]), present.write_hits
    filters = {name: options[name] for name in _FILTERS if options[name] is not None}
    if not filters and not options["articles"] and record.counts()["stories"]:
        return "story/stories", present.stories_of(record), present.write_stories
    return "article", record.articles(**filters), present.write_articles
