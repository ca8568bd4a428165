"""What all readers share: the page row, and a crawler's fields as metadata rows."""

from __future__ import annotations

from dateline.model import InputError, Metadata, Page, Payload, sha256_hex
from dateline.read.encoding import Decoded

#: Largest page, in bytes: 32 MiB is fifty times the largest news page seen.
MAX_PAGE_BYTES = 32 * 2**20


def page_of(payload: Payload, decoded: Decoded, text: str, reader: str) -> Page:
    """Make the page row for a payload whose rendered text is ``text``.

    ``reader`` is the reader's name and version. ``read_at`` stays empty: readers have no clock,
    and the runner enters the time. Raises :class:`InputError` where ``text`` is blank.
    """
    if not text.strip():
        raise InputError("the page is empty: no text but white space" if payload.data else "the file is empty")
    sha256 = sha256_hex(payload.data)
    return Page(
        page_id=Page.id_for(sha256, payload.url, payload.media_type, decoded.encoding),
        source=payload.source,
        url=payload.url,
        media_type=payload.media_type,
        encoding=decoded.encoding,
        encoding_basis=decoded.basis,
        sha256=sha256,
        size=len(payload.data),
        reader=reader,
        read_at="",
        fetched_at=payload.fetched_at,
        text=text,
    )


def field_metadata(page_id: str, payload: Payload, first: int = 0) -> tuple[Metadata, ...]:
    """Turn what a crawler stored beside the page into metadata rows, numbered from ``first``."""
    return tuple(
        Metadata.make(page_id, position, "field", (name, value))
        for position, (name, value) in enumerate(payload.fields, first)
    )


def check_size(payload: Payload, limit: int, setting: str) -> None:
    """Raise InputError for a payload over ``limit`` bytes, naming the setting that says so."""
    if len(payload.data) > limit:
        raise InputError(f"the page is too large: {len(payload.data):,} bytes, the limit is {limit:,} ({setting})")
