"""News or opinion, per article and paragraph."""

from __future__ import annotations

import pytest

from dateline.clean.opinion import judge
from dateline.model import Kind, Voice

REPORT = [
    "The port office said on Monday that 212 people had travelled on the first boat.",
    "A spokesperson for the union told reporters that talks would go on.",
    "According to the ministry, repairs cost 14 million dollars and took two years.",
]
COMMENT = [
    "The dockers are right. Ten days is not a roster, it is a telephone call.",
    "The company must withdraw the plan, and it should begin again with the people who do the work.",
]
ARABIC_REPORT = [
    "قالت البلدية يوم الجمعة إن الزيادة تغطي ثمن ستين حافلة جديدة.",
    "وأعلنت الشركة أن مدة الانتظار ستنخفض إلى 12 دقيقة، وفق بيان نشر أمس.",
    "وذكر متحدث باسم الوزارة أن 190 ألف راكب يستخدمون الحافلات.",
]
ARABIC_COMMENT = [
    "ونحن نرى أن ترتيب الأمور مقلوب، ومن واجب البلدية أن تأتي بالحافلات أولا.",
    "فهل ننتظر صيفا آخر؟ ينبغي أن تبدأ الإصلاحات الآن، وهذا أقل ما يستحقه الناس.",
]


@pytest.mark.parametrize("report", [REPORT, ARABIC_REPORT])
def test_a_report_is_news(report: list[str]) -> None:
    judgement = judge(report)
    assert judgement.kind is Kind.NEWS
    assert set(judgement.voices) == {Voice.REPORT}


@pytest.mark.parametrize("comment", [COMMENT, ARABIC_COMMENT])
def test_an_arguing_text_is_opinion(comment: list[str]) -> None:
    assert judge(comment).kind is Kind.OPINION


@pytest.mark.parametrize(("report", "comment"), [(REPORT, COMMENT), (ARABIC_REPORT, ARABIC_COMMENT)])
def test_a_report_with_the_outlets_own_comment_is_mixed(report: list[str], comment: list[str]) -> None:
    judgement = judge([*report, *report, *comment])
    assert judgement.kind is Kind.MIXED
    assert judgement.voices == (Voice.REPORT,) * 6 + (Voice.OPINION,) * 2


def test_what_is_quoted_is_not_the_outlets_opinion() -> None:
    quoted = ["“The company must withdraw the plan. We think it is shameful,” the branch said.", *REPORT]
    assert judge(quoted).kind is Kind.NEWS


@pytest.mark.parametrize(
    "label", ["Opinion", "Home > Opinion > Columns", "رأي", "الرئيسية > مقالات > رأي", "Editorial"]
)
def test_a_section_label_decides_a_text_that_is_no_report(label: str) -> None:
    text = ["Every autumn the same line appears in the budget papers.", "A bus that runs half empty does its work."]
    assert judge(text, labels=[label]).kind is Kind.OPINION


def test_a_menu_that_names_opinion_among_others_decides_nothing() -> None:
    assert judge(REPORT, labels=["News", "Sport", "Opinion", "Business"]).kind is Kind.NEWS


@pytest.mark.parametrize("body", [["The strait crossing resumes at noon."], ["تجربة لستة أشهر تبدأ في يوليو"], []])
def test_less_than_two_sentences_are_a_teaser(body: list[str]) -> None:
    assert judge(body).kind is Kind.TEASER


@pytest.mark.parametrize("title", ["Full text: joint statement of the river offices", "حوار مع مدير المرصد"])
def test_statements_and_interviews_are_other(title: str) -> None:
    assert judge(REPORT, title=title).kind is Kind.OTHER


def test_questions_and_answers_are_other() -> None:
    turns = [text for n in range(4) for text in (f"How high is gauge {n}?", f"It stands at {n} metres. It was lower.")]
    assert judge(turns).kind is Kind.OTHER
