"""The units that get a role: lines or paragraphs as read, cut where several were glued together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from dateline.clean.text.cuts import cut_line
from dateline.model import Document, Segment, StageError, fold

#: Lines of a page at most; a page of so many is a dump of something else.
MOST_LINES = 30_000
#: Of a longer line only so much, and its end, is looked at.
_LONGEST = 5_000
#: How the paths of a crawler's fields begin.
_FIELD = "field:"


_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?:https?:|/|#|mailto:)[^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*|__|\*|_)(?=[^\s*_])([^*_\n]{1,300})(?<=\S)\1(?![\w*])")
_HEADING_MARK = re.compile(r"^#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A range of the page's text that gets one role.

    ``gap`` is the number of line ends between it and the unit before it (0 where the line was
    cut), ``text`` its words (of very long lines the beginning and the end), ``field`` the
    crawler's field it comes from (empty for plain text).
    """

    start: int
    end: int
    text: str
    folded: str
    gap: int
    field: str
    segment: Segment


def units_of(document: Document) -> list[Unit]:
    """Cut a document's segments into units; every character of a segment lies in exactly one.

    Raises StageError for a page of more than :data:`MOST_LINES` lines.
    """
    if len(document.segments) > MOST_LINES:
        raise StageError(
            f"{document.page.source} has {len(document.segments)} lines, more than the {MOST_LINES} of any news page; "
            "split the file into its pages"
        )
    text = document.page.text
    units: list[Unit] = []
    for segment in document.segments:
        field = segment.path.removeprefix(_FIELD) if segment.path.startswith(_FIELD) else ""
        for start, end in cut_line(text, segment.start, segment.end):
            gap = text.count("\n", units[-1].end if units else 0, start)
            words = (
                text[start:end]
                if end - start <= _LONGEST
                else f"{text[start : start + _LONGEST]} {text[end - 200 : end]}"
            )
            words = _without_markup(words)
            units.append(Unit(start, end, words, fold(words), gap, field, segment))
    return units


def _without_markup(words: str) -> str:
    """Take the words out of Markdown, which some scrapers print (links, emphasis, heading marks), and of entities."""
    if "&" in words:
        words = unescape(words)
    if _LINK.search(words):
        words = _LINK.sub(lambda match: f"image: {match[1]}" if match[0][0] == "!" else match[1] or match[0], words)
    return _HEADING_MARK.sub("", _EMPHASIS.sub(r"\2", words))
