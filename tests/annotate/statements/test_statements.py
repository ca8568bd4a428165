"""Statements: who said what, in which words. Text in, statements out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.names import name_finder
from dateline.annotate.reading import Reading
from dateline.annotate.statements import statement_finder
from dateline.model import Span, Statement

Read = Callable[..., Reading]


@pytest.fixture(scope="module")
def state(english: Read) -> Callable[[str], Reading]:
    find = statement_finder("dateline.annotate.en")

    def stated(text: str) -> Reading:
        reading = english(text)
        reading.add(find(reading))
        return reading

    return stated


def words(span: Span, text: str) -> list[str]:
    return [text[start:end] for start, end in span.pieces or ((span.start, span.end),)]


def slot(reading: Reading, statement: Statement, name: str) -> list[str]:
    return [each.value or "" for each in reading.slots_of(statement.statement_id, name)]


def only(reading: Reading) -> Statement:
    assert len(reading.statements) == 1, [each.span.exact for each in reading.statements]
    return reading.statements[0]


def test_paraphrase_with_speaker_and_cue(state: Callable[[str], Reading]) -> None:
    reading = state("The harbour ministry said that the strike would end on Friday.")
    statement = only(reading)
    assert statement.span.exact == "that the strike would end on Friday"
    assert statement.form == "paraphrase"
    assert statement.cue_class == "neutral"
    assert slot(reading, statement, "speaker") == ["The harbour ministry"]
    assert slot(reading, statement, "cue") == ["said"]


@pytest.mark.parametrize(("open_", "close"), ['""', "“”", "‘’", "''", "«»", "„“", ("''", "''"), ("``", "''")])
def test_all_marks(state: Callable[[str], Reading], open_: str, close: str) -> None:
    reading = state(f"{open_}The port's gates will stay closed tonight,{close} the mayor said.")
    statement = only(reading)
    assert statement.form == "verbatim"
    assert statement.span.exact.strip("\"“”„‘’'«»`") == "The port's gates will stay closed tonight,"
    assert slot(reading, statement, "speaker") == ["the mayor"]


def test_split_quotation_is_one_statement_of_two_pieces(state: Callable[[str], Reading]) -> None:
    text = "“The water is rising,” the engineer said, “and the dam is old. We must act.”"
    reading = state(text)
    statement = only(reading)
    assert words(statement.span, text) == ["“The water is rising,”", "“and the dam is old. We must act.”"]
    assert statement.form == "verbatim"
    assert slot(reading, statement, "speaker") == ["the engineer"]


def test_single_marks_over_two_paragraphs(state: Callable[[str], Reading]) -> None:
    text = "‘The bakers’ union keeps its word.\n\n‘We will not open until the talks begin,’ the secretary said."
    reading = state(text)
    statement = only(reading)
    assert (
        words(statement.span, text)
        == [
            "‘The bakers’ union keeps its word.",
            "‘We will not open until the talks begin,’",
        ]
        or len(statement.span.pieces) == 2
    )
    assert slot(reading, statement, "speaker") == ["the secretary"]


def test_apostrophes_terms_and_titles_are_no_quotations(state: Callable[[str], Reading]) -> None:
    assert not state("The dockers' strike didn't reach the sailors' harbour in the '90s.").statements
    assert not state("The so-called “peace bridge” was closed on Monday.").statements
    assert not state("The choir performed “The Long Winter of the North” in the town hall.").statements


@pytest.mark.parametrize(
    ("text", "cue_class"),
    [
        ("The company denied that it had dumped waste.", "denial"),
        ("The council accused the company of dumping waste.", "accusation"),
        ("The minister pledged to rebuild the bridge.", "promise"),
        ("The general threatened to close the strait.", "threat"),
        ("The union called for an inquiry.", "call"),
        ("The governor claims that the road is safe.", "claim"),
        ("The settlers believe that the road is safe.", "belief"),
    ],
)
def test_classes_of_cues(state: Callable[[str], Reading], text: str, cue_class: str) -> None:
    assert only(state(text)).cue_class == cue_class


def test_joint_speakers_have_a_slot_each(state: Callable[[str], Reading]) -> None:
    reading = state("The farmers and the fishermen said that the river is poisoned.")
    assert slot(reading, only(reading), "speaker") == ["The farmers", "the fishermen"]


def test_addressee_and_source_phrase(state: Callable[[str], Reading]) -> None:
    reading = state("The envoy told reporters that the talks had failed.")
    assert slot(reading, only(reading), "addressee") == ["reporters"]
    reading = state("According to the fire service, the mill burned for two days.")
    statement = only(reading)
    assert statement.span.exact == "the mill burned for two days"
    assert slot(reading, statement, "speaker") == ["the fire service"]


def test_document_and_issuer(state: Callable[[str], Reading]) -> None:
    reading = state("“We will go on with the talks,” the two unions said in a joint statement.")
    statement = only(reading)
    assert slot(reading, statement, "document") == ["a joint statement"]
    assert slot(reading, statement, "issuer") == ["the two unions"]


def test_spans_hold_the_words_of_the_page(state: Callable[[str], Reading]) -> None:
    reading = state("“Go home,” he said. He added that “it is late” – 🌊 and left.\n“Never closed, the mayor wrote.\n”")
    spans = [*(each.span for each in reading.statements), *(each.span for each in reading.slots)]
    for span in spans:
        assert span is not None
        span.verify(reading.text.page)


def test_a_second_cue_ends_the_first_content(state: Callable[[str], Reading]) -> None:
    reading = state("The envoy said that the road was safe, adding that convoys would leave at dawn.")
    assert [each.span.exact for each in reading.statements] == [
        "that the road was safe",
        "that convoys would leave at dawn",
    ]
    assert [slot(reading, each, "speaker") for each in reading.statements] == [["The envoy"]] * 2


def test_both_sides_are_the_two_parties_named_before(state: Callable[[str], Reading]) -> None:
    reading = state(
        "Norway and Iceland have signed the fishing treaty. “We will share the northern waters,” "
        "the two countries said in a joint statement."
    )
    statement = next(each for each in reading.statements if each.form == "verbatim")
    assert slot(reading, statement, "speaker") == ["the two countries", "Norway", "Iceland"]


def test_dialogue_and_signature(state: Callable[[str], Reading]) -> None:
    reading = state(
        "MODERATOR: Will the ferry sail again before the winter?\n“It will sail in autumn.” — The Ferry Council"
    )
    assert [(each.rule, slot(reading, each, "speaker")) for each in reading.statements] == [
        ("label-and-colon", ["MODERATOR"]),
        ("signature", ["The Ferry Council"]),
    ]


def test_sentences_in_quotes_go_on_in_the_last_voice(state: Callable[[str], Reading]) -> None:
    reading = state(
        "“The mill is closed,” the owner said on Monday.\n“Nobody wanted to buy the flour. We tried for a year.”"
    )
    assert [slot(reading, each, "speaker") for each in reading.statements] == [["the owner"], ["the owner"]]


def test_orders_to_the_reader_attribute_nothing(state: Callable[[str], Reading]) -> None:
    assert not state("Remember that the clocks go back on Sunday.").statements


def test_a_statement_spoken_of_before_is_of_those_who_issued_it(state: Callable[[str], Reading]) -> None:
    text = (
        "In a joint statement, the Harbour Union and the Bakers' League called for talks.\n\n"
        "“We stand together,” the statement read."
    )
    reading = state(text)
    last = reading.statements[-1]
    assert slot(reading, last, "speaker") == ["the statement", "the Harbour Union", "the Bakers' League"]
    assert slot(reading, last, "issuer") == ["the Harbour Union", "the Bakers' League"]


def test_an_interview_is_an_occasion_that_nobody_issues(state: Callable[[str], Reading]) -> None:
    reading = state("The mayor said in an interview that the port was shut.")
    statement = only(reading)
    assert slot(reading, statement, "occasion") == ["an interview"]
    assert not slot(reading, statement, "document")
    assert not slot(reading, statement, "issuer")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“It is hard,” Jane Roe, an organiser at the port, and a resident of the island, told us.", ["Jane Roe"]),
        ("The minister had the courage to demand that the port reopen.", ["The minister"]),
        ("“The sea is hard,” said Jane Roe, the co-founder of a shipyard who has spent years there.", ["Jane Roe"]),
    ],
)
def test_who_speaks(state: Callable[[str], Reading], text: str, speakers: list[str]) -> None:
    reading = state(text)
    assert slot(reading, only(reading), "speaker") == speakers


@pytest.mark.parametrize(
    "text",
    [
        "You agree to receive letters from the port.",
        "It was too soon to tell whether the storm would return.",
        "They used a technique called ‘silent dredging’ at night.",
        "The crew ultimately claimed victory at the regatta.",
    ],
)
def test_what_nobody_says(state: Callable[[str], Reading], text: str) -> None:
    assert not state(text).statements


def test_words_between_cue_and_quotation_begin_behind_that(state: Callable[[str], Reading]) -> None:
    text = "The board said in a statement that the closure came “on the false pretext of a storm” and hit trade."
    reading = state(text)
    statement = only(reading)
    assert statement.span.exact.startswith("that the closure came")
    assert slot(reading, statement, "document") == ["a statement"]


def test_a_warning_is_no_threat(state: Callable[[str], Reading]) -> None:
    assert only(state("The union warned that traders were planning to leave.")).cue_class == "warning"
    assert only(state("The union threatened to close the port.")).cue_class == "threat"


def test_two_names_of_one_party_speak_once(english: Read) -> None:
    text = "The Palestinian Islamic Resistance Movement, Hamas, and Islamic Jihad said that they would coordinate."
    reading = english(text)
    for find in (name_finder("dateline.annotate.en"), statement_finder("dateline.annotate.en")):
        reading.add(find(reading))
    (statement,) = reading.statements
    assert slot(reading, statement, "speaker") == ["The Palestinian Islamic Resistance Movement", "Islamic Jihad"]


def test_two_sides_are_the_two_groups_of_the_sentence_before(english: Read) -> None:
    text = "The head of Hamas met the head of Islamic Jihad on Monday.\n\nThe two sides stressed the need for talks."
    reading = english(text)
    for find in (name_finder("dateline.annotate.en"), statement_finder("dateline.annotate.en")):
        reading.add(find(reading))
    assert slot(reading, reading.statements[-1], "speaker") == ["The two sides", "Hamas", "Islamic Jihad"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The paper quoted a customs official as saying that work would stop.", "a customs official"),
        ("The minister was quoted by the agency as saying that work would stop.", "The minister"),
    ],
)
def test_who_is_quoted_as_saying_it_speaks(state: Callable[[str], Reading], text: str, speaker: str) -> None:
    reading = state(text)
    assert slot(reading, only(reading), "speaker") == [speaker]


def test_words_behind_that_are_verbatim_where_all_of_them_are_quoted(state: Callable[[str], Reading]) -> None:
    assert only(state('The mayor said that "the bridge will be open again before winter".')).form == "verbatim"


def test_who_gave_out_a_statement_issued_it(state: Callable[[str], Reading]) -> None:
    reading = state('Ghana and Togo issued a joint statement. The statement said that "the talks will go on in May".')
    assert slot(reading, only(reading), "issuer") == ["Ghana", "Togo"]
