"""What people decided about rows, and what can be decided about one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.model import Judgement
from dateline.present.site.readings.counting import Named, name_of
from dateline.store import Record

#: Reports of a story or mentions of an event that are offered to be joined or parted.
_COMPANIONS = 200

#: What is judged how: tables whose rows are joined and parted, or said to be an entity; other rows are values.
_KINDS = {
    "mentions": "name",
    "articles": "article",
    "stories": "story",
    "event_mentions": "event",
    "entities": "entity",
}
#: Tables that hold dateline's own work, or what was read: there is nothing in them to judge.
_NOT_JUDGED = {"judgements", "runs", "failures", "pages", "edges", "lineage", "inputs", "aliases", "entity_roles"}

#: The members of what holds other rows: their table, and the columns of the two ids.
_MEMBERS = {
    "stories": ("story_articles", "story_id", "article_id"),
    "events": ("event_members", "event_id", "event_mention_id"),
}
#: What holds the rows of a kind.
_PARENT_OF = {"article": "stories", "event": "events"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement, what it says in words, the names it speaks of, and who took it back."""

    judgement: Judgement
    said: str
    others: tuple[Named, ...]
    undone: Judgement | None

    @property
    def holds(self) -> bool:
        return self.undone is None


@dataclass(frozen=True, slots=True)
class Companion:
    """What stands with a row in one story or event: an article with its title, or the words of a mention."""

    record_id: str
    words: str
    language: str
    direction: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Bench:
    """What can be decided about a row: ``kind`` is name, article, story, event, entity or value.

    ``candidates`` are entities that a name may mean, best first; ``linked`` is the one it is linked to.
    ``companions`` are the other members of its story or event, ``parent`` the id of that.
    """

    record_id: str
    kind: str
    judged: tuple[Judged, ...]
    candidates: tuple[Named, ...] = ()
    linked: Named | None = None
    companions: tuple[Companion, ...] = ()
    parent: str | None = None
    promotable: bool = False


_SAID = {
    "accept": "confirmed",
    "reject": "wrong",
    "correct": "corrected",
    "unsure": "unsure",
    "merge": "belongs together with",
    "split": "does not belong together with",
}
_SAID_OF_NAMES = {"correct": "is", "reject": "is not"}


def judgements(record: Record, limit: int, offset: int) -> list[Judged]:
    """Read a window of the judgements, the latest first; what takes one back stands with it."""
    clause = f"WHERE undoes IS NULL ORDER BY decided_at DESC, judgement_id LIMIT {limit:d} OFFSET {offset:d}"
    return _with_undoing(record, record.select(Judgement, clause))


def judged_by_row(record: Record) -> dict[str, tuple[Judged, ...]]:
    """Read the judgements that hold, by the row they are on."""
    rows = record.select(Judgement, "ORDER BY decided_at, judgement_id")
    found: dict[str, tuple[Judged, ...]] = {}
    for each in _with_undoing(record, [row for row in rows if row.undoes is None]) if rows else ():
        if each.holds:
            row_id = each.judgement.record_id
            found[row_id] = (*found.get(row_id, ()), each)
    return found


def waiting(record: Record) -> int:
    """Count judgements that no run has obeyed yet; what only confirms or refuses a value asks nothing of a run."""
    sql = (
        "WITH last AS (SELECT coalesce(max(started_at), '') AS linked, "
        "coalesce(max(iif(command = 'link', NULL, started_at)), '') AS named FROM runs WHERE status = 'finished') "
        "SELECT count(*) FROM judgements, last WHERE "
        "(record_table IN ('mentions', 'entities') AND decision <> 'unsure' AND decided_at > named) OR "
        "(record_table IN ('articles', 'event_mentions') AND decision IN ('merge', 'split') AND decided_at > linked)"
    )
    return int(record.read(sql)[0][0])


def bench(record: Record, table: str, record_id: str) -> Bench | None:
    """Read what can be decided about a row, and what was."""
    if table in _NOT_JUDGED:
        return None
    on_it = record.select(
        Judgement, "WHERE record_table = ? AND record_id = ? ORDER BY decided_at, judgement_id", table, record_id
    )
    judged = tuple(_with_undoing(record, [each for each in on_it if each.undoes is None]))
    kind = _KINDS.get(table, "value")
    if kind == "name":
        candidates, linked = _candidates(record, record_id)
        return Bench(record_id, kind, judged, candidates, linked)
    if kind == "entity":
        found = record.read("SELECT type, origin FROM entities WHERE entity_id = ?", (record_id,))[0]
        return Bench(record_id, kind, judged, promotable=found["origin"] == "corpus")
    parent, companions = _companions(record, kind, record_id)
    return Bench(record_id, kind, judged, companions=companions, parent=parent)


