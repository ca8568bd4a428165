"""A text in pieces that a table of names can be matched against: words, without marks, hyphens and full stops."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.model import fold

#: Initials ("U.S."), the clitic of a possessor, or a word; a combining mark belongs to its word.
_PIECE = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|(?<=\w)['’]s\b|[^\W_][\w\u0300-\u036f\u064b-\u065f\u0670]*")


class Piece(NamedTuple):
    """A word at ``[start, end)``: ``key`` is folded, ``glued`` says that a hyphen joins it to the one before.

    ``parted`` says that a comma, bracket or other mark stands before it.
    """

    text: str
    key: str
    start: int
    end: int
    glued: bool
    parted: bool

    @property
    def owner(self) -> bool:
        """Whether this is the clitic that makes the word before a possessor."""
        return self.text[0] in "'’"


@lru_cache(maxsize=8192)
def key_of(word: str) -> str:
    """Return a word as it is looked up."""
    return fold(word).replace(".", "")


def pieces_of(text: str) -> list[Piece]:
    """Cut a text into pieces."""
    pieces: list[Piece] = []
    after = 0
    for match in _PIECE.finditer(text):
        start, end = match.span()
        between = text[after:start]
        word = match[0].replace(".", "") if "." in match[0] else match[0]
        glued = between != " " and bool(pieces) and between in ("-", "‐", "‑", "–")
        pieces.append(
            Piece(word, key_of(word), start, end, glued, between != " " and bool(pieces) and not _plain(between))
        )
        after = end
    return pieces


def _plain(between: str) -> bool:
    return not between.strip(" \t\n\u00a0-‐‑–'’./")


def written_alike(pattern: Sequence[str], pieces: Sequence[Piece]) -> bool:
    """Tell whether pieces with the same keys have the capitals that a name is written with.

    Abbreviations must be in capitals, other capitalised words begin with one.
    """
    for name, piece in zip(pattern, pieces, strict=True):
        if name[0].isupper() and not _capitals(name, piece.text):
            return False
    return True


def _capitals(name: str, text: str) -> bool:
    if len(name) > 1 and name.isupper():
        return text.isupper()
    return text[0].isupper()
