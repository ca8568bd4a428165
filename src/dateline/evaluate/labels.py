"""A page's text with its labelled ranges and items: the form in which gold and answer are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Block, CleanPage

#: What stands between two pages of one file in the joined text.
PAGE_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Label:
    """A half-open range of code points with a role and the number of the item it belongs to.

    ``voice`` is that of a body block, as in :class:`dateline.model.Voice`.
    """

    start: int
    end: int
    role: str
    item: int | None
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What an article says of itself, by the names of the articles table; EDTF and BCP-47 values."""

    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    kind: str | None
    published_basis: str | None = None


@dataclass(frozen=True, slots=True)
class LabelledText:
    """The text of one file (its pages joined), its labels in order, and its items."""

    text: str
    labels: tuple[Label, ...]
    items: tuple[Item, ...]


def labelled(pages: Sequence[CleanPage]) -> LabelledText:
    """Join the cleaned pages of one file; items are numbered through in reading order."""
    texts: list[str] = []
    labels: list[Label] = []
    items: list[Item] = []
    offset = 0
    for page in pages:
        number = {article.article_id: len(items) + place for place, article in enumerate(page.articles)}
        labels += [_label(each, offset, number.get(each.article_id or "")) for each in page.blocks]
        items += [
            Item(each.title, each.outlet, each.published, each.language, each.kind.value, each.published_basis)
            for each in page.articles
        ]
        texts.append(page.page.text)
        offset += len(page.page.text) + len(PAGE_BREAK)
    return LabelledText(PAGE_BREAK.join(texts), tuple(labels), tuple(items))


def _label(block: Block, offset: int, item: int | None) -> Label:
    return Label(offset + block.span.start, offset + block.span.end, block.role.value, item, block.voice)
