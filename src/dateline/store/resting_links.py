"""What rows across articles rest on: members, the pairs that join them, the pairs left out, evidence."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from dateline.model import Edge, Event, EventMember, Story, StoryArticle, Verdict
from dateline.store.explained import Explanation, named_part, row_part
from dateline.store.mapping import select

#: Pairs of a story or event that are shown.
_EDGES_SHOWN = 8


def parts_of_event(connection: sqlite3.Connection, event: Event) -> Iterator[Explanation]:
    members = select(connection, EventMember, "WHERE event_id = ? ORDER BY event_mention_id", (event.event_id,))
    for member in members:
        yield _of_member(connection, member.event_mention_id, member.score, member.reason)
    yield from _links_of(connection, "event", _members(connection, "event_members", "event_mention_id", event.event_id))


def parts_of_story(connection: sqlite3.Connection, story: Story) -> Iterator[Explanation]:
    for member in select(connection, StoryArticle, "WHERE story_id = ? ORDER BY article_id", (story.story_id,)):
        yield _of_member(connection, member.article_id, member.score, member.reason)
    yield from _links_of(connection, "story", _members(connection, "story_articles", "article_id", story.story_id))


def parts_of_verdict(connection: sqlite3.Connection, verdict: Verdict) -> Iterator[Explanation]:
    """Give the rows that a verdict rests on; over all reports, the verdicts on each."""
    for record_id in verdict.evidence:
        yield from row_part(connection, record_id)
    if verdict.article_id is None:
        where = "WHERE event_id = ? AND slot = ? AND article_id IS NOT NULL ORDER BY article_id"
        for each in select(connection, Verdict, where, (verdict.event_id, verdict.slot)):
            yield from named_part(connection, "report", each.verdict_id)


def _members(connection: sqlite3.Connection, table: str, member: str, group_id: str) -> list[str]:
    group = {"event_members": "event_id", "story_articles": "story_id"}[table]
    rows = connection.execute(f"SELECT {member} FROM {table} WHERE {group} = ? ORDER BY {member}", (group_id,))
    return [each for (each,) in rows]


def parts_of_edge(connection: sqlite3.Connection, edge: Edge) -> Iterator[Explanation]:
    yield from named_part(connection, "one", edge.left_id)
    yield from named_part(connection, "other", edge.right_id)


def _links_of(connection: sqlite3.Connection, kind: str, ids: list[str]) -> Iterator[Explanation]:
    """Give the pairs by which members hang together, best first, and the nearest that was left out."""
    members = json.dumps(ids)
    inside = "left_id IN (SELECT value FROM json_each(?2)) AND right_id IN (SELECT value FROM json_each(?2))"
    touching = "left_id IN (SELECT value FROM json_each(?2)) OR right_id IN (SELECT value FROM json_each(?2))"
    for name, where, limit in (
        ("joined by", f"kind = ?1 AND {inside} AND accepted", _EDGES_SHOWN),
        ("nearest left out", f"kind = ?1 AND NOT accepted AND ({touching})", 1),
    ):
        clause = f"WHERE {where} ORDER BY score DESC, edge_id LIMIT {limit}"
        for edge in select(connection, Edge, clause, (kind, members)):
            yield from named_part(connection, name, edge.edge_id)


def _of_member(connection: sqlite3.Connection, record_id: str, score: float, reason: str) -> Explanation:
    part = next(row_part(connection, record_id))
    return replace(part, facts=(("score", f"{score:g}"), ("reason", reason), *part.facts))
