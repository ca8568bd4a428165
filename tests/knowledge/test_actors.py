"""Actor codes of names and noun phrases."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.knowledge import actor_of, names_in


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Israeli troops", "ISR", "MIL"),
        ("Lebanon's Hezbollah", "LBN", "REB"),
        ("the Sudanese army", "SDN", "MIL"),
        ("Saudi Arabia's foreign ministry", "SAU", "GOV"),
        ("the U.S. State Department", "USA", "GOV"),
        ("rebels in Darfur", "SDN", "REB"),
        ("students throughout Indonesia", "IDN", "EDU"),
        ("a member of the Syrian parliament", "SYR", "LEG"),
        ("the former prime minister of Greece", "GRC", "ELI"),
        ("an official of the United Nations", "UNO", "GOV"),
        ("حزب الله", "LBN", "REB"),
        ("فرنسا", "FRA", None),
        ("Iran-backed fighters", None, "REB"),
        ("pro-Russian protesters in Ukraine", "UKR", "OPP"),
        ("ethnic Albanians", None, None),
        ("the Democratic People's Republic of Korea", "PRK", None),
        ("Beijing", "CHN", None),
    ],
)
def test_country_and_sector(phrase: str, country: str | None, sector: str | None) -> None:
    code = actor_of(phrase)
    if country is None and sector is None:
        assert code is None or code.country is None
    else:
        assert code is not None
        assert (code.country, code.sector) == (country, sector)


def test_the_words_that_license_a_code() -> None:
    phrase = "the Sudanese army"
    code = actor_of(phrase)
    assert code is not None
    assert code.country_at is not None
    assert code.sector_at is not None
    assert phrase[slice(*code.country_at)] == "Sudanese"
    assert phrase[slice(*code.sector_at)] == "army"


def test_offices_have_dates() -> None:
    for day, sector in ((date(2005, 1, 1), "GOV"), (date(2015, 1, 1), "ELI")):
        code = actor_of("Tony Blair", day)
        assert code is not None
        assert (code.country, code.sector) == ("GBR", sector)


def test_a_surname_needs_a_title() -> None:
    assert actor_of("Taylor") is None
    code = actor_of("President Taylor", date(2001, 1, 1))
    assert code is not None
    assert code.name == "Charles Taylor"


def test_abbreviations_need_capitals() -> None:
    assert [name.kind for name in names_in("The US told us that WHO asked who it is.")] == ["country", "organisation"]


def test_the_longest_name_wins() -> None:
    found = names_in("Malaysia Airlines and the al-Quds Brigades left al-Quds.")
    assert [name.entries[0].name for name in found] == ["Malaysia Airlines", "al-Quds Brigades", "al-Quds"]


def test_nothing_raises_on_odd_text() -> None:
    for text in ("", "'s", "’s of", "---", "U.", "in in in", "\u0301", "of 's 's"):
        actor_of(text)
        names_in(text)


def test_bodies_that_only_the_knowledge_base_lists_have_their_codes() -> None:
    listed = actor_of("Al Jazeera")
    assert listed is not None
    assert (listed.country, listed.sectors, listed.rule) == ("QAT", ("JRN",), "actors:listed")
    australian = actor_of("an Australian ultimatum")  # no newspaper
    assert australian is None or australian.sectors == ()
