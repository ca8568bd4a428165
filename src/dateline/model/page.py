"""Pages: what was read, once, and the text all offsets count into."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model.ids import content_id, place_id


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes of one page, before they are decoded, with what its container says of them.

    ``source`` names the place it came from: a path, or a path and a place inside the container
    (``news.warc.gz#<urn:uuid:...>``, ``dump.jsonl#17``). ``url`` is the page's own address where
    a container or side information declares it. ``fetched_at`` is the download time (ISO 8601) if
    the container has it; it limits what a publication date can be and is never used as one.
    ``fields`` holds values that a crawler stored beside the text, by dateline's names.
    """

    source: str
    data: bytes
    media_type: str
    encoding: str | None = None
    url: str | None = None
    fetched_at: str | None = None
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The last part of the source, for messages."""
        return self.source.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A member of a container that could not be taken out of it, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its identity, how it was decoded, and its immutable ``text``.

    ``text`` is Unicode that encodes to UTF-8 (no lone surrogates). For plain text it is the
    decoded file, unchanged but for a byte order mark; for HTML it is the rendered text.
    ``encoding_basis`` says who named the encoding: ``bom``, ``forced``, ``declared`` or
    ``detected``. ``size`` is in bytes. ``read_at`` and ``fetched_at`` are ISO 8601; ``read_at``
    is UTC.
    """

    page_id: str
    source: str
    url: str | None
    media_type: str
    encoding: str
    encoding_basis: str
    sha256: str
    size: int
    reader: str
    read_at: str
    fetched_at: str | None
    text: str

    @staticmethod
    def id_for(sha256: str, url: str | None, media_type: str, encoding: str) -> str:
        """Hash what identifies a page: its bytes, its own address and how they were decoded.

        The path is not part of it: the same file in two folders is one page with two sources.
        """
        return content_id("page", sha256, url, media_type, encoding)


@dataclass(frozen=True, slots=True)
class Metadata:
    """One value that a page declares about itself, with its place in the source.

    ``scheme`` is ``json-ld``, ``opengraph``, ``meta``, ``time``, ``link``, ``html`` or ``field``
    (a crawler's own field). ``name`` is the key, flattened with dots (``author.name``).
    ``source_start`` and ``source_end`` are code points in the decoded source (not in
    ``page.text``), ``None`` where the value has no exact place there; ``item`` numbers the
    JSON-LD object or record the value belongs to.
    """

    metadata_id: str
    page_id: str
    position: int
    scheme: str
    name: str
    value: str
    item: int = 0
    source_start: int | None = None
    source_end: int | None = None

    @classmethod
    def make(
        cls,
        page_id: str,
        position: int,
        scheme: str,
        declared: tuple[str, str],
        *,
        item: int = 0,
        place: tuple[int, int] | None = None,
    ) -> Metadata:
        """Make a metadata row from a declared (name, value); ``place`` is its range in the source."""
        start, end = place or (None, None)
        key = cls.id_for(page_id, position, scheme, declared)
        return cls(key, page_id, position, scheme, *declared, item, start, end)

    @staticmethod
    def id_for(page_id: str, position: int, scheme: str, declared: tuple[str, str]) -> str:
        """Hash a declared (name, value) and its position among what the page declares."""
        return place_id("metadata", page_id, position, scheme, *declared)


@dataclass(frozen=True, slots=True)
class Segment:
    """One line or block of the rendered text, before it has a role.

    ``start`` and ``end`` are offsets in ``page.text``. ``path`` is the chain of element names
    from the body down (``article/p``), empty for plain text. ``hints`` are lower-case class, id,
    role and itemprop words of the element and its ancestors. ``link_share`` is the share of its
    characters inside links, 0 to 1. ``source_start`` and ``source_end`` are code points in the
    decoded source; ``mapped`` is the share of its characters whose place in the source is exact.
    ``group`` numbers the nearest enclosing item container (``<article>`` and its like), if any.
    """

    start: int
    end: int
    path: str = ""
    hints: frozenset[str] = frozenset()
    link_share: float = 0.0
    source_start: int | None = None
    source_end: int | None = None
    mapped: float = 0.0
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What reading gives and cleaning takes: a page, its segments, metadata and markup.

    ``segments`` cover all non-space text of the page in order and do not overlap. ``markup`` is
    the decoded HTML source where there is one; it is needed for main-content extraction and is
    not stored.
    """

    page: Page
    segments: tuple[Segment, ...]
    metadata: tuple[Metadata, ...] = ()
    markup: str | None = field(default=None, repr=False)
