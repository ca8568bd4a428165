"""Runs: what each read, with which versions, what failed, and how it differs from another."""

from __future__ import annotations

import json
from typing import Any

from dateline.model import NotFoundError, Run
from dateline.present.site import readings
from dateline.present.site.answer import Answer, Elsewhere
from dateline.present.site.asked import ROWS, Asked, Window, offset_of
from dateline.store import Record


def runs(record: Record, asked: Asked) -> Answer:
    """List the runs, the latest first."""
    ids = readings.runs(record, ROWS, offset_of(asked))
    shown = [_run(record, each) for each in ids]
    total = readings.count_of(record, "runs")
    data = {"runs": shown, "window": Window.of(asked, len(shown), total)}
    return Answer(
        "runs.html", "Runs", data, {**data, "counts": {each.run_id: json.loads(each.counts) for each in shown}}
    )


def run(record: Record, asked: Asked) -> Answer | Elsewhere:
    """Show a run; ``against`` names another to compare it with."""
    shown = _run(record, asked.path["id"])
    if shown.run_id != asked.path["id"]:
        return Elsewhere(f"/run/{shown.run_id}")
    other = _run(record, asked.get("against") or "") if asked.get("against") else None
    data: dict[str, Any] = {
        "run": shown,
        "counts": json.loads(shown.counts),
        "configuration": json.loads(shown.configuration),
        "failures": readings.failures(record, shown.run_id, ROWS, offset_of(asked)),
        "reasons": readings.failure_reasons(record, shown.run_id),
        "against": other,
        "differences": differences(shown, other) if other else [],
    }
    total = sum(each["count"] for each in data["reasons"])
    window = Window.of(asked, len(data["failures"]), total)
    others = [each for each in readings.runs(record, ROWS, 0) if each != shown.run_id]
    return Answer("run.html", f"Run {shown.run_id}", {**data, "window": window},
                  {**data, "window": window, "others": others})  # fmt: skip


def differences(one: Run, other: Run) -> list[tuple[str, object, object]]:
    """List what two runs do not share: version, command, platform, settings in force and counts, by name."""
    left, right = _flat(one), _flat(other)
    names = sorted(left.keys() | right.keys())
    return [(name, left.get(name), right.get(name)) for name in names if left.get(name) != right.get(name)]


def _flat(run: Run) -> dict[str, object]:
    rows: dict[str, object] = {"version": run.version, "command": run.command, "platform": run.platform}
    rows |= {"status": run.status}
    for name, document in (("configuration", run.configuration), ("counts", run.counts)):
        _flatten(name, json.loads(document), rows)
    return rows


def _flatten(name: str, value: object, rows: dict[str, object]) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _flatten(f"{name}.{key}", inner, rows)
    else:
        rows[name] = value


def failures(record: Record, asked: Asked) -> Answer:
    """List what could not be done, the latest first."""
    shown = readings.failures(record, None, ROWS, offset_of(asked))
    reasons = readings.failure_reasons(record)
    window = Window.of(asked, len(shown), sum(each["count"] for each in reasons))
    data = {"failures": shown, "reasons": reasons, "window": window}
    return Answer("failures.html", "Failures", data, data)


def _run(record: Record, beginning: str) -> Run:
    row = record.find(beginning).row
    if not isinstance(row, Run):
        raise NotFoundError(f"{beginning}: not the id of a run")
    return row
