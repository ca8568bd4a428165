"""Links of names to the knowledge base, in both languages: text in, entities out."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import pytest

from dateline.annotate import ArabicAnnotator, EnglishAnnotator, article_of
from dateline.annotate.reading import Reading
from dateline.model import Judgement


@cache
def _annotator(language: str) -> EnglishAnnotator | ArabicAnnotator:
    return EnglishAnnotator() if language == "en" else ArabicAnnotator()


def read(text: str, language: str = "en", published: str = "2023-04-07", *judged: Judgement) -> Reading:
    return _annotator(language).read(replace(article_of(text, language, published), judgements=judged))


def links(reading: Reading) -> dict[str, str | None]:
    return {each.span.exact: each.entity_id for each in reading.mentions}


def test_a_movement_its_wing_and_a_place_are_three_things() -> None:
    found = links(
        read(
            "The Al-Quds Brigades, the military wing of Palestinian Islamic Jihad, spoke of al-Quds. "
            "Palestinians in Gaza and the Popular Front for the Liberation of Palestine heard it in Palestine."
        )
    )
    assert found["Al-Quds Brigades"] == "org/al-quds-brigades"
    assert found["Palestinian Islamic Jihad"] == "org/palestinian-islamic-jihad"
    assert found["Popular Front for the Liberation of Palestine"] == "org/popular-front-for-the-liberation-of-palestine"
    assert found["Palestinians"] == found["Palestine"] == "place/PSE"
    assert found["al-Quds"] == "geonames:281184"


def test_the_same_things_have_the_same_entities_in_arabic() -> None:
    found = links(
        read("قالت سرايا القدس، الجناح العسكري لحركة الجهاد الإسلامي، إنها تتابع ما يجري في القدس وغزة.", "ar")
    )
    assert found["سرايا القدس"] == "org/al-quds-brigades"
    assert found.get("حركة الجهاد الإسلامي", found.get("الجهاد الإسلامي")) == "org/palestinian-islamic-jihad"
    assert found["القدس"] == "geonames:281184"


def test_a_spelling_that_nobody_listed_is_linked_by_sound() -> None:
    reading = read("Zeyad an-Nakhala, the secretary general of the Islamic Jihad movement, arrived in Beirut.")
    person = next(each for each in reading.mentions if each.type == "person")
    assert person.entity_id == "person/ziyad-al-nakhalah"
    (reason,) = [each.reason for each in reading.candidates if each.mention_id == person.mention_id and each.chosen]
    assert "sounds like" in reason or "alias" in reason


def test_a_surname_alone_needs_support() -> None:
    alone = links(read("A woman called Haniya opened a bakery in Lyon, France."))
    assert not (alone.get("Haniya") or "").startswith("person/")


def test_peoples_are_no_countries() -> None:
    found = links(read("Ethnic Albanians met Albanian ministers in Skopje."))
    assert found["Albanians"] is None
    assert found["Albanian"] == "place/ALB"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Police in Tripoli, Lebanon, arrested two men on Friday. Lebanese officials confirmed it.", "LBN"),
        ("Police in Tripoli arrested two men on Friday. Libyan officials in Benghazi confirmed it.", "LBY"),
    ],
)
def test_a_town_is_the_one_of_the_country_that_is_named(text: str, place: str) -> None:
    from dateline.knowledge import knowledge_base

    entity = knowledge_base().entity(links(read(text))["Tripoli"] or "")
    assert entity is not None
    assert entity.country == place


@pytest.mark.parametrize(
    ("text", "language", "name", "entity"),
    [
        ("Moscow rejected the plan on Monday.", "en", "Moscow", "place/RUS"),
        ("Talks with Tehran will go on, a diplomat said.", "en", "Tehran", "place/IRN"),
        ("Shops in Moscow closed early on Monday.", "en", "Moscow", "geonames:524901"),
        ("قالت واشنطن إنها ترحب بالاتفاق.", "ar", "واشنطن", "place/USA"),
        ("تساقطت الثلوج في موسكو أمس.", "ar", "موسكو", "geonames:524901"),
    ],
)
def test_a_city_that_acts_is_its_government(text: str, language: str, name: str, entity: str) -> None:
    assert links(read(text, language))[name] == entity


def test_one_article_may_mean_a_city_and_its_government() -> None:
    reading = read("Beijing accused the envoy of spying. Rain fell in Beijing all day.")
    assert [each.entity_id for each in reading.mentions if each.span.exact == "Beijing"] == [
        "place/CHN",
        "geonames:1816670",
    ]


def test_a_family_name_that_comes_first_repeats_the_person() -> None:
    found = links(read("Yoon Suk Yeol spoke in Seoul. Yoon apologised.", "en", "2024-12-07"))
    assert found["Yoon"] == found["Yoon Suk Yeol"] == "person/yoon-suk-yeol"


def test_a_region_that_is_called_as_a_country_needs_its_own_country() -> None:
    assert links(read("Voters in Georgia and Alabama will choose boards, officials in Atlanta said."))["Georgia"] == (
        "site/georgia-us-state"
    )
    assert links(read("Police in Tbilisi, Georgia, closed a square."))["Georgia"] == "place/GEO"


def test_a_country_may_be_a_given_name() -> None:
    assert links(read("Israel Gomez, a farmer, met Kenya Williams, a nurse."))["Israel Gomez"] is None


def test_slots_that_refer_to_a_mention_have_its_entity() -> None:
    reading = read("Hamas fighters fired rockets at Ashkelon. “We will go on,” Ismail Haniyeh said on Tuesday.")
    speakers = [each.entity_id for each in reading.slots if each.name == "speaker" and each.entity_id]
    assert "person/ismail-haniyeh" in speakers


def test_every_link_has_a_candidate_with_its_reason() -> None:
    reading = read("Antonio Guterres spoke in New York about Sudan and the World Food Programme.")
    chosen = {each.mention_id: each for each in reading.candidates if each.chosen}
    linked = [each for each in reading.mentions if each.entity_id and not each.antecedent_id]
    assert len(linked) >= 3
    for mention in linked:
        assert chosen[mention.mention_id].entity_id == mention.entity_id
        assert chosen[mention.mention_id].score == mention.score


def _judgement(mention_id: str, decision: str, entity_id: str) -> Judgement:
    return Judgement("judgement-a", "mentions", mention_id, decision, json.dumps(entity_id), "a reader", "2031", None)


def test_judgements_are_obeyed() -> None:
    text = "Leaders of Hamas met in Doha. The movement said so."
    mention = next(each for each in read(text).mentions if each.span.exact == "Hamas")
    rejected = read(text, "en", "2023-04-07", _judgement(mention.mention_id, "reject", "org/hamas"))
    assert links(rejected)["Hamas"] != "org/hamas"
    corrected = read(text, "en", "2023-04-07", _judgement(mention.mention_id, "correct", "org/fatah"))
    assert links(corrected)["Hamas"] == "org/fatah"
    assert any("judgement-a" in each.reason for each in corrected.candidates)


def test_nothing_raises_on_awkward_text() -> None:
    for text in ("", "\u202eHamas\u2066", "حـــمـــاس 🙂 القُدْس", "A" * 3000, "Gaza " * 300):
        for language in ("en", "ar"):
            reading = read(text, language)
            for mention in reading.mentions:
                assert text[mention.span.start : mention.span.end] == mention.span.exact
