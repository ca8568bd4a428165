"""What was done: runs and failures."""

from __future__ import annotations

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
