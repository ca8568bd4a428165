"""Drafts made of labelled lines, for tests of what is made of them."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.clean import Draft, DraftBlock
from dateline.model import Document, Metadata, Page, Role, Segment

Line = tuple[str, int | None, str]


def draft_of(
    *lines: Line,
    declared: Sequence[tuple[str | int, ...]] = (),
    url: str | None = None,
    fetched_at: str | None = None,
    metadata_items: dict[int, int] | None = None,
) -> Draft:
    """Make a draft of (role, item, text) lines and (scheme, name, value[, object]) declarations."""
    text = "\n\n".join(line[2] for line in lines)
    page_id = "page-test"
    page = Page(
        page_id, "test.html", url, "text/html", "utf-8", "declared", "0" * 64, len(text), "test@1",
        "2031-12-31T00:00:00Z", fetched_at, text,
    )  # fmt: skip
    rows = tuple(
        Metadata.make(
            page_id, number, str(row[0]), (str(row[1]), str(row[2])), item=int(row[3]) if len(row) == 4 else 0
        )
        for number, row in enumerate(declared)
    )
    blocks, start = [], 0
    for role, item, words in lines:
        segment = Segment(start, start + len(words))
        blocks.append(DraftBlock(start, start + len(words), Role(role), "test", 0.9, item, segment=segment))
        start += len(words) + 2
    segments = tuple(block.segment for block in blocks if block.segment)
    return Draft(Document(page, segments, rows), tuple(blocks), metadata_items or {})
