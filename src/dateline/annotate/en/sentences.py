"""Sentence borders over tokens: full stops that end a sentence, told from those of abbreviations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.annotate.sentences import first_tokens as first_of_sentences
from dateline.knowledge import read_lexicon


@dataclass(frozen=True, slots=True)
class _Marks:
    """Marks that end sentences, open and close quotations and brackets, and words that begin a sentence.

    ``starting`` words seldom follow an abbreviation inside a sentence.
    """

    ending: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    starting: frozenset[str]


@cache
def _marks() -> _Marks:
    lexicon = read_lexicon(__package__, "sentences.toml")
    ending, opening, closing = (frozenset(lexicon["marks"][name]) for name in ("ending", "opening", "closing"))
    return _Marks(ending, opening, closing, frozenset(lexicon["words"]["starting"]))


def first_tokens(words: Sequence[str], spaced: Sequence[bool]) -> list[int]:
    """Return the index of the first token of each sentence.

    ``spaced`` tells for each word whether white space follows it. A full stop ends a sentence when
    something that can begin one follows; one that belongs to an abbreviation ("U.S.") only before
    a word that hardly ever goes on after it.
    """
    return first_of_sentences(len(words), lambda index: _end_of_sentence(words, spaced, index))


def _end_of_sentence(words: Sequence[str], spaced: Sequence[bool], index: int) -> int | None:
    """Return where the next sentence begins if the token at ``index`` ends one."""
    word, marks = words[index], _marks()
    abbreviated = len(word) > 1 and word.endswith(".") and word not in marks.ending
    if not (abbreviated or word in marks.ending):
        return None
    after = index + 1
    while (
        after < len(words)
        and words[after] in marks.closing
        and not (spaced[after - 1] and _opens(words, spaced, after))
    ):
        after += 1
    if after >= len(words) or not spaced[after - 1]:
        return None
    first = next((each for each in words[after:] if each not in marks.opening), "")
    if abbreviated:
        return after if first[:1].isupper() and first.lower() in marks.starting and len(word) > 2 else None
    return after if not first[:1].islower() else None


def _opens(words: Sequence[str], spaced: Sequence[bool], index: int) -> bool:
    """Tell whether a straight mark opens: white space before it and none after."""
    return words[index] in _marks().opening and not spaced[index] and index + 1 < len(words)
