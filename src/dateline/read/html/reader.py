"""The reader of HTML: bytes to a page with rendered text, segments and declared metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import Document, InputError, Metadata, Payload, settings_from
from dateline.read.encoding import check_forced
from dateline.read.html.declarations import DECLARING, Declarations
from dateline.read.html.declared import decode_html
from dateline.read.html.markup import Tag, walk
from dateline.read.html.render import Renderer
from dateline.read.pages import MAX_PAGE_BYTES, check_size, field_metadata, page_of


@dataclass(frozen=True, slots=True)
class HtmlSettings:
    """Settings of ``[readers.html]``.

    ``encoding`` forces an encoding on every page; without it the encoding is declared or
    detected. ``max_page_bytes`` refuses larger pages.
    """

    encoding: str | None = None
    max_page_bytes: int = MAX_PAGE_BYTES

    def __post_init__(self) -> None:
        if self.encoding is not None:
            check_forced(self.encoding)
        if self.max_page_bytes < 1:
            raise ValueError(f"max_page_bytes must be at least 1, not {self.max_page_bytes}")


class HtmlReader:
    """Reads HTML and XHTML; ``page.text`` is the rendered text, ``document.markup`` the decoded source."""

    name = "html"
    version = "1"
    needs: tuple[str, ...] = ()
    gives = ("pages", "metadata")
    media_types = ("text/html", "application/xhtml+xml")
    suffixes = (".html", ".htm", ".xhtml", ".shtml")

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.config = settings_from(HtmlSettings, settings, "readers.html")

    def __call__(self, batch: Sequence[Payload]) -> list[Document]:
        """Read each payload; raises InputError for a page without text or over the limit."""
        return [self._read(payload) for payload in batch]

    def _read(self, payload: Payload) -> Document:
        check_size(payload, self.config.max_page_bytes, "[readers.html] max_page_bytes")
        decoded = decode_html(payload.data, payload.encoding, self.config.encoding)
        walker = _PageWalker()
        walk(decoded.text, walker)
        rendered = walker.renderer.finish()
        if not rendered.segments and "<script" in decoded.text:
            raise InputError("the page holds no text, only scripts that load it; save it from a browser and read that")
        payload = replace(payload, url=payload.url or _own_address(walker.declarations))
        page = page_of(payload, decoded, rendered.text, f"{self.name}@{self.version}")
        fields = field_metadata(page.page_id, payload)
        declared = tuple(
            Metadata.make(page.page_id, position, row.scheme, (row.name, row.value), item=row.item, place=row.place)
            for position, row in enumerate(walker.declarations.found, len(fields))
        )
        return Document(page, rendered.segments, (*fields, *declared), decoded.text)


class _PageWalker:
    """Shows a walk to the renderer and to the declarations; only the latter look into the head."""

    def __init__(self) -> None:
        self.renderer = Renderer()
        self.declarations = Declarations()
        self._in_head = False
        #: A head has no text of its own but white space, which the renderer passes over.
        self.text = self.renderer.text

    def start(self, tag: Tag) -> bool:
        if tag.name in DECLARING or "itemprop" in tag.attributes:
            self.declarations.start(tag)
        if self._in_head:
            return False
        if tag.name == "head":
            self._in_head = True
            return True
        return self.renderer.start(tag)

    def end(self, name: str) -> None:
        if name == "head":
            self._in_head = False
        else:
            self.renderer.end(name)


def _own_address(declarations: Declarations) -> str | None:
    """Return the page's address as it declares it, where that is absolute."""
    for scheme, name in (("link", "canonical"), ("opengraph", "og:url")):
        value = declarations.first(scheme, name)
        if value and value.startswith(("http://", "https://")):
            return value
    return None
