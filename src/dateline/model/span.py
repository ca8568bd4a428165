"""Places in a page's text, never without the words that stand there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from dateline.model.errors import AnchorError


class HasText(Protocol):
    """Anything that spans can point into: an id and an immutable text."""

    @property
    def page_id(self) -> str: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of Unicode code points in a page's text.

    ``exact`` is the text of the whole range. A discontinuous span has its hull in ``start`` and
    ``end`` and its parts, in order and not touching, in ``pieces`` (offsets into the page too);
    ``pieces`` is empty for an ordinary span. Make spans with :meth:`of`; the constructor is for
    rows read back from a store and checks what can be checked without the page.
    """

    page_id: str
    start: int
    end: int
    exact: str
    pieces: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise AnchorError(f"span [{self.start}, {self.end}) of {self.page_id} is empty or reversed")
        if len(self.exact) != self.end - self.start:
            raise AnchorError(
                f"span [{self.start}, {self.end}) of {self.page_id} has {len(self.exact)} code points of text"
            )
        if self.pieces:
            self._check_pieces()

    def _check_pieces(self) -> None:
        edges = [edge for piece in self.pieces for edge in piece]
        if edges != sorted(set(edges)) or edges[0] != self.start or edges[-1] != self.end:
            raise AnchorError(f"pieces {self.pieces} do not fill [{self.start}, {self.end}) in order")

    @classmethod
    def of(cls, page: HasText, start: int, end: int) -> Span:
        """Cut the span ``[start, end)`` out of ``page``; raises AnchorError outside the text."""
        if end > len(page.text):
            raise AnchorError(f"span [{start}, {end}) ends after the {len(page.text)} code points of {page.page_id}")
        return cls(page.page_id, start, end, page.text[start:end])

    @classmethod
    def of_pieces(cls, page: HasText, pieces: Iterable[tuple[int, int]]) -> Span:
        """Cut a discontinuous span; touching pieces are joined, one piece gives an ordinary span."""
        joined: list[tuple[int, int]] = []
        for start, end in pieces:
            if joined and joined[-1][1] == start:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        if not joined:
            raise AnchorError(f"a span of {page.page_id} needs at least one piece")
        hull = cls.of(page, joined[0][0], joined[-1][1])
        if len(joined) == 1:
            return hull
        return cls(hull.page_id, hull.start, hull.end, hull.exact, tuple(joined))

    @property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """The parts that the span is made of, in order: its pieces, or its whole range."""
        return self.pieces or ((self.start, self.end),)

    def verify(self, page: HasText) -> None:
        """Raise AnchorError unless the words still stand at this place of ``page``."""
        if page.page_id != self.page_id or page.text[self.start : self.end] != self.exact:
            found = page.text[self.start : self.end][:60]
            raise AnchorError(f"[{self.start}, {self.end}) of {self.page_id} holds {found!r}, not {self.exact[:60]!r}")

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies within this span's hull on the same page."""
        return self.page_id == other.page_id and self.start <= other.start and other.end <= self.end
