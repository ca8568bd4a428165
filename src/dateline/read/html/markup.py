"""The HTML parser's one door: a walk over the tree that names each piece's place in the source.

Everything turbohtml-specific is in this module. A parser that builds the tree of the WHATWG
standard and knows where start tags, end tags and attributes stood could take its place. Text has
no place of its own there: it lies between the tag before it and the tag after it, so the source
is sliced, its character references decoded, and the result compared with what the parser gave.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from html import unescape
from typing import Protocol

import turbohtml

from dateline.read.html.elements import VOID

#: A half-open range of code points.
Range = tuple[int, int]


_LINE_END_PAIR = re.compile("\r\n")

#: How many tags, comments and chunks of text are passed over to find the place of one text node.
_MAX_STEPS = 200
#: How far past the last known place a text that did not align is searched for (code points).
_WINDOW = 5_000


class Source:
    """A page's markup with its line ends made one ``\\n`` each, and the way back to the original offsets."""

    def __init__(self, markup: str) -> None:
        self.text = markup
        self._joined: list[int] = []
        if "\r" in markup:
            self.text = markup.replace("\r\n", "\n").replace("\r", "\n")
            pairs = (match.start() for match in _LINE_END_PAIR.finditer(markup))
            self._joined = [at - before for before, at in enumerate(pairs)]

    def place(self, start: int, end: int) -> Range:
        """Return the range of the original markup that ``text[start:end]`` was made from."""
        if not self._joined:
            return start, end
        return start + bisect_left(self._joined, start), end + bisect_left(self._joined, end)


class Tag:
    """An element as the walk meets it."""

    __slots__ = ("_element", "attributes", "name", "source")

    def __init__(self, element: turbohtml.Element, source: Source) -> None:
        self._element = element
        self.source = source
        self.name: str = element.tag
        #: Names of the attributes; to look for one here costs a fraction of :meth:`get`.
        self.attributes: Container[str] = element.attrs

    def get(self, attribute: str) -> str | None:
        """Return an attribute's value with character references decoded; ``None`` where absent."""
        return self._element.attr(attribute)

    def text(self) -> str:
        """Return the text of the element and everything in it."""
        return self._element.text

    def value_place(self, attribute: str) -> Range | None:
        """Return where an attribute's value stands in the original markup, without its quotes."""
        location = self._element.source_location
        span = location.attrs.get(attribute) if location else None
        if span is None:
            return None
        raw = self.source.text[span.start_offset : span.end_offset]
        _, equals, value = raw.partition("=")
        start = span.end_offset - len(value.lstrip()) if equals else span.end_offset
        value = value.strip()
        if len(value) > 1 and value[0] in "'\"" and value[-1] == value[0]:
            return self.source.place(start + 1, start + len(value) - 1)
        return self.source.place(start, start + len(value))

    def content_range(self) -> Range | None:
        """Return the range of ``source.text`` the element's content takes; ``None`` where it is not closed."""
        location = self._element.source_location
        if location is None or location.end_tag is None:
            return None
        return location.start_tag.end_offset, location.end_tag.start_offset


class Handler(Protocol):
    """What a walk calls, in document order."""

    def start(self, tag: Tag) -> bool:
        """Take a start tag; answer whether to walk its content, whose end is then told."""

    def end(self, name: str) -> None:
        """Take the end of an element whose content was walked."""

    def text(self, data: str, place: Range | None) -> None:
        """Take text; ``place`` is where it stands in the source without the white space around it."""


def walk(markup: str, handler: Handler) -> None:
    """Parse ``markup`` and tell ``handler`` what is in it; places count its code points.

    Iterates, so that nesting of any depth is walked. Comments and processing instructions are
    passed over.
    """
    source = Source(markup)
    # With scripting on, the content of <noscript> is raw text, as in every browser that shows the page.
    root = turbohtml.parse(source.text, source_locations=True, scripting=True, allow_declarative_shadow_roots=False)
    places = _Places(source)
    open_elements: list[turbohtml.Element] = []
    stack: list[Iterator[turbohtml.Node]] = [iter(root.children)]
    while stack:
        for node in stack[-1]:
            kind = type(node)
            if kind is turbohtml.Text:
                data: str = node.data  # type: ignore[attr-defined]
                handler.text(data, None if data.isspace() else places.of(data))
            elif kind is turbohtml.Element:
                element: turbohtml.Element = node  # type: ignore[assignment]
                tag = Tag(element, source)
                if handler.start(tag):
                    places.after_start(element)
                    open_elements.append(element)
                    stack.append(iter(element.children))
                    break
                places.after_end(element)
        else:
            stack.pop()
            if open_elements and stack:
                element = open_elements.pop()
                places.after_end(element)
                handler.end(element.tag)


class _Places:
    """Finds the place of each text node, in one pass over the source.

    Tags are looked up only when a text node follows them: most do not precede any.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._cursor = 0
        self._started: turbohtml.Element | None = None
        self._ended: turbohtml.Element | None = None

    def after_start(self, element: turbohtml.Element) -> None:
        self._started, self._ended = element, None

    def after_end(self, element: turbohtml.Element) -> None:
        self._ended = element

    def of(self, data: str) -> Range | None:
        """Return the place of the text's words; ``None`` for white space or where none is exact."""
        core = data.strip()
        if not core:
            return None
        self._advance()
        text = self._source.text
        found = _align(core, text, self._cursor) or _search(core, text, self._cursor)
        if found is None:
            return None
        self._cursor = found[1]
        return self._source.place(*found)

    def _advance(self) -> None:
        """Move the cursor behind the last tag before the text at hand, where that has a place."""
        started, ended = self._started, self._ended
        self._started = self._ended = None
        location = ended.source_location if ended is not None else None
        if location is not None and location.end_tag is not None:
            self._cursor = location.end_tag.end_offset
            return
        if ended is None or ended.tag not in VOID:
            location = started.source_location if started is not None else None
        if location is not None:
            self._cursor = location.start_tag.end_offset


def _align(core: str, source: str, at: int) -> Range | None:
    """Match ``core`` with the source from ``at`` on, passing over white space and markup."""
    start, done = -1, 0
    for _ in range(_MAX_STEPS):
        at = _skip_space(source, at) if start < 0 else at
        rest = core if done == 0 else core[done:]
        if source.startswith(rest, at):
            return (at if start < 0 else start), at + len(rest)
        if source.startswith("<", at):
            at = _skip_markup(source, at)
            continue
        stop = source.find("<", at)
        chunk = source[at : stop if stop >= 0 else len(source)]
        if not chunk:
            return None
        plain = unescape(chunk) if "&" in chunk else chunk
        if start < 0:
            start, plain = at, plain.lstrip()
        if plain.rstrip() == rest:
            return start, at + len(chunk.rstrip())
        if not rest.startswith(plain):
            return None
        done += len(plain)
        at += len(chunk)
    return None


def _skip_space(source: str, at: int) -> int:
    while at < len(source) and source[at].isspace():
        at += 1
    return at


def _skip_markup(source: str, at: int) -> int:
    """Return the offset behind the tag or comment at ``at``."""
    closing = "-->" if source.startswith("<!--", at) else ">"
    end = source.find(closing, at)
    return len(source) if end < 0 else end + len(closing)


def _search(core: str, source: str, at: int) -> Range | None:
    found = source.find(core, at, at + len(core) + _WINDOW)
    return None if found < 0 else (found, found + len(core))
