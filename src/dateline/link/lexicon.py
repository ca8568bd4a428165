"""Reading the data files of linking: TOML in the folder ``data``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """Return the tables of a data file; do not change what it returns."""
    return tomllib.loads(files(__package__).joinpath("data", name).read_text("utf-8"))
