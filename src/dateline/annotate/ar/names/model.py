"""The model of the name tagger: a linear-chain CRF over sparse features and the vectors of words, in plain arrays.

The score of a label for a word is the sum of the weights of the word's features and the output of a
small network over the vectors of the word and its two neighbours; transitions join neighbouring
labels. The file is numpy's ``.npz``, read without pickle.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Floats = NDArray[np.float32]

TYPES = ("PER", "LOC", "ORG")
LABELS = ("O", *(f"{place}-{kind}" for kind in TYPES for place in "BI"))


class NameModel:
    """A model as it was trained; safe to share between threads."""

    def __init__(self, data: bytes) -> None:
        import numpy as np

        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            self._index = {name: place for place, name in enumerate(_lines(arrays["features"]))}
            self._weights = arrays["weights"].astype(np.float32)
            self._transitions = arrays["transitions"].astype(np.float32)
            self._rows = {form: row for row, form in enumerate(_lines(arrays["forms"]))}
            self._vectors = arrays["vectors"].astype(np.float32) * arrays["scale"]
            self._hidden = arrays["hidden"].astype(np.float32)
            self._bias = arrays["bias"].astype(np.float32)
            self._output = arrays["output"].astype(np.float32)

    def labels(self, rows: Sequence[Sequence[str]], words: Sequence[Sequence[str]]) -> list[str]:
        """Label the words of a sentence by their features, and by the forms that may have a vector, in order."""
        if not rows:
            return []
        scores = self._of_features(rows) + self._of_vectors(words)
        return [LABELS[each] for each in self._path(scores)]

    def _of_features(self, rows: Sequence[Sequence[str]]) -> _Floats:
        import numpy as np

        known = [[place for place in map(self._index.get, row) if place is not None] for row in rows]
        found = self._weights[list(chain.from_iterable(known))]
        # Every word has the feature "bias", so no row is empty.
        starts = np.cumsum([0, *map(len, known[:-1])])
        sums: _Floats = np.add.reduceat(found, starts, axis=0)
        return sums

    def _of_vectors(self, words: Sequence[Sequence[str]]) -> _Floats:
        import numpy as np

        around = np.zeros((len(words) + 2, self._vectors.shape[1]), np.float32)
        for place, forms in enumerate(words, 1):
            row = next((self._rows[form] for form in forms if form in self._rows), None)
            if row is not None:
                around[place] = self._vectors[row]
        seen = np.concatenate([around[:-2], around[1:-1], around[2:]], axis=1)
        found: _Floats = np.maximum(seen @ self._hidden + self._bias, 0.0) @ self._output
        return found

    def _path(self, scores: _Floats) -> list[int]:
        """Return the best path of labels (Viterbi)."""
        between, start = self._transitions[:-1], self._transitions[-1]
        best, back = scores[0] + start, []
        for row in scores[1:]:
            reached = best[:, None] + between
            back.append(reached.argmax(axis=0))
            best = reached.max(axis=0) + row
        path = [int(best.argmax())]
        for step in reversed(back):
            path.append(int(step[path[-1]]))
        return path[::-1]


def _lines(letters: NDArray[np.uint8]) -> Iterator[str]:
    yield from letters.tobytes().decode("utf-8").split("\n")
