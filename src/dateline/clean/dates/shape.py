"""A text's shape for date patterns: each word that dates know becomes one symbol.

``Tues, 3rd of May 2031`` is folded to ``tues, 3rd of may 2031`` and shaped to ``W, 3S L M 2031``
where W, S, L and M are single private-use characters. Patterns over shapes are short, the same
for all languages, and cannot backtrack far: every part of them has a bounded length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from dateline.knowledge import Sense, calendar_words, clitics
from dateline.model import Folded, fold_with_map

_FIRST_SYMBOL = 0xE000
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_])+(?![^\W\d_])|[^\W\d_]+")
_WITHIN_PHRASE = frozenset({" ", "-", "'", "' ", " '", ""})
#: Below this length a word with its clitic cut off is too short to be told from another word.
_SHORTEST_AFTER_CLITIC = 3


@dataclass(frozen=True, slots=True)
class Symbol:
    """One shaped word: its place in the shape and in the folded text, and what it can mean."""

    position: int
    start: int
    end: int
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A shaped text with the way back to the original offsets."""

    text: str
    folded: Folded
    offset: int
    symbols: tuple[Symbol, ...]
    _positions: tuple[int, ...] = field(repr=False)

    def senses(self, position: int, kind: str) -> tuple[Sense, ...]:
        """Return what the symbol at ``position`` can mean as ``kind``."""
        index = bisect_right(self._positions, position) - 1
        return tuple(sense for sense in self.symbols[index].senses if sense.kind == kind)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Map a range of the shape to the range of the original text."""
        low, high = self.folded.original_range(self._folded(start, False), self._folded(end - 1, True))
        return low + self.offset, high + self.offset

    def _folded(self, position: int, after: bool) -> int:
        index = bisect_right(self._positions, position) - 1
        if index < 0:
            return position + after
        symbol = self.symbols[index]
        if symbol.position == position:
            return symbol.end if after else symbol.start
        return symbol.end + position - symbol.position - 1 + after


def shape(text: str, offset: int = 0) -> Shape:
    """Fold and shape ``text``; ``offset`` is where it starts in the text that spans count into."""
    folded = fold_with_map(text)
    plain = _PRIVATE.sub("\ufffd", folded.text)
    parts: list[str] = []
    symbols: list[Symbol] = []
    done = length = 0
    for start, end, senses in _known_words(plain):
        parts += (plain[done:start], symbol_for(frozenset(sense.kind for sense in senses)))
        length += start - done
        symbols.append(Symbol(length, start, end, senses))
        done = end
        length += 1
    parts.append(plain[done:])
    return Shape("".join(parts), folded, offset, tuple(symbols), tuple(symbol.position for symbol in symbols))


def symbol_class(*kinds: str) -> str:
    """Return a regular expression class for all symbols that can mean one of ``kinds``."""
    members = [chr(code) for code, meant in _symbols().items() if meant & set(kinds)]
    return f"[{''.join(members)}]"


def symbol_for(kinds: frozenset[str]) -> str:
    """Return the symbol that stands for words of these kinds."""
    return _symbol_of_kinds()[kinds]


@cache
def _symbols() -> dict[int, frozenset[str]]:
    sets = {frozenset(sense.kind for sense in senses) for senses in calendar_words().values()}
    return {_FIRST_SYMBOL + number: kinds for number, kinds in enumerate(sorted(sets, key=sorted))}


@cache
def _symbol_of_kinds() -> dict[frozenset[str], str]:
    return {kinds: chr(code) for code, kinds in _symbols().items()}


@cache
def _longest_by_first() -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in calendar_words():
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return longest


def _known_words(text: str) -> Iterator[tuple[int, int, tuple[Sense, ...]]]:
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    longest = _longest_by_first()
    index = 0
    while index < len(words):
        start, end, word = words[index]
        if word not in longest and word[0] in clitics() and len(word) > _SHORTEST_AFTER_CLITIC:
            start, word = start + 1, word[1:]
        found = _phrase(text, [(start, end, word), *words[index + 1 : index + longest.get(word, 0)]])
        if found is None:
            index += 1
        else:
            count, senses = found
            yield start, words[index + count - 1][1], senses
            index += count


def _phrase(text: str, words: Sequence[tuple[int, int, str]]) -> tuple[int, tuple[Sense, ...]] | None:
    for count in range(len(words), 0, -1):
        senses = calendar_words().get(tuple(word for _, _, word in words[:count]))
        gaps = (text[left[1] : right[0]] for left, right in pairwise(words[:count]))
        if senses and all(gap in _WITHIN_PHRASE for gap in gaps):
            return count, senses
    return None
