"""The name tagger: a linear-chain CRF in crfsuite's own format over the features of a sentence's words.

It labels words with ``B-TYPE``, ``I-TYPE`` or ``O`` for PER, LOC and ORG. What it was trained on,
how, and its scores stand beside the model, in ``data/names_model.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from dateline.annotate.ar.names.features import features
from dateline.annotate.ar.names.repeats import with_repeats
from dateline.model import ResourceError

TYPES = ("PER", "LOC", "ORG")
MODEL = "names.crfsuite"

#: Sentences longer than this are tagged in pieces: they are lists or tables, and names are short.
_LONGEST = 400


def tag(sentences: Sequence[Sequence[str]], model: bytes | None = None) -> list[list[str]]:
    """Tag the sentences of one text, in order; what one says about a name helps with its repeats in others.

    ``model`` is a model to use instead of the one that comes with the pack.
    """
    tagger = _loaded() if model is None else _Model(model)
    labels = [[label for piece in _pieces(words) for label in tagger.labels(piece)] for words in sentences]
    return with_repeats(sentences, labels)


def type_spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the names in a row of labels: first word, the one after the last, and type."""
    start, kind = 0, ""
    for index, label in enumerate([*labels, "O"]):
        begins, _, here = label.partition("-")
        if kind and (begins != "I" or here != kind):
            yield start, index, kind
            kind = ""
        if here and not kind:
            start, kind = index, here


def _pieces(words: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(words), _LONGEST):
        yield words[start : start + _LONGEST]


class _Model:
    """A model and the bytes it reads from, which must live as long as it does."""

    def __init__(self, data: bytes) -> None:
        import pycrfsuite

        self._data = data
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(data)

    def labels(self, words: Sequence[str]) -> list[str]:
        return list(self._tagger.tag(features(words)))


@cache
def _loaded() -> _Model:
    place = files("dateline.annotate.ar").joinpath("data", MODEL)
    if not place.is_file():
        raise ResourceError(f"the Arabic name model {MODEL} is missing from the installed package; install it again")
    return _Model(place.read_bytes())
