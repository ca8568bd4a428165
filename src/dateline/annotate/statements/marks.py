"""Quotation marks of a text in pairs: what stands in quotes, over paragraphs too, apostrophes left out.

Double and single marks are paired apart from each other, paragraph by paragraph; of nested ones the
outer is kept. A quotation that is opened and not closed goes on in the next paragraph where that
begins with a mark of the same kind, as is usual in print, and otherwise ends with its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

_OPENING = frozenset("“„‟«")
_CLOSING = frozenset("”»")
_EITHER = frozenset('"')
_DOUBLE = _OPENING | _CLOSING | _EITHER
_SINGLE_OPENING = frozenset("‘‚‹‛")
_SINGLE_CLOSING = frozenset("’›")
_SINGLE_EITHER = frozenset("'`")
_SINGLE = _SINGLE_OPENING | _SINGLE_CLOSING | _SINGLE_EITHER
_BEFORE_OPENING = frozenset("([{—–-―/:…") | _DOUBLE | _SINGLE
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-―/…") | _DOUBLE | _SINGLE


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks: ``pieces`` are page offsets with the marks, one for each paragraph.

    ``closed`` is false where the closing mark is missing, ``opened`` where the opening one is.
    """

    pieces: tuple[tuple[int, int], ...]
    opened: bool = True
    closed: bool = True

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


