"""Names, titles, repeats and actor codes in English text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.en.model import best_pipeline
from dateline.annotate.en.parser import read
from dateline.annotate.names import actor_of, name_finder, where_from
from dateline.annotate.plain import article_of
from dateline.annotate.reading import Reading
from dateline.model import Mention

_FIND = name_finder("dateline.annotate.en")


def _reading(text: str) -> Reading:
    reading = read(article_of(text, "en", "2023-04-07"), best_pipeline(), wanted=bool)
    reading.add(_FIND(reading))
    return reading


def _mention(reading: Reading, words: str, nth: int = 0) -> Mention:
    return [each for each in reading.mentions if each.span.exact == words][nth]


@pytest.mark.parametrize(
    ("text", "words", "type_"),
    [
        ("They met in al-Quds on Monday.", "al-Quds", "settlement"),
        ("The al-Quds Brigades fired rockets.", "al-Quds Brigades", "group"),
        ("Crowds entered the al-Aqsa Mosque.", "al-Aqsa Mosque", "site"),
        ("The army said Operation Broken Reed had begun.", "Operation Broken Reed", "work"),
        ("They recalled the battle of Saif al-Quds last year.", "Saif al-Quds", "work"),
        ("Israel's troops withdrew.", "Israel", "country"),
        ("Lebanese troops withdrew.", "Lebanese", "nationality"),
        ("Residents of the West Bank protested.", "West Bank", "region"),
        ("The World Health Organization warned of hunger.", "World Health Organization", "organisation"),
        ("She is from the village of Nebi Saleh on the hill.", "Nebi Saleh", "settlement"),
        ("They flew to Sioux Falls.", "Sioux Falls", "settlement"),
        ("It works, researcher Eduardo Garza said.", "Eduardo Garza", "person"),
    ],
)
def test_types(text: str, words: str, type_: str) -> None:
    assert _mention(_reading(text), words).type == type_


def test_titles_are_spans_of_their_own() -> None:
    reading = _reading("Interior Minister Rana Karim met Jane Doe, a spokeswoman for the ministry, on Monday.")
    person = _mention(reading, "Rana Karim")
    assert [(slot.name, slot.value) for slot in reading.slots_of(person.mention_id)] == [("title", "Interior Minister")]
    other = _mention(reading, "Jane Doe")
    assert [(slot.name, slot.value) for slot in reading.slots_of(other.mention_id)] == [
        ("role", "spokeswoman for the ministry")
    ]


def test_repeats_are_joined_with_the_reason() -> None:
    reading = _reading(
        "Interior Minister Rana Karim arrived in Amman. He spoke to reporters. Karim left on Tuesday.\n\n"
        "Officials of Islamic Jihad spoke. The movement said nothing more."
    )
    full = _mention(reading, "Rana Karim")
    joined = {each.span.exact: (each.antecedent_id, each.antecedent_rule) for each in reading.mentions}
    assert joined["He"] == (full.mention_id, "pronoun:he")
    assert joined["Karim"] == (full.mention_id, "surname-after-full-name")
    assert joined["The movement"] == (_mention(reading, "Islamic Jihad").mention_id, "only-movement")


def test_two_candidates_stay_unresolved() -> None:
    reading = _reading("Hamas and Hezbollah met in Beirut. The group said nothing.")
    assert not [each for each in reading.mentions if each.span.exact == "The group"]


def test_names_of_a_dateline_are_marked() -> None:
    reading = _reading("MINGORA, Pakistan (Reuters) - A bomb went off in Swat on Friday.")
    marked = {each.span.exact: each.rule.endswith("(dateline)") for each in reading.mentions}
    assert marked["Pakistan"]
    assert not marked["Swat"]


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("Hungarian and Romanian officials agreed.", "Hungarian", "HUN", "GOV"),
        ("Benny Gantz, the leader of Hezbollah's allies, spoke.", "Benny Gantz", "ISR", "ELI"),
        ("Lebanese Foreign Minister Samir Najm spoke.", "Samir Najm", "LBN", "GOV"),
        ("The Sudanese army shelled the town.", "The Sudanese army", "SDN", "MIL"),
    ],
)
def test_actor_codes(text: str, words: str, country: str, sector: str) -> None:
    reading = _reading(text)
    at = text.index(words)
    code = actor_of(reading, reading.span(at, at + len(words)))
    assert code is not None
    assert (code.country, code.sector) == (country, sector)


def test_the_country_of_the_government_is_inferred_and_says_so() -> None:
    text = "The government of the region fell after troops entered Mali."
    reading = _reading(text)
    at = text.index("troops")
    code = where_from(reading, reading.span(at, at + len("troops")))
    assert code is not None
    assert (code.country, code.sector) == ("MLI", "MIL")
    assert "inferred" in code.rule


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet="Aal-Quds 's’.,“”\n\u0301é٣ U.S.(Reuters)", max_size=60))
def test_spans_hold_on_any_text(text: str) -> None:
    reading = _reading(text or "x")
    for mention in reading.mentions:
        assert reading.text.page.text[mention.span.start : mention.span.end] == mention.span.exact


def test_pronouns_go_by_given_names() -> None:
    reading = _reading("Rebecca Roe, who went to camp with William Doe, said his travels had helped.")
    pronoun = _mention(reading, "his")
    assert pronoun.antecedent_id == _mention(reading, "William Doe").mention_id


def test_a_credit_is_no_name() -> None:
    reading = _reading("The storm broke records. (John Doe/Harbour Times via AP)")
    assert not any("/" in each.span.exact for each in reading.mentions)
