"""Dated happenings whose anniversaries news pages count."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from dateline.model import ResourceError, fold


@dataclass(frozen=True, slots=True)
class Happening:
    """A dated happening: ``words`` are folded alternatives, each a set that all must be named."""

    day: date
    name_en: str
    name_ar: str
    words: tuple[frozenset[str], ...]

    def is_named_in(self, folded: str) -> bool:
        """Tell whether a folded text names the happening."""
        named = set(folded.replace("-", " ").split())
        return any(words <= named for words in self.words)


@cache
def happenings() -> tuple[Happening, ...]:
    """Return the list ``data/happenings/happenings.csv``, by date."""
    path = files(__package__) / "data" / "happenings" / "happenings.csv"
    return _happenings(path.read_text("utf-8"), str(path))


def read_happenings(path: Path) -> tuple[Happening, ...]:
    """Read a user's own list: a CSV file in UTF-8 with the columns of ``happenings.csv``.

    ``date``, ``name_en`` and one of ``words_en`` and ``words_ar`` are needed. Raises ResourceError
    where the file cannot be read or a row is not right.
    """
    try:
        return _happenings(path.read_text("utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"the list of happenings {path} cannot be read: {error}") from error


def _happenings(text: str, source: str) -> tuple[Happening, ...]:
    rows = csv.DictReader(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(_happening(row, source) for row in rows)


def _happening(row: Mapping[str, str | None], source: str) -> Happening:
    try:
        day, words = date.fromisoformat(row["date"] or ""), _words(row)
    except (KeyError, ValueError) as error:
        raise ResourceError(f"{source}: not a happening with a date (YYYY-MM-DD): {dict(row)}") from error
    if not words:
        raise ResourceError(f"{source}: no words_en or words_ar for {row.get('name_en') or day}")
    return Happening(day, row.get("name_en") or "", row.get("name_ar") or "", words)


def _words(row: Mapping[str, str | None]) -> tuple[frozenset[str], ...]:
    alternatives = f"{row.get('words_en') or ''}|{row.get('words_ar') or ''}".split("|")
    return tuple(frozenset(fold(words).replace("-", " ").split()) for words in alternatives if words.strip())
