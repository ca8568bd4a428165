"""Folded views of a text for matching, with a map back to the exact place of every character.

Folding removes what outlets vary without meaning: case, width and presentation forms (NFKC),
Arabic vowel marks, tatweel and letter variants (alef, ya, ta marbuta, hamza seats), quote marks,
dashes, digit sets, bidirectional controls and zero-width characters; runs of white space become
one space. The stored text is never changed: a match in the folded view is reported as the range
of the original that it came from.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_DROPPED_CATEGORIES = {"Mn", "Me", "Cf", "Cc", "Cs"}
_TATWEEL = "\u0640"
_QUOTES = dict.fromkeys("“”„‟«»″❝❞〝〞＂", '"') | dict.fromkeys("‘’‚‛‹›′`´ʼ＇", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_ARABIC = dict.fromkeys("أإآٱ", "ا") | {"ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "ی": "ي"}
_REPLACED = _QUOTES | _DASHES | _ARABIC | {"…": "..."}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded view: ``origin[i]`` is the offset, in the original, of folded character ``i``."""

    text: str
    origin: tuple[int, ...]
    length: int

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty folded range to the smallest original range that produced it."""
        last = self.origin[end - 1]
        return self.origin[start], last + 1


def fold(text: str) -> str:
    """Fold ``text`` for comparison, without the map; leading and trailing space is dropped."""
    return " ".join(text.translate(_TABLE).split())


def fold_with_map(text: str) -> Folded:
    """Fold ``text`` and keep, for each folded character, the offset it came from."""
    characters: list[str] = []
    origin: list[int] = []
    for offset, character in enumerate(text):
        for piece in _TABLE[ord(character)]:
            if piece == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(piece)
            origin.append(offset)
    if characters and characters[-1] == " ":
        characters.pop()
        origin.pop()
    return Folded("".join(characters), tuple(origin), len(text))


class _FoldTable(dict[int, str]):
    """The folding of single characters, filled as they are met (``str.translate`` reads it)."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in _REPLACED:
        return _REPLACED[character]
    folded = []
    for part in unicodedata.normalize("NFKD", character):
        if unicodedata.category(part) in _DROPPED_CATEGORIES or part == _TATWEEL:
            continue
        digit = unicodedata.decimal(part, None)
        folded.append(str(digit) if digit is not None else _REPLACED.get(part, part.casefold()))
    return "".join(folded)


_TABLE = _FoldTable()
