"""What an exporter is, and what it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, runtime_checkable

from dateline.store import Record


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to export and how.

    ``tables`` names tables, empty means all. ``text`` off leaves out whole texts
    (``pages.text``, the words of blocks and articles), which may not be passed on where they are
    protected; quoted words of claims, mentions and statements stay. ``guarded`` keeps
    spreadsheets from running cells as formulas (see :mod:`dateline.export.comma_separated`).
    """

    tables: tuple[str, ...] = ()
    text: bool = True
    guarded: bool = True


@dataclass(frozen=True, slots=True)
class Exported:
    """One table that was written: where to (``None`` for a stream) and how many rows."""

    table: str
    path: Path | None
    rows: int


@runtime_checkable
class Exporter(Protocol):
    """Writes a record in somebody's format.

    ``name`` is what a user asks for, ``description`` one line on what it writes. Calling it
    writes to a folder, which is made where it does not exist, or to a binary stream. Files
    appear under their own name only when they are whole. Exporters are registered under the
    entry-point group ``dateline.exporters``, which names a callable that makes one.
    """

    name: str
    description: str

    def __call__(self, record: Record, target: Path | BinaryIO, options: ExportOptions) -> list[Exported]: ...
