"""Judgements written from the site, by the same code as ``dateline judge``: append-only, obeyed by the next run."""

from __future__ import annotations

import getpass
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.model import InputError, Judgement, NotFoundError
from dateline.present.site import readings
from dateline.store import Record

#: What a value can be called, as the record writes it.
_VERDICTS = {"confirm": "accept", "wrong": "reject", "unsure": "unsure", "promote": "accept"}
#: Characters of a note and of a name that are kept.
_LONGEST = 4000
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Given:
    """What a form says: ``ids`` are rows that were ticked, ``other`` is an id that was typed or chosen."""

    action: str
    record_id: str
    other: str | None = None
    ids: tuple[str, ...] = ()
    who: str = ""
    note: str | None = None

    @classmethod
    def of(cls, fields: Sequence[tuple[str, str]]) -> Given:
        """Read a form; raises InputError where it does not say what is judged, or by whom."""
        one = {name: value.strip() for name, value in fields if value.strip()}
        if "id" not in one or "action" not in one:
            raise InputError("a judgement needs the id of what is judged and an action")
        ids = tuple(value for name, value in fields if name == "ids" and value)
        who = one.get("who", "")[:_LONGEST_NAME] or own_name()
        note = one.get("note", "")[:_LONGEST] or None
        return cls(one["action"], one["id"], one.get("typed") or one.get("other"), ids, who, note)


def own_name() -> str:
    """Return the name of who serves the site, for judgements that give no other."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "a reader"


def decide(record_path: Path, given: Given) -> Judgement:
    """Write what a form says; raises StoreError while a run writes the record, InputError, NotFoundError."""
    with Record.open(record_path, "rw") as record:
        return _decided(record, given)


def _decided(record: Record, given: Given) -> Judgement:
    if given.action == "undo":
        return record.undo(given.record_id, who=given.who, note=given.note)
    if given.action in ("together", "apart"):
        return _joined(record, given)
    if given.action in ("is", "is not"):
        return _named(record, given)
    if given.action not in _VERDICTS:
        raise InputError(f"{given.action}: no judgement; there are {', '.join(_VERDICTS)}, is, together, apart, undo")
    return record.judge(given.record_id, _VERDICTS[given.action], who=given.who, note=given.note)


def _named(record: Record, given: Given) -> Judgement:
    entity_id = given.other
    if given.action == "is":
        if entity_id is None:
            raise InputError("choose the entity that is meant, or give its id; dateline kb find NAME looks one up")
        _check_entity(record, entity_id)
    decision = "correct" if given.action == "is" else "reject"
    return record.judge(given.record_id, decision, entity_id, who=given.who, note=given.note)


def _check_entity(record: Record, entity_id: str) -> None:
    from dateline.knowledge import knowledge_base
    from dateline.run import load_configuration

    if readings.is_entity(record, entity_id):
        return
    if knowledge_base(load_configuration().knowledge.files).entity(entity_id) is None:
        raise NotFoundError(f"{entity_id}: is no entity of the knowledge base; dateline kb find NAME looks one up")


def _joined(record: Record, given: Given) -> Judgement:
    """Join or part: each of the rows in hand with the others; the last judgement is returned."""
    decision = "merge" if given.action == "together" else "split"
    table = record.find(given.record_id).table.name
    if table == "entities":
        if given.other is None:
            raise InputError("give the id of the other entity")
        other = record.find(given.other).record_id
        return record.judge(given.record_id, decision, other, who=given.who, note=given.note)
    ours = given.ids if table in _PARENTS else (record.find(given.record_id).record_id,)
    if not ours:
        raise InputError("tick the reports that this is about")
    others = [each for each in _others(record, given, table) if each not in ours]
    if not others:
        raise InputError("there is nothing else that it could belong with; give the id of another")
    if decision == "merge":
        others = others[:1]  # what is joined with one member is joined with all
    written = [record.judge(each, decision, others, who=given.who, note=given.note) for each in ours]
    return written[-1]


#: What holds other rows, by the table of those.
_PARENT_OF: Mapping[str, str] = {"articles": "stories", "event_mentions": "events"}
_PARENTS = frozenset(_PARENT_OF.values())


def _others(record: Record, given: Given, table: str) -> list[str]:
    """List what rows are joined with or parted from: what was named, else the other members of their parent."""
    if given.other is not None:
        named = record.find(given.other)
        wanted = table if table in _PARENTS else _PARENT_OF.get(table, "")
        if named.table.name == wanted:
            return readings.members_of(record, wanted, named.record_id)
        if _PARENT_OF.get(named.table.name) == wanted:
            return [named.record_id]
        raise InputError(f"{given.other}: is in {named.table.name} and cannot be joined with {given.record_id}")
    if given.action == "together":
        raise InputError("give the id of what it belongs together with")
    if table in _PARENTS:
        return readings.members_of(record, table, given.record_id)
    return readings.siblings_of(record, _PARENT_OF[table], record.find(given.record_id).record_id)


def command(record_path: Path) -> str:
    """Return the command that obeys what waits."""
    return f"dateline judge apply --db {record_path}"


def obey(record_path: Path) -> None:
    """Start a run that obeys what waits, beside the site; raises StoreError while another writes the record."""
    with Record.open(record_path, "rw"):
        pass  # only to be told now that the record cannot be written
    subprocess.Popen(  # it goes on by itself; the record says how it ends
        [sys.executable, "-m", "dateline", "judge", "apply", "--db", str(record_path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
