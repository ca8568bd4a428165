"""Open elements and what segments inherit from them: path, hints and the item they belong to.

Hints are the words pages use to name the parts of their layout (class, id, role, itemprop). They
are collected only for elements that hold text, each once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.read.html.markup import Tag

#: Elements that say where a page begins and nothing about its parts.
_ROOTS = frozenset({"", "html", "body"})
#: Elements that head an item: its headline is a heading or a link.
_HEADS = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6"})
#: Elements that repeat inside one item (paragraphs, cells) and are no items themselves.
_NO_ITEM = frozenset({"p", "td", "th", "dt", "dd", "span", "a"})
#: Like siblings from which on an element counts as one of a list of items.
_REPEATED = 3
#: Ancestors whose words and names a segment inherits: beyond these they name the whole page.
_NEAR = 12
_LONGEST_PATH = 30
#: A class attribute longer than this is machine-made throughout.
_LONGEST_ATTRIBUTE = 600

_WORD = re.compile(r"[a-z]+|[^\W\d_a-zA-Z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN = frozenset({"hidden"})
_NO_WORDS: frozenset[str] = frozenset()
#: Attributes that name an element, beside its class.
_NAMING = ("id", "role", "itemprop")
_ITEM_TYPE = re.compile(r"Article|BlogPosting|LiveBlogUpdate", re.IGNORECASE)


class Vocabulary:
    """The words in the names of one page's elements; classes repeat, so each is split once."""

    def __init__(self) -> None:
        self._known: dict[str, frozenset[str]] = {}

    def words_of(self, tag: Tag) -> frozenset[str]:
        """Return the lower-case words of the element's class, id, role and itemprop."""
        attributes = tag.attributes
        if not attributes:
            return _NO_WORDS
        words = self._split(tag.get("class")) if "class" in attributes else _NO_WORDS
        for attribute in _NAMING:
            if attribute in attributes:
                words |= self._split(tag.get(attribute))
        return words | _HIDDEN if _is_hidden(tag) else words

    def _split(self, value: str | None) -> frozenset[str]:
        """Split names into words, and keep each name whole beside them (``read-more``, read, more)."""
        if not value:
            return _NO_WORDS
        words = self._known.get(value)
        if words is None:
            cut = value[:_LONGEST_ATTRIBUTE]
            words = frozenset([*cut.lower().split(), *_WORD.findall(_CAMEL.sub(" ", cut).lower())])
            self._known[value] = words
        return words


def _is_hidden(tag: Tag) -> bool:
    attributes = tag.attributes
    if "hidden" in attributes or ("aria-hidden" in attributes and tag.get("aria-hidden") == "true"):
        return True
    return "style" in attributes and _HIDING_STYLE.search(tag.get("style") or "") is not None


