"""Content words of a line, rough enough to compare headings with texts in any language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model import fold

_WORD = re.compile(r"\w+")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: Particles written onto Arabic words, longest first.
_PARTICLES = ("وبال", "وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_STEM = 5


def content_words(text: str) -> frozenset[str]:
    """Return the stems (first letters) of a text's longer words; pairs of characters for ideographs."""
    folded = fold(text)
    stems = {_stem(word) for word in _WORD.findall(folded)}
    ideographs = "".join(_IDEOGRAPH.findall(folded))
    stems.update(ideographs[i : i + 2] for i in range(len(ideographs) - 1))
    stems.discard("")
    return frozenset(stems)


def _stem(word: str) -> str:
    if _IDEOGRAPH.search(word):
        return ""
    if _ARABIC.search(word):
        for particle in _PARTICLES:
            if word.startswith(particle) and len(word) - len(particle) >= (4 if len(particle) == 1 else 3):
                word = word[len(particle) :]
                break
        return word[:4] if len(word) >= 3 else ""
    return word[:_STEM] if len(word) >= 4 or word.isdigit() else ""


def share_found(words: frozenset[str], texts: Iterable[frozenset[str]]) -> float:
    """Return the share of ``words`` that occur in any of ``texts``; 0 where there are no words."""
    if not words:
        return 0.0
    return len(words & frozenset().union(*texts)) / len(words)
