"""Floors: figures below which an evaluation fails, tied to the gold they were measured on.

``floors.toml`` has a table for each set: the SHA-256 of its gold and a floor for each pinned
metric. Floors are only ever raised, unless somebody says in so many words that they may be
lowered.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.evaluate.report import Report, SetReport
from dateline.model import ConfigurationError

#: The floors that ship with dateline.
FLOORS = Path(__file__).parent / "floors.toml"

#: How far a figure may lie below its floor: half of the last digit that floors are written with.
#: The same version on the same gold gives the same counts everywhere, so all that is left to allow
#: for is the rounding of sums of floats, which differs between platforms. It is no room for
#: regressions: on the largest set one page in 258 is worth eight times as much.
EPSILON = 0.0005

#: Digits that floors are written with, rounded down.
_DIGITS = 3

_HEADER = """\
# Floors of `dateline evaluate`, for each set and metric, with the SHA-256 of the gold they were
# measured on. Written by pin_floors, which only raises them. Licence: Apache-2.0
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """The floors of one set."""

    gold_sha256: str
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One reason why an evaluation does not pass; ``floor`` and ``value`` are ``None`` if not about a figure."""

    set_name: str
    metric: str | None
    floor: float | None
    value: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Pinning:
    """What pinning did: floors raised or added, and those it refused to lower, as (set, metric)."""

    raised: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, str], ...] = field(default=())


def read_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """Read a floors file, empty where there is none; raises ConfigurationError if it is malformed."""
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
        return {
            name: Floor(table["gold_sha256"], {metric: float(value) for metric, value in table["floors"].items()})
            for name, table in tables.items()
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigurationError(f"{path} is not a floors file: {error!r}") from error


def check_floors(report: Report, path: Path = FLOORS) -> tuple[Shortfall, ...]:
    """Return why a report falls short of the floors; empty where it passes.

    Sets that were skipped or not asked for are not checked.
    """
    floors = read_floors(path)
    return tuple(
        shortfall
        for each in report.sets
        if each.measured and each.name in floors
        for shortfall in _shortfalls(each, floors[each.name])
    )


def pin_floors(report: Report, path: Path = FLOORS, *, lower: bool = False) -> Pinning:
    """Write the report's pinned figures as floors, and keep all others as they are.

    A figure below its floor is refused and the whole set is left as it was, unless ``lower`` says
    that floors may be lowered.
    """
    floors = read_floors(path)
    raised: list[tuple[str, str]] = []
    refused: list[tuple[str, str]] = []
    for each in report.sets:
        if each.measured is None:
            continue
        old = floors[each.name].values if each.name in floors else {}
        new = {score.metric: _rounded_down(score.value) for score in each.scores if score.metric in each.pinned}
        lowered = [(each.name, metric) for metric, value in new.items() if value < old.get(metric, 0.0)]
        if lowered and not lower:
            refused += lowered
            continue
        raised += [(each.name, metric) for metric, value in new.items() if value != old.get(metric)]
        floors[each.name] = Floor(each.measured.gold_sha256, new)
    path.write_text(_written(floors), "utf-8", newline="\n")
    return Pinning(tuple(raised), tuple(refused))


def _shortfalls(report: SetReport, floor: Floor) -> list[Shortfall]:
    measured = report.measured
    if measured is None:
        return []
    if measured.gold_sha256 != floor.gold_sha256:
        reason = "the gold has changed since its floors were pinned: measure it again and pin"
        return [Shortfall(report.name, None, None, None, reason)]
    values = {score.metric: score.value for score in report.scores}
    return [
        Shortfall(report.name, metric, least, values.get(metric), "below the floor")
        for metric, least in floor.values.items()
        if values.get(metric, -1.0) < least - EPSILON
    ]


def _rounded_down(value: float) -> float:
    # A figure that is a whole number of thousandths may come out a hair below it.
    scale = 10.0**_DIGITS
    return math.floor(value * scale + 1e-9) / scale


def _written(floors: Mapping[str, Floor]) -> str:
    tables = [
        "\n".join(
            [f"[{name}]", f'gold_sha256 = "{floor.gold_sha256}"', f"[{name}.floors]"]
            + [f'"{metric}" = {value:.{_DIGITS}f}' for metric, value in sorted(floor.values.items())]
        )
        for name, floor in sorted(floors.items())
    ]
    return _HEADER + "\n" + "\n\n".join(tables) + "\n"
