"""Files of others that ship with the site: known, unchanged, few."""

from __future__ import annotations

import hashlib
import tomllib
from importlib import resources

import pytest

VENDOR = resources.files("dateline.present.site") / "static" / "vendor"
FILES = tomllib.loads((VENDOR / "VENDOR.toml").read_text("utf-8"))["file"]


@pytest.mark.parametrize("entry", FILES, ids=lambda entry: str(entry["path"]))
def test_each_file_is_the_one_that_was_taken(entry: dict[str, str]) -> None:
    assert hashlib.sha256((VENDOR / entry["path"]).read_bytes()).hexdigest() == entry["sha256"]
    assert entry["version"] in entry["path"]
    assert entry["licence"]
    assert entry["source"]


def test_every_file_has_an_entry() -> None:
    present = {each.name for each in VENDOR.iterdir()} - {"VENDOR.toml"}
    assert present == {entry["path"] for entry in FILES}


def test_they_are_small_together() -> None:
    assert sum(len(each.read_bytes()) for each in VENDOR.iterdir()) < 1_500_000
