"""Scores from tables of weights: the logistic function of weighted features that people can read."""

from __future__ import annotations

import math
from collections.abc import Mapping

from dateline.knowledge import read_lexicon


def likelihood(file: str, model: str, features: Mapping[str, float | str]) -> float:
    """Return the logistic of the weighted features, 0 to 1 to 4 decimals; a named value has a weight of its own."""
    table = read_lexicon(__package__, file)[model]
    total = table["constant"]
    for name, value in features.items():
        weight = table[name]
        total += weight[value] if isinstance(value, str) else weight * value
    return round(1 / (1 + math.exp(-total)), 4)
