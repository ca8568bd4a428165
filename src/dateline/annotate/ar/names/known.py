"""Names of several words that the lists know, labelled where the tagger saw no name at all."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.ar.clitics import Cut, cut, written_feminine
from dateline.annotate.ar.gazetteers import known
from dateline.annotate.ar.tokens import normal

_LABELS = {"person": "PER", "organisation": "ORG"}
_LONGEST = 6


def with_known(words: Sequence[str], labels: list[str]) -> list[str]:
    """Label known names of two words or more among words without labels; returns ``labels``, changed in place."""
    parts = [cut(normal(word), written_feminine(word)) for word in words]
    index = 0
    while index < len(parts) - 1:
        length, kind = _longest(parts, labels, index)
        if length:
            labels[index : index + length] = [f"B-{kind}", *[f"I-{kind}"] * (length - 1)]
        index += max(length, 1)
    return labels


def _longest(parts: Sequence[Cut], labels: Sequence[str], index: int) -> tuple[int, str]:
    begin = opening_form(parts[index])
    for length in range(min(_LONGEST, len(parts) - index), 1, -1):
        kind = known().get((begin, *(each.stem for each in parts[index + 1 : index + length])))
        if kind and all(label == "O" for label in labels[index : index + length]):
            return length, _LABELS.get(kind, "LOC")
    return 0, ""


def opening_form(parts: Cut) -> str:
    """Return a word's stem as a list would have it: the article that لل hides is written out."""
    if parts.proclitics[-1:] == ("ل",) and parts.stem.startswith("ل"):
        return f"ال{parts.bare}"
    return parts.stem
