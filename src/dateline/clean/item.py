"""One article of a draft, with the blocks and the declared values that speak for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from dateline.clean.draft import Draft, DraftBlock
from dateline.model import Metadata, Page, Role, fold

#: Schema.org types whose declared title, author and date are an article's.
_ARTICLE_TYPES = ("article", "report", "posting", "newsarticle", "review", "transcript")
_PAGE_TITLES = ("headline", "og:title", "twitter:title")
_PAGE_TYPES = ("webpage", "itempage", "mediaobject", "creativework")


@dataclass(frozen=True)
class Item:
    """One article of a draft: ``number`` is the draft's item, ``alone`` that it has no other."""

    draft: Draft
    number: int
    alone: bool

    @property
    def page(self) -> Page:
        """The page it lies on."""
        return self.draft.document.page

    @cached_property
    def blocks(self) -> tuple[DraftBlock, ...]:
        """The item's own blocks, in order."""
        return tuple(block for block in self.draft.blocks if block.item == self.number)

    @cached_property
    def page_blocks(self) -> tuple[DraftBlock, ...]:
        """The blocks that belong to the page and no item."""
        return tuple(block for block in self.draft.blocks if block.item is None)

    def of_role(self, *roles: Role) -> tuple[DraftBlock, ...]:
        """Return the item's blocks of these roles, in order."""
        return tuple(block for block in self.blocks if block.role in roles)

    def text(self, block: DraftBlock) -> str:
        """Return a block's words."""
        return self.draft.text_of(block)

    @cached_property
    def url(self) -> str | None:
        """The item's own address: the page's where the item is its one article."""
        declared = next((row.value for row in self.declared("url") if row.scheme == "json-ld"), None)
        if not self.alone:
            return declared if self.number in self.draft.metadata_items else None
        links = (row for row in self.draft.document.metadata if row.name in {"canonical", "og:url"})
        return self.page.url or next((row.value for row in links), None) or declared

    @cached_property
    def host(self) -> str | None:
        """The host the page was served from, as its address or its canonical link says."""
        links = (row.value for row in self.draft.document.metadata if row.name in {"canonical", "og:url"})
        for address in (self.page.url, *links):
            try:
                host = urlsplit(address or "").hostname
            except ValueError:  # an address with an unbalanced bracket
                continue
            if host and "." in host:
                return host.removeprefix("www.")
        return None

    @cached_property
    def metadata(self) -> tuple[Metadata, ...]:
        """The declared values that describe this item: all where it is alone on its page."""
        rows = self.draft.document.metadata
        own = self.draft.metadata_items.get(self.number)
        if own is not None:
            return tuple(row for row in rows if row.item == own and row.scheme in {"json-ld", "field"})
        return tuple(row for row in rows if self._may_describe(row)) if self.alone or self._is_declared else ()

    @cached_property
    def _is_declared(self) -> bool:
        """Tell whether the page declares the title of this one of its items as its own."""
        if self.draft.metadata_items:
            return False
        declared = {fold(row.value) for row in self.draft.document.metadata if row.name in _PAGE_TITLES}
        return any(fold(self.text(block)) in declared for block in self.of_role(Role.TITLE))

    def declared(self, name: str) -> tuple[Metadata, ...]:
        """Return the item's declared values of this name (case is ignored)."""
        return tuple(row for row in self.metadata if row.name.lower() == name.lower())

    def _may_describe(self, row: Metadata) -> bool:
        """Leave out JSON-LD objects about other things: pictures, organisations, trails of links."""
        if row.scheme != "json-ld":
            return True
        kind = self._object_types.get(row.item, "")
        return not kind or any(part in kind for part in (*_ARTICLE_TYPES, *_PAGE_TYPES))

    @cached_property
    def _object_types(self) -> dict[int, str]:
        types: dict[int, str] = {}
        for row in self.draft.document.metadata:
            if row.scheme == "json-ld" and (row.name == "@type" or row.name.startswith("@type.")):
                types[row.item] = f"{types.get(row.item, '')} {row.value}".lower()
        return types

    def is_article_object(self, row: Metadata) -> bool:
        """Tell whether a JSON-LD value belongs to an object whose type is an article's."""
        return any(part in self._object_types.get(row.item, "") for part in _ARTICLE_TYPES)
