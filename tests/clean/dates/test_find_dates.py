"""Dates in text, in both languages: what stands there, and what is not a date."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean.dates import find_dates

ONE_DATE = [
    ("2031-03-17 19:31:20", "2031-03-17T19:31:20"),
    ("August 23, 2031 at 11:26 am", "2031-08-23T11:26"),
    ("23 Aug 2031", "2031-08-23"),
    ("Sun, 4th of May 2031 10:20 GMT", "2031-05-04T10:20Z"),
    ("Sept. 3, 2031 5pm", "2031-09-03T17:00"),
    ("12:15 a.m., 4 May 2031", "2031-05-04T00:15"),
    ("05 Sep 2029 1642 GMT", "2029-09-05T16:42Z"),
    ("4 May 2031 10:20 GMT+3", "2031-05-04T10:20+03:00"),
    ("2031-05-04T10:20:00.123-0500", "2031-05-04T10:20:00-05:00"),
    ("10:20 GMT, Sunday 4 May 2031", "2031-05-04T10:20Z"),
    ("the third of May 2031", "2031-05-03"),
    ("03.05.2031", "2031-05-03"),
    ("13/5/2031", "2031-05-13"),
    ("5/13/2031", "2031-05-13"),
    ("Sunday 4/5/2031", "2031-05-04"),
    ("2031/5/4", "2031-05-04"),
    ("May 2031", "2031-05"),
    ("4-6 May 2031", "2031-05-04/2031-05-06"),
    ("May 4 to 6, 2031", "2031-05-04/2031-05-06"),
    ("May 4", "XXXX-05-04"),
    ("Saturday, October 4", "XXXX-10-04"),
    ("15 Muharram 1453 AH", "2031-05-06/2031-05-08"),
    ("5 أغسطس/آب 2031", "2031-08-05"),
    ("5 آب / أغسطس 2031", "2031-08-05"),
    ("22 آب 2031", "2031-08-22"),
    ("3 تشرين الأول 2031", "2031-10-03"),
    ("1 كانون الثاني 2031", "2031-01-01"),
    ("22 أوت 2031", "2031-08-22"),
    ("12 جوان 2031", "2031-06-12"),
    ("22 غشت 2031", "2031-08-22"),
    ("أغسطس 22, 2031", "2031-08-22"),
    ("الجمعة، ٢٢ أغسطس ٢٠٣١ - ١٠:٢٠ م", "2031-08-22T22:20"),
    ("الساعة 18:45 بتوقيت غرينتش الأحد 4 مايو 2031", "2031-05-04T18:45Z"),
    ("4 مايو 2031 الساعة 6:45 مساءً", "2031-05-04T18:45"),
    ("٢٠٣١/٠٥/٠٤", "2031-05-04"),
    ("5 أ\u064fغـسط\u064eس 2031", "2031-08-05"),
    ("\u200f5\u200f أغسطس\u200f 2031", "2031-08-05"),
    ("الخامس من أغسطس/آب", "XXXX-08-05"),
    ("الحادي والعشرين من شهر آذار عام 2031", "2031-03-21"),
    ("15 محرم 1453", "2031-05-06/2031-05-08"),
    ("1453/01/15 هـ", "2031-05-06/2031-05-08"),
    ("15 محرم 1453 هـ - 7 مايو 2031 م", "2031-05-07"),
    ("الأربعاء 15 محرم 1453", "2031-05-07"),
    ("مايو 2031", "2031-05"),
    ("16 апреля 2031 г. в 12:30", "2031-04-16T12:30"),
    ("le 1er août 2031 à 10h30", "2031-08-01T10:30"),
    ("5 de agosto de 2031 a las 10.20 h", "2031-08-05T10:20"),
    ("2031年5月4日", "2031-05-04"),
    ("2031년 4월 16일", "2031-04-16"),
]
NO_DATE = [
    "Creating new perspectives since 2009",
    "on its 82nd day and the 53rd anniversary",
    "the bridge cost 12.5 million, or 3-1 in votes",
    "call 010-12-2031-44 or 020 7946 0018",
    "the address is 10.0.20.31 and version 1.2.2031.4",
    "section 4.5.2031.7 of the code",
    "you may 5 times, and march 3 miles",
    "29/02/2031 and 31 April 2031",
    "12 mars",
    "منذ 2009 وحتى اليوم الـ82",
    "في 45 دقيقة و3 أيام",
]


@pytest.mark.parametrize(("words", "edtf"), ONE_DATE)
def test_one_date_is_read_and_its_words_are_its_span(words: str, edtf: str) -> None:
    text = f"x | {words} | y"
    (match,) = find_dates(text)
    assert match.edtf.value == edtf
    assert text[match.start : match.end] in {words, words.removeprefix("the "), words.removeprefix("le ")} | {
        words.strip("\u200f"),
        words.removeprefix("الساعة "),
    }


@pytest.mark.parametrize("words", NO_DATE)
def test_other_numbers_are_not_dates(words: str) -> None:
    assert find_dates(words) == []


def test_two_orders_stay_open() -> None:
    (match,) = find_dates("04/05/2031 10:20")
    assert match.edtf.value == "[2031-04-05T10:20,2031-05-04T10:20]"
    assert (match.edtf.earliest, match.edtf.latest) == ("2031-04-05", "2031-05-04")


@pytest.mark.parametrize(("day_first", "edtf"), [(True, "2031-05-04"), (False, "2031-04-05")])
def test_the_caller_can_settle_the_order(day_first: bool, edtf: str) -> None:
    assert find_dates("04/05/2031", day_first=day_first)[0].edtf.value == edtf


def test_other_dates_on_the_page_settle_the_order() -> None:
    first, second = find_dates("Posted 04/05/2031\nUpdated 14/05/2031")
    assert first.edtf.value == "2031-05-04"
    assert first.rule == "figures-day-first+others"
    assert second.edtf.value == "2031-05-14"


def test_dates_that_contradict_each_other_settle_nothing() -> None:
    assert find_dates("04/05/2031, 14/05/2031, 05/14/2031")[0].rule == "figures-ambiguous"


def test_a_language_lets_its_months_stand_without_a_year() -> None:
    assert find_dates("Paris, 12 mars", language="fr")[0].edtf.value == "XXXX-03-12"


def test_years_are_found_when_asked() -> None:
    found = find_dates("in 2026, since 2009 and عام 2021", years=True)
    assert [match.edtf.value for match in found] == ["2026", "2009", "2021"]


@pytest.mark.parametrize(
    ("words", "consistent"),
    [
        ("Sunday 4 May 2031", True),
        ("Monday 4 May 2031", False),
        ("4 May 2031 (Sunday)", True),
        ("الأحد 4 مايو 2031", True),
        ("15 محرم 1453 هـ - 9 يونيو 2031 م", False),
        ("4 May 2031", None),
    ],
)
def test_weekdays_and_second_calendars_are_checked(words: str, consistent: bool | None) -> None:
    assert find_dates(words)[0].consistent is consistent


def test_a_date_may_run_over_a_wrapped_line_but_not_over_a_paragraph() -> None:
    wrapped = "The office has counted the ships in the strait every day since 14\nMay 2031, it said."
    assert find_dates(wrapped)[0].edtf.value == "2031-05-14"
    assert find_dates("Comments 14\n\nMay 2031")[0].edtf.value == "2031-05"


def test_a_month_with_two_meanings_gives_both() -> None:
    (match,) = find_dates("5 listopada 2031")
    assert match.edtf.value == "[2031-10-05,2031-11-05]"


WORDS = """4 31 May 2031 / . - : 10:20 Mon أغسطس آب محرم هـ م ـ ٤ ٢٠٣١ 1453 of the GMT +03:00 pm 年 😀"""
PIECES = st.sampled_from([*WORDS.split(), " ", " ", "\n", "\u064e", "\u200f", "\ue00d", "\ud7a3"])


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from([None, True, False]))
def test_spans_are_in_order_and_hold_their_date(text: str, day_first: bool | None) -> None:
    found = find_dates(text, day_first=day_first, years=True)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for match in found:
        assert 0 <= match.start < match.end <= len(text)
        assert any(character.isdigit() or character.isalpha() for character in text[match.start : match.end])


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    find_dates(text, years=True)
