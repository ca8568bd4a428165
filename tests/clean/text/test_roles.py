"""Roles of the lines of scraped text: text in, roles out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scraped_text import page_of

from dateline.clean.draft import Draft
from dateline.clean.text import label_document
from dateline.model import Role, StageError

ENGLISH = """The Quay Gazette
Home > News > Harbour
Ferry terminal at Mombasa reopens after long repairs
Ferry terminal at Mombasa reopens after long repairs | The Quay Gazette
By Staff writer
Published: 18 March 2031
5 min read
Share this
The new quay seen from the market on Monday (Photo: Port Authority)
MOMBASA, Kenya — Passenger ferries returned to the terminal on Tuesday after repairs that kept it closed for a year.
The port office said the first boat left at six in the morning with 212 people aboard.
READ: Lake level falls for the third month
"We lost half a year to high water," a spokesperson for the port said. The contractor had to start again.
Fares go up
From April a single ticket will cost 450 shillings, which the port says covers safety equipment.
Source: agencies
Related stories
Council votes on landing fees
How a cold chain changed one village
Sign up for the morning letter
© 2031 The Quay Gazette. All rights reserved."""

ARABIC = """جريدة المرسى
الرئيسية > أخبار
ميناء العقبة يستقبل أكبر سفينة حبوب في تاريخه
كتب: مراسلنا من العقبة
نشر في: 19 يوليو/تموز 2032
رست في ميناء العقبة صباح اليوم سفينة تحمل 82 ألف طن من القمح، وهي الأكبر التي تدخل رصيف الحبوب منذ إنشائه.
وقالت سلطة الميناء إن التفريغ سيستغرق ستة أيام بفضل الشافطات الجديدة التي وصلت في الربيع.
السفينة لدى وصولها إلى رصيف الحبوب (رويترز)
اقرأ أيضا: أسعار البن ترتفع في صنعاء
وأضافت السلطة أن سفينتين أخريين تصلان قبل نهاية الشهر، وأن المخازن تتسع للحمولة كلها.
المصدر : وكالات
إعلان
جميع الحقوق محفوظة"""


def roles_of(text: str) -> list[tuple[str, str]]:
    draft = label_document(page_of(text))
    return [(draft.text_of(block), block.role.value) for block in draft.blocks]


def roles_at(text: str) -> dict[str, str]:
    return {words[:30]: role for words, role in roles_of(text)}


def test_english_page() -> None:
    assert [role for _, role in roles_of(ENGLISH)] == [
        *["furniture", "furniture", "title", "title", "byline", "date", "furniture", "furniture", "caption"],
        *["body", "body", "related", "body", "body", "body", "source-line"],
        *["furniture", "related", "related", "furniture", "furniture"],
    ]


def test_arabic_page() -> None:
    assert [role for _, role in roles_of(ARABIC)] == [
        *["furniture", "furniture", "title", "byline", "date", "body", "body", "caption", "related", "body"],
        *["source-line", "furniture", "furniture"],
    ]


def test_article_blocks_belong_to_it_and_frame_to_the_page() -> None:
    draft = label_document(page_of(ENGLISH))
    for block in draft.blocks:
        own = block.role not in {Role.FURNITURE, Role.RELATED, Role.TEASER}
        assert (block.item == 0) is own


def test_every_block_names_its_rule_and_evidence() -> None:
    for block in label_document(page_of(ENGLISH)).blocks:
        assert block.rule
        assert 0.5 <= block.confidence <= 1
        assert block.evidence


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (" date 2031-04-07 THE harbour office has closed the northern quay to all ships.", ["date 2031-04-07", "THE"]),
        ("By the newsroomPublished 3 May 2031", ["By the newsroom", "Published 3 May 2031"]),
        ("كتب: مراسلنا من ميلةنشر يوم 12 جوان 2030", ["كتب: مراسلنا من ميلة", "نشر يوم 12 جوان 2030"]),
        ("تاريخ النشر: 30 تشرين الأول 2029أعادت البلدية فتح القلعة أمام الزوار", ["تاريخ النشر:", "أعادت"]),
        ("On 7 April 2031 the ministry opened the harbour again.", ["On 7 April"]),
        ("في 7 أبريل 2031 أعلنت الوزارة فتح الميناء.", ["في 7"]),
        ("On 7 April 2031 Kenya opened the harbour again.", ["On 7 April"]),
        ("Quay LetterApril 7, 2031 · Shared with PublicThe quay is open.", ["Quay", "April 7, 2031", "·", "The quay"]),
        ("رسالة الرصيفNovember 7 · Shared with Publicأعيد فتح الرصيف.", ["رسالة", "November 7", "·", "أعيد"]),
        ("الرصيف٧ أبريل ٢٠٣١ · تمت المشاركة مع العامةأعيد فتحه.", ["الرصيف", "٧ أبريل", "·", "أعيد"]),
        ("Quay Letter 7 April at 10:20 · Apia, Samoa · Shared with Public", ["Quay", "7 April", "· Shared"]),
        ("7 April 2031 · Public inquiry into the quay opens in Apia", ["7 April 2031", "· Public inquiry"]),
    ],
)
def test_glued_lines_are_cut(text: str, pieces: list[str]) -> None:
    words = [words for words, _ in roles_of(text)]
    assert len(words) == len(pieces)
    assert all(word.startswith(piece) for word, piece in zip(words, pieces, strict=True))


def test_text_under_a_newsletter_heading_is_furniture() -> None:
    text = ENGLISH + "\nSign Up For Our Digest\nJoin our readers. Sign up and get the list in your inbox every day."
    assert [role for _, role in roles_of(text)][-2:] == ["furniture", "furniture"]


def test_comments_are_furniture() -> None:
    text = ENGLISH + "\nComments (2)\nteal.kettle\nAbout time. My car was under water in February.\nReply"
    assert {role for _, role in roles_of(text)[-4:]} == {"furniture"}


def test_subheading_and_short_lines_stay_body() -> None:
    assert roles_at(ENGLISH)["Fares go up"] == "body"


@pytest.mark.parametrize(
    "text",
    [
        "Skip to content\nMenu\nSorry, we can’t find that page\n"
        "The page you are looking for may have been moved. Please check the address.\nError 404\nContact",
        "نحن نحترم خصوصيتك\nنستخدم ملفات تعريف الارتباط لقياس أداء الإعلانات. يمكنك قبول ذلك أو رفضه.\n"
        "قبول الكل\nرفض الكل\nسياسة الخصوصية",
        "Home\nNews\nSport\nWeather\nContact us",
    ],
)
def test_pages_without_an_article_have_no_items(text: str) -> None:
    assert label_document(page_of(text)).items() == []


def test_a_dump_of_too_many_lines_is_refused() -> None:
    with pytest.raises(StageError, match="30000 of any news page"):
        label_document(page_of("a line\n" * 30_001))


def covered(draft: Draft) -> bool:
    text = draft.document.page.text
    inside = {i for block in draft.blocks for i in range(block.start, block.end)}
    return all(text[i].isspace() or i in inside for i in range(len(text)))


WORDS = st.sampled_from(
    [
        "READ: more",
        "4 May 2031",
        "إعلان",
        "The port said it would open.",
        "1",
        "«",
        "المصدر: وكالات",
        "\u200fa",
        "|",
        "—",
        "🙂",
        "",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(WORDS, st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=80)),
        max_size=12,
    )
)
def test_every_character_lies_in_one_block(lines: list[str]) -> None:
    draft = label_document(page_of("\n".join(lines)))
    assert covered(draft)
    ends = [0, *(block.end for block in draft.blocks)]
    assert all(block.start >= end for block, end in zip(draft.blocks, ends, strict=False))
    assert label_document(page_of("\n".join(lines))) == draft
