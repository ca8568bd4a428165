"""``dateline evaluate``: scores on gold data, beside peers and against pinned floors."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.exits import DONE, PROBLEM
from dateline.cli.options import configuration_options, json_option, overrides_from

if TYPE_CHECKING:
    from dateline.evaluate import SetReport, Shortfall
    from dateline.present import Terminal


@click.command(short_help="Score dateline on gold data.")
@click.argument("sets", metavar="[SET]...", nargs=-1)
@click.option(
    "--gold",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Gold data that does not ship with dateline.  [default: ../shared/gold]",
)
@click.option("--floors", is_flag=True, help="Fail where a score lies below its pinned floor.")
@click.option("--pin", is_flag=True, help="Raise the floors to the scores just measured; for developers.")
@click.option("--lower", is_flag=True, help="With --pin: floors may also be lowered.")
@click.option("--misses", is_flag=True, help="List what dateline got wrong.")
@configuration_options
@json_option
@click.pass_context
def evaluate(ctx: click.Context, /, sets: tuple[str, ...], gold: Path | None, **options: Any) -> None:
    """Score dateline on gold data.

    SET names one or more evaluation sets; without one all are measured but the held-out ones.
    Scores are shares from 0 to 1, higher is better, beside those of other programs where they are
    installed. A set whose gold is not there is skipped with the reason. With --floors the exit
    code is 1 where a score is too low.
    """
    from dateline.evaluate import check_floors, pin_floors, read_floors
    from dateline.evaluate import evaluate as measure
    from dateline.present import Terminal, to_json
    from dateline.run import load_configuration

    configuration = load_configuration(options["config_path"], overrides_from(options["settings"]))
    report = measure(sets or None, gold=gold, configuration=configuration, begin=_announce)
    shortfalls = check_floors(report) if options["floors"] else ()
    if options["as_json"]:
        answer = {"report": report, "shortfalls": shortfalls}
        click.echo(to_json(answer, encoding=sys.stdout.encoding))
    else:
        terminal = Terminal()
        floors = {name: floor.values for name, floor in read_floors().items()}
        for each in report.sets:
            _write_set(terminal, each, floors.get(each.name, {}), misses=options["misses"])
        _write_shortfalls(terminal, shortfalls, checked=options["floors"])
    if options["pin"]:
        pinning = pin_floors(report, lower=options["lower"])
        click.echo(f"floors raised or added: {len(pinning.raised)}; refused to lower: {len(pinning.refused)}", err=True)
    ctx.exit(PROBLEM if shortfalls else DONE)


def _announce(name: str) -> None:
    click.echo(f"measuring {name} ...", err=True)


def _write_set(terminal: Terminal, report: SetReport, floors: Mapping[str, float], *, misses: bool) -> None:
    terminal.heading(report.name, terminal.line_of(report.description, "dim"))
    if report.measured is None:
        for line in terminal.wrapped(f"skipped: {report.skipped}", terminal.columns):
            terminal.write(line)
        return
    terminal.note(f"{report.measured.pages} pages; gold: {report.licence}")
    _write_scores(terminal, report, floors)
    if misses:
        for miss in report.measured.misses:
            terminal.write("  - ", terminal.line_of(miss))


def _write_scores(terminal: Terminal, report: SetReport, floors: Mapping[str, float]) -> None:
    from dateline.present import Column, write_columns

    systems = report.measured.systems if report.measured else ()
    heads = [Column("metric"), Column("cases"), *(Column(system.system) for system in systems), Column("floor")]
    rows: list[list[object]] = []
    for score in report.scores:
        floor = floors.get(score.metric)
        values = [_figure(system.value(score.metric)) for system in systems]
        rows.append([score.metric, score.count, *values, _figure(floor)])
    rows.append(["failures", "", *(system.failures for system in systems), ""])
    write_columns(terminal, heads, rows)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _write_shortfalls(terminal: Terminal, shortfalls: Sequence[Shortfall], *, checked: bool) -> None:
    if not checked:
        return
    terminal.heading("Below the floors" if shortfalls else "Every score is at or above its floor.")
    for each in shortfalls:
        figures = f" {_figure(each.value) or 'not measured'} < {_figure(each.floor)}" if each.metric else ""
        terminal.write(f"- {each.set_name} {each.metric or ''}{figures}: {each.reason}")
