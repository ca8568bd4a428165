"""Reads the drills of the matrix: little stories, and how their reports should stand to each other."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

#: Parts the slot from the report in the name of a wanted verdict: ``actor@b``.
AT = "@"
#: Names of the reports of a drill, in order.
_NAMES = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Drill:
    """A story of two or three reports.

    ``types`` are those of the events looked at. The reports of ``tell`` report one event, those of each
    pair of ``apart`` none together. ``verdicts`` are the verdicts that are right, by slot, or by slot and
    report (``actor@b``); ``none`` where there should be none. ``reports`` are ids by name.
    """

    name: str
    types: frozenset[str]
    tell: tuple[str, ...]
    apart: tuple[tuple[str, str], ...]
    verdicts: Mapping[str, tuple[str, ...]]
    reports: Mapping[str, str]


def drills_of(data: bytes) -> tuple[list[Drill], str]:
    """Return the drills of a gold file and their reports as records in JSON Lines."""
    drills, lines = [], []
    for number, told in enumerate(tomllib.loads(data.decode("utf-8"))["drill"]):
        reports = {name: f"{number}-{name}" for name, _ in zip(_NAMES, told["report"], strict=False)}
        lines += [_record(reports[name], report) for name, report in zip(_NAMES, told["report"], strict=False)]
        drills.append(_drill(told, reports))
    return drills, "\n".join(lines)


def _drill(told: Mapping[str, Any], reports: Mapping[str, str]) -> Drill:
    wanted = {
        slot: (each,) if isinstance(each, str) else tuple(each) for slot, each in told.get("verdicts", {}).items()
    }
    apart = tuple((one, other) for one, other in told.get("apart", ()))
    return Drill(told["name"], frozenset(told["types"]), tuple(told.get("tell", ())), apart, wanted, reports)


def _record(name: str, report: Mapping[str, str]) -> str:
    """Write a report as a record; its URL carries its name, and a day in it would be read as one."""
    fields = {
        "title": report["title"],
        "url": f"https://news.example/{name}",
        "sitename": report["outlet"],
        "date": report["published"],
        "text": report["text"].strip(),
    }
    return json.dumps(fields, ensure_ascii=False)


def matrix_gold(half: str) -> bytes:
    """Return the gold file of a half, ``dev`` or ``check``."""
    return files(__package__).joinpath("gold", "matrix", f"{half}.toml").read_bytes()
