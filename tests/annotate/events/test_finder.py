"""Events found in English sentences: type, mode, status, parties, trigger."""

from __future__ import annotations

import pytest

from dateline.annotate.en import EnglishAnnotator
from dateline.annotate.plain import article_of
from dateline.annotate.reading import Reading


@pytest.fixture(scope="session")
def annotator() -> EnglishAnnotator:
    return EnglishAnnotator()


def _read(annotator: EnglishAnnotator, text: str) -> Reading:
    return annotator.read(article_of(text, "en", "2022-05-24"))


def _types(reading: Reading) -> list[tuple[str, str]]:
    return [(event.type, event.status) for event in reading.events]


def _parties(reading: Reading, name: str) -> list[str]:
    return [
        slot.span.exact
        for event in reading.events
        for slot in reading.slots_of(event.event_mention_id, name)
        if slot.span is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israeli soldiers arrested five Palestinians near Hebron on Sunday.", [("COERCE", "asserted")]),
        ("Three people were killed in an airstrike on the town.", [("ASSAULT", "asserted")]),
        ("France has agreed to supply Ukraine with weapons.", [("AGREE", "asserted")]),
        ("Russia threatened to attack Georgia.", [("THREATEN", "asserted")]),
        ("Egypt rejected an offer from Ethiopia to resume talks.", [("REJECT", "asserted")]),
        ("Thousands of workers demonstrated in Cairo against the government.", [("PROTEST", "asserted")]),
        ("The army denied killing protesters in Khartoum.", [("ASSAULT", "denied")]),
        ("The ministry rejected claims that police had fired on protesters.", [("ASSAULT", "denied")]),
        ("The army dismissed reports that its troops had attacked the village.", [("ASSAULT", "denied")]),
        ("There was no truth to reports that police had arrested the editor.", [("COERCE", "denied")]),
        ("Turkey recalled its ambassador from Israel.", [("SANCTION", "asserted")]),
    ],
)
def test_type_and_status(annotator: EnglishAnnotator, text: str, expected: list[tuple[str, str]]) -> None:
    assert _types(_read(annotator, text)) == expected


def test_agentless_act_is_kept_and_says_so(annotator: EnglishAnnotator) -> None:
    reading = _read(annotator, "Five villagers were shot dead on Monday.")
    assert [event.actor_stated for event in reading.events] == [False]
    assert _parties(reading, "recipient") == ["Five villagers"]


def test_agent_of_a_passive_is_the_actor(annotator: EnglishAnnotator) -> None:
    reading = _read(annotator, "Two journalists were arrested by Turkish police on Monday.")
    assert _parties(reading, "actor") == ["Turkish police"]
    assert _parties(reading, "recipient") == ["Two journalists"]


def test_speaker_is_not_the_actor_of_what_he_reports(annotator: EnglishAnnotator) -> None:
    reading = _read(annotator, "Israeli warplanes bombed a camp in Gaza, Lebanese officials said.")
    assert _parties(reading, "actor") == ["Israeli warplanes", "Lebanese officials"]
    assert _types(reading) == [("ASSAULT", "asserted"), ("STATEMENT", "asserted")]
    assert _parties(reading, "speaker") == ["Lebanese officials"]


def test_a_source_is_no_party_of_what_it_reports(annotator: EnglishAnnotator) -> None:
    reading = _read(annotator, "The president met with ministers in Cairo, according to state television.")
    (meeting,) = [event for event in reading.events if event.type == "CONSULT"]
    actors = reading.slots_of(meeting.event_mention_id, "actor")
    assert [slot.span.exact for slot in actors if slot.span] == ["president", "ministers in Cairo"]


def test_both_sides_of_a_meeting_are_actors(annotator: EnglishAnnotator) -> None:
    reading = _read(annotator, "The French foreign minister met the Turkish president in Ankara.")
    assert len(_parties(reading, "actor")) == 2
    assert not _parties(reading, "recipient")


