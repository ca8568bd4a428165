"""Names that the lists know, labelled where the tagger saw none: long ones, and words that are nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.ar.clitics import Cut, cut, written_feminine
from dateline.annotate.ar.gazetteers import frequencies, known, words
from dateline.annotate.ar.tokens import normal

_LABELS = {"person": "PER", "organisation": "ORG"}
_LONGEST = 6
#: Uses in a milliard words below which a listed word is hardly anything but the name: 9 of 10 in the training data.
_RARE = 1e4
_SURE_IF_RARE = frozenset({"organisation", "person", "region"})


def with_known(sentence: Sequence[str], labels: list[str]) -> list[str]:
    """Label known names among words without labels; returns ``labels``, changed in place."""
    parts = [cut(normal(word), written_feminine(word)) for word in sentence]
    index = 0
    while index < len(parts):
        length, kind = _longest(parts, labels, index)
        if length:
            labels[index : index + length] = [f"B-{kind}", *[f"I-{kind}"] * (length - 1)]
        index += max(length, 1)
    return labels


def _longest(parts: Sequence[Cut], labels: Sequence[str], index: int) -> tuple[int, str]:
    begin = opening_form(parts[index])
    for length in range(min(_LONGEST, len(parts) - index), 0, -1):
        kind = known().get((begin, *(each.stem for each in parts[index + 1 : index + length])))
        free = all(label == "O" for label in labels[index : index + length])
        if kind and free and (length > 1 or _is_sure(begin, kind)):
            return length, _LABELS.get(kind, "LOC")
    return 0, ""


def _is_sure(word: str, kind: str) -> bool:
    """Tell whether a word that a list has is a name wherever it stands."""
    rare = kind in _SURE_IF_RARE and frequencies().get(word, 0.0) < _RARE
    return rare or kind == "country" or word in words("organisations", "sure")


def opening_form(parts: Cut) -> str:
    """Return a word's stem as a list would have it: the article that لل hides is written out."""
    if parts.proclitics[-1:] == ("ل",) and parts.stem.startswith("ل"):
        return f"ال{parts.bare}"
    return parts.stem
