"""Why a row holds what it holds: from a value to its words, rule, page and run.

An explanation is a tree. Its top is the row that was asked for, with the page it stands on and
the work that made it; below stand what it rests on: an article's fields and the claims behind
each, a block's evidence, a statement's parts.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from dateline.model import Article, Page, Run
from dateline.store import resting, resting_links
from dateline.store.explained import Explanation, Origin, Work, of_row
from dateline.store.lookup import Found
from dateline.store.mapping import select
from dateline.store.reading import get
from dateline.store.rows import Done

_Parts = Callable[[sqlite3.Connection, Any], Iterator[Explanation]]


def _no_parts(_connection: sqlite3.Connection, _row: object) -> Iterator[Explanation]:
    return iter(())


_PARTS: dict[str, _Parts] = {
    "pages": resting.parts_of_page,
    "articles": resting.parts_of_article,
    "claims": resting.parts_of_claim,
    "blocks": resting.parts_of_block,
    "entities": resting.parts_of_entity,
    "mentions": resting.parts_of_mention,
    "times": resting.parts_of_time,
    "statements": resting.parts_of_owner,
    "figures": resting.parts_of_figure,
    "event_mentions": resting.parts_of_owner,
    "slots": resting.parts_of_slot_alone,
    "edges": resting_links.parts_of_edge,
    "events": resting_links.parts_of_event,
    "stories": resting_links.parts_of_story,
    "verdicts": resting_links.parts_of_verdict,
}


def explain(connection: sqlite3.Connection, found: Found) -> Explanation:
    """Explain a row."""
    top = of_row(found)
    parts = _PARTS.get(found.table.name, _no_parts)(connection, found.row)
    page_id, article_id = _place_of(connection, found)
    return replace(
        top,
        parts=(*top.parts, *parts),
        origin=_origin(connection, page_id) if page_id else None,
        work=tuple(_work(connection, [each for each in (page_id, article_id) if each], found)),
    )


def _place_of(connection: sqlite3.Connection, found: Found) -> tuple[str | None, str | None]:
    """Return the page and the article that a row lies in."""
    article_id = getattr(found.row, "article_id", None)
    span = getattr(found.row, "span", None)
    page_id = getattr(found.row, "page_id", None) or (span.page_id if span else None)
    if article_id and not page_id:
        page_id = get(connection, Article, article_id).page_id
    return page_id, article_id


def _origin(connection: sqlite3.Connection, page_id: str) -> Origin:
    page = get(connection, Page, page_id)
    rows = connection.execute("SELECT source FROM sightings WHERE page_id = ? ORDER BY source", (page_id,))
    return Origin(
        page_id,
        tuple(source for (source,) in rows) or (page.source,),
        page.url,
        page.media_type,
        page.encoding,
        page.encoding_basis,
        page.sha256,
        page.reader,
        page.read_at,
    )


def _work(connection: sqlite3.Connection, record_ids: list[str], found: Found) -> Iterator[Work]:
    stage = _stage_of(connection, found)
    for record_id in record_ids:
        for mark in select(connection, Done, "WHERE record_id = ? ORDER BY stage", (record_id,)):
            annotated = record_id.startswith("article-")
            if not annotated or stage in (None, mark.stage):
                run = get(connection, Run, mark.run_id)
                facts = (run.version, run.command, run.started_at, run.status)
                settings = _settings_of(run, mark.stage)
                yield Work(record_id, mark.stage, mark.fingerprint, mark.run_id, *facts, settings=settings)


def _settings_of(run: Run, stage: str) -> tuple[tuple[str, str], ...]:
    in_force = json.loads(run.configuration).get("in_force", {}).get(stage, {})
    return tuple((name, str(value)) for name, value in sorted(in_force.items()) if value not in ("", None))


def _stage_of(connection: sqlite3.Connection, found: Found) -> str | None:
    """Return the annotator that gave a row; ``None`` for rows that none did."""
    if not found.table.store_columns:
        return None
    key = found.table.key[0]
    sql = f"SELECT stage FROM {found.table.name} WHERE {key} = ?"
    return str(connection.execute(sql, (found.record_id,)).fetchone()[0])
