"""Sentence borders over Arabic tokens: marks that end a sentence, and pauses where one is too long to be read."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.ar.tokens import normal
from dateline.annotate.lexicon import read_lexicon

_LEXICON = read_lexicon(__package__, "sentences.toml")
_ENDS, _OPENING, _CLOSING, _PAUSES = (
    frozenset(_LEXICON["marks"][name]) for name in ("ending", "opening", "closing", "pausing")
)
_ABBREVIATIONS = frozenset(map(normal, _LEXICON["words"]["abbreviations"]))
_RESUMING = frozenset(map(normal, _LEXICON["words"]["resuming"]))
_MOST, _LEAST = _LEXICON["long"]["most"], _LEXICON["long"]["least"]
_BRACKETS = {"(": 1, "[": 1, "«": 1, "“": 1, ")": -1, "]": -1, "»": -1, "”": -1}


def first_tokens(words: Sequence[str], broken: Sequence[bool]) -> list[int]:
    """Return the index of the first token of each sentence; ``broken``: whether a line ends after each word."""
    firsts, index = ([0] if words else []), 0
    while index < len(words):
        after = _after_end(words, broken, index)
        if after is not None and after < len(words):
            firsts.append(after)
            index = after
        else:
            index += 1
    return [each for start, end in _ranges(firsts, len(words)) for each in _cut_long(words, start, end)]


def _ranges(firsts: Sequence[int], length: int) -> list[tuple[int, int]]:
    return list(zip(firsts, [*firsts[1:], length][: len(firsts)], strict=True))


def _after_end(words: Sequence[str], broken: Sequence[bool], index: int) -> int | None:
    """Return where the next sentence begins if the token at ``index`` ends one."""
    if broken[index]:
        return index + 1
    if words[index] not in _ENDS or (words[index] == "." and index and _abbreviated(words[index - 1])):
        return None
    after = index + 1
    while after < len(words) and (words[after] in _ENDS or (words[after] in _CLOSING and _closes(words, after))):
        after += 1
    return after


def _abbreviated(word: str) -> bool:
    """Tell whether a full stop after a word shortens it; a number of one digit ends a sentence all the same."""
    return (len(normal(word)) == 1 and word.isalpha()) or normal(word) in _ABBREVIATIONS


def _closes(words: Sequence[str], index: int) -> bool:
    """Tell whether a mark after the end closes: one of a pair that was opened before, or at the very end."""
    before = sum(words[each] in _CLOSING or words[each] in _OPENING for each in range(max(0, index - 200), index))
    return words[index] not in _OPENING or before % 2 == 1 or index + 1 == len(words)


def _cut_long(words: Sequence[str], start: int, end: int) -> list[int]:
    """Return the firsts of a sentence's pieces: itself, or cut at pauses outside brackets before a new clause."""
    firsts, depth = [start], 0
    if end - start <= _MOST:
        return firsts
    for index in range(start, end - _LEAST):
        depth = max(0, depth + _BRACKETS.get(words[index], 0))
        if words[index] in _PAUSES and index + 1 - firsts[-1] >= _LEAST and not depth and _resumes(words[index + 1]):
            firsts.append(index + 1)
    return firsts


def _resumes(word: str) -> bool:
    form = normal(word)
    return form in _RESUMING or (form.startswith("و") and len(form) > 3)
