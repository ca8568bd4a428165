"""RSS, Atom and RDF files: one page for each entry, with what the feed holds of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.entities import name2codepoint
from io import BytesIO
from pathlib import Path
from typing import Any

from dateline.model import InputError, Payload, Unreadable, settings_from
from dateline.read.compressed import read_whole
from dateline.read.encoding import decode
from dateline.read.records import record_payload
from dateline.read.sniff import ATOM, RSS

#: What no entry has more of; feedparser's time grows with the square of either.
_MAX_ATTRIBUTES = 64
_MAX_CHILDREN = 500

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_STATED_ENCODING = re.compile(r"""<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)""")
_NAMED_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,7});")


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """Settings of ``[containers.feed]``: the largest feed, in bytes; it is parsed as a whole."""

    max_feed_bytes: int = 16 * 2**20


class FeedContainer:
    """Takes the entries out of a feed; feedparser reads it, and never fetches or expands anything.

    The entry's link becomes the page's address, its dates stay the strings they are, the feed's
    title is the outlet. Relative links and markup are left as they stand in the feed.
    """

    name = "feed"
    version = "1"
    media_types = (RSS, ATOM)
    suffixes = (".rss", ".atom", ".xml", ".rss.gz", ".atom.gz", ".xml.gz")

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.config = settings_from(FeedSettings, settings, "containers.feed")

    def split(self, path: Path, source: str) -> Iterator[Payload | Unreadable]:
        """Yield a payload for each entry, in order; raises InputError where the feed holds none."""
        data = read_whole(path, self.config.max_feed_bytes, "[containers.feed] max_feed_bytes")
        feed = _parsed(data)
        if not feed.entries:
            raise InputError("no entry in the feed")
        for number, entry in enumerate(feed.entries, 1):
            yield record_payload(_record(feed.feed, entry), f"{source}#{number}")
        if _is_cut_off(data):
            raise InputError("the feed is cut off: it ends before its last tag; the entries before that were read")


def _parsed(data: bytes) -> Any:
    import feedparser

    try:
        return feedparser.parse(BytesIO(_well_formed(data)), resolve_relative_uris=False, sanitize_html=False)
    except (RecursionError, ValueError, LookupError, AssertionError, AttributeError, TypeError) as error:
        raise InputError(f"the feed cannot be parsed: {error}") from error


def _well_formed(data: bytes) -> bytes:
    """Mend a feed's XML, and take out its declarations, so that entities cannot grow or fetch anything.

    feedparser falls back to a parser for any markup where XML is not well-formed, and takes
    minutes for some megabytes of it; libxml2 mends in linear time and bounds the nesting.
    """
    from lxml import etree

    start = data[:200].decode("latin-1")
    stated = _STATED_ENCODING.search(start)
    text = _DECLARATION.sub("", decode(data, stated[1] if stated else None).text, count=1)
    text = _NAMED_ENTITY.sub(_as_number, text)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"the feed is not XML: {error}") from error
    if root is None:
        raise InputError("the feed is not XML")
    etree.strip_tags(root, etree.Entity)
    for element in root.iter(etree.Element):
        if len(element.attrib) > _MAX_ATTRIBUTES:
            element.attrib.clear()
        if len(element) > _MAX_CHILDREN and etree.QName(element).localname in ("item", "entry"):
            del element[_MAX_CHILDREN:]
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _as_number(match: re.Match[str]) -> str:
    """Write an entity of HTML as XML can: by number; others are left for the parser to drop."""
    code = name2codepoint.get(match[1])
    return f"&#{code};" if code and match[1] not in ("amp", "lt", "gt", "quot") else match[0]


def _record(feed: Any, entry: Any) -> dict[str, object]:
    """Give an entry's values the names that the mapping of records knows."""
    bodies = [content.get("value") for content in entry.get("content", []) if content.get("value")]
    authors = [author.get("name") for author in entry.get("authors", []) if author.get("name")]
    return {
        "id": entry.get("id"),
        "url": entry.get("link") or entry.get("id"),
        "title": entry.get("title"),
        "authors": authors or entry.get("author"),
        "published": entry.get("published") or entry.get("created"),
        "updated": entry.get("updated") if "updated" in entry.keys() else None,  # noqa: SIM118 - "in" alone sees aliases
        "summary": entry.get("summary"),
        "body": max(bodies, key=len, default=None),
        "outlet": entry.get("source", {}).get("title") or feed.get("title"),
        "language": entry.get("language") or feed.get("language"),
        "section": [tag.get("term") for tag in entry.get("tags", []) if tag.get("term")],
    }


def _is_cut_off(data: bytes) -> bool:
    end = data[-512:].lower()
    return not any(tag in end for tag in (b"</rss", b"</feed", b":rdf>", b"</rdf"))
