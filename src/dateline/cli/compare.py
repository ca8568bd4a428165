"""``dateline compare``: two articles beside each other on the spot."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from dateline.cli.options import json_option, record_option

if TYPE_CHECKING:
    from dateline.store import Record


@click.command(short_help="Put two articles beside each other.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@record_option
@click.option("--all", "everything", is_flag=True, help="Also what only one of the two tells.")
@json_option
def compare(one: str, other: str, record_path: Path, everything: bool, as_json: bool) -> None:
    """Compare two articles slot by slot, whether they were linked or not; nothing is stored.

    A and B are ids of articles in the record, or their beginnings; or two files, which are read,
    cleaned and annotated on the spot, each holding one article.
    """
    from dateline.store import Record

    if Path(one).is_file() and Path(other).is_file():
        with TemporaryDirectory(prefix="dateline-") as folder:
            record_path = Path(folder) / "two.db"
            ids = _read(Path(one), Path(other), record_path)
            with Record.open(record_path) as record:
                _write(record, ids, everything, as_json)
        return
    with Record.open(record_path) as record:
        _write(record, (_article(record, one), _article(record, other)), everything, as_json)


def _write(record: Record, ids: tuple[str, str], everything: bool, as_json: bool) -> None:
    from dateline.present import Terminal, story_view, to_json, write_view

    view = story_view(record.compare(*ids))
    if as_json:
        click.echo(to_json(view, encoding=sys.stdout.encoding))
    else:
        write_view(Terminal(), view, everything=everything)


def _article(record: Record, beginning: str) -> str:
    from dateline.model import NotFoundError

    found = record.find(beginning)
    if found.table.name != "articles":
        raise NotFoundError(f"{beginning}: this is in {found.table.name}; give the ids of two articles")
    return found.record_id


def _read(one: Path, other: Path, record_path: Path) -> tuple[str, str]:
    """Read two files into a record of their own; returns the article of each."""
    from dateline.run import run
    from dateline.store import Record

    run([one, other], db=record_path)
    with Record.open(record_path) as record:
        return _only_article(record, one), _only_article(record, other)


def _only_article(record: Record, path: Path) -> str:
    from dateline.model import InputError

    sql = "SELECT article_id FROM articles JOIN sightings USING (page_id) WHERE source = ?"
    found = [str(article_id) for (article_id,) in record.query(sql, (str(path),))]
    if len(found) != 1:
        reasons = [failure.reason for failure in record.failures() if failure.source == str(path)]
        many = f"it holds {len(found)} articles; run it into a record and compare them by id"
        raise InputError(f"{path}: {reasons[0] if reasons else many}")
    return found[0]
