"""Roles by recurrence: an outlet's blocks as each page alone judged them, and what changed.

Where recurrence decides otherwise, the page's own judgement moves to ``page_roles``; it is what
the next judgement starts from, so that the outcome depends on the pages and not on their order.
Pages are read and changed one at a time, however many an outlet has, and of a page only the
lines; whole blocks are read where a role changes. ``None`` stands for the outlet of all pages that
have articles and no outlet.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.model import Block, Evidence, Role
from dateline.store.mapping import insert, mapping_of, select
from dateline.store.rows import PageRole
from dateline.store.search import index_articles

#: Ids that are read at a time.
_IDS = 5000

# A page's outlet is that of its first article that has one.
_KNOWN = "SELECT page_id, outlet, min(position) FROM articles WHERE outlet IS NOT NULL GROUP BY page_id"
_OF_OUTLET = (
    "SELECT page_id FROM articles a WHERE outlet = ?1 AND NOT EXISTS (SELECT 1 FROM articles b WHERE "
    "b.page_id = a.page_id AND b.outlet IS NOT NULL AND b.position < a.position)"
)
_OF_NONE = (
    "SELECT page_id FROM articles a WHERE ?1 IS NULL AND outlet IS NULL AND NOT EXISTS (SELECT 1 FROM articles b "
    "WHERE b.page_id = a.page_id AND (b.outlet IS NOT NULL OR b.position < a.position))"
)
_NOT_DONE = "NOT EXISTS (SELECT 1 FROM done WHERE record_id = page_id AND stage = ?2 AND fingerprint = ?3)"


# Lines as the page alone judged them.
_LINES = (
    "SELECT block_id, exact, coalesce(alone.role, blocks.role), coalesce(alone.confidence, blocks.confidence) "
    "FROM blocks LEFT JOIN page_roles alone USING (block_id) WHERE page_id = ? ORDER BY position"
)
_CHANGED = "SELECT block_id FROM page_roles WHERE block_id IN (SELECT block_id FROM blocks WHERE page_id = ?)"
_OF_IDS = "block_id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class LineAlone:
    """A block's words, role and confidence, as the page alone judged it."""

    block_id: str
    exact: str
    role: Role
    confidence: float


@dataclass(frozen=True, slots=True)
class PageAlone:
    """A page's lines in order, as the page alone judged them, and the titles of its articles."""

    page_id: str
    lines: tuple[LineAlone, ...]
    titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class NewRole:
    """A role other than the page alone gave a block, its rule, and the reason to add to the block's evidence."""

    block_id: str
    role: Role
    rule: str
    evidence: Evidence


#: Gives the roles of a page that are to be others than the page alone gave.
Judge = Callable[[PageAlone], Iterable[NewRole]]


def outlets_to_judge(connection: sqlite3.Connection, stage: str, fingerprint: str) -> list[str | None]:
    """List the outlets with a page for which ``stage`` is not done, in order, ``None`` last."""
    key = (None, stage, fingerprint)
    known = f"SELECT DISTINCT outlet FROM ({_KNOWN}) WHERE {_NOT_DONE} ORDER BY outlet"
    outlets: list[str | None] = [outlet for (outlet,) in connection.execute(known, key)]
    unknown = f"SELECT 1 FROM ({_OF_NONE}) WHERE {_NOT_DONE} LIMIT 1"
    return [*outlets, None] if connection.execute(unknown, key).fetchone() else outlets


def page_ids(connection: sqlite3.Connection, outlet: str | None) -> Iterator[str]:
    """Give the pages of an outlet in order of their ids; the record may be written meanwhile."""
    sql = f"{_pages_of(outlet)} AND page_id > ?2 ORDER BY page_id LIMIT {_IDS}"
    last = ""
    while rows := connection.execute(sql, (outlet, last)).fetchall():
        for (last,) in rows:
            yield last


