"""``dateline doctor``: versions, stages, configuration, models, and what is missing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.exits import DONE, PROBLEM
from dateline.cli.options import configuration_options, json_option, overrides_from, record_option

if TYPE_CHECKING:
    from dateline.cli.diagnosis import Diagnosis
    from dateline.present import Fact, Terminal

#: Letters of a sha256 or fingerprint that are shown; --json has them whole.
_SHOWN = 12


@click.command(short_help="Report versions, configuration and what is missing.")
@record_option
@configuration_options
@json_option
@click.pass_context
def doctor(
    ctx: click.Context, /, record_path: Path, settings: tuple[str, ...], config_path: Path | None, as_json: bool
) -> None:
    """Report versions, stages, configuration, models, and what is missing and how to get it.

    The exit code is 1 where something that dateline needs is missing or broken. Optional packages
    that are not installed are listed and do not count.
    """
    from dateline.cli.diagnosis import diagnose
    from dateline.present import Terminal, to_json
    from dateline.run import load_configuration

    diagnosis = diagnose(record_path, load_configuration(config_path, overrides_from(settings)))
    if as_json:
        click.echo(to_json(diagnosis, encoding=sys.stdout.encoding))
    else:
        write_diagnosis(Terminal(), diagnosis)
    ctx.exit(PROBLEM if diagnosis.problems else DONE)


def write_diagnosis(terminal: Terminal, diagnosis: Diagnosis) -> None:
    """Write a diagnosis in sections, the verdict last, where the eye is when it scrolls by."""
    from dateline.present import write_facts

    for title, facts in (
        ("Versions", _versions(diagnosis)),
        ("Optional packages", _optional(diagnosis)),
        ("Stages", _stages(diagnosis)),
        (f"Configuration ({diagnosis.configuration_source or 'defaults, no dateline.toml'})", _settings(diagnosis)),
        ("Models and data", _models(diagnosis)),
        ("Record", _record(diagnosis)),
    ):
        terminal.heading(title)
        write_facts(terminal, list(facts))
    terminal.heading("Nothing that dateline needs is missing." if not diagnosis.problems else "Problems")
    for problem in diagnosis.problems:
        for line in terminal.wrapped(f"- {problem}", terminal.columns):
            terminal.write(line)


def _versions(diagnosis: Diagnosis) -> Iterator[Fact]:
    from dateline.present import Fact

    features = ", ".join(f"{name}: {'yes' if has else 'NO'}" for name, has in diagnosis.sqlite_features.items())
    yield Fact("dateline", diagnosis.dateline)
    yield Fact("Python", diagnosis.python, (diagnosis.platform,))
    yield Fact("SQLite", diagnosis.sqlite, (features,))
    for package in diagnosis.packages:
        yield Fact(package.name, package.version or "MISSING", (f"needs {package.need}",))


def _optional(diagnosis: Diagnosis) -> Iterator[Fact]:
    from dateline.present import Fact

    for package in diagnosis.optional:
        yield Fact(package.name, package.version or "not installed", (package.need,))


def _stages(diagnosis: Diagnosis) -> Iterator[Fact]:
    from dateline.present import Fact

    for stage in diagnosis.stages:
        state = stage.version if stage.enabled else f"{stage.version}, switched off"
        fingerprint = stage.fingerprint.rpartition("-")[2][:_SHOWN]
        yield Fact(f"{stage.group}.{stage.name}", state, (f"fingerprint {fingerprint}",))


def _settings(diagnosis: Diagnosis) -> Iterator[Fact]:
    from dateline.present import Fact

    for table, values in diagnosis.configuration.items():
        for key, value in values.items():
            yield Fact(f"{table}.{key}", json.dumps(value, ensure_ascii=False))


def _models(diagnosis: Diagnosis) -> Iterator[Fact]:
    from dateline.present import Fact, sized

    for model in diagnosis.models:
        yield Fact(model.name, model.licence, (f"{sized(model.size)}, sha256 {(model.sha256 or '')[:_SHOWN]}",))


def _record(diagnosis: Diagnosis) -> Iterator[Fact]:
    from dateline.present import Fact, sized

    record = diagnosis.record
    if not record.exists:
        yield Fact("path", record.path, ("does not exist yet; dateline run makes it",))
        return
    yield Fact("path", record.path, (sized(record.size),))
    yield Fact("schema version", record.schema_version)
    for table, rows in record.rows.items():
        yield Fact(table, f"{rows:,}")
