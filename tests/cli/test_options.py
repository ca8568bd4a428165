"""Settings given on the command line."""

from __future__ import annotations

from typing import Any

import click
import pytest

from dateline.cli.options import overrides_from


@pytest.mark.parametrize(
    ("setting", "overrides"),
    [
        ("run.workers=2", {"run": {"workers": 2}}),
        ("run.page_timeout = 0.5", {"run": {"page_timeout": 0.5}}),
        ("annotators.dates.enabled=false", {"annotators.dates": {"enabled": False}}),
        ('readers.text.encoding="cp1256"', {"readers.text": {"encoding": "cp1256"}}),
        ("readers.text.encoding=cp1256", {"readers.text": {"encoding": "cp1256"}}),
        ("cleaners.text.names=['a', 'b']", {"cleaners.text": {"names": ["a", "b"]}}),
    ],
)
def test_values_are_toml_and_what_is_not_is_a_string(setting: str, overrides: dict[str, Any]) -> None:
    assert overrides_from((setting,)) == overrides


def test_the_last_of_several_wins_and_others_stand_beside_it() -> None:
    assert overrides_from(("run.workers=1", "run.batch=4", "run.workers=3")) == {"run": {"workers": 3, "batch": 4}}


@pytest.mark.parametrize("setting", ["workers=2", "run.workers", "=2", ".workers=2", "run.=2"])
def test_a_setting_without_table_key_or_value_is_refused(setting: str) -> None:
    with pytest.raises(click.BadParameter, match="is not TABLE"):
        overrides_from((setting,))
