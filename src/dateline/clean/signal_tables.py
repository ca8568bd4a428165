"""The tables of words and scores in ``signals/``, which a linguist can edit, read once each.

Most hold the forms of one word by language; the languages are put together, as pages mix them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.model import fold


@cache
def signal_table(name: str) -> dict[str, Any]:
    """Read ``signals/NAME.toml``; what is returned is shared and must not be changed."""
    table: dict[str, Any] = tomllib.loads((files("dateline.clean") / "signals" / f"{name}.toml").read_text("utf-8"))
    return table


def forms(name: str, part: str) -> tuple[str, ...]:
    """Return the forms of a part of a table in all languages as written, longest first."""
    return _longest_first(form for forms in signal_table(name)[part].values() for form in forms)


@cache
def folded_forms(name: str, part: str) -> tuple[str, ...]:
    """Return the forms of a part of a table in all languages, folded, longest first."""
    return _longest_first(fold(form) for form in forms(name, part))


@cache
def folded_set(name: str, part: str) -> frozenset[str]:
    """Return the folded forms of a part of a table, for looking words up in."""
    return frozenset(folded_forms(name, part))


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))
