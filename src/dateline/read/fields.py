"""The reader of records: a page laid out from a crawler's or feed's fields."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import Document, Payload, Segment, fold, settings_from
from dateline.read.encoding import Decoded, clean_text
from dateline.read.html import render_html
from dateline.read.lines import segments_of
from dateline.read.pages import MAX_PAGE_BYTES, check_size, field_metadata, page_of
from dateline.read.sniff import FIELDS

#: The order in which fields stand on the page.
LAYOUT = ("title", "subtitle", "byline", "published", "summary", "body")

_MARKUP = re.compile(
    r"</(?:p|div|span|a|b|i|em|strong|li|ul|h[1-6]|figure|blockquote)>|<(?:br|p|img|hr)\b[^>]*>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FieldsSettings:
    """Settings of ``[readers.fields]``: the largest record, in bytes."""

    max_page_bytes: int = MAX_PAGE_BYTES


class FieldsReader:
    """Lays a record out as a page: title, subtitle, byline, date, summary, body.

    Each segment's ``path`` begins with its field (``field:title``, ``field:body``; ``field:body/p``
    where the body is HTML, which is rendered). A summary that the body repeats is left to the
    metadata, where every field stands with its raw value.
    """

    name = "fields"
    version = "1"
    needs: tuple[str, ...] = ()
    gives = ("pages", "metadata")
    media_types = (FIELDS,)
    suffixes: tuple[str, ...] = ()

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.config = settings_from(FieldsSettings, settings, "readers.fields")

    def __call__(self, batch: Sequence[Payload]) -> list[Document]:
        """Read each record; raises InputError for one whose fields are all blank."""
        return [self._read(payload) for payload in batch]

    def _read(self, payload: Payload) -> Document:
        check_size(payload, self.config.max_page_bytes, "[readers.fields] max_page_bytes")
        text, segments = _laid_out(payload.fields)
        page = page_of(payload, Decoded(text, "utf-8", "declared"), text, f"{self.name}@{self.version}")
        return Document(page, segments, field_metadata(page.page_id, payload))


def _laid_out(fields: tuple[tuple[str, str], ...]) -> tuple[str, tuple[Segment, ...]]:
    text, segments = "", []
    rendered = {name: _rendered(name, fields) for name in LAYOUT}
    for name in LAYOUT:
        words, parts = rendered[name]
        if not parts or (name == "summary" and _is_repeated(words, rendered["body"][0])):
            continue
        text += "\n\n" if text else ""
        segments += [_moved(part, len(text)) for part in parts]
        text += words
    return text, tuple(segments)


def _rendered(name: str, fields: tuple[tuple[str, str], ...]) -> tuple[str, tuple[Segment, ...]]:
    """Render one field: HTML through the HTML renderer, other text by its lines."""
    words = ", ".join(value for key, value in fields if key == name)
    if _MARKUP.search(words):
        page = render_html(words)
        return page.text, tuple(_as_field(part, name) for part in page.segments)
    if _ENTITY.search(words):
        words = clean_text(html.unescape(words))
    if name not in ("summary", "body"):
        words = " ".join(words.split())
    return words, tuple(_as_field(part, name) for part in segments_of(words))


def _as_field(part: Segment, name: str) -> Segment:
    """Name the field in the segment's path; its place in the record's bytes is not known."""
    path = f"field:{name}/{part.path}" if part.path else f"field:{name}"
    return replace(part, path=path, source_start=None, source_end=None, mapped=0.0)


def _moved(part: Segment, by: int) -> Segment:
    return replace(part, start=part.start + by, end=part.end + by)


def _is_repeated(summary: str, body: str) -> bool:
    start = fold(summary).rstrip(".… ")
    return bool(body) and start in fold(body)
