"""An attribution read from one line: the cue, the words it gives, and the places of those who speak or are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.ar.statements.conjugation import Form
from dateline.annotate.ar.statements.line import Line
from dateline.annotate.ar.statements.phrases import Range
from dateline.annotate.statements import Quoted, trimmed, union

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Content:
    """Attributed words: ``pieces`` are offsets into the page, ``first`` and ``end`` places of words in the line."""

    pieces: tuple[Piece, ...]
    quotes: tuple[Quoted, ...]
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its content; ranges are places of words in the line, ``form`` that of a cue verb.

    ``speakers`` are empty where the clause of the cue states none. ``document`` holds the words and
    ``issuers`` are those that its own phrase names.
    """

    line: Line
    cue: Range
    cue_class: str | None
    rule: str
    content: Content
    speakers: tuple[Range, ...] = ()
    form: Form | None = None
    addressee: Range | None = None
    document: Range | None = None
    issuers: tuple[Range, ...] = ()


def content_of(line: Line, text: str, ranges: Sequence[Range]) -> Content | None:
    """Return the words of some ranges of a line as content, quotations whole; ``None`` where no word is left."""
    pieces: list[Piece] = []
    quotes: dict[int, Quoted] = {}
    for start, end in ranges:
        if start >= end:
            continue
        pieces.append((line.tokens[start].start, line.tokens[end - 1].end))
        for quote in line.quote_of[start:end]:
            if quote is not None:
                quotes[quote.start] = quote
                pieces += quote.pieces
    kept = [each for each in (trimmed(text, *piece) for piece in union(text, pieces)) if each is not None]
    if not kept:
        return None
    return Content(tuple(kept), tuple(quotes.values()), ranges[0][0], max(end for _, end in ranges))