def mark_done(connection: sqlite3.Connection, outlet: str | None, mark: tuple[str, str, str]) -> None:
    """Mark a stage (its name, fingerprint and run) as done for all pages of an outlet."""
    connection.execute(
        "INSERT INTO done (record_id, stage, fingerprint, run_id) SELECT page_id, ?2, ?3, ?4 "
        f"FROM ({_pages_of(outlet)}) WHERE true ON CONFLICT DO UPDATE "
        "SET fingerprint = excluded.fingerprint, run_id = excluded.run_id",
        (outlet, *mark),
    )


def _pages_of(outlet: str | None) -> str:
    return _OF_NONE if outlet is None else _OF_OUTLET


def page_alone(connection: sqlite3.Connection, page_id: str) -> PageAlone:
    """Read the lines of a page as the page alone judged them."""
    lines = tuple(
        LineAlone(block_id, exact, Role(role), confidence)
        for block_id, exact, role, confidence in connection.execute(_LINES, (page_id,))
    )
    titles = connection.execute("SELECT title FROM articles WHERE page_id = ? AND title IS NOT NULL", (page_id,))
    return PageAlone(page_id, lines, frozenset(title for (title,) in titles))


def _with_judgement(block: Block, judged: PageRole | None) -> Block:
    if judged is None:
        return block
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


def change_page(connection: sqlite3.Connection, page_id: str, judge: Judge) -> int:
    """Give blocks of a page the roles of ``judge``, all others those of the page alone; returns how many changed."""
    roles = {each.block_id: each for each in judge(page_alone(connection, page_id))}
    changed_before = {block_id for (block_id,) in connection.execute(_CHANGED, (page_id,))}
    if not (roles or changed_before):
        return 0
    ids = (json.dumps(sorted(roles.keys() | changed_before)),)
    stored = list(select(connection, Block, f"WHERE page_id = ? AND {_OF_IDS}", (page_id, *ids)))
    judged = {each.block_id: each for each in select(connection, PageRole, f"WHERE {_OF_IDS}", ids)}
    alone = {block.block_id: _with_judgement(block, judged.get(block.block_id)) for block in stored}
    new = {block_id: _with_role(block, roles.get(block_id)) for block_id, block in alone.items()}
    differing = [new[old.block_id] for old in stored if _judgement_of(new[old.block_id]) != _judgement_of(old)]
    if differing:
        _keep_alone(connection, [alone[block.block_id] for block in differing], new)
        _write(connection, differing, alone)
        _annotate_again(connection, {block.article_id for block in differing if block.article_id})
    return len(differing)


def _with_role(block: Block, role: NewRole | None) -> Block:
    if role is None:
        return block
    return replace(block, role=role.role, rule=role.rule, evidence=(*block.evidence, role.evidence), voice=None)


def _write(connection: sqlite3.Connection, blocks: list[Block], alone: dict[str, Block]) -> None:
    mapping = mapping_of(PageRole)
    connection.executemany(
        "UPDATE blocks SET role = ?2, rule = ?3, confidence = ?4, evidence = ?5, voice = ?6, "
        "page_role = nullif(?7, ?2) WHERE block_id = ?1",
        [(*mapping.to_row(_judgement_of(block)), alone[block.block_id].role.value) for block in blocks],
    )


def _keep_alone(connection: sqlite3.Connection, blocks: list[Block], new: dict[str, Block]) -> None:
    connection.executemany("DELETE FROM page_roles WHERE block_id = ?", [(block.block_id,) for block in blocks])
    kept = [_judgement_of(block) for block in blocks if _judgement_of(block) != _judgement_of(new[block.block_id])]
    insert(connection, kept)


def _annotate_again(connection: sqlite3.Connection, article_ids: set[str]) -> None:
    connection.executemany("DELETE FROM done WHERE record_id = ?", [(each,) for each in sorted(article_ids)])
    index_articles(connection, sorted(article_ids))
