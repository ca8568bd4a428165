"""How much a term says: by the texts of its time and language that hold it, and by how common it is at large.

The counts of a handful of pages say little, so a table of what is common in each language stands
behind them, as if so many more texts had been seen.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

#: How many texts the table of common words counts as.
BACKGROUND_TEXTS = 100
#: In what share of texts a word stands that the table does not list.
_UNLISTED = 0.001


class Weights:
    """Inverse document frequencies of one language in one span of time."""

    def __init__(self, language: str, documents: Iterable[Iterable[str]]) -> None:
        held: Counter[str] = Counter()
        count = 0
        for document in documents:
            held.update(set(document))
            count += 1
        self._common = _commonness().get(language, {})
        # Of a language without a table every word would pass for a rare one.
        self._background = BACKGROUND_TEXTS if self._common else 0
        self._held, self._texts = held, count + self._background
        self.seen = count
        self._known: dict[str, float] = {}

    def __call__(self, term: str) -> float:
        """Return the weight of a term: the logarithm of one over the share of texts that hold it."""
        weight = self._known.get(term)
        if weight is None:
            texts = self._held[term] + self._background * self._common.get(term, _UNLISTED)
            weight = self._known[term] = max(0.0, math.log((self._texts or 1) / (texts or 1)))
        return weight


class KeyWeights:
    """Inverse document frequencies of names and numbers across scripts, among the texts given and some unseen ones."""

    def __init__(self, documents: Iterable[Iterable[str]]) -> None:
        held: Counter[str] = Counter()
        count = 0
        for document in documents:
            held.update(set(document))
            count += 1
        self._held, self._texts = held, count + _UNSEEN_TEXTS

    def __call__(self, key: str) -> float:
        """Return the weight of a key."""
        return math.log(self._texts / (1 + self._held[key]))

    def share(self, keys: Iterable[str]) -> float:
        """Return the weight of the commonest of some keys, 0 to 1 (of the most that any can weigh), to 4 decimals."""
        return round(min(map(self, keys), default=0.0) / math.log(self._texts), 4)


#: Texts that are thought of beside those given, so that what two lone texts share says something.
_UNSEEN_TEXTS = 20


@cache
def _commonness() -> Mapping[str, Mapping[str, float]]:
    text = files(__package__).joinpath("data", "commonness.tsv").read_text("utf-8")
    tables: dict[str, dict[str, float]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            language, term, thousandths = line.split("\t")
            tables.setdefault(language, {})[term] = int(thousandths) / 1000
    return tables
