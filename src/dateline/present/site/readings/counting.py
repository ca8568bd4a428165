"""What all readings share: choices of filters and their counts, names of entities, conditions."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.store import Record

#: Seconds that one query of a page may take where a reader's filter decides what it costs.
FILTER_SECONDS = 2.0

#: Seconds for which counts of a record that is being written may be old.
_OLD = 20.0


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a list can be narrowed to, and how many rows have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Named(Choice):
    """A value that is an id, with the name to show for it."""

    name: str = ""


_remembered: dict[tuple[Path, str], tuple[tuple[int, ...], float, tuple[Choice, ...]]] = {}


def remembered(record: Record, name: str, count: Callable[[], tuple[Choice, ...]]) -> tuple[Choice, ...]:
    """Return counts over the whole record, counted anew when the record has changed and they have got old.

    Counting reads a whole index; asked for with every page it would be most of the page's time.
    """
    state, now = _state(record.path), time.monotonic()
    known = _remembered.get((record.path, name))
    if known and (known[0] == state or now - known[1] < _OLD):
        return known[2]
    counted = count()
    _remembered[record.path, name] = (state, now, counted)
    return counted


def _state(path: Path) -> tuple[int, ...]:
    """Return what changes whenever a record is written."""
    state: list[int] = []
    for each in (path, path.with_name(f"{path.name}-wal")):
        try:
            found = each.stat()
        except OSError:
            continue
        state += [found.st_ino, found.st_mtime_ns, found.st_size]
    return tuple(state)


def where_of(filters: Mapping[str, str], tests: Mapping[str, str]) -> str:
    """Write the conditions that filters ask for."""
    asked = [tests[name] for name in filters]
    return f"WHERE {' AND '.join(asked)}" if asked else ""


def count_rows(record: Record, sql: str, filters: Mapping[str, str]) -> int:
    """Ask for one number."""
    return int(record.read(sql, filters)[0][0])


def name_of(names: str) -> str:
    """Return the English name among an entity's names (JSON), else its first; any other text as it is."""
    try:
        known = json.loads(names)
    except ValueError:
        return " ".join(names.split())
    pairs = dict(known) if isinstance(known, list) else known
    return str(pairs.get("en") or next(iter(pairs.values()), "")) if isinstance(pairs, dict) else str(known)
