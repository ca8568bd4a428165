"""Whole HTML pages of many templates: text in, roles and items out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.html import HtmlCleaner
from dateline.clean.html.extraction import without_code
from dateline.clean.html.placing import Placing, compact
from dateline.model import CleanPage, Payload, Role
from dateline.read.html import HtmlReader

TITLE = {"en": "Ferry line to the islands opens in three weeks", "ar": "افتتاح خط العبارات إلى الجزر خلال ثلاثة أسابيع"}
BODY = {
    "en": [
        "The ferry operator said on Monday that the new line between Aqaba and the islands would open in three weeks.",
        "Around 400 people have registered for the first crossing, the operator said, and the number was still rising.",
        "The transport ministry had delayed the opening because two piers had to be rebuilt after the winter storms.",
    ],
    "ar": [
        "قالت شركة العبارات يوم الاثنين إن الخط الجديد بين العقبة والجزر الجنوبية سيفتتح خلال ثلاثة أسابيع بعد الفحوص.",
        "وسجل نحو أربعمئة شخص أسماءهم في الرحلة الأولى، بحسب مكتب الشركة، وكان العدد لا يزال يرتفع مساء الأحد.",
        "وكانت وزارة النقل قد أجلت الافتتاح لأن رصيفين احتاجا إلى إعادة البناء بعد عواصف الشتاء الماضي.",
    ],
}


def clean(html: str, encoding: str = "utf-8") -> CleanPage:
    payload = Payload("page.html", html.encode(encoding), "text/html")
    page: CleanPage = HtmlCleaner()(HtmlReader()([payload]))[0]
    for block in page.blocks:
        block.span.verify(page.page)
    return page


def texts(page: CleanPage, role: Role, item: int | None = None) -> list[str]:
    wanted = None if item is None else page.articles[item].article_id
    return [b.span.exact for b in page.blocks if b.role is role and (item is None or b.article_id == wanted)]


def paragraphs(language: str) -> str:
    return "".join(f"<p>{text}</p>" for text in BODY[language])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_article_with_caption_link_source_and_comments(language: str) -> None:
    words = {
        "en": (
            "12 August 2025",
            "A ferry at the quay (archive)",
            "Read also:",
            "Port takes first ship after the storm",
        ),
        "ar": ("١٢ آب/أغسطس ٢٠٢٥", "عبارة عند الرصيف (أرشيف)", "اقرأ أيضا:", "الميناء يستقبل أول سفينة بعد العاصفة"),
    }[language]
    date, caption, label, other = words
    page = clean(
        f"""<html lang="{language}"><head><title>{TITLE[language]} | Quay Post</title></head><body>
        <article><h1>{TITLE[language]}</h1><div class="meta">{date}</div>
        <figure><img src="x"><figcaption>{caption}</figcaption></figure>{paragraphs(language)}
        <p><strong>{label}</strong> <a href="/z">{other}</a></p></article>
        <div id="comments"><ol><li class="comment"><p>Thank you for this news, we have waited long.</p></li></ol></div>
        </body></html>"""
    )
    (article,) = page.articles
    assert (article.title, article.published, article.language) == (TITLE[language], "2025-08-12", language)
    assert texts(page, Role.BODY) == BODY[language]
    assert texts(page, Role.CAPTION) == [caption]
    assert texts(page, Role.RELATED) == [f"{label} {other}"]


def test_paragraphs_set_apart_by_breaks_in_a_table_of_windows_1256() -> None:
    page = clean(
        f"""<html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256">
        <title>{TITLE["ar"]}</title></head><body><table><tr><td><a href="1">الرئيسية</a></td></tr><tr><td>
        <h2>{TITLE["ar"]}</h2><span>الثلاثاء 12 أغسطس 2025 - 10:30</span><div>{"<br><br>".join(BODY["ar"])}</div>
        </td></tr></table></body></html>""",
        "cp1256",
    )
    assert texts(page, Role.BODY) == BODY["ar"]
    assert page.articles[0].published == "2025-08-12T10:30"


def test_dated_entries_that_nobody_declared_are_items() -> None:
    entries = "".join(
        f'<article><time datetime="2025-08-12T1{n}:15">1{n}:15</time><h3>Update on the port number {n}</h3>'
        f"<p>{text}</p></article>"
        for n, text in enumerate(BODY["en"])
    )
    page = clean(f"<html><head><title>Strike live</title></head><body><h1>Strike live</h1>{entries}</body></html>")
    titles = [article.title for article in page.articles]
    assert titles == ["Strike live", *(f"Update on the port number {n}" for n in range(3))]
    assert [texts(page, Role.BODY, n + 1) for n in range(3)] == [[text] for text in BODY["en"]]


def test_two_articles_on_one_page_are_two_items() -> None:
    def article(title: str, day: str, texts: list[str]) -> str:
        meta = f'<div>By Staff <time datetime="{day}">{day}</time></div>'
        return f"<article><h1>{title}</h1>{meta}{''.join(f'<p>{text}</p>' for text in texts)}</article>"

    relief = [
        "Relief teams reached the upper valley on Sunday with water, tents and medicine for 1,200 households there.",
        "The road had been cut since Thursday, when the river rose by two metres within a night and took a bridge.",
        "Officials said a temporary bridge would be built within a week, and that four schools would stay closed.",
    ]
    second = "Flood relief reaches the upper valley"
    page = clean(
        f"""<html><head><title>{TITLE["en"]}</title><meta property="og:title" content="{TITLE["en"]}"></head><body>
        {article(TITLE["en"], "2025-08-12", BODY["en"])}
        <div>{article(second, "2025-08-11", relief)}</div></body></html>"""
    )
    assert [(each.title, each.published) for each in page.articles] == [
        (TITLE["en"], "2025-08-12"),
        (second, "2025-08-11"),
    ]
    assert [texts(page, Role.BODY, n) for n in range(2)] == [BODY["en"], relief]


def test_sections_without_dates_stay_one_article() -> None:
    sections = "".join(
        f"<section><h2>Part number {n} of it</h2><p>{text}</p></section>" for n, text in enumerate(BODY["en"])
    )
    page = clean(f"<html><head><title>{TITLE['en']}</title></head><body><h1>{TITLE['en']}</h1>{sections}</body></html>")
    assert len(page.articles) == 1


def test_consent_wall_is_no_article() -> None:
    text = "We and our partners store and access information on a device, such as cookies, and process personal data. "
    page = clean(
        f'<html><body><div class="consent"><h1>Your privacy</h1><p>{text * 2}</p><p>{text}</p></div></body></html>'
    )
    assert page.articles == ()


def test_short_item_with_title_and_date_is_an_article() -> None:
    page = clean(
        f"""<html><head><title>{TITLE["en"]} - Quay Post</title></head><body><h1>{TITLE["en"]}</h1><p>12 Aug 2025</p>
        <p>{BODY["en"][0]}</p><figure><img src="x"><figcaption>Waves at the sea wall [Agency]</figcaption></figure>
        </body></html>"""
    )
    assert [article.published for article in page.articles] == ["2025-08-12"]
    assert texts(page, Role.CAPTION) == ["Waves at the sea wall [Agency]"]


def test_code_is_emptied_and_declared_articles_stay() -> None:
    kept = "<script type='application/ld+json'>{}</script><script>'<script>'</script>"
    assert (
        without_code(f"<script>a<b</script>x<style>p{{}}</style>{kept}") == f"<script></script>x<style></style>{kept}"
    )
    assert without_code("<script>never closed") == "<script>never closed"


@given(st.text(alphabet="ab \n\u200fcé\u00a0ة\ufeff"))
def test_offsets_lead_back_from_compact_text(text: str) -> None:
    placing = Placing(text)
    placed = placing.place([text])
    assert "".join(compact(text[start:end]) for start, end in placed.ranges) == compact(text)
    assert placed.unplaced == 0