class Frame:
    """An open element. ``depth`` counts from the root, 0."""

    __slots__ = (
        "_around",
        "_path",
        "_shape",
        "_words",
        "depth",
        "headed",
        "holder",
        "name",
        "parent",
        "rank",
        "segments",
        "shapes",
        "tag",
        "vocabulary",
    )

    def __init__(self, tag: Tag | None, parent: Frame | None) -> None:
        self.tag = tag
        self.name = "" if tag is None else tag.name
        self.parent = parent
        self.depth: int = 0 if parent is None else parent.depth + 1
        #: How many elements below the body it is in, itself included.
        self.rank: int = 0 if parent is None else parent.rank + (self.name not in _ROOTS)
        self.vocabulary: Vocabulary = Vocabulary() if parent is None else parent.vocabulary
        #: How many segments are in it, and whether one of them is a heading or a link.
        self.segments = 0
        self.headed = False
        #: How many of its children with text have each shape.
        self.shapes: dict[str, int] | None = None
        #: The nearest item around it, or itself; the root where there is none; ``None`` before it is known.
        self.holder: Frame | None = None
        self._around: frozenset[str] | None = None
        self._path: str | None = None
        self._shape: str | None = None
        self._words: frozenset[str] | None = None

    def path(self) -> str:
        """Return the names of the elements from the body down to this one, joined by slashes."""
        if self._path is None:
            if self.parent is None or self.name in _ROOTS:
                self._path = ""
            elif self.rank <= _LONGEST_PATH:
                above = self.parent.path()
                self._path = f"{above}/{self.name}" if above else self.name
            else:
                self._path = "/".join(reversed([frame.name for frame in self._near(_LONGEST_PATH)]))
        return self._path

    def hints(self) -> frozenset[str]:
        """Return the words that name this element and those around it."""
        if self.parent is None:
            return _NO_WORDS
        if self.rank <= _NEAR:
            return self._words_near()
        around, words = self.parent._words_near(), self.words()
        return around if words <= around else around | words

    def _words_near(self) -> frozenset[str]:
        """Return the words of this element and those around it that count for what it holds."""
        if self._around is None:
            if self.parent is None:
                self._around = _NO_WORDS
            elif self.rank <= _NEAR:
                around, words = self.parent._words_near(), self.words()
                self._around = around if words <= around else around | words
            else:
                self._around = _NO_WORDS.union(*[frame.words() for frame in self._near(_NEAR)])
        return self._around

    def words(self) -> frozenset[str]:
        """Return the words that name this element itself."""
        if self._words is None:
            known = self.tag is not None and self.name not in _ROOTS
            self._words = self.vocabulary.words_of(self.tag) if known and self.tag else _NO_WORDS
        return self._words

    def shape(self) -> str:
        """Return what makes siblings alike: name and class."""
        if self._shape is None:
            names = None if self.tag is None or "class" not in self.tag.attributes else self.tag.get("class")
            self._shape = f"{self.name}.{(names or '')[:_LONGEST_ATTRIBUTE]}"
        return self._shape

    def _near(self, count: int) -> list[Frame]:
        near: list[Frame] = []
        frame: Frame | None = self
        while frame is not None and len(near) < count:
            if frame.name not in _ROOTS:
                near.append(frame)
            frame = frame.parent
        return near


def common_frame(one: Frame, other: Frame) -> Frame:
    """Return the deepest element that holds both."""
    while one is not other:
        if one.depth >= other.depth and one.parent is not None:
            one = one.parent
        elif other.parent is not None:
            other = other.parent
    return one


def number_items(frames: Iterable[Frame]) -> list[int | None]:
    """Number the nearest item around each of the frames that hold a segment, in order from 0.

    An item is an ``<article>`` or its like (``itemtype``, ``role``), or one of three or more like
    siblings with a heading or link and at least two segments: a card in a list of stories.
    """
    frames = list(frames)
    _count(frames)
    numbers: dict[int, int] = {}
    return [
        None if holder.parent is None else numbers.setdefault(id(holder), len(numbers))
        for holder in map(_item_around, frames)
    ]


def _count(frames: Iterable[Frame]) -> None:
    """Count the segments in each frame and the shapes among its children, from the innermost outwards."""
    levels: dict[int, dict[int, Frame]] = {}
    for frame in frames:
        frame.segments += 1
        levels.setdefault(frame.depth, {})[id(frame)] = frame
    for depth in range(max(levels, default=0), 0, -1):
        above = levels.setdefault(depth - 1, {})
        for frame in levels.get(depth, {}).values():
            parent = frame.parent
            if parent is None:
                continue
            shape = frame.shape()
            if parent.shapes is None:
                parent.shapes = {}
            parent.shapes[shape] = parent.shapes.get(shape, 0) + 1
            frame.headed = frame.headed or frame.name in _HEADS
            parent.headed = parent.headed or frame.headed
            parent.segments += frame.segments
            above[id(parent)] = parent


def _item_around(frame: Frame) -> Frame:
    """Return the nearest item, the root where there is none; every frame on the way remembers it."""
    passed: list[Frame] = []
    current = frame
    while current.holder is None:
        passed.append(current)
        if current.parent is None or _is_item(current, current.parent):
            current.holder = current
        else:
            current = current.parent
    for below in passed:
        below.holder = current.holder
    return current.holder


def _is_item(frame: Frame, parent: Frame) -> bool:
    if frame.name == "article":
        return True
    if frame.tag is None or frame.name in _ROOTS:
        return False
    attributes = frame.tag.attributes
    if "role" in attributes and frame.tag.get("role") == "article":
        return True
    if "itemtype" in attributes and _ITEM_TYPE.search(frame.tag.get("itemtype") or ""):
        return True
    if frame.segments < 2 or not frame.headed or frame.name in _NO_ITEM:
        return False
    return (parent.shapes or {}).get(frame.shape(), 0) >= _REPEATED
