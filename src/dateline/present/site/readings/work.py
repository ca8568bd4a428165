"""What was done: runs and failures."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline.present.site.readings.counting import count_rows
from dateline.store import Record


def failures(record: Record, run_id: str | None, limit: int, offset: int) -> list[dict[str, Any]]:
    """Read a window of the failures, the latest first, of one run or of all."""
    where = "WHERE run_id = :run" if run_id else ""
    sql = f"SELECT * FROM failures {where} ORDER BY failed_at DESC, failure_id LIMIT :limit OFFSET :offset"
    given: dict[str, Any] = {"limit": limit, "offset": offset, **({"run": run_id} if run_id else {})}
    return [dict(row) for row in record.read(sql, given)]


def failure_reasons(record: Record, run_id: str | None = None) -> list[dict[str, Any]]:
    """Count failures by stage and error, the most frequent first."""
    where, given = ("WHERE run_id = ?", (run_id,)) if run_id else ("", ())
    sql = f"SELECT stage, error, count(*) AS count FROM failures {where} GROUP BY stage, error ORDER BY count DESC"
    return [dict(row) for row in record.read(sql, given)]


def runs(record: Record, limit: int, offset: int) -> list[str]:
    """List the ids of the runs, the latest first."""
    sql = "SELECT run_id FROM runs ORDER BY started_at DESC, run_id LIMIT ? OFFSET ?"
    return [row[0] for row in record.read(sql, (limit, offset))]


def count_of(record: Record, table: str) -> int:
    """Count the rows of a table."""
    return count_rows(record, f"SELECT count(*) FROM {table}", {})


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A run that the record says is under way, and what is stored so far.

    ``written_at`` is when the record was last written (ISO 8601, UTC). A run whose process was killed
    says so too, until the next one; where ``silent`` nothing was written for a while.
    """

    run_id: str
    started_at: str
    command: str
    pages: int
    articles: int
    stories: int
    failures: int
    written_at: str
    silent: bool


#: Seconds without a write after which a run may have been stopped.
_SILENT = 120.0


def under_way(record: Record) -> UnderWay | None:
    """Return the run that is under way, ``None`` where the record says there is none."""
    sql = "SELECT run_id, started_at, command FROM runs WHERE status = 'running' ORDER BY started_at DESC LIMIT 1"
    found = record.read(sql)
    if not found:
        return None
    run_id = found[0]["run_id"]
    written = max(each.stat().st_mtime for each in _files(record.path))
    return UnderWay(
        run_id,
        found[0]["started_at"],
        found[0]["command"],
        count_of(record, "pages"),
        count_of(record, "articles"),
        count_of(record, "stories"),
        count_rows(record, "SELECT count(*) FROM failures WHERE run_id = :run", {"run": run_id}),
        datetime.fromtimestamp(written, UTC).isoformat(timespec="seconds"),
        time.time() - written > _SILENT,
    )


def _files(path: Path) -> list[Path]:
    return [each for each in (path, path.with_name(f"{path.name}-wal")) if each.exists()]
