"""Renders a tree to text: lines and blocks as a browser would break them, each block a segment.

What is text: everything in the body but the contents of the elements in :data:`NOT_TEXT`. Text
that a style hides (``hidden``, ``aria-hidden``, ``display: none``) is kept, because pages hide
parts of articles until a reader asks for them; its segments have the hint ``hidden``.

How it is broken: block elements, table cells, list items and two line breaks in a row end a
segment; one line break (``<br>``) is a newline inside it. A blank line stands between segments.
White space collapses as in CSS, or is kept under ``pre``; no-break spaces stay. Inline
elements that pages set apart by style alone (links, dates, spans with a class) are segments of
their own where nothing else stands in their line, outside paragraphs and headings; elsewhere one
space is put between two that touch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dateline.model import Segment
from dateline.read.encoding import clean_text
from dateline.read.html.elements import BLOCKS, NOT_TEXT, PREFORMATTED, SENTENCES, VOID
from dateline.read.html.frames import Frame, common_frame, number_items
from dateline.read.html.markup import Range, Tag, walk

#: Elements deeper than this are taken as their ancestor at this depth; no real page nests so far.
_MAX_DEPTH = 400

#: Longest label in a line of labels (characters); longer text is a sentence.
_LONGEST_LABEL = 100

_WHITE_SPACE = " \t\n\r\f"
_SPACES = re.compile(f"[{_WHITE_SPACE}]+")
_SPACES_IN_LINE = re.compile(r"[ \t\r\f]+")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
#: Characters that show nothing: text made of these and of spaces is empty.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffc"))


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text of a page or fragment and its segments: in order, not overlapping, covering all of it."""

    text: str
    segments: tuple[Segment, ...]


@dataclass(slots=True)
class _Block:
    """A segment in the making; counts are of characters that are not spaces."""

    frame: Frame
    pieces: list[str] = field(default_factory=list)
    seen: int = 0
    linked: int = 0
    placed: int = 0
    first: int | None = None
    last: int | None = None

    def ends_in_space(self) -> bool:
        return not self.pieces or self.pieces[-1][-1] in " \n"

    def add(self, data: str, place: Range | None, linked: bool) -> None:
        self.pieces.append(data)
        size = len(data) - data.count(" ")
        self.seen += size
        self.linked += size if linked else 0
        if place is not None:
            self.placed += size
            self.first = place[0] if self.first is None else min(self.first, place[0])
            self.last = place[1] if self.last is None else max(self.last, place[1])


