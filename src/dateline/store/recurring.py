"""Roles by recurrence: an outlet's blocks as each page alone judged them, and what changed.

Where recurrence decides otherwise, the page's own judgement moves to ``page_roles``; it is what
the next judgement starts from, so that the outcome depends on the pages and not on their order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.model import Block
from dateline.store.mapping import insert, mapping_of, select
from dateline.store.rows import PageRole
from dateline.store.search import index_articles

# The page's outlet is that of its first article that has one.
_PAGES = "SELECT page_id, outlet, min(position) FROM articles WHERE outlet IS NOT NULL GROUP BY page_id"
_OF_OUTLET = (
    "SELECT page_id FROM articles a WHERE outlet = ? AND NOT EXISTS (SELECT 1 FROM articles b WHERE "
    "b.page_id = a.page_id AND b.outlet IS NOT NULL AND b.position < a.position) ORDER BY page_id"
)


def outlets_to_judge(connection: sqlite3.Connection, stage: str, fingerprint: str) -> list[str]:
    """List the outlets with a page for which ``stage`` is not done, in order."""
    rows = connection.execute(
        f"SELECT DISTINCT outlet FROM ({_PAGES}) WHERE NOT EXISTS (SELECT 1 FROM done "
        "WHERE record_id = page_id AND stage = ? AND fingerprint = ?) ORDER BY outlet",
        (stage, fingerprint),
    )
    return [outlet for (outlet,) in rows]


def page_ids(connection: sqlite3.Connection, outlet: str) -> list[str]:
    """List the pages of an outlet, in order."""
    return [page_id for (page_id,) in connection.execute(_OF_OUTLET, (outlet,))]


def pages_of_outlet(connection: sqlite3.Connection, outlet: str) -> Iterator[tuple[Block, ...]]:
    """Read the blocks of each page as the page alone judged them."""
    for page_id in page_ids(connection, outlet):
        yield tuple(_judged_alone(connection, page_id))


def _judged_alone(connection: sqlite3.Connection, page_id: str) -> Iterator[Block]:
    of_page = "WHERE block_id IN (SELECT block_id FROM blocks WHERE page_id = ?)"
    alone = {each.block_id: each for each in select(connection, PageRole, of_page, (page_id,))}
    for block in select(connection, Block, "WHERE page_id = ? ORDER BY position", (page_id,)):
        first = alone.get(block.block_id)
        yield _with_judgement(block, first) if first else block


def _with_judgement(block: Block, judged: PageRole) -> Block:
    return replace(
        block,
        role=judged.role,
        rule=judged.rule,
        confidence=judged.confidence,
        evidence=judged.evidence,
        voice=judged.voice,
        page_role=None,
    )


def _judgement_of(block: Block) -> PageRole:
    return PageRole(block.block_id, block.role, block.rule, block.confidence, block.evidence, block.voice)


def change_roles(connection: sqlite3.Connection, outlet: str, changed: Iterable[Block]) -> int:
    """Give blocks the role of ``changed``, the outlet's other blocks their page's; returns how many changed."""
    wanted = {block.block_id: block for block in changed}
    count = 0
    for page_id in page_ids(connection, outlet):
        count += _change_page(connection, page_id, wanted)
    return count


def _change_page(connection: sqlite3.Connection, page_id: str, wanted: dict[str, Block]) -> int:
    stored = {each.block_id: each for each in select(connection, Block, "WHERE page_id = ?", (page_id,))}
    alone = {block.block_id: block for block in _judged_alone(connection, page_id)}
    new = {block_id: wanted.get(block_id, block) for block_id, block in alone.items()}
    differing = [block for block_id, block in new.items() if _judgement_of(block) != _judgement_of(stored[block_id])]
    if not differing:
        return 0
    _keep_alone(connection, [alone[block.block_id] for block in differing], new)
    mapping = mapping_of(PageRole)
    roles = {block_id: block.role for block_id, block in alone.items()}
    connection.executemany(
        "UPDATE blocks SET role = ?2, rule = ?3, confidence = ?4, evidence = ?5, voice = ?6, "
        "page_role = nullif(?7, ?2) WHERE block_id = ?1",
        [(*mapping.to_row(_judgement_of(block)), roles[block.block_id].value) for block in differing],
    )
    _annotate_again(connection, {block.article_id for block in differing if block.article_id})
    return len(differing)


def _keep_alone(connection: sqlite3.Connection, blocks: list[Block], new: dict[str, Block]) -> None:
    connection.executemany("DELETE FROM page_roles WHERE block_id = ?", [(block.block_id,) for block in blocks])
    kept = [_judgement_of(block) for block in blocks if _judgement_of(block) != _judgement_of(new[block.block_id])]
    insert(connection, kept)


def _annotate_again(connection: sqlite3.Connection, article_ids: set[str]) -> None:
    connection.executemany("DELETE FROM done WHERE record_id = ?", [(each,) for each in sorted(article_ids)])
    index_articles(connection, sorted(article_ids))
