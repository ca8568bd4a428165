"""``dateline judge``: what you decide about the record, which every later run obeys."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dateline.cli.options import configuration_options, json_option, overrides_from, record_option

_Verb = Callable[..., Any]


@click.group(short_help="Correct links; judgements survive every later run.")
def judge() -> None:
    """Decide what the record got wrong: judgements are kept, can be undone, and hold in every later run.

    "dateline judge correct MENTION ENTITY" and "reject MENTION" put links of names right; "merge"
    and "split" say that two entities, articles or event mentions are one or are not; "promote"
    gives an entity that is not in the knowledge base a profile.
    """


def _judging(verb: _Verb) -> _Verb:
    """Add the options of every judgement."""
    verb = configuration_options(verb)
    verb = click.option("--note", help="Why, in your own words.")(verb)
    verb = click.option("--later", is_flag=True, help="Only write it down; the next run obeys it.")(verb)
    verb = click.option("--who", default=getpass.getuser, help="Who decides.  [default: your user name]")(verb)
    return record_option(verb)


@judge.command(short_help="This mention is not that entity.")
@click.argument("mention")
@click.argument("entity", required=False)
@_judging
def reject(mention: str, entity: str | None, **options: Any) -> None:
    """Say that MENTION is not ENTITY, or without one not what it is linked to now."""
    _decide(mention, "reject", entity, options)


@judge.command(short_help="This mention is that entity.")
@click.argument("mention")
@click.argument("entity")
@_judging
def correct(mention: str, entity: str, **options: Any) -> None:
    """Say that MENTION is ENTITY, an id of the knowledge base ("dateline kb find NAME" finds it)."""
    from dateline.knowledge import knowledge_base
    from dateline.model import NotFoundError

    if knowledge_base(_configuration(options).knowledge.files).entity(entity) is None:
        raise NotFoundError(f"{entity}: is no entity of the knowledge base; dateline kb find NAME looks one up")
    _decide(mention, "correct", entity, options)


@judge.command(short_help="These two are one.")
@click.argument("one")
@click.argument("other")
@_judging
def merge(one: str, other: str, **options: Any) -> None:
    """Say that ONE and OTHER are the same: two entities, articles or event mentions."""
    _decide(one, "merge", other, options)


@judge.command(short_help="These two are different.")
@click.argument("one")
@click.argument("other")
@_judging
def split(one: str, other: str, **options: Any) -> None:
    """Say that ONE and OTHER are different: two entities, articles or event mentions."""
    _decide(one, "split", other, options)


@judge.command(short_help="Give an entity of the corpus a profile.")
@click.argument("entity")
@_judging
def promote(entity: str, **options: Any) -> None:
    """Give ENTITY, which is not in the knowledge base, a profile: what it did and said, where it is named."""
    _decide(entity, "accept", None, options)


@judge.command(short_help="Take a judgement back.")
@click.argument("judgement")
@_judging
def undo(judgement: str, **options: Any) -> None:
    """Take JUDGEMENT back; it stays written down, with who took it back."""
    from dateline.store import Record

    with Record.open(options["record_path"], "rw") as record:
        row = record.undo(judgement, who=options["who"], note=options["note"])
    _done(row.judgement_id, options)


@judge.command("list", short_help="List what was decided.")
@record_option
@json_option
def list_(record_path: Path, as_json: bool) -> None:
    """List all judgements, first to last, also those that were taken back."""
    from dateline.present import Column, Terminal, to_json, write_columns
    from dateline.store import Record

    with Record.open(record_path) as record:
        rows = record.judgements()
    if as_json:
        click.echo(to_json(rows, encoding=sys.stdout.encoding))
        return
    undone = {each.undoes for each in rows}
    heads = (
        Column("id", style="cyan"),
        Column("decision"),
        Column("on"),
        Column("value"),
        Column("who"),
        Column("when"),
        Column("note"),
    )
    write_columns(
        Terminal(),
        heads,
        [
            (
                each.judgement_id,
                "undo" if each.undoes else f"{each.decision}{' (undone)' if each.judgement_id in undone else ''}",
                each.undoes or each.record_id,
                each.value or "",
                each.who,
                each.decided_at[:16],
                each.note or "",
            )
            for each in rows
        ],
    )


@judge.command(short_help="Obey what was decided and not done yet.")
@configuration_options
@record_option
def apply(record_path: Path, **options: Any) -> None:
    """Obey judgements that were written down with --later or on the site: do anew what rests on them."""
    from dateline.run import run

    summary = run([], db=record_path, configuration=_configuration(options))
    click.echo(f"{summary.run_id}: done")


def _decide(beginning: str, decision: str, other: str | None, options: dict[str, Any]) -> None:
    from dateline.store import Record

    with Record.open(options["record_path"], "rw") as record:
        value = record.find(other).record_id if other and decision in ("merge", "split") else other
        row = record.judge(beginning, decision, value, who=options["who"], note=options["note"])
    _done(row.judgement_id, options)


def _done(judgement_id: str, options: dict[str, Any]) -> None:
    """Obey a judgement at once: a run without pages does again what rests on it."""
    from dateline.run import run

    if not options["later"]:
        run([], db=options["record_path"], configuration=_configuration(options))
    when = "the next run obeys it" if options["later"] else "done"
    click.echo(f"{judgement_id}: {when}; dateline judge undo {judgement_id} takes it back")


def _configuration(options: dict[str, Any]) -> Any:
    from dateline.run import load_configuration

    return load_configuration(options["config_path"], overrides_from(options["settings"]))