class Renderer:
    """Takes a walk (:class:`~dateline.read.html.markup.Handler`); :meth:`finish` gives the result."""

    def __init__(self) -> None:
        self._frame = Frame(None, None)
        self._block: _Block | None = None
        self._finished: list[tuple[str, _Block]] = []
        self._links = 0
        self._preformatted = 0
        self._breaks = 0
        self._folded = 0
        #: The inline element that ended right before here, with nothing in between.
        self._before: str | None = None

    def start(self, tag: Tag) -> bool:
        name = tag.name
        if name in NOT_TEXT:
            return False
        if name == "br":
            self._break()
            return False
        if name in BLOCKS or "-" in name:  # as in _is_block: a call for each tag shows in the time
            self._flush()
        elif self._block is not None and not self._stands_alone(tag):
            self._set_apart(tag)
        if name in VOID:
            return False
        if self._frame.depth >= _MAX_DEPTH:
            self._folded += 1
        else:
            self._frame = Frame(tag, self._frame)
        self._links += name == "a"
        self._preformatted += name in PREFORMATTED
        return True

    def end(self, name: str) -> None:
        if name in BLOCKS or "-" in name:
            self._flush()
        self._links -= name == "a"
        self._preformatted -= name in PREFORMATTED
        self._before = name
        if self._folded:
            self._folded -= 1
        elif self._frame.parent is not None:
            self._frame = self._frame.parent

    def text(self, data: str, place: Range | None) -> None:
        if self._block is None and not data.strip(_WHITE_SPACE):
            return  # between blocks, as most text of most pages is
        if self._preformatted:
            self._add_lines(data, place)
        else:
            self._add(_SPACES.sub(" ", data), place)

    def finish(self) -> Rendered:
        """Close the last block and put the segments together."""
        self._flush()
        groups = number_items(block.frame for _, block in self._finished)
        segments: list[Segment] = []
        start = 0
        for (text, block), group in zip(self._finished, groups, strict=True):
            segments.append(_segment(start, start + len(text), block, group))
            start += len(text) + len(BETWEEN)
        return Rendered(BETWEEN.join(text for text, _ in self._finished), tuple(segments))

    def _add(self, data: str, place: Range | None) -> None:
        block = self._block
        if block is None or block.ends_in_space():
            data = data.lstrip(" \n" if block is None else " ")
        if not data:
            return
        if block is None:
            block = self._block = _Block(self._frame)
        elif block.frame is not self._frame and not data.isspace():
            block.frame = common_frame(block.frame, self._frame)
        if not data.isspace():
            self._breaks = 0
        self._before = None
        block.add(data, place, linked=self._links > 0)

    def _add_lines(self, data: str, place: Range | None) -> None:
        """Add preformatted text: blank lines end a segment, other line ends stay."""
        exact = place is not None and place[1] - place[0] == len(data.strip())
        offset = place[0] - (len(data) - len(data.lstrip())) if place is not None else 0
        at = 0
        for match in [*_BLANK_LINES.finditer(data), None]:
            chunk = data[at : match.start() if match else len(data)]
            here = place
            if exact and chunk.strip():
                begin = offset + at + len(chunk) - len(chunk.lstrip())
                here = (begin, begin + len(chunk.strip()))
            self._add(_SPACES_IN_LINE.sub(" ", chunk), here)
            if match:
                self._flush()
                at = match.end()

    def _break(self) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        elif self._block is not None:
            self._block.pieces[-1] = self._block.pieces[-1].rstrip(" ")
            self._block.pieces.append("\n")

    def _stands_alone(self, tag: Tag) -> bool:
        """End the segment between two labels: inline siblings with nothing but space between them."""
        block = self._block
        if block is None or not _is_label(tag) or block.frame.parent is not self._frame:
            return False
        if not 1 < block.seen <= _LONGEST_LABEL or self._frame_of_line() in SENTENCES:
            return False
        self._flush()
        return True

    def _frame_of_line(self) -> str:
        """Return the name of the block element that the current line is in."""
        frame: Frame | None = self._frame
        while frame is not None and not _is_block(frame.name):
            frame = frame.parent
        return "" if frame is None else frame.name

    def _set_apart(self, tag: Tag) -> None:
        """Put a space before an inline element that touches text which a style would set apart."""
        block = self._block
        if block is None or block.ends_in_space():
            return
        touching = self._before
        if "time" in (tag.name, touching) or (touching == tag.name and _is_label(tag) and block.seen > 1):
            block.pieces.append(" ")

    def _flush(self) -> None:
        self._breaks, self._before = 0, None
        block = self._block
        if block is None:
            return
        self._block = None
        text = "".join(block.pieces).strip()
        if text and (text.isascii() or text.translate(_UNSEEN).strip()):
            self._finished.append((text, block))


#: What stands between segments in the text.
BETWEEN = "\n\n"


def _is_block(name: str) -> bool:
    # Custom elements (a name with a hyphen) are parts of a layout nearly wherever they hold text.
    return name in BLOCKS or "-" in name


def _is_label(tag: Tag) -> bool:
    """Tell whether a style may set this inline element apart from its neighbours."""
    return tag.name in ("a", "time") or (tag.name == "span" and tag.get("class") is not None)


def _segment(start: int, end: int, block: _Block, group: int | None) -> Segment:
    seen = max(block.seen, 1)
    return Segment(
        start,
        end,
        path=block.frame.path(),
        hints=block.frame.hints(),
        link_share=round(block.linked / seen, 4),
        source_start=block.first,
        source_end=block.last,
        mapped=round(block.placed / seen, 4),
        group=group,
    )


def render_html(markup: str) -> Rendered:
    """Render an HTML page or fragment (a feed entry, a field of a JSON record) to text.

    Source offsets of the segments count code points of ``markup``. NULs and lone surrogates
    become U+FFFD. Raises nothing: any string is some HTML.
    """
    renderer = Renderer()
    walk(clean_text(markup), renderer)
    return renderer.finish()
