"""Floors fail what falls below them, and are only ever raised."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.evaluate import (
    FLOORS,
    Measured,
    Report,
    Score,
    SetReport,
    SystemReport,
    check_floors,
    pin_floors,
    read_floors,
    set_names,
)
from dateline.evaluate.floors import EPSILON
from dateline.model import ConfigurationError


def report(value: float, *, gold: str = "aa", metric: str = "f1") -> Report:
    scores = (Score(metric, value, 10), Score("unpinned", value / 2, 10))
    measured = Measured(10, gold, (SystemReport("peer", ()), SystemReport("dateline", scores)))
    return Report("1", (SetReport("content", "main content", "CC0-1.0", ("f1",), measured),))


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    pin_floors(report(0.9), path)
    return path


def test_a_report_passes_the_floors_that_it_pinned(floors: Path) -> None:
    assert check_floors(report(0.9), floors) == ()
    assert check_floors(report(0.95), floors) == ()


def test_a_figure_below_its_floor_fails(floors: Path) -> None:
    (shortfall,) = check_floors(report(0.89), floors)
    assert (shortfall.set_name, shortfall.metric, shortfall.floor, shortfall.value) == ("content", "f1", 0.9, 0.89)


def test_rounding_is_forgiven_and_nothing_more(floors: Path) -> None:
    assert check_floors(report(0.9 - EPSILON / 2), floors) == ()
    assert check_floors(report(0.9 - EPSILON * 2), floors) != ()


def test_a_pinned_metric_that_is_not_measured_any_more_fails(floors: Path) -> None:
    (shortfall,) = check_floors(report(0.95, metric="other"), floors)
    assert shortfall.value is None


def test_floors_hold_for_the_gold_they_were_measured_on(floors: Path) -> None:
    (shortfall,) = check_floors(report(0.95, gold="bb"), floors)
    assert "gold has changed" in shortfall.reason


def test_skipped_sets_are_not_checked(floors: Path) -> None:
    skipped = Report("1", (SetReport("content", "", "", skipped="no gold"),))
    assert check_floors(skipped, floors) == ()


def test_pinning_raises(floors: Path) -> None:
    assert pin_floors(report(0.93), floors).raised == (("content", "f1"),)
    assert read_floors(floors)["content"].values == {"f1": 0.93}


def test_pinning_refuses_to_lower(floors: Path) -> None:
    before = floors.read_text("utf-8")
    assert pin_floors(report(0.85), floors).refused == (("content", "f1"),)
    assert pin_floors(report(0.85, gold="bb"), floors).refused == (("content", "f1"),)
    assert floors.read_text("utf-8") == before


def test_pinning_lowers_when_told_to_in_so_many_words(floors: Path) -> None:
    pin_floors(report(0.85, gold="bb"), floors, lower=True)
    assert check_floors(report(0.85, gold="bb"), floors) == ()


def test_floors_are_rounded_down_so_that_what_was_measured_passes(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    for value in (2 / 3, 0.9999, 1.0, 0.29, 0.0):
        pin_floors(report(value), path, lower=True)
        assert check_floors(report(value), path) == ()
    assert read_floors(path)["content"].values == {"f1": 0.0}


def test_skipped_sets_keep_their_floors(floors: Path) -> None:
    before = floors.read_text("utf-8")
    pin_floors(Report("1", (SetReport("content", "", "", skipped="no gold"),)), floors)
    assert floors.read_text("utf-8") == before


def test_a_malformed_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[content]\nfloors = 3\n", "utf-8")
    with pytest.raises(ConfigurationError, match=r"floors\.toml"):
        read_floors(path)


def test_the_shipped_floors_are_of_known_sets() -> None:
    assert set(read_floors(FLOORS)) <= set(set_names())
