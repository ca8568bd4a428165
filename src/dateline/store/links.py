"""Links written into the record: only rows that differ are touched, and what became of old ones is told."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dateline.model import (
    Citation,
    CopiedSpan,
    CopyFamilyMember,
    Edge,
    Event,
    EventMember,
    InferredDate,
    Lineage,
    Origin,
    StatementDifference,
    StatementFamilyMember,
    Story,
    StoryArticle,
    content_id,
)
from dateline.store.mapping import insert, mapping_of

#: What linking writes, in an order in which no row refers to a later one.
LINK_ROWS: tuple[type[Any], ...] = (
    Edge,
    Story,
    Event,
    EventMember,
    StoryArticle,
    CopyFamilyMember,
    CopiedSpan,
    Citation,
    Origin,
    InferredDate,
    StatementFamilyMember,
    StatementDifference,
)

#: Groups whose changes are told: kind, table, the group's column and the member's.
_GROUPS = (
    ("story", "story_articles", "story_id", "article_id"),
    ("event", "event_members", "event_id", "event_mention_id"),
    ("copy", "copy_families", "copy_family_id", "article_id"),
    ("statement", "statement_families", "statement_family_id", "statement_id"),
)


def replace_links(connection: sqlite3.Connection, rows: Iterable[Any], run_id: str) -> int:
    """Put these links in the place of all there are; returns how many rows were changed, added or taken away.

    Stories, events and families whose members moved get lines of lineage.
    """
    new: dict[type[Any], list[Any]] = {each: [] for each in LINK_ROWS}
    for row in rows:
        new[type(row)].append(row)
    before = _memberships(connection)
    changed = [_difference(connection, row_type, new[row_type]) for row_type in LINK_ROWS]
    for row_type, (gone, _) in reversed(list(zip(LINK_ROWS, changed, strict=True))):
        _delete(connection, row_type, gone)
    for _, (_, fresh) in zip(LINK_ROWS, changed, strict=True):
        insert(connection, fresh, renew=True)
    insert(connection, list(_lineage(before, _memberships(connection), run_id)), renew=True)
    return sum(len(gone) + len(fresh) for gone, fresh in changed)


def _difference(
    connection: sqlite3.Connection, row_type: type[Any], rows: Sequence[Any]
) -> tuple[list[tuple[Any, ...]], list[Any]]:
    """Return the keys of stored rows that are no more, and the rows that are new or changed."""
    mapping = mapping_of(row_type)
    at = [mapping.columns.index(column) for column in mapping.table.key]
    stored = {
        tuple(values[place] for place in at): tuple(values)
        for values in connection.execute(f"SELECT {mapping.selected()} FROM {mapping.table.name}")
    }
    fresh = []
    for row in rows:
        values = tuple(mapping.to_row(row))
        if stored.pop(tuple(values[place] for place in at), None) != values:
            fresh.append(row)
    return [*stored], fresh


def _delete(connection: sqlite3.Connection, row_type: type[Any], keys: Sequence[tuple[Any, ...]]) -> None:
    table = mapping_of(row_type).table
    where = " AND ".join(f"{column} = ?" for column in table.key)
    connection.executemany(f"DELETE FROM {table.name} WHERE {where}", keys)


_Members = dict[str, dict[str, str]]


def _memberships(connection: sqlite3.Connection) -> _Members:
    """Read which group every member is in, by kind."""
    return {
        kind: dict(connection.execute(f"SELECT {member}, {group} FROM {table}"))
        for kind, table, group, member in _GROUPS
    }


def _lineage(before: _Members, after: _Members, run_id: str) -> Iterator[Lineage]:
    for kind, old in before.items():
        now = after[kind]
        heirs, parents = defaultdict(set), defaultdict(set)
        for member, group in old.items():
            if member in now:
                heirs[group].add(now[member])
                parents[now[member]].add(group)
        for group in sorted(heirs):
            yield from _changes(kind, group, heirs, parents, run_id)


def _changes(
    kind: str, group: str, heirs: Mapping[str, set[str]], parents: Mapping[str, set[str]], run_id: str
) -> Iterator[Lineage]:
    for heir in sorted(heirs[group]):
        split, merged = len(heirs[group]) > 1, len(parents[heir]) > 1
        if heir == group and not split:
            continue
        change = "split" if split else "merge" if merged else "move"
        reason = f"{len(parents[heir])} became one" if merged else f"one became {len(heirs[group])}"
        if change == "move":
            reason = "it has another first member"
        lineage_id = content_id("lineage", run_id, kind, group, heir)
        yield Lineage(lineage_id, kind, group, heir, change, reason, run_id)
