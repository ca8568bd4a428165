"""Statements in the making: pieces of text with who says them, quotations kept whole and nested ones left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.annotate.reading import Reading, Sentence, Token, ranges_of
from dateline.annotate.statements.attribution import Attribution
from dateline.annotate.statements.marks import Quoted

Piece = tuple[int, int]
_TRIMMED = " \t\n\r\u00a0,;:.–—―-،؛"


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it becomes a record: ``pieces`` are page offsets, in order, not touching.

    ``name`` are the words of the speaker where the page sets them apart, in a label or signature.
    """

    pieces: tuple[Piece, ...]
    sentence: Sentence
    cue: tuple[Token, ...]
    cue_class: str | None
    rule: str
    speaker: Token | None
    quotes: tuple[Quoted, ...] = ()
    inherited: bool = False
    name: tuple[Token, ...] = ()

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]

    def holds(self, start: int, end: int) -> bool:
        return any(a <= start and end <= b for a, b in self.pieces)

    def touches(self, start: int, end: int) -> bool:
        return any(a < end and start < b for a, b in self.pieces)


class Ground:
    """Drafts by the place of their pieces and cues, so that what lies at a place is found without asking all."""

    _CELL = 256

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._pieces: dict[int, list[Draft]] = {}
        self._cues: dict[int, list[Draft]] = {}
        for each in drafts:
            self.add(each)

    def add(self, draft: Draft) -> None:
        for cell in sorted({cell for piece in draft.pieces for cell in self._cells(*piece)}):
            self._pieces.setdefault(cell, []).append(draft)
        if draft.cue:
            self._cues.setdefault(draft.cue[0].start // self._CELL, []).append(draft)

    def touching(self, start: int, end: int) -> list[Draft]:
        """Return the drafts with words in a range, each once."""
        near = {id(each): each for cell in self._cells(start, end) for each in self._pieces.get(cell, ())}
        return [each for each in near.values() if each.touches(start, end)]

    def cued(self, start: int, end: int) -> list[Draft]:
        """Return the drafts whose cue begins in a range."""
        near = (each for cell in self._cells(start, end) for each in self._cues.get(cell, ()))
        return [each for each in near if start <= each.cue[0].start < end]

    def _cells(self, start: int, end: int) -> range:
        return range(start // self._CELL, end // self._CELL + 1)


def assemble(reading: Reading, found: Sequence[Attribution], marks: Sequence[Quoted]) -> list[Draft]:
    """Return attributions as drafts: quotations whole, and none whose cue or content lies in another's."""
    starts = [each.start for each in marks]
    made = [draft for each in found if (draft := _draft(reading, each, marks, starts)) is not None]
    kept, ground = list[Draft](), Ground()
    for each in sorted(made, key=lambda draft: (-_size(draft), draft.start)):
        cue = each.cue[0]
        held = any(other.holds(cue.start, cue.end) for other in ground.touching(cue.start, cue.end))
        if held or any(ground.touching(*piece) for piece in each.pieces):
            continue
        kept.append(each)
        ground.add(each)
    return sorted(kept, key=lambda each: each.start)


def _size(draft: Draft) -> int:
    return sum(end - start for start, end in draft.pieces)


def _draft(reading: Reading, found: Attribution, marks: Sequence[Quoted], starts: Sequence[int]) -> Draft | None:
    text = reading.text.page.text
    pieces = ranges_of(text, found.content)
    # Marks lie apart from each other and in order: only the one before the first piece can reach into it.
    near = marks[max(0, bisect_right(starts, pieces[0][0]) - 1) : bisect_right(starts, pieces[-1][1])]
    inside = [each for each in near if any(a < each.end and each.start < b for a, b in pieces)]
    cues = [(token.start, token.end) for token in found.cue]
    inside = [each for each in inside if not any(a < d and c < b for a, b in each.pieces for c, d in cues)]
    pieces = union(text, [*pieces, *(piece for each in inside for piece in each.pieces)])
    kept = tuple(each for each in (trimmed(text, *piece) for piece in pieces) if each is not None)
    if not kept:
        return None
    return Draft(kept, found.sentence, found.cue, found.cue_class, found.rule, found.speaker, tuple(inside))


def union(text: str, pieces: Iterable[Piece]) -> list[Piece]:
    """Join ranges that overlap or that only white space and commas part."""
    joined: list[Piece] = []
    for start, end in sorted(pieces):
        if joined and (start <= joined[-1][1] or not text[joined[-1][1] : start].strip(" ,،\u00a0")):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def trimmed(text: str, start: int, end: int) -> Piece | None:
    """Cut commas, stops, dashes and white space off the edges of a range; ``None`` where no word is left."""
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return (start, end) if any(char.isalnum() for char in text[start:end]) else None


def with_pieces(text: str, draft: Draft, more: Iterable[Piece], quotes: Iterable[Quoted]) -> Draft:
    """Return a draft with further pieces."""
    return replace(draft, pieces=tuple(union(text, [*draft.pieces, *more])), quotes=(*draft.quotes, *quotes))
