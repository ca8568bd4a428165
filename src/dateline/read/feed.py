"""RSS, Atom and RDF files: one page for each entry, with what the feed holds of its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from dateline.model import InputError, Payload, Unreadable, settings_from
from dateline.read.compressed import read_whole
from dateline.read.records import record_payload
from dateline.read.sniff import ATOM, RSS


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """Settings of ``[containers.feed]``: the largest feed, in bytes; it is parsed as a whole."""

    max_feed_bytes: int = 64 * 2**20


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
            raise InputError(f"no entry in the feed{_fault(feed)}")
        for number, entry in enumerate(feed.entries, 1):
            yield record_payload(_record(feed.feed, entry), f"{source}#{number}")
        if feed.bozo and _is_cut_off(data):
            raise InputError(f"the feed is cut off{_fault(feed)}; the entries before that were read")


def _parsed(data: bytes) -> Any:
    import feedparser

    try:
        return feedparser.parse(BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    except (RecursionError, ValueError, LookupError, AssertionError, AttributeError, TypeError) as error:
        raise InputError(f"the feed cannot be parsed: {error}") from error


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


def _fault(feed: Any) -> str:
    fault = feed.get("bozo_exception")
    return f": {fault}" if fault else ""


def _is_cut_off(data: bytes) -> bool:
    end = data[-512:].lower()
    return not any(tag in end for tag in (b"</rss", b"</feed", b":rdf>", b"</rdf"))
