"""The reader of plain text: the decoded file as it is, its lines as segments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Document, InputError, Payload, settings_from
from dateline.read.encoding import check_forced, decode
from dateline.read.lines import segments_of
from dateline.read.pages import MAX_PAGE_BYTES, check_size, field_metadata, page_of
from dateline.read.sniff import TEXT, refuse_binary


@dataclass(frozen=True, slots=True)
class TextSettings:
    """Settings of ``[readers.text]``.

    ``encoding`` forces an encoding on every page; without it the encoding is declared or
    detected. ``max_page_bytes`` refuses larger pages. ``join_wrapped_lines`` makes one segment of
    a paragraph whose lines were wrapped at a width.
    """

    encoding: str | None = None
    max_page_bytes: int = MAX_PAGE_BYTES
    join_wrapped_lines: bool = True

    def __post_init__(self) -> None:
        if self.encoding is not None:
            check_forced(self.encoding)
        if self.max_page_bytes < 1:
            raise ValueError(f"max_page_bytes must be at least 1, not {self.max_page_bytes}")


class TextReader:
    """Reads plain text in any encoding; ``page.text`` is the file, without its byte order mark."""

    name = "text"
    version = "2"
    needs: tuple[str, ...] = ()
    gives = ("pages", "metadata")
    media_types = (TEXT,)
    suffixes = (".txt", ".text", ".md", ".asc")

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.config = settings_from(TextSettings, settings, "readers.text")

    def __call__(self, batch: Sequence[Payload]) -> list[Document]:
        """Read each payload; raises InputError for what is no text, EncodingError where forced wrongly."""
        return [self._read(payload) for payload in batch]

    def _read(self, payload: Payload) -> Document:
        check_size(payload, self.config.max_page_bytes, "[readers.text] max_page_bytes")
        refuse_binary(payload.data)
        decoded = decode(payload.data, payload.encoding, self.config.encoding)
        page = page_of(payload, decoded, decoded.text, f"{self.name}@{self.version}")
        segments = segments_of(page.text, join_wrapped=self.config.join_wrapped_lines)
        if not segments:
            raise InputError("the page is empty: no text but marks that are not seen")
        return Document(page, segments, field_metadata(page.page_id, payload))
