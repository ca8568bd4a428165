"""Links written into the record: only rows that differ are touched, and what became of old ones is told."""

from __future__ import annotations

import json
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


_Members = dict[str, dict[str, str]]


def replace_links(
    connection: sqlite3.Connection, rows: Iterable[Any], run_id: str, article_ids: Iterable[str] | None = None
) -> int:
    """Put these links in the place of those of the articles; returns how many rows were changed, added or taken away.

    The articles, all of the record where none are given, have to be whole stories, before as now. Stories,
    events and families whose members moved get lines of lineage.
    """
    scope = _Scope(connection, None if article_ids is None else json.dumps(sorted(article_ids)))
    new: dict[type[Any], list[Any]] = {each: [] for each in LINK_ROWS}
    for row in rows:
        new[type(row)].append(row)
    before = scope.memberships()
    changed = [_difference(row_type, new[row_type], scope.stored(row_type)) for row_type in LINK_ROWS]
    for row_type, (gone, _) in reversed(list(zip(LINK_ROWS, changed, strict=True))):
        _delete(connection, row_type, gone)
    for _, (_, fresh) in zip(LINK_ROWS, changed, strict=True):
        insert(connection, fresh, renew=True)
    scope.forget_marks()
    if any(gone or fresh for gone, fresh in changed):
        insert(connection, list(_lineage(before, scope.memberships(), run_id)), renew=True)
    return sum(len(gone) + len(fresh) for gone, fresh in changed)


_AMONG = "IN (SELECT value FROM json_each(?1))"
_MENTIONS = f"(SELECT event_mention_id FROM event_mentions WHERE article_id {_AMONG})"
_STATEMENTS = f"(SELECT statement_id FROM statements WHERE article_id {_AMONG})"
_STORIES = f"(SELECT story_id FROM story_articles WHERE article_id {_AMONG})"

#: Which rows of a type are those of articles. An edge between articles is that of its left one.
_OF_ARTICLES: dict[type[Any], str] = {
    Edge: (
        f"WHERE edge_id IN (SELECT edge_id FROM edges WHERE kind = 'story' AND left_id {_AMONG} "
        f"UNION SELECT edge_id FROM edges WHERE kind = 'event' AND left_id IN {_MENTIONS} "
        f"UNION SELECT edge_id FROM edges WHERE kind = 'event' AND right_id IN {_MENTIONS} "
        f"UNION SELECT edge_id FROM edges WHERE kind = 'statement' AND left_id IN {_STATEMENTS} "
        f"UNION SELECT edge_id FROM edges WHERE kind = 'statement' AND right_id IN {_STATEMENTS})"
    ),
    Story: f"WHERE story_id IN {_STORIES}",
    Event: f"WHERE story_id IN {_STORIES}",
    EventMember: f"WHERE event_mention_id IN {_MENTIONS}",
    StatementFamilyMember: f"WHERE statement_id IN {_STATEMENTS}",
    StatementDifference: f"WHERE statement_id IN {_STATEMENTS}",
}
_BY_ARTICLE = f"WHERE article_id {_AMONG}"


class _Scope:
    """The rows of some articles, or of all."""

    def __init__(self, connection: sqlite3.Connection, ids: str | None) -> None:
        self._connection = connection
        self._ids = ids

    def stored(self, row_type: type[Any]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
        """Return the stored rows of a type by their keys."""
        mapping = mapping_of(row_type)
        at = [mapping.columns.index(column) for column in mapping.table.key]
        clause, parameters = self._clause(_OF_ARTICLES.get(row_type, _BY_ARTICLE))
        sql = f"SELECT {mapping.selected()} FROM {mapping.table.name} {clause}"
        return {
            tuple(values[place] for place in at): tuple(values) for values in self._connection.execute(sql, parameters)
        }

    def memberships(self) -> _Members:
        """Read which group every member is in, by kind."""
        found: _Members = {}
        for kind, table, group, member in _GROUPS:
            among = {"event_mention_id": _MENTIONS, "statement_id": _STATEMENTS}.get(member)
            clause, parameters = self._clause(f"WHERE {member} IN {among}" if among else _BY_ARTICLE)
            found[kind] = dict(self._connection.execute(f"SELECT {member}, {group} FROM {table} {clause}", parameters))
        return found

    def forget_marks(self) -> None:
        """Drop the marks of what rests on the stories: it is to be done again."""
        clause, parameters = self._clause(_BY_ARTICLE)
        stories = f"SELECT story_id FROM story_articles {clause}"
        self._connection.execute(f"DELETE FROM done WHERE record_id IN ({stories})", parameters)

    def _clause(self, clause: str) -> tuple[str, tuple[str, ...]]:
        return ("", ()) if self._ids is None else (clause, (self._ids,))


def _difference(
    row_type: type[Any], rows: Sequence[Any], stored: dict[tuple[Any, ...], tuple[Any, ...]]
) -> tuple[list[tuple[Any, ...]], list[Any]]:
    """Return the keys of stored rows that are no more, and the rows that are new or changed."""
    mapping = mapping_of(row_type)
    at = [mapping.columns.index(column) for column in mapping.table.key]
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
