"""Runs evaluation sets and reports what they found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from dateline.evaluate.report import Report, SetReport
from dateline.evaluate.sets import SETS, EvaluationSet
from dateline.evaluate.workbench import Workbench
from dateline.model import ConfigurationError, ResourceError
from dateline.run import Configuration, load_registry

#: Where gold that is not shipped is looked for: beside the checkout, if anywhere.
DEFAULT_GOLD = Path("..", "shared", "gold")


def evaluate(
    sets: Sequence[str] | None = None,
    *,
    gold: Path | None = None,
    configuration: Configuration | None = None,
    begin: Callable[[str], None] | None = None,
) -> Report:
    """Measure evaluation sets with the stages that a run would use.

    ``sets`` are names from :func:`set_names`; ``None`` means all but the held-out ones. ``gold``
    is the folder of gold data that does not ship with dateline; a set whose gold is absent is
    reported as skipped, with the reason. ``begin`` is told the name of each set before it is
    measured. Raises ConfigurationError for an unknown set.
    """
    chosen = chosen_sets(sets)
    bench = Workbench(load_registry(configuration or Configuration()), gold or DEFAULT_GOLD)
    reports = []
    for each in chosen:
        if begin:
            begin(each.name)
        reports.append(measure(each, bench))
    return Report(version("dateline"), tuple(reports))


def set_names(*, held: bool = True) -> tuple[str, ...]:
    """Return the names of all sets in order, or of all but the held-out ones."""
    return tuple(each.name for each in SETS if held or not each.held)


def chosen_sets(names: Sequence[str] | None) -> tuple[EvaluationSet, ...]:
    """Return the sets of these names, in the registry's order; ``None`` for all but the held-out ones."""
    wanted = set_names(held=False) if names is None else tuple(names)
    unknown = sorted(set(wanted) - set(set_names()))
    if unknown:
        raise ConfigurationError(f"unknown evaluation set {unknown[0]}; there are {', '.join(set_names())}")
    return tuple(each for each in SETS if each.name in wanted)


def measure(chosen: EvaluationSet, bench: Workbench) -> SetReport:
    """Measure one set; absent gold or libraries make it skipped. Held-out sets keep their misses to themselves."""
    report = SetReport(chosen.name, chosen.description, chosen.licence, chosen.pinned)
    try:
        measured = chosen.measure(bench)
    except ResourceError as reason:
        return replace(report, skipped=str(reason))
    return replace(report, measured=replace(measured, misses=()) if chosen.held else measured)
