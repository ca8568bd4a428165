"""The closed classes of ``data/syntax.toml``, folded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.knowledge import read_lexicon
from dateline.model import fold


@dataclass(frozen=True, slots=True)
class ClosedWords:
    """Words by class, and set phrases: the forms of each, by its first form, longest first, with class and name."""

    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]


@cache
def closed_words() -> ClosedWords:
    """Read the closed classes of Arabic."""
    table = read_lexicon("dateline.annotate.ar", "syntax.toml")
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for kind, listed in table["phrases"].items():
        for entry in fold(listed).split(","):
            written, _, name = entry.strip().partition("=")
            forms = tuple(written.split())
            phrases.setdefault(forms[0], []).append((forms, kind, name or "_".join(forms)))
    return ClosedWords(
        {kind: frozenset(fold(listed).split()) for kind, listed in table["words"].items()},
        {first: tuple(sorted(each, key=lambda one: (-len(one[0]), one[0]))) for first, each in phrases.items()},
    )


@cache
def persons() -> frozenset[str]:
    """Return the nouns of people, with which words agree as with people; folded."""
    return _class("person")


@cache
def bodies() -> frozenset[str]:
    """Return the nouns of bodies that people serve in; folded."""
    return _class("body")


def _class(name: str) -> frozenset[str]:
    table = read_lexicon("dateline.annotate.ar", "events_classes.toml")["classes"]
    return frozenset(" ".join(each.split()) for each in fold(table[name]).split(",") if each.strip())
