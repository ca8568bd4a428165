"""Sentence borders over tokens: full stops that end a sentence, told from those of abbreviations."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.lexicon import read_lexicon

_MARKS = read_lexicon(__package__, "sentences.toml")
_ENDS, _OPENING, _CLOSING = (frozenset(_MARKS["marks"][name]) for name in ("ending", "opening", "closing"))
#: Words that begin a sentence and seldom follow an abbreviation inside one.
_STARTERS = frozenset(_MARKS["words"]["starting"])


def first_tokens(words: Sequence[str], spaced: Sequence[bool]) -> list[int]:
    """Return the index of the first token of each sentence.

    ``spaced`` tells for each word whether white space follows it. A full stop ends a sentence when
    something that can begin one follows; one that belongs to an abbreviation ("U.S.") only before
    a word that hardly ever goes on after it.
    """
    firsts = [0] if words else []
    index = 0
    while index < len(words):
        after = _end_of_sentence(words, spaced, index)
        if after is not None and after < len(words):
            firsts.append(after)
            index = after
        else:
            index += 1
    return firsts


def _end_of_sentence(words: Sequence[str], spaced: Sequence[bool], index: int) -> int | None:
    """Return where the next sentence begins if the token at ``index`` ends one."""
    word = words[index]
    abbreviated = len(word) > 1 and word.endswith(".") and word not in _ENDS
    if not (abbreviated or word in _ENDS):
        return None
    after = index + 1
    while after < len(words) and words[after] in _CLOSING and not (spaced[after - 1] and _opens(words, spaced, after)):
        after += 1
    if after >= len(words) or not spaced[after - 1]:
        return None
    first = next((each for each in words[after:] if each not in _OPENING), "")
    if abbreviated:
        return after if first[:1].isupper() and first.lower() in _STARTERS and len(word) > 2 else None
    return after if not first[:1].islower() else None


def _opens(words: Sequence[str], spaced: Sequence[bool], index: int) -> bool:
    """Tell whether a straight mark opens: white space before it and none after."""
    return words[index] in _OPENING and not spaced[index] and index + 1 < len(words)
