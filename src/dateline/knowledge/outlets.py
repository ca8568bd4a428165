"""News outlets and agencies by the domain of their site, and by name."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.model import fold


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or agency of the curated list ``data/outlets/outlets.csv``.

    ``country`` is ISO 3166-1 alpha-2, ``languages`` BCP-47, ``kind`` ``outlet`` or ``agency``.
    """

    domain: str
    name: str
    name_ar: str | None
    country: str
    languages: tuple[str, ...]
    kind: str


def outlet_of_host(host: str) -> Outlet | None:
    """Return the outlet whose domain ``host`` is or lies under; ``None`` for unknown hosts."""
    labels = host.lower().strip(".").split(".")
    for start in range(len(labels) - 1):
        outlet = _by_domain().get(".".join(labels[start:]))
        if outlet is not None:
            return outlet
    return None


def outlet_named(name: str) -> Outlet | None:
    """Return the outlet of this name, in English or Arabic, with or without an article before it."""
    return _by_name().get(_name_key(name))


def _name_key(name: str) -> str:
    return fold(name).removeprefix("the ").replace("-", " ")


@cache
def _by_domain() -> Mapping[str, Outlet]:
    text = (files(__package__) / "data" / "outlets" / "outlets.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["domain"]: _outlet(row) for row in rows}


def _outlet(row: dict[str, str]) -> Outlet:
    languages = tuple(row["languages"].split())
    return Outlet(row["domain"], row["name"], row["name_ar"] or None, row["country"], languages, row["kind"])


@cache
def _by_name() -> Mapping[str, Outlet]:
    named: dict[str, Outlet] = {}
    for outlet in _by_domain().values():
        for name in (outlet.name, outlet.name_ar):
            if name:
                named.setdefault(_name_key(name), outlet)
    return named
