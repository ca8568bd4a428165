"""Lines and wrapped paragraphs as segments, in both scripts."""

from __future__ import annotations

import textwrap

import pytest

from dateline.read import segments_of

ENGLISH = [
    "Ferry talks resume",
    "Delegations from two coastal towns resumed talks on Tuesday about a ferry line that was stopped in March, "
    "and said that they hoped for an agreement before the summer timetable begins in the first week of June.",
    "The line carried some 4,000 passengers a week, according to the port authority. Its closing left lorry drivers "
    "with a detour of ninety kilometres, and traders on both sides have asked for compensation since then.",
    "A second round is planned for Friday.",
    "Neither side wished to say who would pay for the new landing stage, which was damaged by a storm in February "
    "and has been closed to ships of more than two hundred tonnes.",
]
ARABIC = [
    "استئناف محادثات خط العبّارات",
    "استأنف وفدان من بلدتين ساحليتين يوم الثلاثاء محادثاتهما بشأن خط العبّارات الذي توقف في آذار، وقالا إنهما يأملان "
    "في التوصل إلى اتفاق قبل بدء العمل بجدول الصيف في الأسبوع الأول من حزيران المقبل.",
    "وكان الخط ينقل نحو أربعة آلاف راكب في الأسبوع بحسب سلطة الميناء، وأدى إغلاقه إلى اضطرار سائقي الشاحنات إلى سلوك "
    "طريق أطول بتسعين كيلومترًا، فيما يطالب التجار من الجانبين بتعويضات منذ ذلك الحين.",
    "ومن المقرر عقد جولة ثانية يوم الجمعة.",
    "ولم يشأ أي من الجانبين أن يقول من سيدفع كلفة الرصيف الجديد الذي تضرر في عاصفة في شباط وأُغلق أمام السفن التي "
    "تزيد حمولتها على مئتي طن.",
]


def words(text: str, join_wrapped: bool = True) -> list[str]:
    return [text[part.start : part.end] for part in segments_of(text, join_wrapped=join_wrapped)]


@pytest.mark.parametrize("paragraphs", [ENGLISH, ARABIC], ids=["en", "ar"])
@pytest.mark.parametrize("width", [50, 64, 72, 80])
def test_wrapped_paragraphs_are_one_segment_each(paragraphs: list[str], width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert [" ".join(part.split()) for part in words(text)] == paragraphs
    assert len(words(text, join_wrapped=False)) == text.count("\n") - (len(paragraphs) - 2)


@pytest.mark.parametrize("paragraphs", [ENGLISH, ARABIC], ids=["en", "ar"])
@pytest.mark.parametrize("gap", ["\n", "\r\n", "\n\n", "\n \u200f\n"])
def test_a_line_that_is_a_paragraph_stays_one(paragraphs: list[str], gap: str) -> None:
    assert words(gap.join(paragraphs)) == paragraphs


def test_headings_of_like_length_are_not_a_paragraph() -> None:
    headings = [
        "Ferry talks resume after three months",
        "Harbour wall to be rebuilt by autumn next year",
        "Bakers ask for longer hours",
        "Bus drivers call off march after city hall talks",
        "Museum opens again",
        "River falls to its lowest level in a decade",
        "School year to begin a week early in the north",
    ]
    assert words("\n".join(headings)) == headings


def test_teasers_cut_at_one_length_are_not_a_paragraph() -> None:
    teasers = [("word " * 20)[:70].strip() + "…" for _ in range(8)]
    assert words("\n".join(teasers)) == teasers


def test_offsets_count_from_the_start_given() -> None:
    (part,) = segments_of("  one line ", 100, path="field:title")
    assert (part.start, part.end, part.path) == (102, 110, "field:title")


SHORT = (
    "The new flood barrier at the mouth of the river was closed for the first time on Saturday night, and held.",
    "Engineers raised the four gates after nine o'clock, when the forecast was revised, and lowered them at dawn.",
    "Sensors showed that the gates moved by less than a centimetre under the load, the project manager said.",
    "Streets that flooded twice last winter stayed dry, although water came up through drains in two places.",
    "The barrier cost a third more than planned, and was finished eighteen months late, the council said.",
    "The council will decide whether to remove the temporary walls, which some traders say spoil the view.",
)
SHORT_AR = (
    "أعيد اليوم افتتاح سوق السمك في المدينة بعد عام من أعمال الترميم، التي شملت السقف والمدخل البحري.",
    "وقال رئيس البلدية إن السوق يستقبل الصيادين من الرابعة فجرا، وإن البسطات وزعت قبل أسبوعين بالقرعة.",
    "واشتكى بعض الباعة من ارتفاع بدل الإيجار، مطالبين بتخفيضه في أشهر الشتاء حين يقل الصيد بسبب العواصف.",
    "وردت البلدية بأن البدل لا يغطي سوى ثلث كلفة التشغيل، ووعدت بإعادة النظر فيه بعد ستة أشهر من الآن.",
    "ويعمل في السوق نحو مئة وثمانين شخصا، ويصل إليه يوميا ما بين طنين وثلاثة أطنان من السمك الطازج.",
    "وشملت الأعمال شبكة التبريد أيضا، بكلفة مليون ومئتي ألف دولار، دفعت نصفها منحة من دولة أوروبية.",
)


@pytest.mark.parametrize("width", [66, 72, 80])
@pytest.mark.parametrize("paragraphs", [SHORT, SHORT_AR])
def test_paragraphs_of_two_lines_without_blank_lines_are_joined(paragraphs: tuple[str, ...], width: int) -> None:
    head = "Old market opens again\nHome | News\nSunday, October 12, 2031\n"
    text = head + "\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert [" ".join(part.split()) for part in words(text)][3:] == list(paragraphs)
