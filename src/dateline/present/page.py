"""One page for reading: what was read, its articles, and the blocks that belong to none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from dateline.model import Article, Block, Metadata, Page
from dateline.present.article import write_blocks
from dateline.present.facts import Fact, write_facts
from dateline.present.listing import write_articles
from dateline.present.naming import ENCODING_WORDS, counted, sized
from dateline.present.terminal import Terminal


@dataclass(frozen=True, slots=True)
class PageView:
    """A page with every source it was seen at, its articles, its blocks and what it declares about itself."""

    page: Page
    sources: tuple[str, ...]
    articles: tuple[Article, ...]
    blocks: tuple[Block, ...]
    metadata: tuple[Metadata, ...]


def write_page(terminal: Terminal, view: PageView, *, everything: bool = False) -> None:
    """Write a page; with ``everything`` all blocks in full and all declared values."""
    terminal.write(Text(view.page.page_id, "cyan"))
    terminal.write(terminal.line_of(view.page.source, "bold"))
    terminal.write()
    write_facts(terminal, list(_header(view)))
    terminal.heading(counted(len(view.articles), "article"))
    write_articles(terminal, view.articles)
    if view.metadata:
        _write_metadata(terminal, view, everything)
    blocks = view.blocks if everything else tuple(block for block in view.blocks if block.article_id is None)
    if blocks:
        terminal.heading("Blocks, all of them" if everything else "Blocks that belong to no article")
        write_blocks(terminal, blocks, everything=True)


def _header(view: PageView) -> Iterator[Fact]:
    page = view.page
    if page.url:
        yield Fact("address", page.url)
    yield Fact("type", page.media_type, (f"read by {page.reader}",))
    yield Fact("encoding", page.encoding, (ENCODING_WORDS.get(page.encoding_basis, page.encoding_basis),))
    yield Fact("size", sized(page.size), (f"{len(page.text):,} code points of text",))
    yield Fact("sha256", page.sha256)
    yield Fact("read at", page.read_at)
    for source in view.sources:
        if source != page.source:
            yield Fact("also at", source)
    if page.fetched_at:
        yield Fact("fetched at", page.fetched_at, ("as its container says; never a publication date",))


def _write_metadata(terminal: Terminal, view: PageView, everything: bool) -> None:
    terminal.heading(f"What the page declares ({len(view.metadata)})")
    if not everything:
        terminal.write(Text("--all lists it", "dim"))
        return
    write_facts(terminal, [Fact(f"{each.scheme} {each.name}", each.value) for each in view.metadata])
