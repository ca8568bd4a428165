"""``dateline kb``: the user's own knowledge base, beside dateline's."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.exits import PROBLEM
from dateline.cli.options import json_option

if TYPE_CHECKING:
    from dateline.knowledge import KnownEntity

_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
_OWN = click.option(
    "--own", "own", multiple=True, type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Also look in this file of yours; may be given several times.",
)  # fmt: skip


@click.group(short_help="Look up, check and extend the knowledge base.")
def kb() -> None:
    """Look up who and what dateline knows, and keep a knowledge base of your own beside it.

    Your files are named in dateline.toml: [knowledge] files = ["mine.csv"]. They are CSV, YAML or
    JSON Lines (also as Wikidata exports them). An entity with the id of one of dateline's takes its
    place. After a change the next run links anew.
    """


@kb.command(short_help="Look a name up.")
@click.argument("name")
@_OWN
@json_option
def find(name: str, own: tuple[Path, ...], as_json: bool) -> None:
    """Look NAME up, in any spelling and script: an id, a name, or how a person's name sounds."""
    from dateline.knowledge import knowledge_base
    from dateline.present import Column, Terminal, to_json, write_columns

    known = knowledge_base(tuple(map(str, own)))
    entity = known.entity(name)
    found = [entity] if entity else [each.entity for each in known.named(name)] or list(known.sounding(name))
    if as_json:
        click.echo(to_json(found, encoding=sys.stdout.encoding))
        return
    heads = (Column("id", style="cyan"), Column("type"), Column("country"), Column("English"), Column("Arabic"))
    rows = [(each.entity_id, each.type, each.country, each.name("en"), each.name("ar")) for each in found]
    write_columns(Terminal(), heads, rows)
    if not found:
        click.echo("Nothing has this name.")


@kb.command(short_help="Add an entity to a file of yours.")
@_FILE
@click.option("--id", "entity_id", required=True, help="An id without blanks: org/harbour-union.")
@click.option("--type", "type_", required=True, help="person, party, ministry, settlement, site ...")
@click.option("--name-en", default="", help="Its name in English; others after |.")
@click.option("--name-ar", default="", help="Its name in Arabic; others after |.")
@click.option("--country", default="", help="ISO 3166-1 alpha-3.")
@click.option("--codes", default="", help="PLOVER country and sectors: 'EGY GOV'.")
def add(file: Path, entity_id: str, type_: str, **columns: str) -> None:
    """Add an entity to FILE, a CSV table, which is made where it is not there."""
    from dateline.knowledge import entity_table, read_entities

    row = {"id": entity_id, "type": type_, **columns}
    rows: list[dict[str, str]] = []
    if file.exists():
        with file.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(line for line in stream if not line.startswith("#")))
    if any(each.get("id") == entity_id for each in rows):
        raise click.BadParameter(f"{entity_id} is in {file} already", param_hint="--id")
    text = entity_table([*rows, row])
    _stop_at_faults(read_entities(str(file), text.encode()).faults)
    file.write_text(text, encoding="utf-8")
    click.echo(f'{entity_id} is in {file}; name the file in dateline.toml: [knowledge] files = ["{file}"]')


@kb.command("import", short_help="Turn YAML, JSON Lines or Wikidata into a table of yours.")
@_FILE
@click.option("--to", "target", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The CSV table.")
def import_(file: Path, target: Path) -> None:
    """Turn FILE (CSV, YAML, or JSON Lines, also as Wikidata exports them) into a CSV table to edit.

    Roles go to a second table, beside the first: TABLE-roles.csv. Nothing is written where the file
    has a fault.
    """
    from dateline.knowledge import entities_as, read_entities, role_table

    given = read_entities(str(file))
    _stop_at_faults(given.faults)
    target.write_text(entities_as(given.entities, "csv"), encoding="utf-8")
    click.echo(f"{len(given.entities):,} entities are in {target}")
    held = [each for each in given.entities if each.roles]
    if held:
        roles = target.with_name(f"{target.stem}-roles.csv")
        roles.write_text(role_table(held), encoding="utf-8")
        click.echo(f"the roles of {len(held):,} are in {roles}")


@kb.command(short_help="Write the knowledge base to a file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl", "yaml"]),
    default="csv",
    show_default=True,
    help="CSV holds no roles.",
)
@click.option("--type", "type_", default="", help="Only this type; without it all but the settlements of the world.")
@_OWN
def export(form: str, type_: str, own: tuple[Path, ...]) -> None:
    """Write entities with their names to standard output; JSON Lines and YAML hold their roles too."""
    from dateline.knowledge import entities_as, knowledge_base

    click.echo(entities_as(knowledge_base(tuple(map(str, own))).all(type_), form), nl=False)


@kb.command(short_help="Find what is wrong in a file of yours.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Read FILES as a run would and list all that is wrong, with file and line; the exit code is 1 then."""
    from dateline.knowledge import check_entities, read_entities

    faulty = False
    given: list[KnownEntity] = []
    for file in files:
        read = read_entities(str(file))
        given += read.entities
        for fault in read.faults:
            faulty = True
            click.echo(str(fault), err=True)
        click.echo(f"{file}: {len(read.entities):,} entities, {read.roles:,} roles, {len(read.faults):,} faults")
    for warning in check_entities(given):
        click.echo(f"note: {warning}", err=True)
    ctx.exit(PROBLEM if faulty else 0)


def _stop_at_faults(faults: Any) -> None:
    from dateline.model import InputError

    if faults:
        raise InputError("; ".join(map(str, faults[:5])) + (f" and {len(faults) - 5} more" if len(faults) > 5 else ""))
