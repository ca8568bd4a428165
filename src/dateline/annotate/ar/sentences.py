"""Sentence borders over Arabic tokens: marks that end a sentence, and pauses where one is too long to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.annotate.ar.tokens import normal
from dateline.annotate.sentences import first_tokens as first_of_sentences
from dateline.knowledge import read_lexicon

_BRACKETS = {"(": 1, "[": 1, "«": 1, "“": 1, ")": -1, "]": -1, "»": -1, "”": -1}


@dataclass(frozen=True, slots=True)
class _Marks:
    """Marks that end sentences, open, close and pause, and the words of ``sentences.toml``, normalised.

    A sentence of more than ``most`` words is cut into pieces of ``least`` and more.
    """

    ending: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    pausing: frozenset[str]
    abbreviations: frozenset[str]
    resuming: frozenset[str]
    most: int
    least: int


@cache
def _marks() -> _Marks:
    lexicon = read_lexicon(__package__, "sentences.toml")
    marks = {name: frozenset(lexicon["marks"][name]) for name in ("ending", "opening", "closing", "pausing")}
    words = {name: frozenset(map(normal, lexicon["words"][name])) for name in ("abbreviations", "resuming")}
    return _Marks(**marks, **words, most=lexicon["long"]["most"], least=lexicon["long"]["least"])


def first_tokens(words: Sequence[str], broken: Sequence[bool]) -> list[int]:
    """Return the index of the first token of each sentence; ``broken``: whether a line ends after each word."""
    firsts = first_of_sentences(len(words), lambda index: _after_end(words, broken, index))
    return [each for start, end in _ranges(firsts, len(words)) for each in _cut_long(words, start, end)]


def _ranges(firsts: Sequence[int], length: int) -> list[tuple[int, int]]:
    return list(zip(firsts, [*firsts[1:], length][: len(firsts)], strict=True))


def _after_end(words: Sequence[str], broken: Sequence[bool], index: int) -> int | None:
    """Return where the next sentence begins if the token at ``index`` ends one."""
    marks = _marks()
    if broken[index]:
        return index + 1
    if words[index] not in marks.ending or (words[index] == "." and index and _abbreviated(words[index - 1])):
        return None
    after = index + 1
    while after < len(words) and (
        words[after] in marks.ending or (words[after] in marks.closing and _closes(words, after))
    ):
        after += 1
    return after


def _abbreviated(word: str) -> bool:
    """Tell whether a full stop after a word shortens it; a number of one digit ends a sentence all the same."""
    return (len(normal(word)) == 1 and word.isalpha()) or normal(word) in _marks().abbreviations


def _closes(words: Sequence[str], index: int) -> bool:
    """Tell whether a mark after the end closes: one of a pair that was opened before, or at the very end."""
    both = _marks().closing | _marks().opening
    before = sum(words[each] in both for each in range(max(0, index - 200), index))
    return words[index] not in _marks().opening or before % 2 == 1 or index + 1 == len(words)


def _cut_long(words: Sequence[str], start: int, end: int) -> list[int]:
    """Return the firsts of a sentence's pieces: itself, or cut at pauses outside brackets before a new clause."""
    firsts, depth, marks = [start], 0, _marks()
    if end - start <= marks.most:
        return firsts
    for index in range(start, end - marks.least):
        depth = max(0, depth + _BRACKETS.get(words[index], 0))
        if (
            words[index] in marks.pausing
            and index + 1 - firsts[-1] >= marks.least
            and not depth
            and _resumes(words[index + 1])
        ):
            firsts.append(index + 1)
    return firsts


def _resumes(word: str) -> bool:
    form = normal(word)
    return form in _marks().resuming or (form.startswith("و") and len(form) > 3)
