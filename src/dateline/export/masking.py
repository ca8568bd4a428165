"""A copy of a record in which persons outside the knowledge base are not named.

Their names are covered letter by letter, in the texts of pages and in all that is quoted from them, so
that every offset stays right. Persons of the knowledge base and those whom somebody promoted keep theirs.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.store import TABLES, Record, columns_of

#: What covers a letter.
COVER = "\u2592"
_LETTER = re.compile(r"\w")
_SPAN = {"page_id", "start", "end", "exact"}
#: Columns of ids, kinds and rules, in which no names stand.
_PLAIN = re.compile(r"(_id|_table|type|rule|stage|kind|form|basis|role|status|mode|decision|sha256|fingerprint|path)$")
#: Tables in which surnames may be those of others: only full names are covered there.
_OF_ENTITIES = ("entities", "aliases", "entity_roles", "candidates")
_PERSONS = """
SELECT page_id, start, "end", exact FROM mentions WHERE type = 'person' AND rule NOT LIKE 'names:pronoun%'
AND rule NOT LIKE 'names:definite%' AND (entity_id IS NULL OR entity_id IN
(SELECT entity_id FROM entities WHERE origin = 'corpus' AND type = 'person'
 AND entity_id NOT IN (SELECT value FROM json_each(?)))) ORDER BY page_id, start
"""


@contextmanager
def masked(record: Record) -> Iterator[Record]:
    """Give a copy of a record without the names of persons who have no profile; it is deleted afterwards."""
    with TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / "masked.db"
        with sqlite3.connect(record.path) as source, sqlite3.connect(path) as copy:
            source.backup(copy)
        source.close()
        try:
            _mask(copy, sorted(record.promoted()))
            copy.commit()
        finally:
            copy.close()
        with Record.open(path) as covered:
            yield covered


def _mask(copy: sqlite3.Connection, promoted: list[str]) -> None:
    copy.executescript(
        "DROP TRIGGER judgements_are_append_only_update; DROP TRIGGER judgements_are_append_only_delete;"
    )
    places: dict[str, list[tuple[int, int]]] = {}
    names: dict[str, set[str]] = {}
    for page_id, start, end, exact in copy.execute(_PERSONS, (json.dumps(promoted),)):
        places.setdefault(page_id, []).append((start, end))
        names.setdefault(page_id, set()).add(exact)
    everywhere = _pattern({name for told in names.values() for name in told if " " in name})
    anywhere = _pattern({name for told in names.values() for name in told})
    patterns = {page_id: _pattern(told) for page_id, told in names.items()}
    texts = dict(_covered(copy, places, patterns, everywhere))
    copy.executemany("UPDATE pages SET text = ? WHERE page_id = ?", [(text, page) for page, text in texts.items()])
    for table in TABLES.values():
        columns = [column.name for column in columns_of(table)]
        if set(columns) >= _SPAN:
            _cover_spans(copy, table.name, texts)
        pattern = everywhere if table.name in _OF_ENTITIES else anywhere
        for column in columns:
            if pattern is not None and column not in ("text", "exact") and not _PLAIN.search(column):
                _cover_values(copy, (table.name, column), pattern)


def _covered(
    copy: sqlite3.Connection,
    places: Mapping[str, list[tuple[int, int]]],
    patterns: Mapping[str, re.Pattern[str] | None],
    everywhere: re.Pattern[str] | None,
) -> Iterator[tuple[str, str]]:
    """Yield the texts of pages with names covered: where they were found, again on the page, full names anywhere."""
    for page_id, given in copy.execute("SELECT page_id, text FROM pages").fetchall():
        text = given
        for start, end in places.get(page_id, ()):
            text = text[:start] + _LETTER.sub(COVER, text[start:end]) + text[end:]
        for pattern in (patterns.get(page_id), everywhere):
            text = _cover(pattern, text) if pattern else text
        if text != given:
            yield page_id, text


def _cover_spans(copy: sqlite3.Connection, table: str, texts: Mapping[str, str]) -> None:
    """Take the words of spans on pages with covered names from the covered texts."""
    for page_id, text in texts.items():
        rows = copy.execute(f'SELECT rowid, start, "end" FROM {table} WHERE page_id = ?', (page_id,)).fetchall()
        copy.executemany(
            f"UPDATE {table} SET exact = ? WHERE rowid = ?", [(text[start:end], row) for row, start, end in rows]
        )


def _cover_values(copy: sqlite3.Connection, place: tuple[str, str], pattern: re.Pattern[str]) -> None:
    """Cover names in a column of texts that have no place on a page: titles, values, reasons."""
    table, column = place
    copy.create_function("covered", 1, lambda value: _cover(pattern, value), deterministic=True)
    copy.execute(
        f'UPDATE {table} SET "{column}" = covered("{column}") WHERE typeof("{column}") = \'text\' '
        f'AND covered("{column}") != "{column}"'
    )


def _cover(pattern: re.Pattern[str], value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return pattern.sub(lambda found: _LETTER.sub(COVER, found[0]), value)


def _pattern(names: set[str]) -> re.Pattern[str] | None:
    """Return what finds the names, the longest first; single short words are left, which other words may be."""
    listed = sorted((name for name in names if " " in name or len(name) > 3), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)") if listed else None
