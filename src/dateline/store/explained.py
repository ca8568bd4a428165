"""What an explanation holds, and how one row becomes a part of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace

from dateline.model import Span
from dateline.store.lookup import Found, find


@dataclass(frozen=True, slots=True)
class Origin:
    """The page a row stands on: every source it was seen at, and how its bytes became text."""

    page_id: str
    sources: tuple[str, ...]
    url: str | None
    media_type: str
    encoding: str
    encoding_basis: str
    sha256: str
    reader: str
    read_at: str


@dataclass(frozen=True, slots=True)
class Work:
    """A stage that was done for the row, its page or its article, and the run that did it.

    ``settings`` are an annotator's version and what it worked with, such as the language pipeline.
    """

    record_id: str
    stage: str
    fingerprint: str
    run_id: str
    version: str
    command: str
    started_at: str
    status: str
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """One value and what it rests on.

    ``table`` and ``record_id`` name the row, ``name`` what the value is (``published``,
    ``role``, ``speaker``). ``words`` is the place in the page's text; where the words stand in
    the page's metadata, that row is among the ``parts``. ``chosen`` is set on claims only.
    ``facts`` are the row's other values by column. ``origin`` and ``work`` are set at the top.
    """

    table: str
    record_id: str
    name: str
    value: str | None
    rule: str | None = None
    basis: str | None = None
    words: Span | None = None
    chosen: bool | None = None
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[Explanation, ...] = ()
    origin: Origin | None = None
    work: tuple[Work, ...] = field(default=())


#: Which field of a row is the value that is asked about.
_VALUES = {
    "pages": "source",
    "metadata": "value",
    "articles": "title",
    "claims": "value",
    "blocks": "role",
    "entities": "names",
    "aliases": "name",
    "entity_roles": "role",
    "mentions": "type",
    "times": "edtf",
    "statements": "form",
    "figures": "kind",
    "event_mentions": "type",
    "slots": "value",
    "edges": "kind",
    "events": "type",
    "stories": "earliest",
    "verdicts": "verdict",
    "judgements": "decision",
    "runs": "status",
    "failures": "reason",
}
#: Which field says what the value is; elsewhere the table's own name does.
_NAMES = {"claims": "field", "metadata": "name", "slots": "name", "blocks": "role", "verdicts": "slot"}
_SHOWN_OTHERWISE = {"span", "rule", "basis", "chosen", "text", "evidence"}


def of_row(found: Found) -> Explanation:
    row, table = found.row, found.table.name
    shown = {_VALUES.get(table, ""), _NAMES.get(table, ""), *_SHOWN_OTHERWISE, *found.table.key}
    facts = [(each.name, getattr(row, each.name)) for each in fields(row) if each.name not in shown]
    name = "role" if table == "blocks" else getattr(row, _NAMES.get(table, ""), table)
    return Explanation(
        table,
        found.record_id,
        name,
        as_text(getattr(row, _VALUES.get(table, ""), None)),
        rule=getattr(row, "rule", None),
        basis=as_text(getattr(row, "basis", None)),
        words=getattr(row, "span", None),
        chosen=getattr(row, "chosen", None),
        facts=tuple((key, _shown(value)) for key, value in facts if value not in (None, ())),
    )


def _shown(value: object) -> str:
    """Write a value in words: pairs of a name and a value one after the other."""
    pairs = isinstance(value, tuple) and all(isinstance(each, tuple) and len(each) == 2 for each in value)
    return ", ".join(f"{name} {it}" for name, it in value) if pairs else str(value)  # type: ignore[attr-defined]


def as_text(value: object) -> str | None:
    if isinstance(value, tuple):  # names by language, ids by scheme
        return ", ".join(f"{each[1]} ({each[0]})" if isinstance(each, tuple) else str(each) for each in value)
    return None if value is None else str(value)


def row_part(connection: sqlite3.Connection, record_id: str | None) -> Iterator[Explanation]:
    if record_id:
        yield of_row(find(connection, record_id))


def named_part(connection: sqlite3.Connection, name: str, record_id: str | None) -> Iterator[Explanation]:
    for part in row_part(connection, record_id):
        yield replace(part, name=name)
