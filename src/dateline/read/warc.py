"""WARC files (ISO 28500), plain, gzip'd or in Zstandard: the pages that were answered with 200.

FastWARC gives the records; what it passes over in silence is checked here. A record that ends
early, a header that cannot be read or a damaged gzip member becomes ``Unreadable`` and reading
goes on at the next record that begins; a file that was cut off raises at its end.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from dateline.model import InputError, Payload, Unreadable, settings_from
from dateline.read.pages import MAX_PAGE_BYTES
from dateline.read.sniff import HTML, TEXT, WARC, sniff

_PAGE_TYPES = {"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": TEXT}
_CHUNK = 1 << 20
#: Damaged places in one file after which the rest is given up.
_MAX_DAMAGES = 1000


@dataclass(frozen=True, slots=True)
class WarcSettings:
    """Settings of ``[containers.warc]``: the largest page, in bytes as stored and after decompression."""

    max_page_bytes: int = MAX_PAGE_BYTES


class WarcContainer:
    """Takes the HTML and text pages out of a WARC file, one record in memory at a time."""

    name = "warc"
    version = "1"
    media_types = (WARC,)
    suffixes = (".warc", ".warc.gz", ".warc.zst")

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.config = settings_from(WarcSettings, settings, "containers.warc")

    def split(self, path: Path, source: str) -> Iterator[Payload | Unreadable]:
        """Yield the page of each response, resource and conversion record with a text type.

        Other records (images, redirects, errors, requests) are passed over. Raises
        :class:`InputError` where the file is cut off or too damaged, after all that can be read.
        """
        try:
            with path.open("rb") as stream:
                yield from self._split(stream, source)
                _check_complete(stream)
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror or error}") from error

    def _split(self, stream: BinaryIO, source: str) -> Iterator[Payload | Unreadable]:
        start: int | None = 0
        for _ in range(_MAX_DAMAGES):
            if start is None:
                return
            last = start
            try:
                for position, record in _records(stream, start):
                    last = position
                    page = self._page(record, source)
                    if page is not None:
                        yield page
                return
            except OSError as error:
                yield Unreadable(f"{source}#{last}", f"the WARC file is damaged: near byte {last:,}: {error}")
            start = _next_record(stream, last + 1)
        raise InputError(f"the WARC file is damaged: in {_MAX_DAMAGES:,} places; the rest of it is given up")

    def _page(self, record: Any, source: str) -> Payload | Unreadable | None:
        """Return the record's page, ``None`` for a record that holds none; raises OSError where it is cut off."""
        locator = f"{source}#{record.record_id}"
        length, limit = record.content_length, self.config.max_page_bytes
        if record.headers.get("Content-Length") is None:
            raise OSError("a record without Content-Length, as where the file is cut off in its header")
        if length > limit:
            media_type = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
            is_page = media_type in _PAGE_TYPES or media_type == "application/http"
            reason = (
                f"the record is too large: {length:,} bytes, the limit is {limit:,} ([containers.warc] max_page_bytes)"
            )
            return Unreadable(locator, reason) if is_page else None
        block = record.reader.read(length)
        if len(block) < length:
            raise OSError(f"the record has {len(block):,} of its {length:,} bytes")
        return self._from_block(record, block, locator)

    def _from_block(self, record: Any, block: bytes, locator: str) -> Payload | Unreadable | None:
        record.set_bytes_content(block)
        if not record.is_http:
            media_type = _PAGE_TYPES.get((record.headers.get("Content-Type") or "").partition(";")[0].strip().lower())
            return _payload(record, block, media_type, locator) if media_type else None
        try:
            record.parse_http(auto_decode="none", strict_mode=False)
            stated = (record.http_content_type or "").strip().lower()
            if record.http_headers.status_code != 200 or (stated and stated not in _PAGE_TYPES):
                return None
            data = self._decoded(record.http_headers, block, record.reader.read())
        except (OSError, AttributeError) as error:
            return Unreadable(locator, f"the HTTP answer cannot be read: {error}")
        if len(data) > self.config.max_page_bytes:
            limit = f"{self.config.max_page_bytes:,}"
            return Unreadable(
                locator, f"the page is too large: more than {limit} bytes ([containers.warc] max_page_bytes)"
            )
        media_type = _PAGE_TYPES.get(stated) or _sniffed(data)
        return _payload(record, data, media_type, locator) if media_type else None

    def _decoded(self, headers: Any, block: bytes, stored: bytes) -> bytes:
        """Undo the HTTP encodings; some crawlers store the plain page and keep the header that belies it."""
        if not (headers.get("Content-Encoding") or headers.get("Transfer-Encoding")):
            return stored
        from fastwarc.warc import WarcRecord

        again = WarcRecord()
        again.set_bytes_content(block)
        again.is_http = True
        try:
            again.parse_http(auto_decode="all", strict_mode=False)
            return bytes(again.reader.read(self.config.max_page_bytes + 1))
        except OSError:
            if _sniffed(stored) != HTML:
                raise
            return stored


