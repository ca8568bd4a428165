"""Annotations painted on their text: the text is cut at every edge, so no paint ever covers a word too many.

Spans may nest and cross. Each piece between two edges knows all that covers it, the longest first:
the last is the innermost and gives the background, the others are drawn as lines under it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Span

#: What belongs to the letter before it: an edge never falls between the two.
_JOINED = {"Mn", "Me"}
_ZERO_WIDTH_JOINER = "\u200d"
#: The kind that lies under all others, whatever its length: a name inside who or where is no part of it.
PLAIN = "name"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True, slots=True)
class Paint:
    """One range of a record's words; ``kind`` chooses colour, pattern and layer, ``label`` says it in words."""

    start: int
    end: int
    kind: str
    record_id: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text without an edge inside; ``paints`` are what covers it, innermost last.

    ``asked`` tells that the reader asked for this place.
    """

    start: int
    end: int
    text: str
    paints: tuple[Paint, ...]
    asked: bool = False

    @property
    def classes(self) -> str:
        """The style classes: the innermost kind, then up to three kinds under it."""
        kinds = list(dict.fromkeys(paint.kind for paint in reversed(self.paints)))
        under = [kind for kind in kinds[1:] if kind != PLAIN][:3]
        return " ".join([f"k-{kinds[0]}", *(f"u{level}-{kind}" for level, kind in enumerate(under, 1))])

    @property
    def label(self) -> str:
        """What covers the piece, in words, innermost first."""
        return "; ".join(dict.fromkeys(paint.label for paint in reversed(self.paints)))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of what covers the piece, innermost first."""
        return tuple(dict.fromkeys(paint.record_id for paint in reversed(self.paints)))

    @property
    def ids_set(self) -> frozenset[str]:
        """The same, for asking what is among them."""
        return frozenset(self.ids)

    @property
    def record_ids(self) -> str:
        """The ids of what covers the piece, innermost first, for the page's script."""
        return " ".join(self.ids)


def paints_of(span: Span, kind: str, record_id: str, label: str) -> Iterator[Paint]:
    """Give the paint of a span, piece by piece where it is in several."""
    for start, end in span.pieces or ((span.start, span.end),):
        yield Paint(start, end, kind, record_id, label)


def cut(span: Span, paints: Iterable[Paint], asked: tuple[int, int] | None = None) -> list[Piece]:
    """Cut the text of ``span`` at every edge of ``paints``, which may reach beyond it; offsets are the page's."""
    inside = sorted(_clipped(span, paints), key=lambda paint: (paint.start, -paint.end, paint.kind, paint.record_id))
    marked = _clip(span, *asked) if asked else None
    edges = {span.start, span.end, *(marked or ())}
    edges.update(edge for paint in inside for edge in (paint.start, paint.end))
    return list(_pieces(span, inside, sorted(edges), marked))


def _clipped(span: Span, paints: Iterable[Paint]) -> Iterator[Paint]:
    for paint in paints:
        if paint.start < span.end and paint.end > span.start:
            start, end = _clip(span, paint.start, paint.end)
            if start < end:
                yield Paint(start, end, paint.kind, paint.record_id, paint.label)


def _clip(span: Span, start: int, end: int) -> tuple[int, int]:
    """Keep a range inside the span and move its edges past marks that sit on the letter before."""
    return tuple(_snapped(span, min(max(edge, span.start), span.end)) for edge in (start, end))  # type: ignore[return-value]


def _snapped(span: Span, edge: int) -> int:
    while span.start < edge < span.end and _sits(span.exact, edge - span.start):
        edge += 1
    return edge


def _depth(paint: Paint) -> tuple[bool, int, int, str]:
    return paint.kind != PLAIN, paint.start - paint.end, paint.start, paint.kind


def _sits(text: str, at: int) -> bool:
    character = text[at]
    joined = character == _ZERO_WIDTH_JOINER or text[at - 1] == _ZERO_WIDTH_JOINER
    return joined or unicodedata.category(character) in _JOINED or ord(character) in _SKIN_TONES


def _pieces(
    span: Span, paints: Sequence[Paint], edges: Sequence[int], asked: tuple[int, int] | None
) -> Iterator[Piece]:
    waiting, active = list(reversed(paints)), list[Paint]()
    for start, end in pairwise(edges):
        active = [paint for paint in active if paint.end > start]
        while waiting and waiting[-1].start == start:
            active.append(waiting.pop())
        covering = sorted(active, key=_depth)
        text = span.exact[start - span.start : end - span.start]
        is_asked = asked is not None and asked[0] <= start and end <= asked[1]
        yield Piece(start, end, text, tuple(covering), is_asked)
