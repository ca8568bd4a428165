"""Weighted words as whole numbers, so that sums are exact in any order; the pairs of texts that share enough."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

#: A weight of 1 as a whole number; a cosine is a sum of products over its square.
UNIT = 10_000
_ONE = UNIT * UNIT

#: A vector of length :data:`UNIT`: the weight of each term, rounded to a whole number.
Vector = Mapping[str, int]


def vector_of(counts: Mapping[str, int], weight: Callable[[str], float]) -> Vector:
    """Weigh counted terms, the count by its logarithm, and scale them to length :data:`UNIT`."""
    weighed = {term: (1 + math.log(count)) * weight(term) for term, count in counts.items()}
    length = math.sqrt(math.fsum(value * value for value in weighed.values()))
    scaled = {term: round(value / length * UNIT) for term, value in weighed.items()} if length else {}
    return {term: value for term, value in scaled.items() if value}


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors, to 4 decimals."""
    if len(one) > len(other):
        one, other = other, one
    return round(sum(value * other[term] for term, value in one.items() if term in other) / _ONE, 4)


@dataclass
class Postings:
    """Vectors that others are compared with all at once: for each term, who holds it with what weight."""

    vectors: Sequence[Vector]
    _terms: dict[str, int] = field(default_factory=dict, repr=False)
    _starts: Any = field(default=None, repr=False)
    _holders: Any = field(default=None, repr=False)
    _weights: Any = field(default=None, repr=False)

    def __post_init__(self) -> None:
        import numpy as np

        terms: list[int] = []
        holders: list[int] = []
        weights: list[int] = []
        for at, vector in enumerate(self.vectors):
            terms += [self._terms.setdefault(term, len(self._terms)) for term in vector]
            holders += [at] * len(vector)
            weights += vector.values()
        order = np.argsort(np.array(terms, dtype=np.int64), kind="stable")
        self._holders = np.array(holders, dtype=np.int64)[order]
        self._weights = np.array(weights, dtype=np.float64)[order]
        counts = np.bincount(np.array(terms, dtype=np.int64), minlength=len(self._terms))
        self._starts = np.concatenate([[0], np.cumsum(counts)])

    def like(self, vector: Vector, least: float, most: int) -> Iterator[tuple[int, float]]:
        """Yield the places of the vectors with a cosine of ``least`` or more, best first, ``most`` at most."""
        import numpy as np

        sums = self._sums(vector)
        near = np.flatnonzero(sums >= least * _ONE)
        best = near[np.argsort(-sums[near], kind="stable")][:most]
        for at in best.tolist():
            yield at, round(float(sums[at]) / _ONE, 4)

    def _sums(self, vector: Vector) -> np.ndarray[Any, Any]:
        import numpy as np

        shared = [(self._terms[term], weight) for term, weight in vector.items() if term in self._terms]
        if not shared:
            return np.zeros(len(self.vectors))
        slices = [slice(self._starts[term], self._starts[term + 1]) for term, _ in shared]
        holders = np.concatenate([self._holders[each] for each in slices])
        products = np.concatenate(
            [self._weights[each] * weight for each, (_, weight) in zip(slices, shared, strict=True)]
        )
        return np.bincount(holders, products, minlength=len(self.vectors))
