"""Arabic figures: kinds, bounds, parts, wording and offsets; what counts nobody gives none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.ar.reader import read
from dateline.annotate.ar.words import SPELLING, WRITING
from dateline.annotate.figures import figure_finder
from dateline.annotate.plain import article_of
from dateline.annotate.reading import Reading
from dateline.annotate.times import time_finder
from dateline.evaluate.marked import MarkedText, read_marked
from dateline.model import Figure

FIND_TIMES, FIND = time_finder("dateline.annotate.ar", (), WRITING), figure_finder("dateline.annotate.ar", SPELLING)


def read_figures(text: str) -> Reading:
    reading = read(article_of(text, "ar", "2031-03-12"))
    reading.add(FIND_TIMES(reading))
    reading.add(FIND(reading))
    for each in reading.figures:
        each.span.verify(reading.text.page)
    return reading


def bounds(figure: Figure) -> tuple[str, str, str]:
    low, high = ("" if bound is None else f"{bound:.0f}" for bound in (figure.low, figure.high))
    return figure.kind, low, high


@pytest.mark.parametrize("marked", read_marked("figures.txt")[0], ids=lambda each: str(each.number))
def test_each_marked_sentence_has_its_figures_and_no_others(marked: MarkedText) -> None:
    found = read_figures(marked.text).figures
    assert [bounds(each) for each in found] == [place.fields[:3] for place in marked.places]
    assert [each.part_of is not None for each in found] == ["part" in place.fields for place in marked.places]


@pytest.mark.parametrize("word", ["قتيلا", "شهيدا", "ضحية"])
def test_words_for_the_dead_are_one_kind_and_stay_the_words_of_the_source(word: str) -> None:
    [figure] = read_figures(f"سقط 12 {word} في الانفجار.").figures
    assert figure.kind == "killed"
    assert word in figure.span.exact


def test_a_toll_so_far_is_told_from_new_dead() -> None:
    [toll] = read_figures("ارتفعت حصيلة الزلزال إلى 75 قتيلا.").figures
    [new] = read_figures("قتل 75 شخصا في الزلزال.").figures
    assert (toll.cumulative, new.cumulative) == (True, None)


def test_the_victims_and_the_deed_are_slots() -> None:
    reading = read_figures("أعلنت الشرطة مقتل ثلاثة من عمال المنجم.")
    [figure] = reading.figures
    slots = {each.name: each.span.exact for each in reading.slots_of(figure.figure_id) if each.span}
    assert slots == {"victim": "عمال المنجم", "cue": "مقتل"}
    assert figure.unit == "عامل"


def test_what_is_counted_is_named_by_its_singular() -> None:
    [figure] = read_figures("أصيبت أربع نساء بجروح.").figures
    assert figure.unit == "امرأة"


@pytest.mark.parametrize(
    "text",
    [
        "انتخب النائب البالغ من العمر 52 عاما.",
        "فاز الفريق 3-1 في الدقيقة 70.",
        "يقع على بعد 12 كيلومترا.",
        "ارتفع السعر بنسبة 3 بالمئة.",
        "نص القرار رقم 242 على ذلك.",
        "قالت حركة طالبان إنها ترفض العرض.",
        "قتل أحد المسلحين.",
    ],
)
def test_ages_scores_measures_labels_and_names_count_nobody(text: str) -> None:
    assert read_figures(text).figures == []


@settings(max_examples=40, deadline=None)
@given(
    before=st.text("قال \u064b\u0651\u0640\u200f\u2067😀،", max_size=12),
    marks=st.lists(st.sampled_from(["", "\u0640", "\u064e", "\u200f"]), min_size=2, max_size=2),
)
def test_a_planted_figure_is_found_at_its_place_whatever_marks_are_in_it(before: str, marks: list[str]) -> None:
    planted = f"١٢ ق{marks[0]}تي{marks[1]}لا"
    found = read_figures(f"{before} سقط {planted} في البلدة.").figures
    assert any(bounds(each) == ("killed", "12", "12") and planted in each.span.exact for each in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقع الزلزال دون وقوع إصابات.", [("injured", "0", "0")]),
        ("لم يعلق الجيش على سقوط ضحايا.", []),
        ("المذبحة التي قتل فيها 24 مدنيا.", [("killed", "24", "24")]),
        ("تم الإفراج عنه مع 3 آخرين.", [("people", "3", "3")]),
        ("أودى الزلزال بحياة 30 شخصا.", [("killed", "30", "30")]),
        ("يخطط لتحسين حياة 30 مليون شخص.", [("people", "30000000", "30000000")]),
        ("فرقت الشرطة المتظاهرين الـ100 ألف.", [("protesters", "100000", "100000")]),
        ("قال إن نحو 200 مسلح و50 جنديا قتلوا.", [("killed", "200", "200"), ("killed", "50", "50")]),
        ("إن ستة بينهم خمسة جنود قتلوا أمس.", [("killed", "6", "6"), ("killed", "5", "5")]),
        ("أصيبت أم لطفلين.", []),
        ("سجل الفريق 27-31 نقطة.", []),
    ],
)
def test_constructions(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [bounds(each) for each in read_figures(text).figures] == expected