def quoted(text: str, paragraphs: Sequence[tuple[int, int]], elided: Set[str]) -> list[Quoted]:
    """Return what stands in quotation marks in the given paragraphs of a text, in order, none inside another.

    ``elided`` are words that begin with an apostrophe, without it ("tis").
    """
    double = list(_paired([_double_marks(text, *each) for each in paragraphs], paragraphs, text))
    taken = [piece for each in double for piece in each.pieces]
    begun = [text[start : start + 1] in _SINGLE for start, _ in paragraphs] + [False]
    marks = [
        _single_marks(text, *each, elided, begun[index] and begun[index + 1]) for index, each in enumerate(paragraphs)
    ]
    single = [
        each
        for each in _paired(marks, paragraphs, text)
        if each.opened and (each.closed or len(each.pieces) > 1) and not _crosses(each, taken)
    ]
    both = sorted([*double, *single], key=lambda each: (each.start, -each.end))
    kept: list[Quoted] = []
    for each in both:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _crosses(one: Quoted, taken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a single quotation overlaps a double one without holding it whole."""
    return any(start < b and a < end and not (start <= a and b <= end) for start, end in one.pieces for a, b in taken)


def _double_marks(text: str, start: int, end: int) -> list[_Mark]:
    marks: list[_Mark] = []
    at = start
    while at < end:
        char = text[at]
        width = 2 if char in "'`‘’" and text[at : at + 2] in {"''", "``", "‘‘", "’’"} else 1
        if width == 2 and at + 2 <= end:
            marks.append(_either(text, at, at + 2, start, end, single=False))
        elif char in _OPENING:
            ends = _ends(text, at + 1, end) and not _begins(text, at, start)
            marks.append(_Mark(at, at + 1, not ends, ends or (char == "“" and "„" in text[start:at])))
        elif char in _CLOSING:
            marks.append(_Mark(at, at + 1, _begins(text, at, start) and not _ends(text, at + 1, end), True))
        elif char in _EITHER and not (
            at > start and text[at - 1].isdigit() and text[at + 1 : at + 2].isspace() and not marks
        ):
            marks.append(_either(text, at, at + 1, start, end, single=False))
        at += width
    return marks


def _single_marks(text: str, start: int, end: int, elided: Set[str], goes_on: bool) -> list[_Mark]:
    marks: list[_Mark] = []
    for at in range(start, end):
        char = text[at]
        if char not in _SINGLE or text[at : at + 2] in {"''", "``"} or text[max(at - 1, 0) : at + 1] in {"''", "``"}:
            continue
        if _between_letters(text, at, start, end) or (
            _begins(text, at, start) and _is_elision(text, at + 1, end, elided)
        ):
            continue
        mark = _either(text, at, at + 1, start, end, single=True)
        marks.append(_Mark(at, at + 1, mark.opens and char not in "’›", mark.closes and char not in "‘‚‹‛"))
    return [
        mark
        for index, mark in enumerate(marks)
        if not (mark.closes and not mark.opens and _is_possessive(text, mark, marks[index + 1 :], goes_on))
    ]


def _either(text: str, at: int, after: int, start: int, end: int, *, single: bool) -> _Mark:
    """Judge a mark by the white space around it; between two words it may be either."""
    begins, ends = _begins(text, at, start), _ends(text, after, end)
    if begins and not ends:
        return _Mark(at, after, True, False)
    if ends and not begins:
        return _Mark(at, after, False, True)
    return _Mark(at, after, not single, not single)


def _begins(text: str, at: int, start: int) -> bool:
    return at == start or text[at - 1].isspace() or text[at - 1] in _BEFORE_OPENING


def _ends(text: str, after: int, end: int) -> bool:
    return after >= end or text[after].isspace() or text[after] in _AFTER_CLOSING


def _between_letters(text: str, at: int, start: int, end: int) -> bool:
    return start < at < end - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def _is_elision(text: str, at: int, end: int, elided: Set[str]) -> bool:
    stop = at
    while stop < end and text[stop].isalnum():
        stop += 1
    word = text[at:stop].lower()
    return word in elided or (len(word) >= 2 and word[:2].isdigit() and word[2:] in {"", "s"})


def _is_possessive(text: str, mark: _Mark, later: Sequence[_Mark], goes_on: bool) -> bool:
    """Tell an apostrophe after a plural ("workers' rights") where another mark that closes is to come."""
    if text[mark.start - 1 : mark.start].lower() not in {"s", "z", "x"} or not text[mark.end : mark.end + 1].isspace():
        return False
    following = next((each for each in later if each.opens or each.closes), None)
    if following is None:
        return goes_on
    return following.closes and not following.opens


def _paired(marks: Sequence[Sequence[_Mark]], paragraphs: Sequence[tuple[int, int]], text: str) -> Iterator[Quoted]:
    """Pair the marks of all paragraphs of one kind."""
    before: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(paragraphs):
        mine = list(marks[index])
        opened_at = None
        if before:
            opened_at = start
            if mine and mine[0].start == start:
                mine = mine[1:]
        seen = False
        for mark in mine:
            if opened_at is None and mark.opens:
                opened_at = mark.start
            elif opened_at is not None and mark.closes:
                yield Quoted((*before, (opened_at, mark.end)))
                before, opened_at, seen = [], None, True
            elif opened_at is None and mark.closes and not seen and _is_long_close(text, mark, start):
                yield Quoted(((_single_before(text, start, mark.start), mark.end),), opened=False)
                seen = True
        if opened_at is None:
            continue
        goes_on = index + 1 < len(paragraphs) and _resumes(marks[index + 1], paragraphs[index + 1][0])
        if goes_on:
            before = [*before, (opened_at, end)]
        else:
            yield Quoted((*before, (opened_at, end)), closed=False)
            before = []


def _resumes(marks: Sequence[_Mark], start: int) -> bool:
    return bool(marks) and marks[0].opens and marks[0].start == start


def _single_before(text: str, start: int, at: int) -> int:
    """Return where a single mark opens what a double one closes, a common slip, or else ``start``."""
    for index in range(at - 1, start - 1, -1):
        if text[index] in _SINGLE and _begins(text, index, start) and text[index + 1].isalnum():
            return index
    return start


def _is_long_close(text: str, mark: _Mark, start: int) -> bool:
    """Tell whether a closing mark without opening one ends a quotation that began with the paragraph."""
    inner = text[start : mark.start].rstrip()
    return bool(inner) and inner[-1] in ".,!?" and len(inner.split()) >= 3
