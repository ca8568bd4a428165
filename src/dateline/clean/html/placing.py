"""Finds lines of text that came without their places in the text they were taken from.

Both sides are compared without white space and without characters that are not seen. Lines that
stand in one place only are placed first, as many as keep their order; the others go between
them. What is found nowhere as a whole is placed piece by piece.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

#: Characters with which a piece of a line is looked for, and from which on it counts as found.
_ANCHOR = 24
#: Places of one line that are considered.
_MOST_PLACES = 12

#: Searches for pieces of one line: what is not found by then counts as unplaced.
_MOST_SEARCHES = 300

Range = tuple[int, int]


#: White space, and what is not seen: controls and formats (Unicode categories Cc and Cf), private use, surrogates.
_DROPPED = re.compile(
    "([\\s\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0001-\U000e007f]+)"
)


def compact(text: str) -> str:
    """Return ``text`` without white space and unseen characters."""
    return _DROPPED.sub("", text)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where lines stand: ranges of the text, in order and not touching, and how much was not found."""

    ranges: tuple[Range, ...]
    characters: int
    unplaced: int


class Placing:
    """Places lines in one text; ranges count its code points."""

    def __init__(self, text: str) -> None:
        parts = _DROPPED.split(text)
        kept, runs = parts[::2], parts[1::2]
        self._text = "".join(kept)
        #: Where in the compact text runs of dropped characters stood, and how many were dropped up to there.
        self._edges = [0, *accumulate(map(len, kept[:-1]))]
        self._shifts = [0, *accumulate(map(len, runs))]

    def place(self, lines: Iterable[str]) -> Placed:
        """Find each line, in order as far as possible."""
        wanted = [bare for line in lines if (bare := compact(line))]
        places = [self._places(line) for line in wanted]
        anchors = _in_order([(found[0], index) for index, found in enumerate(places) if len(found) == 1])
        chosen: list[Range] = []
        unplaced = 0
        before = 0
        for index, (line, found) in enumerate(zip(wanted, places, strict=True)):
            after = anchors.next_start(index)
            if found:
                start = _nearest(found, before, after)
                chosen.append((start, start + len(line)))
            else:
                pieces, missing = self._pieces(line, before)
                chosen += pieces
                unplaced += missing
            if chosen and before <= chosen[-1][0] <= after:
                before = chosen[-1][1]
        return Placed(self._original(_merged(chosen)), sum(map(len, wanted)), unplaced)

    def _places(self, line: str) -> list[int]:
        found: list[int] = []
        at = self._text.find(line)
        while at >= 0 and len(found) < _MOST_PLACES:
            found.append(at)
            at = self._text.find(line, at + 1)
        return found

    def _pieces(self, line: str, before: int) -> tuple[list[Range], int]:
        """Place as much of a line as stands somewhere, from its start on; count what does not."""
        pieces: list[Range] = []
        at = missing = 0
        for _ in range(_MOST_SEARCHES):
            if at >= len(line):
                break
            anchor = line[at : at + _ANCHOR]
            found = self._text.find(anchor, before) if len(anchor) == _ANCHOR or not at else -1
            if found < 0 and len(anchor) == _ANCHOR:
                found = self._text.find(anchor)
            if found < 0:
                at += 1
                missing += 1
                continue
            size = _common_prefix(line, at, self._text, found)
            pieces.append((found, found + size))
            before = found + size
            at += size
        return pieces, missing + len(line) - at

    def _original(self, ranges: Sequence[Range]) -> tuple[Range, ...]:
        return tuple((self._offset(start), self._offset(end - 1) + 1) for start, end in ranges)

    def _offset(self, at: int) -> int:
        """Return where the character at ``at`` of the compact text stands in the original."""
        return at + self._shifts[bisect_right(self._edges, at) - 1]


def covered(ranges: Sequence[Range], start: int, end: int) -> list[Range]:
    """Return the parts of ``[start, end)`` that lie in one of the ``ranges``."""
    first = bisect_right(ranges, (start, start))
    if first and ranges[first - 1][1] > start:
        first -= 1
    parts: list[Range] = []
    while first < len(ranges) and ranges[first][0] < end:
        parts.append((max(start, ranges[first][0]), min(end, ranges[first][1])))
        first += 1
    return parts


class _Anchors:
    """Lines whose place is certain, in order; tells where the next one after a line begins."""

    def __init__(self, indexes: list[int], starts: list[int]) -> None:
        self._indexes = indexes
        self._starts = starts

    def next_start(self, index: int) -> float:
        """Return where the first anchor behind line ``index`` begins; infinity behind the last."""
        position = bisect_right(self._indexes, index)
        return self._starts[position] if position < len(self._starts) else float("inf")


def _in_order(found: Sequence[tuple[int, int]]) -> _Anchors:
    """Keep the longest run of (start, line index) whose starts rise with the lines."""
    tails: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for number, (start, _) in enumerate(found):
        at = bisect_left(tails, start)
        previous.append(last[at - 1] if at else -1)
        tails[at : at + 1] = [start]
        last[at : at + 1] = [number]
    chain: list[int] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(number)
        number = previous[number]
    chain.reverse()
    return _Anchors([found[n][1] for n in chain], [found[n][0] for n in chain])


def _nearest(found: Sequence[int], before: int, after: float) -> int:
    """Return the first place between its neighbours, else the last before ``after``, else the first."""
    between = [start for start in found if before <= start <= after]
    return between[0] if between else found[0]


def _common_prefix(one: str, at: int, other: str, start: int) -> int:
    size = 0
    limit = min(len(one) - at, len(other) - start)
    while size < limit and one[at + size] == other[start + size]:
        size += 1
    return max(size, 1)


def _merged(ranges: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
