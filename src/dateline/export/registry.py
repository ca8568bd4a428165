"""The exporters there are, dateline's own and anybody's, by the same door."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path
from typing import BinaryIO

from dateline.export.contract import Exported, Exporter, ExportOptions
from dateline.model import ConfigurationError
from dateline.store import Record

GROUP = "dateline.exporters"


def exporters() -> dict[str, Exporter]:
    """Make every registered exporter, by name, in order.

    Raises ConfigurationError for one that cannot be made or is no exporter.
    """
    made: dict[str, Exporter] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        try:
            exporter = entry.load()()
        except Exception as error:  # somebody else's package may fail in any way
            raise ConfigurationError(f"the exporter {entry.name} ({entry.value}) cannot be used: {error}") from error
        if not isinstance(exporter, Exporter):
            raise ConfigurationError(f"{entry.value} is no exporter: it needs name, description and a call")
        made[entry.name] = exporter
    return made


def export(record: Record, name: str, target: Path | BinaryIO, options: ExportOptions | None = None) -> list[Exported]:
    """Export a record with the exporter ``name`` to a folder or a binary stream."""
    known = exporters()
    if name not in known:
        raise ConfigurationError(f"{name}: there is no such export; there are {', '.join(known)}")
    return known[name](record, target, options or ExportOptions())
