"""Counted nouns whose forms are made from a table: singular, plurals, duals, with what a count of them says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Nouns:
    """The nouns of a language's ``figures.toml``: entries of a singular and its plurals, by kind.

    ``[forms]`` has the endings of the dual, by the ending of the singular, and those of the case that
    numbers take. A dual that is written like a plural is read as the plural.
    """

    tables: Mapping[str, Any]

    @cached_property
    def _entries(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        found = []
        for kind, table in self.tables["kinds"].items():
            for entry in table.get("nouns", ()):
                singular, *plurals = entry.split()
                found.append((kind, singular, tuple(plurals)))
        return tuple(found)

    @cached_property
    def lemmas(self) -> Mapping[str, str]:
        """The singular of each form."""
        return {form: singular for _, singular, plurals in self._entries for form in self._forms(singular, plurals)}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each form; of a noun in two kinds, the first."""
        found: dict[str, str] = {}
        for kind, singular, plurals in self._entries:
            for form in self._forms(singular, plurals):
                found.setdefault(form, kind)
        return found

    @cached_property
    def duals(self) -> frozenset[str]:
        """Forms that say two."""
        return frozenset(form for _, singular, plurals in self._entries for form in self._duals(singular, plurals))

    @cached_property
    def singulars(self) -> frozenset[str]:
        """Forms that say one where no number stands before them."""
        return frozenset(singular for _, singular, _ in self._entries)

    def _forms(self, singular: str, plurals: Sequence[str]) -> Iterator[str]:
        yield from (singular, *plurals, *self._duals(singular, plurals))
        yield from (singular + ending for ending in self.tables["forms"]["counted"])

    def _duals(self, singular: str, plurals: Sequence[str]) -> Iterator[str]:
        forms = self.tables["forms"]
        feminine = singular.endswith(forms["feminine"])
        stem = singular.removesuffix(forms["feminine"]) if feminine else singular
        for ending in forms["feminine_dual"] if feminine else forms["dual"]:
            if stem + ending not in plurals:
                yield stem + ending
