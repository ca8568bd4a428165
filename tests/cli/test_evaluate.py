"""Scores beside peers and floors."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import dateline.evaluate
from dateline.cli import verbs
from dateline.evaluate import DATELINE, Floor, Measured, Report, Score, SetReport, Shortfall, SystemReport

REPORT = Report(
    "0.1.0",
    (
        SetReport(
            "samples-roles",
            "roles of blocks",
            "CC0-1.0",
            ("accuracy",),
            Measured(
                26,
                "0" * 64,
                (
                    SystemReport(DATELINE, (Score("accuracy", 0.9, 400),)),
                    SystemReport("peer", (Score("accuracy", 0.75, 400),), failures=2),
                ),
                ("page-1: a caption taken for body",),
            ),
        ),
        SetReport("held-pages", "pages of others", "CC0-1.0", skipped="no gold in this folder"),
    ),
)


@pytest.fixture(autouse=True)
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateline.evaluate, "evaluate", lambda *_arguments, **_options: REPORT)
    monkeypatch.setattr(
        dateline.evaluate, "read_floors", lambda: {"samples-roles": Floor("0" * 64, {"accuracy": 0.95})}
    )
    low = (Shortfall("samples-roles", "accuracy", 0.95, 0.9, "below the floor"),)
    monkeypatch.setattr(dateline.evaluate, "check_floors", lambda _report: low)


def test_scores_stand_beside_peers_and_floor() -> None:
    result = CliRunner().invoke(verbs, ["evaluate", "--misses"])
    assert result.exit_code == 0
    assert "samples-roles  roles of blocks" in result.stdout
    assert "accuracy  400    0.900     0.750  0.950" in result.stdout
    assert "a caption taken for body" in result.stdout
    assert "skipped: no gold in this folder" in result.stdout


def test_a_score_below_its_floor_fails_where_floors_are_asked_for() -> None:
    result = CliRunner().invoke(verbs, ["evaluate", "--floors"])
    assert result.exit_code == 1
    assert "samples-roles accuracy 0.900 < 0.950: below the floor" in result.stdout


def test_json_holds_the_report_and_what_falls_short() -> None:
    answer = json.loads(CliRunner().invoke(verbs, ["evaluate", "--floors", "--json"]).stdout)
    assert answer["report"]["sets"][0]["measured"]["systems"][1]["failures"] == 2
    assert answer["shortfalls"][0]["floor"] == 0.95