def _sniffed(data: bytes) -> str | None:
    """Return the type of a page by its bytes, ``None`` for what is neither HTML nor text."""
    try:
        found = sniff(data)
    except InputError:
        return None
    return found if found in (HTML, TEXT) and data.strip() else None


def _records(stream: BinaryIO, start: int) -> Iterator[tuple[int, Any]]:
    """Yield page records with their place in the file, from the record that begins at ``start``."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream.seek(start)
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    for record in ArchiveIterator(stream, record_types=wanted, parse_http=False, strict_mode=False):
        yield start + record.stream_pos, record


def _payload(record: Any, data: bytes, media_type: str, locator: str) -> Payload:
    headers = record.headers
    charset = record.http_charset if record.is_http else "utf-8" if headers.get("WARC-Type") == "conversion" else None
    url = (headers.get("WARC-Target-URI") or "").strip().strip("<>") or None
    return Payload(locator, data, media_type, charset, url, headers.get("WARC-Date"))


def _next_record(stream: BinaryIO, start: int) -> int | None:
    """Find where the next record begins at or after ``start``: a gzip member or a version line."""
    stream.seek(0)
    magic = b"\x1f\x8b\x08" if stream.read(2) == b"\x1f\x8b" else b"\nWARC/"
    stream.seek(start)
    carried = b""
    while chunk := stream.read(_CHUNK):
        window = carried + chunk
        found = window.find(magic)
        if found >= 0:
            return start - len(carried) + found + magic.startswith(b"\n")
        start += len(chunk)
        carried = window[-len(magic) + 1 :]
    return None


def _check_complete(stream: BinaryIO) -> None:
    """Raise InputError where the file was cut off, which FastWARC reads as its end."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    magic = stream.read(2)
    if magic == b"\x1f\x8b":
        complete = _ends_with_whole_member(stream, size)
    elif magic == b"WA":
        stream.seek(max(0, size - 1))
        complete = stream.read(1) == b"\n"
    else:
        return
    if not complete:
        raise InputError("the WARC file was cut off: it ends within a record; all before it was read")


def _ends_with_whole_member(stream: BinaryIO, size: int) -> bool:
    """Decompress the last gzip member to see that it ends; members of WARC files are single records."""
    place = _last_member(stream, size)
    stream.seek(place)
    member = zlib.decompressobj(31)
    while chunk := stream.read(_CHUNK):
        data = chunk
        while data:
            try:
                member.decompress(data, _CHUNK)
            except zlib.error:
                return True  # damage in the middle has its own message
            data = member.unconsumed_tail
        if member.eof:
            return not member.unused_data.strip(b"\x00")
    return member.eof


def _last_member(stream: BinaryIO, size: int) -> int:
    """Find the last place in the file at which a gzip member holding a WARC record begins."""
    end = size
    while end > 0:
        start = max(0, end - _CHUNK)
        stream.seek(start)
        window = stream.read(end - start + 64)
        place = len(window)
        while (place := window.rfind(b"\x1f\x8b\x08", 0, place)) >= 0:
            if _begins_record(window[place:]):
                return start + place
        end = start
    return 0


def _begins_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(data[:1024], 5) == b"WARC/"
    except zlib.error:
        return False
