"""The name tagger: a linear-chain CRF over the features and vectors of a text's words.

It labels words with ``B-TYPE``, ``I-TYPE`` or ``O`` for PER, LOC and ORG. What it was trained on,
how, and its scores stand beside the model, in ``data/names_model.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from dateline.annotate.ar.names.features import features, lookups
from dateline.annotate.ar.names.model import NameModel
from dateline.annotate.ar.names.repeats import with_repeats
from dateline.model import ResourceError

MODEL = "names.npz"


def tag(sentences: Sequence[Sequence[str]], model: NameModel | None = None) -> list[list[str]]:
    """Tag the sentences of one text, in order; what one says about a name helps with its repeats in others.

    ``model`` is a model to use instead of the one that comes with the pack.
    """
    tagger = model or _loaded()
    rows = features(sentences)
    labels = [tagger.labels(row, lookups(words)) for row, words in zip(rows, sentences, strict=True)]
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


@cache
def _loaded() -> NameModel:
    place = files("dateline.annotate.ar").joinpath("data", MODEL)
    if not place.is_file():
        raise ResourceError(f"the Arabic name model {MODEL} is missing from the installed package; install it again")
    return NameModel(place.read_bytes())
