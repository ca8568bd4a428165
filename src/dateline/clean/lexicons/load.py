"""Reading lexicons out of the package."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dateline.clean.lexicons.phrases import PhraseSet
from dateline.model import ResourceError


@dataclass(frozen=True)
class Lexicon:
    """Phrase sets of all languages of one kind of lexicon, by name.

    Languages are merged: pages mix them, and a phrase of one is hardly ever a phrase of another.
    """

    kind: str
    sets: Mapping[str, PhraseSet]

    def __getitem__(self, name: str) -> PhraseSet:
        return self.sets.get(name, PhraseSet(()))


@cache
def load_lexicons(kind: str) -> Lexicon:
    """Read every language's file of a kind (``roles``, ``opinion``); raises ResourceError if none."""
    folder = files(__package__) / kind
    tables = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda e: e.name)
    if not tables:
        raise ResourceError(f"no lexicon in {folder}: reinstall dateline, its data files are missing")
    merged: dict[str, list[str]] = {}
    for entry in tables:
        for name, phrases in tomllib.loads(entry.read_text(encoding="utf-8")).get("phrases", {}).items():
            merged.setdefault(name, []).extend(phrases)
    return Lexicon(kind, MappingProxyType({name: PhraseSet.of(phrases) for name, phrases in merged.items()}))
