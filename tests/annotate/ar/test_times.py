"""Arabic times: values, what they were counted from, what is no time, and offsets into the untouched text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.ar.reader import read
from dateline.annotate.ar.words import WRITING
from dateline.annotate.plain import article_of
from dateline.annotate.times import time_finder
from dateline.evaluate.marked import MarkedText, read_marked
from dateline.knowledge import happenings
from dateline.model import Time

FIND = time_finder("dateline.annotate.ar", happenings(), WRITING)
#: Wednesday, 12 March 2031.
PUBLISHED = "2031-03-12"


def times(text: str, published: str | None = PUBLISHED) -> list[Time]:
    reading = read(article_of(text, "ar", published))
    found = [each for each in FIND(reading) if isinstance(each, Time)]
    for each in found:
        each.span.verify(reading.text.page)
    return found


@pytest.mark.parametrize("marked", read_marked("times.txt")[0], ids=lambda each: str(each.number))
def test_each_marked_sentence_has_its_times_and_no_others(marked: MarkedText) -> None:
    found = times(marked.text, marked.head)
    assert [(each.type, each.value or "") for each in found] == [place.fields[:2] for place in marked.places]
    for time, place in zip(found, marked.places, strict=True):
        assert max(time.span.start, place.start) < min(time.span.end, place.end)


def test_no_part_finer_than_the_words_give_is_added() -> None:
    [month] = times("أقيم المعرض في تشرين الثاني 2029.")
    assert (month.value, month.edtf, month.earliest, month.latest) == ("2029-11", "2029-11", "2029-11-01", "2029-11-30")


def test_a_time_says_what_it_was_counted_from() -> None:
    [yesterday, ordinal] = times("قال أمس إن البناء اكتمل في الذكرى العاشرة لانفجار مرفأ بيروت.", "2030-08-05")
    assert (yesterday.anchor, yesterday.value) == ("2030-08-05", "2030-08-04")
    assert ordinal.anchor == "2020-08-04"
    assert (ordinal.anchor_basis or "").startswith("happening: ")


def test_hijri_dates_keep_their_own_basis() -> None:
    [day] = times("صدر المرسوم في 15 محرم 1444 هـ.")
    assert (day.value, day.anchor, day.anchor_basis) == ("2022-08-13", "1444-01-15", "Hijri, tabular calendar")
    [month] = times("بدأ العمل في شهر رمضان 1452 هـ.")
    assert month.edtf == "2030-12-26/2031-01-24"


def test_without_a_day_of_publication_a_relative_time_stays_open_with_its_reason() -> None:
    [time] = times("غادر الوفد أمس.", None)
    assert (time.value, time.edtf) == (None, None)
    assert time.unresolved == "it counts from the day of publication, and the article has none"


def test_a_weekday_named_with_today_settles_the_day() -> None:
    [time] = times("قال اليوم الثلاثاء إن الجلسة انتهت.")
    assert time.value == "2031-03-11"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("بدأ الاجتماع في الثانية بعد الظهر.", ["2031-03-12T14:00"]),
        ("وقع في 14:30 (بتوقيت غرينتش) أمس.", ["2031-03-11T14:30Z"]),
        ("هبطت الطائرة منتصف ليل الثلاثاء الأربعاء.", ["2031-03-11TNI"]),
        ("نفذت العملية في أكتوبر تشرين الأول 2023.", ["2023-10"]),
        ("صدر القرار في يناير/فبراير 2030.", ["2030-01/2030-02"]),
        ("نشر التقرير بتاريخ 5/8/2022.", ["2022-08-05"]),
        ("ولد سنة ألف وتسعمائة وثمان وأربعين.", ["1948"]),
        ("تراجع النمو في الربع الأخير من 2030.", ["2030-Q4"]),
        ("توفي بعد يومين.", [None]),
        ("وصل في 3 مايو 2030، وتوفي بعد يومين.", ["2030-05-03", "2030-05-05"]),
    ],
)
def test_constructions(text: str, values: list[str | None]) -> None:
    assert [each.value if each.edtf else None for each in times(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "اجتمع الأمين العام الحالي مع الوفد.",
        "شارك قياديون من قوى 14 آذار في اللقاء.",
        "روى ما جرى في حرب أكتوبر لأحفاده.",
        "يبلغ من العمر 52 عاما.",
        "طفل عمره ثلاث سنوات نجا من الحريق.",
    ],
)
def test_names_and_ages_are_no_times(text: str) -> None:
    assert times(text) == []


@settings(max_examples=40, deadline=None)
@given(
    before=st.text("قال \u064b\u0651\u0640\u200f\u2067😀،.", max_size=12),
    marks=st.lists(st.sampled_from(["", "\u0640", "\u064e", "\u200f"]), min_size=4, max_size=4),
)
def test_a_planted_time_is_found_at_its_place_whatever_marks_are_in_it(before: str, marks: list[str]) -> None:
    planted = "الأربعاء".replace("لأ", f"ل{marks[0]}أ").replace("رب", f"ر{marks[1]}ب{marks[2]}") + " ٥ مارس ٢٠٣١"
    found = times(f"{before} يوم {planted} انتهى.")
    assert any(each.value == "2031-03-05" and planted in each.span.exact for each in found)
