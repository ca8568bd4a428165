"""The list of happenings and a user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.knowledge import happenings, read_happenings
from dateline.model import ResourceError

HEADER = "date,name_en,name_ar,words_en,words_ar\n"


def test_the_list_is_in_order_and_each_row_has_words() -> None:
    days = [each.day for each in happenings()]
    assert days == sorted(days)
    assert all(each.words and each.name_en and each.name_ar for each in happenings())


def test_a_users_own_list(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"# ours\n{HEADER}2030-12-01,harbour siege,,siege harbour|harbour blockade,\n", "utf-8")
    (found,) = read_happenings(path)
    assert found.is_named_in("the harbour blockade")
    assert not found.is_named_in("the harbour")


@pytest.mark.parametrize("row", ["yesterday,x,,x,", "2030-12-01,x,,,", "2030-13-01,x,,x,"])
def test_a_bad_row_is_named(tmp_path: Path, row: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEADER + row + "\n", "utf-8")
    with pytest.raises(ResourceError, match=r"own\.csv"):
        read_happenings(path)


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="cannot be read"):
        read_happenings(tmp_path / "none.csv")
