"""What people decided about records: written once, undone by another row, obeyed by every later run."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.knowledge import CORPUS
from dateline.model import Entity, Judgement, NotFoundError, StoreError, content_id, holding
from dateline.store.mapping import insert, select

#: What can be decided; undoing is a judgement of its own.
DECISIONS = ("accept", "reject", "correct", "unsure", "split", "merge")
#: Hash characters of its page that the id of a mention begins with.
_PLACE = 4


@dataclass(frozen=True, slots=True)
class By:
    """Who decided, and why in their own words where they say so."""

    who: str
    note: str | None = None


def judge(connection: sqlite3.Connection, place: tuple[str, str], decision: str, value: object, by: By) -> Judgement:
    """Write a judgement on the row ``place`` (table, id); what rests on it is to be done again."""
    if decision not in DECISIONS:
        raise StoreError(f"{decision}: no decision; there are {', '.join(DECISIONS)}")
    told = None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return _write(connection, (*place, decision, told), by, None)


def on_mentions(
    connection: sqlite3.Connection, one: Entity, other: Entity, decision: str
) -> list[tuple[str, str, str]]:
    """Say a merge or split of two entities by mentions, which every later run can obey: id, decision, value.

    Two entities of the corpus are joined or kept apart by a mention of each; mentions of one are linked
    to, or kept from, an entity of the knowledge base. Raises StoreError where both are in the knowledge
    base, which is edited and not judged.
    """
    if CORPUS not in (one.origin, other.origin):
        raise StoreError(
            f"{one.entity_id}, {other.entity_id}: both are in the knowledge base; edit it with dateline kb"
        )
    if one.origin == other.origin:
        first, second = (_mentions_of(connection, each.entity_id)[0] for each in (one, other))
        return [(first, decision, second)]
    named, known = (one, other) if one.origin == CORPUS else (other, one)
    verb = "correct" if decision == "merge" else "reject"
    return [(mention_id, verb, known.entity_id) for mention_id in _mentions_of(connection, named.entity_id)]


def _mentions_of(connection: sqlite3.Connection, entity_id: str) -> list[str]:
    sql = "SELECT mention_id FROM mentions WHERE entity_id = ? ORDER BY mention_id"
    return [mention_id for (mention_id,) in connection.execute(sql, (entity_id,))]


def undo(connection: sqlite3.Connection, judgement_id: str, by: By) -> Judgement:
    """Take a judgement back; raises NotFoundError where there is none, StoreError where it does not hold."""
    judged = list(select(connection, Judgement))
    undone = next((each for each in judged if each.judgement_id == judgement_id), None)
    if undone is None:
        raise NotFoundError(f"{judgement_id}: there is no such judgement; dateline judge list shows them")
    if undone not in holding(judged):
        raise StoreError(f"{judgement_id}: does not hold any more")
    facts = (undone.record_table, undone.record_id, undone.decision, undone.value)
    return _write(connection, facts, by, judgement_id)


def _write(
    connection: sqlite3.Connection, facts: tuple[str, str, str, str | None], by: By, undoes: str | None
) -> Judgement:
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    row = Judgement(content_id("judgement", *facts, by.who, now, undoes), *facts, by.who, now, undoes, by.note)
    insert(connection, [row])
    if row.record_table == "mentions":
        _reopen(connection, row.record_id)
    return row


def _reopen(connection: sqlite3.Connection, mention_id: str) -> None:
    """Drop the mark that the annotator of a mention has done its article."""
    connection.execute(
        "DELETE FROM done WHERE (record_id, stage) IN (SELECT article_id, stage FROM mentions WHERE mention_id = ?)",
        (mention_id,),
    )


def judgements_on(connection: sqlite3.Connection, page_id: str) -> list[Judgement]:
    """Read the judgements that hold on mentions of a page.

    They are found by the beginning that the ids of a page's mentions share, also where the mentions
    themselves were deleted with a page that is read anew; another page's may be among them.
    """
    beginning = f"mention-{page_id.rpartition('-')[2][:_PLACE]}"
    where = "WHERE record_table = 'mentions' AND record_id >= ? AND record_id < ?"
    return holding(select(connection, Judgement, where, (beginning, beginning + "\U0010ffff")))
