"""Organisations and persons of the knowledge base in a phrase of which the tables of words do not know enough."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.actors.pieces import Piece
from dateline.knowledge.entities import KnownEntity, knowledge_base

#: Words of a name; longer ones have short forms.
_LONGEST = 7
#: Letters of a name of one word that is not an abbreviation.
_ONE_WORD = 5


def listed_in(phrase: str, pieces: Sequence[Piece]) -> tuple[KnownEntity, tuple[int, int]] | None:
    """Return the organisation or person that a phrase names, the longest name and of these the last, with its place.

    A name that several of them have is nobody's here.
    """
    for size in range(min(_LONGEST, len(pieces)), 0, -1):
        for first in range(len(pieces) - size, -1, -1):
            start, end = pieces[first].start, pieces[first + size - 1].end
            words = phrase[start:end]
            if _may_be_name(words, size) and not _within_name(pieces, first, first + size):
                found = [each.entity for each in knowledge_base().named(words) if each.kind != "adjective"]
                acting = [each for each in found if not each.is_place]
                if len(acting) == 1 == len(found) and not _is_common(acting[0], words):
                    return acting[0], (start, end)
    return None


def _may_be_name(words: str, size: int) -> bool:
    if words[0].islower():
        return False
    return size > 1 or len(words) >= _ONE_WORD or (words.isupper() and len(words) > 2)


def _within_name(pieces: Sequence[Piece], first: int, after: int) -> bool:
    """Tell whether a capital beside words makes them a part of a longer name: "Foreign Affairs" Ministry."""
    last = pieces[after].text[0].isupper() if after < len(pieces) else False
    return last or (first > 0 and pieces[first - 1].text[0].isupper())


def _is_common(entity: KnownEntity, words: str) -> bool:
    """Tell whether the name of an outlet may be an ordinary word: "Liberation", "Nation", "Australian"."""
    return entity.entity_id.startswith("outlet/") and " " not in words and not words.isupper()
