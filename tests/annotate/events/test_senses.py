"""What is no act although it has the words of one, and what holds although its sentence leaves something open."""

from __future__ import annotations

import pytest

from dateline.annotate.en import EnglishAnnotator
from dateline.annotate.plain import article_of


@pytest.fixture(scope="module")
def annotator() -> EnglishAnnotator:
    return EnglishAnnotator()


def _types(annotator: EnglishAnnotator, text: str) -> list[str]:
    return [each.type for each in annotator.read(article_of(text, "en", "2031-03-12")).events]


def _told(annotator: EnglishAnnotator, text: str) -> list[tuple[str, str]]:
    events = annotator.read(article_of(text, "en", "2031-03-12")).events
    return [(each.type, each.status) for each in events if each.type != "STATEMENT"]


@pytest.mark.parametrize(
    "text",
    [
        "Severe storms threatened the central provinces of Norway.",
        "Air raid sirens woke the port.",
        "The minister battled to win the argument.",
        "The plane flew to Norway on Monday.",
        "As opposed to Norway, Sweden has no fjords of that size.",
        "The troupe demonstrated its skill in Oslo.",
        "The app lets users attack other players and Google has promised updates for android devices.",
        "The doctor killed himself in Norway.",
        "Her aunt recommends the soup to guests.",
    ],
)
def test_other_senses_yield_nothing(annotator: EnglishAnnotator, text: str) -> None:
    assert _types(annotator, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway's raid on Sweden could harm trade.", ("ASSAULT", "asserted")),
        ("The talks between Norway and Sweden may begin on Monday.", ("CONSULT", "hypothetical")),
        ("The dockers fasted for a week to protest Norway's raid on Sweden.", ("ASSAULT", "asserted")),
        ("An attack by Norway is imminent.", ("ASSAULT", "future")),
        ("Norway avoided an attack on Sweden.", ("ASSAULT", "negated")),
        ("The governor could not recall meeting the ambassador.", ("CONSULT", "hypothetical")),
    ],
)
def test_what_holds(annotator: EnglishAnnotator, text: str, expected: tuple[str, str]) -> None:
    assert expected in _told(annotator, text)


def test_what_is_shot_down_is_the_recipient(annotator: EnglishAnnotator) -> None:
    reading = annotator.read(article_of("Norway shot down two Swedish drones.", "en", "2031-03-12"))
    (event,) = reading.events
    assert [each.span.exact for each in reading.slots_of(event.event_mention_id, "recipient") if each.span] == [
        "two Swedish drones"
    ]
    assert reading.slots_of(event.event_mention_id, "instrument") == []


def test_a_deed_is_called_by_its_place(annotator: EnglishAnnotator) -> None:
    reading = annotator.read(article_of("Nobody had foreseen the Oslo bombing.", "en", "2031-03-12"))
    (event,) = reading.events
    assert reading.slots_of(event.event_mention_id, "actor") == []
    assert [each.span.exact for each in reading.slots_of(event.event_mention_id, "place") if each.span] == ["Oslo"]


def test_statements_of_nobody_in_public_life_are_no_events(annotator: EnglishAnnotator) -> None:
    assert _types(annotator, '"The soup was cold," said Mia Torp, a florist.') == []
    assert _types(annotator, "Mia Torp said Norway would win.") == ["STATEMENT"]
    assert _types(annotator, '"The talks went well," the foreign minister of Norway said.') == ["STATEMENT"]


def test_a_quoted_third_person_is_not_the_speaker(annotator: EnglishAnnotator) -> None:
    reading = annotator.read(article_of('"She shelled the town," a Norwegian officer said.', "en", "2031-03-12"))
    actors = [
        each.span.exact
        for event in reading.events
        if event.type == "ASSAULT"
        for each in reading.slots_of(event.event_mention_id, "actor")
        if each.span
    ]
    assert actors == ["She"]


def test_a_clause_beside_a_place_is_not_done_by_the_place(annotator: EnglishAnnotator) -> None:
    text = "An explosion at a factory in Oslo that left three people dead is being studied."
    reading = annotator.read(article_of(text, "en"))
    assert "Oslo" not in [slot.span.exact for slot in reading.slots if slot.name == "actor" and slot.span]


def test_a_dateline_is_no_actor(annotator: EnglishAnnotator) -> None:
    reading = annotator.read(article_of("OSLO -- A Norwegian court convicted two guards on Monday.", "en"))
    named = [slot.span.exact for slot in reading.slots if slot.name == "actor" and slot.span]
    assert named == ["Norwegian court"]
