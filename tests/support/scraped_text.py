"""Documents of scraped plain text, a segment for each line, as the text reader makes them."""

from __future__ import annotations

from dateline.model import Document, Page, Segment


def page_of(text: str) -> Document:
    """Make the document of a plain text."""
    page = Page("page-x", "x.txt", None, "text/plain", "utf-8", "forced", "0" * 64, len(text), "text", "", None, text)
    segments, position = [], 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            segments.append(Segment(start, start + len(stripped)))
        position += len(line) + 1
    return Document(page, tuple(segments))
