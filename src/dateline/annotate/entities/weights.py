"""What speaks for and against an entity, from ``data/linking.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.knowledge import read_lexicon


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by name, from 0 to 1; ``types`` by the mention's type, then the entity's family."""

    name: Mapping[str, float]
    context: Mapping[str, float]
    types: Mapping[str, Mapping[str, float]]
    power: float
    listed: int
    link: float
    margin: float
    kept: int
    before: int
    after: int
    people: frozenset[str]
    large: int
    sole: int
    family_first: frozenset[str]


@cache
def weights() -> Weights:
    """Read the weights."""
    table = read_lexicon(__package__, "linking.toml")
    limits = table["limits"]
    return Weights(
        _hundredths(table["name"]),
        _hundredths(table["context"]),
        {name: _hundredths(row) for name, row in table["types"].items()},
        table["population"]["power"] / 100,
        table["population"]["listed"],
        limits["link"] / 100,
        limits["margin"] / 100,
        limits["kept"],
        limits["before"],
        limits["after"],
        frozenset(table["people"]["words"].split()),
        limits["large"],
        limits["sole"],
        frozenset(table["people"]["family-first"].split()),
    )


def _hundredths(row: Mapping[str, int]) -> dict[str, float]:
    return {name: value / 100 for name, value in row.items()}
