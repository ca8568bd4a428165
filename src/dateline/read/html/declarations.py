"""What a page declares about itself outside its text: meta, link, time, title, JSON-LD.

Each value becomes a row with its scheme, its name and its place in the markup. Names are lower
case except JSON-LD's, which are case-sensitive. A ``time`` row is named ``time``, followed by its
``itemprop`` and class words where it has any (``time.datepublished``, ``time.entry-date published``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.read.html.jsonld import MOST_ROWS, read_json_ld, shortened
from dateline.read.html.markup import Range, Tag

#: Elements that declare something whatever their attributes; others do by ``itemprop``.
DECLARING = frozenset({"meta", "link", "time", "title", "html", "script"})
#: ``<link rel>`` values that name the page's own addresses.
_LINKS = frozenset({"amphtml", "canonical", "shortlink"})
#: Meta names that speak of the browser, of pictures and of other services' accounts.
_NO_NEWS = re.compile(
    r"viewport|theme-color|color-scheme|format-detection|referrer|msapplication|apple-|application-name|verif|csrf"
    r"|robots|^(?:fb|al|mobile-web):|:(?:image|video|audio|card|player|creator:id|site:id)\b|^google|^x-ua|^content-type$"
)
_OPEN_GRAPH = re.compile(r"^(?:og|article|book|profile):")
#: Microdata that is nearly always a picture's or a breadcrumb's, not the article's.
_OF_PARTS = frozenset({"position", "width", "height", "url", "name"})
_LONGEST_NAME = 80
_LONGEST_TIME = 100


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declared value; the fields are those of :class:`~dateline.model.Metadata`."""

    scheme: str
    name: str
    value: str
    place: Range | None
    item: int = 0


class Declarations:
    """Collects declarations from the tags of a walk, in document order."""

    def __init__(self) -> None:
        self.found: list[Declaration] = []
        self._items = 0
        self._readers = {
            "meta": self._meta,
            "link": self._link,
            "time": self._time,
            "title": self._title,
            "html": self._html,
            "script": self._script,
        }

    def start(self, tag: Tag) -> None:
        """Take a start tag, also of elements whose content is no text."""
        reader = self._readers.get(tag.name)
        if reader is not None and len(self.found) < MOST_ROWS:
            reader(tag)
        elif reader is None and "itemprop" in tag.attributes and tag.get("itemprop") and tag.get("content"):
            self._meta(tag)

    def first(self, scheme: str, name: str) -> str | None:
        """Return the first value declared under a name."""
        return next((row.value for row in self.found if row.scheme == scheme and row.name == name), None)

    def _meta(self, tag: Tag) -> None:
        item_property = tag.get("itemprop")
        name = tag.get("property") or tag.get("name") or item_property or tag.get("http-equiv")
        if name is item_property and name in _OF_PARTS:
            return
        if name and not _NO_NEWS.search(name := name.strip().lower()):
            self._attribute("opengraph" if _OPEN_GRAPH.match(name) else "meta", name, tag, "content")

    def _link(self, tag: Tag) -> None:
        for name in (tag.get("rel") or "").lower().split():
            if name in _LINKS:
                self._attribute("link", name, tag, "href")

    def _time(self, tag: Tag) -> None:
        words = " ".join(f"{tag.get('itemprop') or ''} {tag.get('class') or ''}".lower().split())
        name = f"time.{words}"[:_LONGEST_NAME] if words else "time"
        if tag.get("datetime"):
            self._attribute("time", name, tag, "datetime")
        else:
            self._content("time", name, tag, _LONGEST_TIME)

    def _title(self, tag: Tag) -> None:
        if self.first("html", "title") is None:
            self._content("html", "title", tag, 10 * _LONGEST_TIME)

    def _html(self, tag: Tag) -> None:
        for name in ("lang", "dir"):
            self._attribute("html", name, tag, name)

    def _script(self, tag: Tag) -> None:
        if "ld+json" not in (tag.get("type") or "").lower():
            return
        script = tag.text()
        range_ = tag.content_range()
        last = -1
        for row in read_json_ld(script):
            place = None
            if range_ is not None and row.place is not None:
                place = tag.source.place(range_[0] + row.place[0], range_[0] + row.place[1])
            self.found.append(Declaration("json-ld", row.name, row.value, place, self._items + row.item + 1))
            last = row.item
        self._items += last + 1

    def _attribute(self, scheme: str, name: str, tag: Tag, attribute: str) -> None:
        value = " ".join((tag.get(attribute) or "").split())
        if value:
            self.found.append(Declaration(scheme, name[:_LONGEST_NAME], shortened(value), tag.value_place(attribute)))

    def _content(self, scheme: str, name: str, tag: Tag, longest: int) -> None:
        value = " ".join(tag.text().split())
        if not value or len(value) > longest:
            return
        range_ = tag.content_range()
        place = None
        if range_ is not None:
            found = tag.source.text.find(value, *range_)
            place = tag.source.place(found, found + len(value)) if found >= 0 else tag.source.place(*range_)
        self.found.append(Declaration(scheme, name, value, place))
