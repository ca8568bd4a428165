"""What pages call their parts: sets of words from ``markup_words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def markup_words() -> Mapping[str, frozenset[str]]:
    """Read the sets of words by the part they name (``caption``, ``byline``, ``related`` ...)."""
    table = tomllib.loads((files(__package__) / "markup_words.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: frozenset(words) for name, words in table.items()})
