"""What exporters of one file for each table share: choosing tables, whole files or none."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, ClassVar

from dateline.export.contract import Exported, ExportOptions
from dateline.model import ConfigurationError, StoreError
from dateline.store import TABLES, Record, Table


class TableExporter(ABC):
    """Writes each table to a file of its own, or one table to a stream."""

    name: ClassVar[str]
    description: ClassVar[str]
    suffix: ClassVar[str]

    @abstractmethod
    def write(self, record: Record, table: Table, stream: BinaryIO, options: ExportOptions) -> int:
        """Write one table and return the number of its rows."""

    def __call__(self, record: Record, target: Path | BinaryIO, options: ExportOptions) -> list[Exported]:
        """Write the chosen tables as they are at one moment, whatever a run writes meanwhile.

        Raises ConfigurationError for a table there is not, or several for one stream, and
        StoreError where the folder cannot be written.
        """
        tables = _chosen(options)
        with record.snapshot():
            if isinstance(target, Path):
                return list(self._to_folder(record, tables, target, options))
            if len(tables) != 1:
                raise ConfigurationError(f"{self.name}: a stream takes one table; name one, or give a folder for all")
            return [Exported(tables[0].name, None, self.write(record, tables[0], target, options))]

    def _to_folder(
        self, record: Record, tables: list[Table], folder: Path, options: ExportOptions
    ) -> Iterator[Exported]:
        for table in tables:
            path = folder / f"{table.name}{self.suffix}"
            with whole_file(path) as stream:
                rows = self.write(record, table, stream, options)
            yield Exported(table.name, path, rows)


def _chosen(options: ExportOptions) -> list[Table]:
    unknown = [name for name in options.tables if name not in TABLES]
    if unknown:
        raise ConfigurationError(f"{', '.join(unknown)}: no such table; the tables are {', '.join(TABLES)}")
    return [table for table in TABLES.values() if not options.tables or table.name in options.tables]


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file under another name and give it its own when it is whole; an error leaves what was there."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with unfinished.open("wb") as stream:
                yield stream
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be written: {error.strerror}; name another folder or free some space"
        ) from error
