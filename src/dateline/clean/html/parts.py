"""The parts of a page that get a role: segments, cut where only one end of one is main content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, TypeVar, overload

from dateline.clean.html.markup_words import markup_words
from dateline.clean.html.placing import Range, covered
from dateline.clean.text.cuts import cut_line
from dateline.clean.text.lexical import Category, categories_of, lexical_evidence
from dateline.clean.text.units import Unit
from dateline.model import Document, Evidence, Role, Segment, fold

#: A segment is main content from this share of its characters on.
COVERED = 0.6
#: Both ends of a cut segment have at least this many characters.
_LEAST_CUT = 60
#: Longer lines are no heads of articles: bylines and dates are not looked for in them.
_LONGEST_HEAD = 160
#: Names that this share of the main content carries tell nothing of a single part.
_COMMON_SHARE = 0.5
#: Elements whose content is no running text of an article. Forms are not among them: whole pages stand in one.
FRAME_ELEMENTS = frozenset({"nav", "footer", "button", "select", "menu", "label", "dialog"})
_HEADING = re.compile(r"^h[1-6]$")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STOP = re.compile(r"[.!?؟。！？…:][\"'”’»«“)\]\u200f\u200e]*$")


_Value = TypeVar("_Value")


class _Lazy(Generic[_Value]):
    """A property computed when it is first asked for.

    The standard library's ``cached_property`` takes a lock each time before Python 3.12, which
    took a tenth of the time of labelling a page.
    """

    def __init__(self, compute: Callable[[Any], _Value]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, part: None, owner: type) -> _Lazy[_Value]: ...

    @overload
    def __get__(self, part: object, owner: type) -> _Value: ...

    def __get__(self, part: object | None, owner: type) -> _Value | _Lazy[_Value]:
        if part is None:
            return self
        value = part.__dict__[self._name] = self._compute(part)
        return value


@lru_cache(maxsize=4096)
def _path_facts(path: str) -> tuple[tuple[str, ...], int, bool]:
    """Return a path's elements, the level of the heading it ends in, and whether it lies in a frame."""
    elements = tuple(path.split("/"))
    heading = next((int(name[1]) for name in reversed(elements[-4:]) if _HEADING.match(name)), 0)
    return elements, heading, not FRAME_ELEMENTS.isdisjoint(elements)


