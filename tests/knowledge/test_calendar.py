"""The words of dates and the Hijri calendar."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.knowledge import calendar_words, day_first, hijri_to_gregorian


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [((1, 1, 1), date(622, 7, 19)), ((1444, 1, 1), date(2022, 7, 30)), ((1453, 1, 15), date(2031, 5, 7))],
)
def test_hijri_dates_convert_within_a_day(hijri: tuple[int, int, int], gregorian: date) -> None:
    assert abs((hijri_to_gregorian(*hijri) - gregorian).days) <= 1


def test_a_hijri_month_13_is_refused() -> None:
    with pytest.raises(ValueError, match="no Hijri date"):
        hijri_to_gregorian(1453, 13, 1)


@pytest.mark.parametrize("name", ["اغسطس", "اب", "اوت", "غشت", "august", "aug", "août"])
def test_august_is_known_by_its_names(name: str) -> None:
    folded = name.replace("û", "u")
    assert {sense.value for sense in calendar_words()[(folded,)] if sense.kind == "month"} == {8}


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", None), ("ar", None), ("en-GB", True), ("en-US", False), ("ar-LB", True), ("de", True), ("xx", None)],
)
def test_the_order_of_figures_depends_on_the_language(language: str, expected: bool | None) -> None:
    assert day_first(language) is expected