def _candidates(record: Record, mention_id: str) -> tuple[tuple[Named, ...], Named | None]:
    linked = record.read(
        "SELECT m.entity_id, names FROM mentions m JOIN entities USING (entity_id) WHERE mention_id = ?", (mention_id,)
    )
    found = record.read(
        "SELECT c.entity_id, names, type FROM candidates c JOIN entities USING (entity_id) "
        "WHERE mention_id = ? ORDER BY score DESC, c.entity_id LIMIT 12",
        (mention_id,),
    )
    candidates = tuple(Named(row["entity_id"], 0, f"{name_of(row['names'])}, {row['type']}") for row in found)
    now = next((Named(row["entity_id"], 0, name_of(row["names"])) for row in linked), None)
    return candidates, now


def _companions(record: Record, kind: str, record_id: str) -> tuple[str | None, tuple[Companion, ...]]:
    """Read the other members of the story or event that a row belongs to, or all members of a story."""
    parent = record_id
    if kind in _PARENT_OF:
        joined, parent_id, member_id = _MEMBERS[_PARENT_OF[kind]]
        row = record.read(f"SELECT {parent_id} FROM {joined} WHERE {member_id} = ? LIMIT 1", (record_id,))
        parent = row[0][0] if row else ""
    if not parent or kind == "value":
        return None, ()
    sql = _OF_EVENT if kind == "event" else _OF_STORY
    found = record.read(sql, {"parent": parent, "self": record_id, "most": _COMPANIONS})
    return parent, tuple(Companion(**dict(row)) for row in found)


_OF_STORY = (
    "SELECT article_id AS record_id, coalesce(title, '(no title)') AS words, language, direction, outlet "
    "FROM story_articles JOIN articles USING (article_id) WHERE story_id = :parent AND article_id <> :self "
    "ORDER BY published_earliest IS NULL, published_earliest, article_id LIMIT :most"
)
_OF_EVENT = (
    "SELECT event_mention_id AS record_id, e.exact AS words, a.language, a.direction, outlet FROM event_members "
    "JOIN event_mentions e USING (event_mention_id) JOIN articles a ON a.article_id = e.article_id "
    "WHERE event_id = :parent AND event_mention_id <> :self ORDER BY event_mention_id LIMIT :most"
)


def _with_undoing(record: Record, rows: Iterable[Judgement]) -> list[Judged]:
    rows = list(rows)
    undoing = {each.undoes: each for each in record.select(Judgement, "WHERE undoes IS NOT NULL")} if rows else {}
    names = _names(record, {other for each in rows for other in others_of(each)})
    return [_judged(each, names, undoing.get(each.judgement_id)) for each in rows]


def _judged(row: Judgement, names: Mapping[str, str], undone: Judgement | None) -> Judged:
    said = _SAID[row.decision]
    if row.record_table == "mentions":
        said = _SAID_OF_NAMES.get(row.decision, said)
    if row.record_table == "entities" and row.decision == "accept":
        return Judged(row, "given a profile", (), undone)
    others = tuple(Named(other, 0, names.get(other, other)) for other in others_of(row))
    return Judged(row, said, others, undone)


def others_of(row: Judgement) -> list[str]:
    """Return the ids of the records that a judgement speaks of besides its own."""
    try:
        told = json.loads(row.value) if row.value else []
    except ValueError:
        return []
    return [each for each in (told if isinstance(told, list) else [told]) if isinstance(each, str)]


def _names(record: Record, ids: set[str]) -> dict[str, str]:
    """Name entities by their names and articles by their titles."""
    if not ids:
        return {}
    sql = (
        "SELECT entity_id, names FROM entities WHERE entity_id IN (SELECT value FROM json_each(:ids)) UNION ALL "
        "SELECT article_id, title FROM articles WHERE title IS NOT NULL AND article_id IN "
        "(SELECT value FROM json_each(:ids))"
    )
    return {row[0]: name_of(row[1]) for row in record.read(sql, {"ids": json.dumps(sorted(ids))})}


def members_of(record: Record, table: str, record_id: str) -> list[str]:
    """List the articles of a story or the mentions of an event (``table`` is stories or events)."""
    joined, parent, member = _MEMBERS[table]
    return sorted(row[0] for row in record.read(f"SELECT {member} FROM {joined} WHERE {parent} = ?", (record_id,)))


def siblings_of(record: Record, table: str, record_id: str) -> list[str]:
    """List the members of the story or event that has this member, itself among them."""
    joined, parent, member = _MEMBERS[table]
    sql = f"SELECT {member} FROM {joined} WHERE {parent} IN (SELECT {parent} FROM {joined} WHERE {member} = ?)"
    return sorted(row[0] for row in record.read(sql, (record_id,)))


def is_entity(record: Record, entity_id: str) -> bool:
    """Tell whether the record has an entity of this id."""
    return bool(record.read("SELECT 1 FROM entities WHERE entity_id = ?", (entity_id,)))
