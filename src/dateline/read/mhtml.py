"""MHTML files (RFC 2557), as browsers save pages: the main document of the archive."""

from __future__ import annotations

import email
import email.message
import email.policy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.model import InputError, Payload, Unreadable, settings_from
from dateline.read.compressed import read_whole
from dateline.read.pages import MAX_PAGE_BYTES
from dateline.read.sniff import HTML, MHTML, TEXT
from dateline.read.timestamps import iso_time


@dataclass(frozen=True, slots=True)
class MhtmlSettings:
    """Settings of ``[containers.mhtml]``: the largest archive, pictures and all, and the largest page in it."""

    max_file_bytes: int = 256 * 2**20
    max_page_bytes: int = MAX_PAGE_BYTES


class MhtmlContainer:
    """Takes the main document out of a saved page; frames, pictures and style sheets stay behind."""

    name = "mhtml"
    version = "1"
    media_types = (MHTML,)
    suffixes = (".mhtml", ".mht", ".mhtml.gz", ".mht.gz")

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.config = settings_from(MhtmlSettings, settings, "containers.mhtml")

    def split(self, path: Path, source: str) -> Iterator[Payload | Unreadable]:
        """Yield the one page; raises InputError where the archive holds none that can be read."""
        limit = self.config.max_file_bytes
        data = read_whole(path, limit, "[containers.mhtml] max_file_bytes")
        try:
            message = email.message_from_bytes(data, policy=email.policy.compat32)
            part = _main_part(message)
            page = part.get_payload(decode=True) if part else None
        except RecursionError as error:
            raise InputError("the MHTML file cannot be parsed: its parts are nested too deeply") from error
        except (ValueError, LookupError, AssertionError) as error:
            raise InputError(f"the MHTML file cannot be parsed: {error or type(error).__name__}") from error
        if part is None or not isinstance(page, bytes):
            raise InputError("the MHTML file holds no HTML or text part")
        if len(page) > self.config.max_page_bytes:
            raise InputError(f"the page is too large: {len(page):,} bytes ([containers.mhtml] max_page_bytes)")
        yield Payload(
            source,
            page,
            HTML if part.get_content_subtype() in ("html", "xhtml+xml") else TEXT,
            _charset(part),
            _address(message, part),
            iso_time(str(message.get("Date", ""))),
        )


def _main_part(message: email.message.Message) -> email.message.Message | None:
    """Return the part that ``start`` names, else the one saved from the archive's address, else the first."""
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    pages = pages or [part for part in message.walk() if part.get_content_type() == "text/plain"]
    start = message.get_param("start")
    address = message.get("Snapshot-Content-Location")
    for part in pages:
        if start and part.get("Content-ID") == start:
            return part
        if address and part.get("Content-Location") == address:
            return part
    return pages[0] if pages else None


def _address(message: email.message.Message, part: email.message.Message) -> str | None:
    for value in (part.get("Content-Location"), message.get("Snapshot-Content-Location")):
        address = re.sub(r"\s+", "", str(value or ""))
        if re.match(r"https?://", address, re.IGNORECASE):
            return address
    return None


def _charset(part: email.message.Message) -> str | None:
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) else None
