"""Statements in Arabic text: planted words with who says them, their form and class."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate import article_of
from dateline.annotate.ar.names import name_finder
from dateline.annotate.ar.reader import read
from dateline.annotate.ar.statements import statement_finder
from dateline.annotate.reading import Reading


@cache
def reading_of(text: str) -> Reading:
    reading = read(article_of(text, "ar", "2031-03-12"))
    for finder in (name_finder(), statement_finder()):
        reading.add(finder(reading))
    return reading


def slots(reading: Reading, at: int, name: str) -> list[str]:
    owner = reading.statements[at].statement_id
    return [slot.span.exact for slot in reading.slots_of(owner, name) if slot.span]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "form", "kind"),
    [
        ("قالت وزارة الزراعة إن الموسم جيد.", "الموسم جيد", "وزارة الزراعة", "paraphrase", "neutral"),
        ("وأكدت المديرة: «العمل مستمر هذا الشهر».", "«العمل مستمر هذا الشهر»", "المديرة", "verbatim", "neutral"),
        ('وصرح الحاكم بأن السد "آمن تماما".', 'السد "آمن تماما"', "الحاكم", "mixed", "neutral"),
        ("ونفت الشركة وجود أي تسرب.", "وجود أي تسرب", "الشركة", "paraphrase", "denial"),
        ("اتهم الصيادون الشركة بتلويث النهر.", "تلويث النهر", "الصيادون", "paraphrase", "accusation"),
        ("وتعهدت الحكومة ببناء مدارس جديدة.", "بناء مدارس جديدة", "الحكومة", "paraphrase", "promise"),
        ("هددت النقابة بالإضراب الشهر المقبل.", "الإضراب الشهر المقبل", "النقابة", "paraphrase", "threat"),
        ("وحذرت المنظمة من شح المياه.", "شح المياه", "المنظمة", "paraphrase", "warning"),
        ("ودعا الرئيس إلى الهدوء.", "الهدوء", "الرئيس", "paraphrase", "call"),
        ("ستفتح الأسواق غدا، بحسب البلدية.", "ستفتح الأسواق غدا", "البلدية", "paraphrase", "neutral"),
        ("ووفقا للوزير، فإن الطريق آمن.", "الطريق آمن", "لوزير", "paraphrase", "neutral"),
        ("كما أعلن الوزير، سيفتح الجسر غدا.", "سيفتح الجسر غدا", "الوزير", "paraphrase", "neutral"),
        ("ونقلت الوكالة عن مصدر أمني قوله إن الطريق آمن.", "الطريق آمن", "مصدر أمني", "paraphrase", "neutral"),
        ("«لن نغادر بيوتنا أبدا»، قال أحد السكان.", "«لن نغادر بيوتنا أبدا»", "أحد السكان", "verbatim", "neutral"),
        ("الوزير قال إن الطريق آمن.", "الطريق آمن", "الوزير", "paraphrase", "neutral"),
        ("سيبدأ العمل غدا، وفقا لما ذكرته البلدية.", "سيبدأ العمل غدا", "البلدية", "paraphrase", "neutral"),
        ("السويد: «سنواصل العمل مع الجميع».", "«سنواصل العمل مع الجميع»", "السويد", "verbatim", "neutral"),
        (
            "وقال المتحدث باسم البلدية إن الجسر مغلق، على حد قوله.",
            "الجسر مغلق",
            "المتحدث باسم البلدية",
            "paraphrase",
            "neutral",
        ),
        ("وأغلق الجسر، وذلك وفق ما أعلنته البلدية.", "أغلق الجسر", "البلدية", "paraphrase", "neutral"),
        ("وكان المدرب وصفه بأنه «قرار طبيعي».", "أنه «قرار طبيعي»", "المدرب", "mixed", "neutral"),
        ("وصفها الوزير بأنها «خطوة مهمة».", "أنها «خطوة مهمة»", "الوزير", "mixed", "neutral"),
    ],
)
def test_a_statement_has_words_speaker_form_and_class(
    text: str, words: str, speaker: str, form: str, kind: str
) -> None:
    reading = reading_of(text)
    assert [each.span.exact for each in reading.statements] == [words]
    assert slots(reading, 0, "speaker") == [speaker]
    assert (reading.statements[0].form, reading.statements[0].cue_class) == (form, kind)


def test_who_spoke_before_speaks_on() -> None:
    reading = reading_of('وقال الوزير: "الطريق آمن الآن".\n\nوأضاف أن الجسر سيفتح غدا.')
    assert slots(reading, 1, "speaker") == ["الوزير"]


def test_a_participle_goes_on_with_the_subject_of_its_sentence() -> None:
    reading = reading_of("رحبت السويد بالاتفاق، مضيفة أن العمل بدأ.")
    assert [each.cue_class for each in reading.statements] == ["stance", "neutral"]
    assert slots(reading, 1, "speaker") == ["السويد"]


def test_an_oblique_plural_behind_a_verb_is_accused_and_does_not_accuse() -> None:
    reading = reading_of("ونفت السويد التقرير. واتهمت المشاركين بتأخير العمل.")
    assert slots(reading, 1, "speaker") == ["السويد"]


def test_a_name_in_quotation_marks_speaks() -> None:
    reading = reading_of("وطالب «تجمع السنابل» الوزير بإصلاح الجسر.")
    assert slots(reading, 0, "speaker") == ["تجمع السنابل"]
    assert slots(reading, 0, "addressee") == ["الوزير"]


def test_duals_speak_for_both() -> None:
    reading = reading_of("التقت السويد وفنلندا في أوسلو.\n\nوأكدتا أن العمل بدأ.")
    assert slots(reading, 0, "speaker") == ["السويد", "فنلندا"]


def test_a_statement_of_a_document_is_carried_to_its_issuers() -> None:
    text = 'أصدرت السويد وفنلندا بيانا مشتركا.\n\nوجاء في البيان أن "العمل المشترك مستمر".\n\nوأضاف أن الوفد سيعود.'
    reading = reading_of(text)
    assert slots(reading, 0, "document") == ["البيان"]
    assert slots(reading, 0, "issuer") == ["السويد", "فنلندا"]
    assert slots(reading, 1, "issuer") == ["السويد", "فنلندا"]


def test_who_is_told_is_the_addressee() -> None:
    assert slots(reading_of("وأبلغ المدير العمال أن المصنع سيغلق."), 0, "addressee") == ["العمال"]
    assert slots(reading_of("ودعت السويد الطرفين إلى الحوار."), 0, "addressee") == ["الطرفين"]


@pytest.mark.parametrize("marks", ["“”", "«»", '""', "”“", "»«", "“«"])
def test_any_marks_pair(marks: str) -> None:
    text = f"وقال الوزير إن {marks[0]}الطريق آمن منذ الأمس{marks[1]}."
    reading = reading_of(text)
    assert [(each.form, each.span.exact.strip('“”«»"')) for each in reading.statements] == [
        ("verbatim", "الطريق آمن منذ الأمس")
    ]


def test_a_quotation_runs_over_paragraphs() -> None:
    text = 'وقال الوزير: "الطريق آمن.\n\n"والجسر مفتوح للجميع".'
    reading = reading_of(text)
    assert len(reading.statements) == 1
    assert reading.statements[0].span.exact.startswith('"الطريق')
    assert reading.statements[0].span.exact.endswith('للجميع"')


@pytest.mark.parametrize(
    "text",
    [
        "عُرض فيلم «البحر القديم» أمس.",
        "يذكر أن الجسر بني قبل عشرين عاما.",
        'نظمت جمعية "أيد خضراء" حملة في الميناء.',
        "لم تعلن الوزارة موعد الافتتاح.",
        "تابع الجمهور المباراة حتى نهايتها.",
        "رفعت الشركة الأسعار وفق القانون.",
        "",
    ],
)
def test_titles_names_and_the_outlets_own_voice_are_no_statements(text: str) -> None:
    assert not reading_of(text).statements


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet='قال إن الوزير“”"«»،:.و\n\u0640\u064f\u200f🙂 أكد', max_size=60))
def test_any_text_gives_statements_that_stand_in_it(text: str) -> None:
    reading = reading_of(text)
    for each in reading.statements:
        assert text[each.span.start : each.span.end] == each.span.exact


def test_marks_tatweel_and_vowels_do_not_hide_a_cue() -> None:
    reading = reading_of("وَقـــالَ الوَزيرُ إنَّ الطريقَ \u200fآمنٌ.")
    assert len(reading.statements) == 1
    assert slots(reading, 0, "speaker") == ["الوَزيرُ"]


def test_a_party_made_of_marks_alone_names_nobody() -> None:
    reading = reading_of('وتابع " ” أن لمدة')
    assert [slots(reading, at, "speaker") for at in range(len(reading.statements))] in ([], [[]])
