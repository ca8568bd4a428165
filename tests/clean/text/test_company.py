"""Lines known by their neighbours: subheadings, captions without a credit, links nobody labelled."""

from __future__ import annotations

import pytest
from scraped_text import page_of

from dateline.clean.text import label_document

PARAGRAPHS = (
    "The railway across the eastern desert carried its first freight train on Wednesday, the operator said.",
    "The train of thirty wagons left before dawn with grain and returned with fertiliser in the evening.",
    "Lorry owners fear for their trade, as some 1,400 vehicles use the desert road every day.",
    "A second track is to follow in five years, but the money for it has not been found so far.",
    "Passenger trains are planned for the coming year, and their fares have not been set.",
)
PARAGRAPHS_AR = (
    "افتتحت بلدية العمارة جسر المشاة فوق نهر دجلة بعد تأخر دام عامين بسبب خلاف على كلفة الإنارة.",
    "وقال مدير البلدية إن الجسر يربط السوق القديم بحي الجديدة، وإن طوله مئة وأربعون مترا.",
    "وأشار إلى منع الدراجات النارية من المرور عليه، مؤكدا نصب كاميرات مراقبة عند طرفيه.",
    "من جهتهم، طالب أصحاب المحال بمواقف للسيارات قرب المدخل الشرقي للجسر الجديد.",
    "وبلغت كلفة المشروع أربعة مليارات دينار، دفعت المحافظة نصفها من موازنة العام الماضي.",
)
CAPTION = "Workers in yellow vests load sacks of grain at the terminal as the line opens to traffic"
CAPTION_AR = "عمال البلدية يركبون مصابيح الإنارة على جسر المشاة الجديد فوق نهر دجلة قبل افتتاحه بيوم"
LINKS = (
    "Ferry line to the islands adds a second night sailing",
    "City tram returns to the old quarter after sixty years",
    "Solar farm in the south feeds first power into the grid",
)


def roles(text: str) -> dict[str, str]:
    draft = label_document(page_of(text))
    return {" ".join(draft.text_of(block).split()): block.role.value for block in draft.blocks}


@pytest.mark.parametrize(("paragraphs", "caption"), [(PARAGRAPHS, CAPTION), (PARAGRAPHS_AR, CAPTION_AR)])
def test_a_long_line_without_full_stop_among_finished_paragraphs_is_a_caption(
    paragraphs: tuple[str, ...], caption: str
) -> None:
    found = roles("\n\n".join((*paragraphs[:3], caption, *paragraphs[3:])))
    assert found.pop(caption) == "caption"
    assert set(found.values()) == {"body"}


def test_a_short_line_between_paragraphs_is_a_subheading() -> None:
    found = roles("\n\n".join((*PARAGRAPHS[:2], "A second track", *PARAGRAPHS[2:])))
    assert set(found.values()) == {"body"}


@pytest.mark.parametrize("links", [2, 3])
def test_headlines_below_the_text_are_links(links: int) -> None:
    found = roles("\n\n".join((*PARAGRAPHS, *LINKS[:links])))
    assert [found[link] for link in LINKS[:links]] == ["related"] * links
    assert [found[paragraph] for paragraph in PARAGRAPHS] == ["body"] * 5


def test_a_cookie_banner_does_not_cost_a_short_article() -> None:
    found = roles(
        "We value your privacy\nAccept all\nFirst freight on the desert railway\n" + "\n".join(PARAGRAPHS[:2])
    )
    assert [found[paragraph] for paragraph in PARAGRAPHS[:2]] == ["body", "body"]


def test_a_place_in_capitals_below_the_date_opens_the_text() -> None:
    found = roles("Sandstorm closes three airports\n16 April 2031\nBAGHDAD\n" + "\n".join(PARAGRAPHS))
    assert found["BAGHDAD"] == "body"


def test_markdown_does_not_hide_what_lines_are() -> None:
    text = "# First freight on the desert railway\n*16 April 2031*\n![A train](https://example.org/a.jpg)\n"
    links = "[Read more: Why silos are built](https://example.org/b)\n[Share](https://example.org/c)"
    found = list(roles(text + "\n".join(PARAGRAPHS) + "\n" + links).values())
    assert found == ["title", "date", "caption", *["body"] * 5, "related", "furniture"]
