"""Work in progress on one document: labelled blocks and candidate values, before ids are given.

The HTML and the text cleaner both end in a :class:`Draft`; ``assemble`` turns it into a
:class:`~dateline.model.CleanPage`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model import Basis, Document, Evidence, Role, Segment, Voice


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A range of the page's text with a role and the item it belongs to.

    ``item`` numbers the articles of the page from 0 in reading order, ``None`` for blocks of the
    page only. ``segment`` is the segment it was cut from.
    """

    start: int
    end: int
    role: Role
    rule: str
    confidence: float
    item: int | None
    evidence: tuple[Evidence, ...] = ()
    voice: Voice | None = None
    segment: Segment | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that something on the page claims for an article, before ranking.

    Exactly one of ``place`` (range in ``page.text``), ``metadata_id`` and ``note`` says where it
    stands or what it was inferred from. ``score`` orders candidates of a field, higher first.
    """

    field: str
    value: str
    raw: str
    basis: Basis
    rule: str
    score: float
    place: tuple[int, int] | None = None
    metadata_id: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A document with its blocks labelled, in order, not overlapping, covering all text.

    ``metadata_items`` names, for an item, the ``Metadata.item`` number that describes it
    (a live blog's entries); empty where the page's metadata speak for its one article.
    """

    document: Document
    blocks: tuple[DraftBlock, ...]
    metadata_items: dict[int, int] = field(default_factory=dict)

    def text_of(self, block: DraftBlock) -> str:
        """Return the block's words."""
        return self.document.page.text[block.start : block.end]

    def items(self) -> list[int]:
        """Return the item numbers in use, ascending."""
        return sorted({block.item for block in self.blocks if block.item is not None})