@pytest.mark.parametrize(
    "text", ["", "x", "Killed killed killed.", "(((", "The attack attack on on of by.", "\U0001f600 shot"]
)
def test_nothing_breaks_it(annotator: EnglishAnnotator, text: str) -> None:
    _read(annotator, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said one option, if the talks fail, would be the launch of missiles at Israel.", "THREATEN"),
        ("Officials marked the anniversary of the attack on the capital.", "historical"),
        ("The Turkish government refused to release the prisoners.", "REJECT"),
        ("Kenya must release the journalists, French officials said.", "REQUEST"),
    ],
)
def test_composition_and_status(annotator: EnglishAnnotator, text: str, expected: str) -> None:
    assert expected in {part for found in _types(_read(annotator, text)) for part in found}


@pytest.mark.parametrize(
    "text",
    [
        "The goalkeeper saved a penalty as the team attacked in the second half.",
        "Three people were killed when their car crashed in heavy rain.",
    ],
)
def test_sport_and_accidents_yield_nothing(annotator: EnglishAnnotator, text: str) -> None:
    assert not _read(annotator, text).events


def test_statement_is_an_event_of_its_speaker(annotator: EnglishAnnotator) -> None:
    reading = _read(annotator, "The French minister told reporters that the harbour was growing.")
    assert _types(reading) == [("STATEMENT", "asserted")]
    assert _parties(reading, "actor") == ["The French minister"]
    assert _parties(reading, "recipient") == ["reporters"]


def test_own_act_in_a_statement_stands_for_it(annotator: EnglishAnnotator) -> None:
    reading = _read(annotator, '"If Kenya attacks Sudan, we would strike Nairobi," the Sudanese leader said.')
    assert _types(reading) == [("ASSAULT", "hypothetical"), ("THREATEN", "asserted")]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("A roadside bomb killed four Iraqi policemen.", "instrument", ["roadside bomb"]),
        ("Gunmen attacked a church in Nigeria with grenades.", "instrument", ["grenades"]),
        ("Hezbollah fired a number of rockets at Haifa.", "instrument", ["rockets"]),
        ("Police killed the \u201cmastermind\u201d of the attack on Monday.", "scare-quotes", ["mastermind"]),
    ],
)
def test_further_parts(annotator: EnglishAnnotator, text: str, name: str, expected: list[str]) -> None:
    assert _parties(_read(annotator, text), name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 1999 NATO jets bombed Belgrade.", [("ASSAULT", "historical")]),
        ("NATO jets have bombed Belgrade since 1999.", [("ASSAULT", "asserted")]),
        ("France condemned the 1995 massacre of Bosnians by Serb troops.", [("ACCUSE", "asserted")]),
    ],
)
def test_dates_long_past_make_history(annotator: EnglishAnnotator, text: str, expected: list[tuple[str, str]]) -> None:
    assert _types(_read(annotator, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The star shot to fame earlier this year.",
        "The governor suffered a heart attack on Monday.",
        "A travel guide led families on tours of Jordan.",
        "The storm was heading for Cuba on Monday.",
        "The nation is trying to battle a big rise in road deaths.",
        "The attack came as a surprise.",
        "Medics tended the injured.",
        "In order to vote, people need a card.",
    ],
)
def test_figures_of_speech_and_mere_references_are_no_acts(annotator: EnglishAnnotator, text: str) -> None:
    assert not _read(annotator, text).events


def test_a_question_whether_it_happened_is_open_and_one_why_it_did_is_not(annotator: EnglishAnnotator) -> None:
    asked = _read(annotator, "Will the army attack the port next week?")
    assert _types(asked) == [("ASSAULT", "hypothetical")]
    assert _parties(asked, "status-cue") == ["?"]
    assert _types(_read(annotator, "Why did the army attack the port?")) == [("ASSAULT", "asserted")]
