"""Names of outlets."""

from __future__ import annotations

import pytest

from dateline.knowledge import display_name, outlet_of_slogan


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("SAMPHIRE NEWS AGENCY", "Samphire News Agency"),
        ("VOICE OF THE STRAIT", "Voice of the Strait"),
        ("THE AL-MINA DAILY", "The Al-Mina Daily"),
        ("MA'AN NEWS AGENCY", "Ma'an News Agency"),
        ("L'ECHO DU PORT", "L'Echo du Port"),
        ("ÎLE ET MER", "Île et Mer"),
        ("WAFA NEWS AGENCY", "WAFA News Agency"),
        ("BBC NEWS", "BBC News"),
        ("STRAIT TV", "Strait TV"),
        ("RADIO QRX", "Radio QRX"),
        ("I24 NEWS", "I24 News"),
        ("THE GUARDIAN", "The Guardian"),
        ("REUTERS", "Reuters"),
    ],
)
def test_names_in_capitals(name: str, shown: str) -> None:
    assert display_name(name) == shown


@pytest.mark.parametrize(
    "name",
    ["BBC", "CNN", "AFP", "WAFA", "HARBOUR", "iNews", "The Copper Gull", "RP online", "وكالة وفا", "", "A", "24"],
)
def test_other_names_stay(name: str) -> None:
    assert display_name(name) == name


def test_a_slogan_is_known_by_its_words_alone() -> None:
    known = outlet_of_slogan("“all the news that’s fit to print”")
    assert known is not None
    assert known.domain == "nytimes.com"
    assert outlet_of_slogan("All the news") is None
    assert outlet_of_slogan("") is None