@dataclass
class Part:
    """A range of the page's text with what is known of it, and, in the end, its role.

    ``share`` is the share of it that is main content; ``names`` what the page calls it, without
    the names most of the main content shares.
    """

    start: int
    end: int
    text: str
    segment: Segment
    share: float
    names: frozenset[str] = frozenset()
    role: Role | None = None
    rule: str = ""
    confidence: float = 0.0
    item: int | None = None
    reasons: list[Evidence] = field(default_factory=list)

    def mark(self, role: Role, rule: str, confidence: float, item: int | None = None) -> None:
        """Give the part its role, for the reason ``rule``, and the item it belongs to."""
        self.role, self.rule, self.confidence, self.item = role, rule, confidence, item
        self.reasons.append(Evidence(rule, role, round(6 * confidence, 2)))

    @property
    def is_covered(self) -> bool:
        return self.share >= COVERED

    @_Lazy
    def size(self) -> float:
        """Length in characters, ideographs and syllables counted for the letters they stand for."""
        return len(self.text) + 1.4 * len(_WIDE.findall(self.text))

    @_Lazy
    def folded(self) -> str:
        return fold(self.text)

    @_Lazy
    def key(self) -> str:
        """The folded letters and digits, for comparing titles."""
        return "".join(filter(str.isalnum, self.folded))

    @_Lazy
    def elements(self) -> tuple[str, ...]:
        return _path_facts(self.segment.path)[0]

    @_Lazy
    def heading(self) -> int:
        """The level of the heading it is (1 to 6), 0 where it is none."""
        return _path_facts(self.segment.path)[1]

    @_Lazy
    def in_frame(self) -> bool:
        """Whether it stands in a menu, a footer or a form."""
        return _path_facts(self.segment.path)[2]

    @property
    def linked(self) -> float:
        return self.segment.link_share

    @property
    def ends(self) -> bool:
        """Whether it ends like a sentence."""
        return _STOP.search(self.text) is not None

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph: long, or of some length and ending like a sentence."""
        if self.linked >= 0.5:
            return False
        return self.size >= 140 or (self.size >= 50 and self.ends)

    def is_called(self, *sets: str) -> bool:
        """Tell whether the page calls it by a word of one of these sets."""
        words = markup_words()
        return any(not self.names.isdisjoint(words[name]) for name in sets)

    @_Lazy
    def unit(self) -> Unit:
        return Unit(self.start, self.end, self.text, self.folded, 1, "", self.segment)

    @_Lazy
    def _found(self) -> tuple[Category, ...]:
        return categories_of(self.unit)

    @_Lazy
    def words_say(self) -> dict[Role, float]:
        """What lexicons, date and credit grammar say of its words: weights by role."""
        scores: dict[Role, float] = {}
        for reason in lexical_evidence(self.unit, self._found):
            scores[reason.role] = scores.get(reason.role, 0.0) + reason.weight
        return scores

    @_Lazy
    def categories(self) -> frozenset[str]:
        """The phrase sets of the role lexicons that the line matches."""
        return frozenset(category.name for category in self._found)

    def says(self, role: Role) -> float:
        """Return how much its words speak for a role."""
        return self.words_say.get(role, 0.0)


def parts_of(document: Document, content: Sequence[Range]) -> list[Part]:
    """Cut a document into parts; ``content`` are the ranges of its main content, in order."""
    text = document.page.text
    parts: list[Part] = []
    for segment in document.segments:
        for start, end, share in _pieces(text, segment, content):
            parts.append(Part(start, end, text[start:end], segment, share))
    common = _common_names(parts)
    for part in parts:
        part.names = part.segment.hints - common
    return parts


def _pieces(text: str, segment: Segment, content: Sequence[Range]) -> list[tuple[int, int, float]]:
    """Cut a short line where a byline and a date were put together, a long one where content ends."""
    inside = covered(content, segment.start, segment.end)
    if segment.end - segment.start > _LONGEST_HEAD or segment.link_share >= 0.9:
        return _cut(text, segment, inside)
    pieces: list[tuple[int, int, float]] = []
    for first, last in _lines(text, segment):
        for start, end in cut_line(text, first, last):
            share = sum(stop - begin for begin, stop in covered(inside, start, end)) / (end - start)
            pieces.append((start, end, share))
    return pieces


def _lines(text: str, segment: Segment) -> list[tuple[int, int]]:
    """Return the ranges of a segment's lines, all in one where none of them holds a figure."""
    words = text[segment.start : segment.end]
    if "\n" not in words or not any(character.isdigit() for character in words):
        return [(segment.start, segment.end)]
    ranges: list[tuple[int, int]] = []
    at = segment.start
    for line in words.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            ranges.append((start, start + len(line.strip())))
        at += len(line) + 1
    return ranges


def _cut(text: str, segment: Segment, inside: Sequence[Range]) -> list[tuple[int, int, float]]:
    start, end = segment.start, segment.end
    size = sum(last - first for first, last in inside)
    share = size / (end - start)
    if len(inside) != 1 or min(size, end - start - size) < _LEAST_CUT:
        return [(start, end, share)]
    first, last = inside[0]
    if first - start < _LEAST_CUT:
        edge = _space_after(text, last, end)
        pieces = [(start, last, 1.0), (edge, end, 0.0)]
    elif end - last < _LEAST_CUT:
        pieces = [(start, _trimmed(text, start, first), 0.0), (first, end, 1.0)]
    else:
        return [(start, end, share)]
    return [piece for piece in pieces if piece[0] < piece[1]]


def _space_after(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _common_names(parts: Sequence[Part]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    total = 0.0
    for part in parts:
        if part.is_covered and part.is_prose:
            total += part.size
            for name in part.segment.hints:
                counts[name] += int(part.size)
    return frozenset(name for name, size in counts.items() if size >= _COMMON_SHARE * total)
