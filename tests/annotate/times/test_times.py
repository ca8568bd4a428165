"""English times: what is found, its TIMEX3 value and EDTF, and what it was counted from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.plain import article_of
from dateline.annotate.reading import Reading, Sentence, Token
from dateline.annotate.times import time_finder
from dateline.annotate.times.words import words_of
from dateline.knowledge import Happening, happenings
from dateline.model import Slot, Time

#: Wednesday, 12 March 2031.
PUBLISHED = "2031-03-12"
FIND = time_finder("dateline.annotate.en", happenings())


def reading_of(text: str, published: str | None = PUBLISHED) -> Reading:
    """Read each paragraph as one sentence, not parsed."""
    article = article_of(text, "en", published)
    sentences = []
    for index, block in enumerate(article.body()):
        words = [(block.span.start + word.start, block.span.start + word.end) for word in words_of(block.span.exact)]
        tokens = (
            Token(place, text[start:end], start, end, text[start:end].lower(), head=place)
            for place, (start, end) in enumerate(words)
        )
        sentences.append(Sentence(index, block, tuple(tokens), False))
    return Reading(article, tuple(sentences))


def times(text: str, published: str | None = PUBLISHED) -> list[Time]:
    reading = reading_of(text, published)
    found = [each for each in FIND(reading) if isinstance(each, Time)]
    for each in found:
        each.span.verify(reading.text.page)
    return found


def values(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    return [(each.span.exact, each.type, each.value) for each in times(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "edtf"),
    [
        ("The strike began last May.", "last May", "DATE", "2030-05", "2030-05"),
        ("It ended in May last year.", "May last year", "DATE", "2030-05", "2030-05"),
        ("Talks resumed earlier this month.", "earlier this month", "DATE", "2031-03", "2031-03"),
        ("The third-quarter loss grew.", "The third-quarter", "DATE", "2030-Q3", "2030-07/2030-09"),
        ("Results came on Feb. 28.", "Feb. 28", "DATE", "2031-02-28", "2031-02-28"),
        ("He left on Monday.", "Monday", "DATE", "2031-03-10", "2031-03-10"),
        ("Police said on Wednesday.", "Wednesday", "DATE", "2031-03-12", "2031-03-12"),
        ("They will meet on Friday.", "Friday", "DATE", "2031-03-14", "2031-03-14"),
        ("It was struck two days ago.", "two days ago", "DATE", "2031-03-10", "2031-03-10"),
        ("It fell three weeks ago.", "three weeks ago", "DATE", "2031-W08", "2031-02-17/2031-02-23"),
        ("It fell five years ago.", "five years ago", "DATE", "2026", "2026"),
        ("Prices rose in the 1990s.", "the 1990s", "DATE", "199", "1990/1999"),
        ("It opened last summer.", "last summer", "DATE", "2030-SU", "2030-06/2030-09"),
        ("It was the 20th century.", "the 20th century", "DATE", "19", "1900/1999"),
        ("From 4 to 6 May, it was shut.", "4 to 6 May", "DATE", "2031-05-04/2031-05-06", "2031-05-04/2031-05-06"),
        ("Sent at 2022-03-17T19:31:20.", "2022-03-17T19:31:20", "TIME", "2022-03-17T19:31:20", "2022-03-17T19:31:20"),
        ("He left at 3 p.m. GMT.", "3 p.m. GMT", "TIME", "2031-03-12T15:00Z", "2031-03-12T15:00Z"),
        (
            "It was so as of 12:30 local time on Tuesday.",
            "12:30 local time on Tuesday",
            "TIME",
            "2031-03-11T12:30",
            "2031-03-11T12:30",
        ),
        ("He spoke on Monday morning.", "Monday morning", "TIME", "2031-03-10TMO", "2031-03-10"),
        ("It ends at midnight Friday.", "midnight Friday", "TIME", "2031-03-07T24:00", "2031-03-08T00:00"),
        ("He came in nineteen ninety-six.", "nineteen ninety-six", "DATE", "1996", "1996"),
        ("He came on Saturday, October 7.", "Saturday, October 7", "DATE", None, None),
        ("Now it is open.", "Now", "DATE", "PRESENT_REF", None),
        ("It closed recently.", "recently", "DATE", "PAST_REF", None),
        ("Sales of fiscal 1998 fell.", "fiscal 1998", "DATE", "1998", None),
        ("It appears daily.", "daily", "SET", "P1D", None),
        ("It opens every Friday.", "every Friday", "SET", "XXXX-WXX-5", None),
        ("It lasted two and a half hours.", "two and a half hours", "DURATION", "PT2.5H", None),
        ("The 30-day truce holds.", "The 30-day", "DURATION", "P30D", None),
    ],
)
def test_one_time(text: str, words: str, kind: str, value: str | None, edtf: str | None) -> None:
    (found,) = times(text)
    if value is None:
        assert found.unresolved is not None
        value = found.value
    assert (found.span.exact, found.type, found.value, found.edtf) == (words, kind, value, edtf)
    assert (found.edtf is None) == (found.unresolved is not None)


@pytest.mark.parametrize(
    "text",
    [
        "They may march in the sun, we said.",
        "It cost $27, or 15% of it.",
        "The 15-year-old boy and a man aged 30 were hurt.",
        "The siege lasted for Boeing 2000 and 2,000 people.",
        "He walked 3.5 miles to room 101.",
        "On the second day they rested.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


def test_counts_from_what_was_said_before() -> None:
    text = "On 3 May 2030 police arrested five.\n\nThe following day they were freed.\n\nThe day before, it rained."
    assert [each.value for each in times(text)] == ["2030-05-03", "2030-05-04", "2030-05-03"]
    assert [each.anchor_basis for each in times(text)] == [None, "text", "text"]


def test_a_year_ago_is_as_coarse_as_what_it_compares() -> None:
    assert [each.value for each in times("Third-quarter profit rose from a year ago.")] == ["2030-Q3", "2029-Q3"]
    assert [each.value for each in times("It opened a year ago.")] == ["2030"]


def test_without_day_of_publication_relative_times_stay_unresolved_with_the_reason() -> None:
    found = times("He left yesterday. In May he came. On 5 May 2030 he went.", None)
    assert [(each.value, each.edtf) for each in found] == [
        (None, None),
        ("XXXX-05", None),
        ("2030-05-05", "2030-05-05"),
    ]
    assert [bool(each.unresolved) for each in found] == [True, True, False]


def test_an_ambiguous_date_keeps_both_readings() -> None:
    (found,) = times("Dated 04/05/2031.")
    assert found.value == "[2031-04-05,2031-05-04]"
    assert found.edtf is None


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("He has not been seen since Oct. 7, and is thought to hide.", "2024-08-08", "2023-10-07"),
        ("The gain will be less next week than in April.", "2026-06-05", "2026-04"),
        ("The bureau didn't search the station until October.", "2023-04-26", "2022-10"),
        ("The permit is valid until October.", "2022-08-23", "2022-10"),
    ],
)
def test_years_that_the_words_before_tell(text: str, published: str, edtf: str) -> None:
    assert [each.edtf for each in times(text, published)][-1] == edtf


def test_parts_of_other_words_and_names_are_no_times() -> None:
    assert not times("They spoke of a pre-dawn raid, wrote Spaceflight Now.")
    assert times("Now they met.")


def test_days_and_anniversaries_of_known_happenings() -> None:
    text = "On the 82nd day of the war in Ukraine, talks went on."
    assert [(each.span.exact, each.edtf) for each in times(text, "2022-05-17")] == [("the 82nd day", "2022-05-16")]
    (found,) = times("They marked the 53rd anniversary of the arson at Al-Aqsa.")
    assert (found.edtf, found.anchor) == ("2022-08-21", "1969-08-21")
    assert found.anchor_basis == "happening: arson at Al-Aqsa Mosque"
    (unknown,) = times("On the 100th day of the siege of the harbour, rain fell.")
    assert unknown.edtf is None
    assert "table of happenings" in str(unknown.unresolved)


def test_users_can_add_happenings() -> None:
    own = Happening(date(2030, 12, 1), "harbour siege", "", (frozenset({"siege", "harbour"}),))
    found = list(
        time_finder("dateline.annotate.en", (own,))(reading_of("On the 100th day of the siege of the harbour."))
    )
    assert [each.edtf for each in found if isinstance(each, Time)] == ["2031-03-10"]


def test_the_parsed_reading_gives_the_same(english: Callable[..., Reading]) -> None:
    text = "They will meet on Friday. Prices rose in May last year."
    found = [each for each in FIND(english(text)) if isinstance(each, Time)]
    assert [(each.span.exact, each.value) for each in found] == [("Friday", "2031-03-14"), ("May last year", "2030-05")]


VOCABULARY = """the of in on at May 5 31 2031 1999 : - / . , ' s last next year week ago two Friday day 12 30 p.m. GMT
early end quarter third a half 99999 0 13 2/30/2031 anniversary 0000 century 9999 decade million and before"""
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_row_of_words_gives_good_records(text: str) -> None:
    for each in times(text):
        assert (each.edtf is None) == (each.unresolved is not None)
        assert each.earliest is None or each.latest is None or each.earliest <= each.latest


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    times(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It opened in early May.", "early", "START"),
        ("It closed at the end of 2030.", "the end of", "END"),
        ("It was built more than two years ago.", "more than", "BEFORE"),
        ("It was built less than a year ago.", "less than", "AFTER"),
        ("The strike lasted at least three days.", "at least", "EQUAL_OR_MORE"),
        ("It ended about a week later.", "about", "APPROX"),
    ],
)
def test_modifiers_are_slots_of_times(text: str, words: str, value: str) -> None:
    slots = [each for each in FIND(reading_of(text)) if isinstance(each, Slot)]
    assert [(each.name, each.value, each.span.exact) for each in slots if each.span] == [("mod", value, words)]


def test_a_time_without_modifier_has_no_slot() -> None:
    assert not [each for each in FIND(reading_of("It opened on Monday.")) if isinstance(each, Slot)]


@pytest.mark.parametrize(
    "text", ["They unsealed about 2000 pages of records.", "They met at Bench 1775 Winery with 1900 guests."]
)
def test_numbers_before_what_they_count_are_no_years(text: str) -> None:
    assert times(text) == []


def test_a_day_with_this_and_a_year() -> None:
    assert values("In this Dec. 31, 2029 photo he waves.") == [("this Dec. 31, 2029", "DATE", "2029-12-31")]
