"""The same words in two languages or two renderings: which sentence of one side is which of the other.

Scores are centred cosines of sentence vectors and the names and numbers both sides share; each
score is then seen against how near either side comes to anything (CSLS, Conneau et al. 2018), so
that a sentence near to everything is nobody's twin. Measured on 537 quoted sentences of NTREX-128,
Arabic to English: best first .99; mutual best precise to 1.00 at a recall of .97.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.link.encoder import Encoder
from dateline.link.skeleton import name_keys

if TYPE_CHECKING:
    import numpy as np

#: What names and numbers in common add at most, and the weight of them at which they do.
NAMES_SHARE, NAMES_FULL = 0.5, 25.0
#: Neighbours that tell how near a sentence comes to anything.
_NEIGHBOURS = 5
#: Sentences on a side from which neighbours mean anything.
_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Twin:
    """A pair that is mutually best: places on both sides, score, and the lead over the next best (``margin``)."""

    left: int
    right: int
    score: float
    margin: float


def twin_scores(
    encoder: Encoder, left: Sequence[str], right: Sequence[str], languages: tuple[str, str]
) -> np.ndarray[Any, Any]:
    """Score every text of the left side with every one of the right: about 1 for twins, 0 for strangers."""
    near = encoder(left, languages[0]) @ encoder(right, languages[1]).T
    return near + NAMES_SHARE * _name_scores(left, right, languages)  # type: ignore[no-any-return]


def _name_scores(left: Sequence[str], right: Sequence[str], languages: tuple[str, str]) -> np.ndarray[Any, Any]:
    import numpy as np

    ours, theirs = (
        [name_keys(text, language) for text in side] for side, language in zip((left, right), languages, strict=True)
    )
    held = [Counter(key for keys in side for key in keys) for side in (ours, theirs)]
    holders: dict[str, list[int]] = defaultdict(list)
    for to, keys in enumerate(theirs):
        for key in keys:
            holders[key].append(to)
    texts = max(len(left), len(right)) + _UNSEEN
    scores = np.zeros((len(left), len(right)))
    for at, keys in enumerate(ours):
        for key in sorted(keys & holders.keys()):
            scores[at, holders[key]] += round(math.log(texts / max(held[0][key], held[1][key])), 4)
    capped: np.ndarray[Any, Any] = np.minimum(scores, NAMES_FULL) / NAMES_FULL
    return capped


#: Texts that are thought of beside the given ones, so that what two lone texts share says something.
_UNSEEN = 20


def mutual_best(scores: np.ndarray[Any, Any]) -> Iterator[Twin]:
    """Yield the pairs in which each side is the other's best after the correction for near neighbours."""
    import numpy as np

    if not scores.size:
        return
    corrected = np.round(scores - (_nearness(scores, 1) + _nearness(scores, 0)) / 2, 6)
    best_right, best_left = corrected.argmax(1), corrected.argmax(0)
    for at, to in enumerate(best_right.tolist()):
        if best_left[to] == at:
            rivals = np.concatenate([np.delete(corrected[at], to), np.delete(corrected[:, to], at)])
            margin = float(corrected[at, to] - rivals.max()) if rivals.size else 1.0
            yield Twin(at, to, round(float(scores[at, to]), 4), round(margin, 4))


def _nearness(scores: np.ndarray[Any, Any], axis: int) -> np.ndarray[Any, Any]:
    import numpy as np

    count = scores.shape[axis]
    if count < _ENOUGH:
        return np.zeros((len(scores), 1) if axis else (1, scores.shape[1]))
    nearest = np.sort(scores, axis=axis)
    top = nearest[:, -_NEIGHBOURS:] if axis else nearest[-_NEIGHBOURS:]
    mean: np.ndarray[Any, Any] = top.mean(axis=axis, keepdims=True)
    return mean


def twins_of(
    encoder: Encoder, left: Sequence[str], right: Sequence[str], languages: tuple[str, str]
) -> tuple[list[int], list[tuple[int, int]]]:
    """Return for every left text the place of its best on the right, and the pairs that are mutually best."""
    scores = twin_scores(encoder, left, right, languages)
    best = (scores - (_nearness(scores, 1) + _nearness(scores, 0)) / 2).argmax(1)
    return best.tolist(), [(twin.left, twin.right) for twin in mutual_best(scores)]
