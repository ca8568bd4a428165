"""Cleaned pages into their tables: new ones in bulk, known ones only where something changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.model import Article, Block, Claim, CleanPage, Metadata, Page, Role
from dateline.store.mapping import insert, select
from dateline.store.rows import Sighting
from dateline.store.search import index_articles, remove_articles


def check_anchors(page: CleanPage) -> None:
    """Raise AnchorError unless every span of a cleaned page holds the words at its place."""
    for article in page.articles:
        article.span.verify(page.page)
    for block in page.blocks:
        block.span.verify(page.page)
    for claim in page.claims:
        if claim.span:
            claim.span.verify(page.page)


def first_by_source(pages: Iterable[CleanPage]) -> list[CleanPage]:
    """Keep one cleaning of each page: that of its first source in order, whatever came first."""
    kept: dict[str, CleanPage] = {}
    for page in pages:
        other = kept.get(page.page.page_id)
        if other is None or page.page.source < other.page.source:
            kept[page.page.page_id] = page
    return list(kept.values())


def insert_pages(connection: sqlite3.Connection, pages: Sequence[CleanPage]) -> None:
    """Write pages that the record does not hold, with everything found on them; checks their anchors."""
    for each in pages:
        check_anchors(each)
    insert(connection, [each.page for each in pages])
    insert(connection, [row for each in pages for row in each.metadata])
    insert(connection, [row for each in pages for row in each.articles])
    insert(connection, [row for each in pages for row in each.claims])
    insert(connection, [row for each in pages for row in each.blocks])
    index_articles(connection, [article.article_id for each in pages for article in each.articles])


def delete_page(connection: sqlite3.Connection, page_id: str) -> None:
    """Delete a page and all that was found on it; its sightings go with it and have to be given again."""
    ids = connection.execute("SELECT article_id FROM articles WHERE page_id = ?", (page_id,)).fetchall()
    remove_articles(connection, [article_id for (article_id,) in ids])
    connection.execute("DELETE FROM pages WHERE page_id = ?", (page_id,))


def replace_page(connection: sqlite3.Connection, page: CleanPage) -> None:
    """Put another cleaning in the place of a stored one; annotations of its articles go, to be made anew."""
    page_id = page.page.page_id
    sightings = list(select(connection, Sighting, "WHERE page_id = ?", (page_id,)))
    delete_page(connection, page_id)
    insert_pages(connection, [page])
    insert(connection, sightings)


def sight(connection: sqlite3.Connection, sightings: Sequence[Sighting]) -> None:
    """Write down where pages were seen, and let each page carry the first of its sources in order."""
    rows = [(each.page_id, each.source) for each in sightings]
    connection.executemany("INSERT INTO sightings (page_id, source) VALUES (?, ?) ON CONFLICT DO NOTHING", rows)
    connection.executemany("UPDATE pages SET source = ?2 WHERE page_id = ?1 AND source > ?2", rows)


def stored_cleaning(connection: sqlite3.Connection, page_id: str) -> CleanPage:
    """Read a stored page back as cleaning gave it, with the roles it has now."""
    page = next(select(connection, Page, "WHERE page_id = ?", (page_id,)))
    of_articles = "WHERE article_id IN (SELECT article_id FROM articles WHERE page_id = ?) ORDER BY claim_id"
    return CleanPage(
        page,
        tuple(select(connection, Metadata, "WHERE page_id = ? ORDER BY position", (page_id,))),
        tuple(select(connection, Article, "WHERE page_id = ? ORDER BY position", (page_id,))),
        tuple(select(connection, Block, "WHERE page_id = ? ORDER BY position", (page_id,))),
        tuple(select(connection, Claim, of_articles, (page_id,))),
    )


def same_cleaning(one: CleanPage, other: CleanPage) -> bool:
    """Tell whether two cleanings differ only in what later stages and the place of the file decide."""
    return _comparable(one) == _comparable(other)


def _comparable(cleaned: CleanPage) -> CleanPage:
    return CleanPage(
        replace(cleaned.page, source="", read_at=""),
        tuple(sorted(cleaned.metadata, key=lambda row: row.metadata_id)),
        tuple(sorted(cleaned.articles, key=lambda row: row.article_id)),
        tuple(sorted(map(_unjudged, cleaned.blocks), key=lambda row: row.block_id)),
        tuple(sorted(cleaned.claims, key=lambda row: row.claim_id)),
    )


def _unjudged(block: Block) -> Block:
    return replace(block, role=Role.BODY, rule="", confidence=0.0, evidence=(), voice=None, page_role=None)
