"""An article: its text with all roles, its annotations painted in place and listed in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Annotation, Article, Block, Claim, InputError, Kind, Page, Role, Slot
from dateline.present.annotations import identifier_of
from dateline.present.article import UNSURE, ArticleView
from dateline.present.gathering import view_of
from dateline.present.naming import LEFT_OUT
from dateline.present.page import PageView
from dateline.present.site.answer import Answer, Elsewhere
from dateline.present.site.asked import Asked, Window
from dateline.present.site.kinds import NAMES, kind_of, label_of, paints
from dateline.present.site.painting import Piece, cut
from dateline.store import Record

#: Blocks on one page: more than any article of the five languages' gold pages has.
BLOCKS = 300


@dataclass(frozen=True, slots=True)
class PaintedBlock:
    """A block cut at every edge of what was found in it."""

    block: Block
    pieces: tuple[Piece, ...]
    left_out: bool
    unsure: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One annotation in the list in reading order, with its parts."""

    annotation: Annotation
    record_id: str
    kind: str
    name: str
    label: str
    parts: tuple[Found, ...] = ()


def article(record: Record, asked: Asked) -> Answer | Elsewhere:
    """Show an article for reading."""
    view = view_of(record, asked.path["id"])
    if not isinstance(view, ArticleView):
        raise InputError(f"{asked.path['id']}: not the id of an article")
    if view.article.article_id != asked.path["id"]:
        return Elsewhere(f"/article/{view.article.article_id}")
    on_page = list(record.blocks(view.article.page_id))
    blocks = _shown(view.article, on_page)
    number = asked.number("page")
    window = blocks[(number - 1) * BLOCKS : number * BLOCKS]
    inside = [each for each in view.annotations if _stands_in(each, window)]
    painted = paint_blocks(window, inside, view.article, asked.place())
    shown = {
        "view": view,
        "article": view.article,
        "painted": painted,
        "found": found_in(inside),
        "kinds_found": {kind_of(each) for each in inside if each.span},
        "claims": _by_field(view.claims),
        "outside": sum(block.article_id not in (None, view.article.article_id) for block in on_page),
        "window": Window(number, (number - 1) * BLOCKS + 1, (number - 1) * BLOCKS + len(window), len(blocks),
                         number * BLOCKS < len(blocks)),
    }  # fmt: skip
    title = view.article.title or "Article without a title"
    language = view.article.language if view.article.title else None
    return Answer("article.html", title, view, shown, title_language=language)


def page(record: Record, asked: Asked) -> Answer | Elsewhere:
    """Show a page: what was read, its articles, and every block of its text."""
    view = view_of(record, asked.path["id"])
    if not isinstance(view, PageView):
        raise InputError(f"{asked.path['id']}: not the id of a page")
    if view.page.page_id != asked.path["id"]:
        return Elsewhere(f"/page/{view.page.page_id}")
    number = asked.number("page")
    window = view.blocks[(number - 1) * BLOCKS : number * BLOCKS]
    shown = {
        "view": view,
        "painted": paint_blocks(window, [], None, asked.place()),
        "titles": {each.article_id: each for each in view.articles},
        "window": Window(number, (number - 1) * BLOCKS + 1, (number - 1) * BLOCKS + len(window), len(view.blocks),
                         number * BLOCKS < len(view.blocks)),
    }  # fmt: skip
    return Answer("page.html", view.page.source, _without_text(view), shown)


def _without_text(view: PageView) -> dict[str, object]:
    kept: dict[str, object] = {"page": _page_facts(view.page), "sources": view.sources, "articles": view.articles}
    return {**kept, "blocks": view.blocks, "metadata": view.metadata}


def _page_facts(page: Page) -> dict[str, object]:
    """Give a page's columns without its whole text, which its blocks carry."""
    return {name: getattr(page, name) for name in page.__slots__ if name != "text"}


def _shown(article: Article, on_page: Sequence[Block]) -> list[Block]:
    """Return the article's blocks and what stands on its page and belongs to no article."""
    return [block for block in on_page if block.article_id in (None, article.article_id)]


def _stands_in(annotation: Annotation, blocks: Sequence[Block]) -> bool:
    span = annotation.span
    if span is None:
        return True
    return bool(blocks) and span.start < blocks[-1].span.end and span.end > blocks[0].span.start


def paint_blocks(
    blocks: Sequence[Block],
    annotations: Sequence[Annotation],
    article: Article | None,
    asked: tuple[int, int] | None = None,
) -> list[PaintedBlock]:
    """Paint annotations on the blocks they stand in; ``asked`` marks a place that the reader asked for."""
    covering = sorted(paints(annotations), key=lambda paint: paint.start)
    hidden = LEFT_OUT - {Role.TEASER} if article and article.kind is Kind.TEASER else LEFT_OUT
    painted = []
    for block in blocks:
        here = [each for each in covering if each.start < block.span.end and each.end > block.span.start]
        pieces = tuple(cut(block.span, here, asked))
        painted.append(PaintedBlock(block, pieces, block.role in hidden, block.confidence < UNSURE))
    return painted


def found_in(annotations: Sequence[Annotation]) -> list[Found]:
    """List what was found in reading order, each with its parts under it."""
    parts: dict[str, list[Slot]] = {}
    for each in annotations:
        if isinstance(each, Slot):
            parts.setdefault(each.owner_id, []).append(each)
    owners = [each for each in annotations if not isinstance(each, Slot)]
    owners.sort(key=lambda each: (each.span.start, -each.span.end, list(NAMES).index(type(each))))
    return [_found(each, parts) for each in owners]


def _found(annotation: Annotation, parts: dict[str, list[Slot]]) -> Found:
    identifier = identifier_of(annotation)
    own = sorted(parts.get(identifier, ()), key=lambda part: (part.name, part.position))
    return Found(
        annotation,
        identifier,
        kind_of(annotation),
        annotation.name if isinstance(annotation, Slot) else NAMES[type(annotation)],
        label_of(annotation),
        tuple(_found(part, parts) for part in own),
    )


def _by_field(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(claim.field, []).append(claim)
    return grouped
