"""Dated happenings whose anniversaries news pages count."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from dateline.model import fold


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
    text = (files(__package__) / "data" / "happenings" / "happenings.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        Happening(date.fromisoformat(row["date"]), row["name_en"], row["name_ar"], _words(row)) for row in rows
    )


def _words(row: dict[str, str]) -> tuple[frozenset[str], ...]:
    alternatives = f"{row['words_en']}|{row['words_ar']}".split("|")
    return tuple(frozenset(fold(words).replace("-", " ").split()) for words in alternatives if words)
