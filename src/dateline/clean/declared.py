"""Declared values that speak for an item: which names count for which field, and how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.clean.item import Item
from dateline.clean.signal_tables import signal_table
from dateline.model import Basis, Metadata

#: What is taken off the score of a JSON-LD value whose object is no article.
_NOT_AN_ARTICLE = 12


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared value of one field with its score."""

    row: Metadata
    score: float

    @property
    def basis(self) -> Basis:
        """A crawler's field, or markup."""
        return Basis.FIELD if self.row.scheme == "field" else Basis.MARKUP

    @property
    def rule(self) -> str:
        """Scheme and name, as in ``json-ld.datepublished``."""
        return f"{self.row.scheme}.{self.row.name.lower()}"


def declared_values(item: Item, field: str) -> Iterator[Declared]:
    """Yield the item's declared values of a field, in the order they stand in the page."""
    scores = _scores(field)
    for row in item.metadata:
        score = scores.get((row.scheme, row.name.lower()))
        if score is None or not row.value.strip():
            continue
        other = row.scheme == "json-ld" and not item.is_article_object(row)
        yield Declared(row, score - _NOT_AN_ARTICLE * other)


@cache
def _scores(field: str) -> dict[tuple[str, str], float]:
    scores: dict[tuple[str, str], float] = {}
    for group in signal_table("declared")[field]:
        for position, name in enumerate(group["names"]):
            # Names of one group differ by less than groups do.
            scores.setdefault((group["scheme"], name), group["score"] - position / 100)
    return scores
