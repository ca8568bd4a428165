"""Names as spaCy's entity recogniser tags them, a whole article in a few array operations.

The recogniser moves over a text token by token and scores its moves in compiled code that takes and
gives back the interpreter's lock for each; that is most of what names cost. Outside a name, though,
a score depends on the token alone, so all of them are had at once, and only names of several words
are followed token by token. The moves chosen are the recogniser's own: the model, the constraints and
the order in which equal scores win are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    _Floats = NDArray[np.float32]

#: What a state of the recogniser sees: the token, the first of an open name, the one before in an open name.
_FEATURES = 3
#: Tokens whose features are held in memory at once, unless one text alone has more.
_AT_ONCE = 2048
_OUTSIDE = "O"


def follows(recogniser: Any) -> bool:
    """Tell whether a component searches names in the way that :class:`NameTagger` repeats."""
    model = getattr(recogniser, "model", None)
    if model is None or model.name != "parser_model" or not model.attrs["has_upper"]:
        return False
    greedy = recogniser.cfg.get("beam_width") == 1 and not model.attrs["unseen_classes"]
    return greedy and model.get_ref("lower").get_dim("nF") == _FEATURES and _OUTSIDE in recogniser.move_names


class NameTagger:
    """Tags names by the model of an entity recogniser that it :func:`follows`."""

    def __init__(self, recogniser: Any) -> None:
        lower, upper = recogniser.model.get_ref("lower"), recogniser.model.get_ref("upper")
        self._vectors, self._lower = recogniser.model.get_ref("tok2vec"), lower
        self._pieces: int = lower.get_dim("nP")
        self._bias: _Floats = lower.get_param("b").reshape(-1)
        self._weights: _Floats = upper.get_param("W")
        self._offsets: _Floats = upper.get_param("b")
        # The names of moves that the component gives leave one out, with which places would not agree.
        moves = [recogniser.moves.get_class_name(place) for place in range(upper.get_dim("nO"))]
        self._moves = [move.partition("-") for move in moves]
        self._index = {move: index for index, move in enumerate(moves)}
        self._openings = [index for index, move in enumerate(moves) if move.startswith("B-")]
        self._names = [index for index, move in enumerate(moves) if move.startswith(("B-", "U-"))]
        self._inside = [index for index, move in enumerate(moves) if move.startswith(("I-", "L-")) or move == "U-"]

    def __call__(self, docs: Sequence[Doc]) -> list[list[str]]:
        """Return for each text the ``B-TYPE``, ``I-TYPE`` or empty label of each token."""
        return [labels for batch in _batches(docs) for labels in self._tag(batch)]

    def _tag(self, docs: Sequence[Doc]) -> Iterator[list[str]]:
        if not any(map(len, docs)):
            yield from ([] for _ in docs)
            return
        # The first row stands for tokens that are not there; token n of all texts is row n + 1.
        rows = self._lower.predict(self._vectors.predict(docs))
        rows = rows.reshape(rows.shape[0], _FEATURES, -1)
        best = self._outside(rows, docs)
        first = 0
        for doc in docs:
            yield self._of_text(rows, best[first : first + len(doc)], first)
            first += len(doc)

    def _outside(self, rows: _Floats, docs: Sequence[Doc]) -> list[int]:
        """Return the best move on each token where no name is open."""
        import numpy as np

        scores = self._hidden(rows[1:, 0] + rows[0, 1] + rows[0, 2]) @ self._weights.T + self._offsets
        scores[:, self._inside] = -np.inf
        lasts = np.cumsum([len(doc) for doc in docs if len(doc)]) - 1
        scores[lasts[:, None], self._openings] = -np.inf
        spaces = [place for place, token in enumerate(token for doc in docs for token in doc) if token.is_space]
        if spaces:
            scores[np.array(spaces)[:, None], self._names] = -np.inf
        found: list[int] = scores.argmax(axis=1).tolist()
        return found

    def _hidden(self, sums: _Floats) -> _Floats:
        import numpy as np

        pieces = (sums + self._bias).reshape(*sums.shape[:-1], -1, self._pieces)
        hidden: _Floats = pieces[..., 0]
        for piece in range(1, self._pieces):
            hidden = np.maximum(hidden, pieces[..., piece])
        return hidden

    def _of_text(self, rows: _Floats, best: Sequence[int], first: int) -> list[str]:
        labels = [""] * len(best)
        at = 0
        while at < len(best):
            move, _, kind = self._moves[best[at]]
            after = at + 1
            if move == "B":
                after = self._end(rows, first + at, first + len(best), kind) - first
            if move != _OUTSIDE:
                labels[at:after] = [f"B-{kind}", *[f"I-{kind}"] * (after - at - 1)]
            at = after
        return labels

    def _end(self, rows: _Floats, opened: int, end: int, kind: str) -> int:
        """Return where a name ends that was opened on a token, the row after its last."""
        moves = [self._index[f"I-{kind}"], self._index[f"L-{kind}"]]
        weights, offsets = self._weights[moves], self._offsets[moves]
        for at in range(opened + 1, end - 1):
            hidden = self._hidden(rows[at + 1, 0] + rows[opened + 1, 1] + rows[at, 2])
            going_on, closing = weights @ hidden + offsets
            if closing > going_on:
                return at + 1
        return end


def _batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    tokens = 0
    for doc in docs:
        if batch and tokens + len(doc) > _AT_ONCE:
            yield batch
            batch, tokens = [], 0
        batch.append(doc)
        tokens += len(doc)
    if batch:
        yield batch
