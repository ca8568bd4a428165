"""Reading the tables of any folder of dateline: TOML files in its package's ``data``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_lexicon(package: str, name: str) -> dict[str, Any]:
    """Return the tables of ``data/NAME`` in a package; do not change what it returns."""
    return tomllib.loads(files(package).joinpath("data", name).read_text("utf-8"))
