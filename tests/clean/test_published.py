"""When an article was published: which claim wins, and what is never taken for a date of publication."""

from __future__ import annotations

import pytest
from drafts import Line, draft_of

from dateline.clean import assemble
from dateline.model import Article, Basis, CleanPage

BODY: Line = ("body", 0, "The port reopened after talks between the union and the company that operates the terminal.")
BODY_AR: Line = ("body", 0, "أعيد فتح الميناء بعد محادثات بين النقابة والشركة التي تشغل محطة الحاويات.")
TITLE: Line = ("title", 0, "Port reopens after talks")


def article(page: CleanPage) -> Article:
    return page.articles[0]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 3 May 2031", "2031-05-03"),
        ("2031-03-17 19:31:20", "2031-03-17T19:31:20"),
        ("May 23, 2031 at 11:26 am", "2031-05-23T11:26"),
        (" date 2031-04-07 ", "2031-04-07"),
        ("04/05/2031", "[2031-04-05,2031-05-04]"),
        ("تاريخ النشر: 30 تشرين الأول 2031 الساعة 21:15", "2031-10-30T21:15"),
        ("14 أغسطس/آب 2031 - 10:20 بتوقيت غرينتش", "2031-08-14T10:20Z"),
        ("الثلاثاء ١٥ يوليو ٢٠٣١ | ٠٧:٣٠ م", "2031-07-15T19:30"),
        ("Published 3 May 2031 Updated 5 May 2031", "2031-05-03"),
        ("Quay Letterpublished 3 May 2031", "2031-05-03"),
        ("رسالة الرصيفنشر 3 مايو 2031", "2031-05-03"),
        ("آخر تحديث: 5 مايو 2031", None),
        ("Updated 5 May 2031", None),
        ("3 hours ago", None),
        ("© 2031", None),
    ],
)
def test_date_lines(line: str, published: str | None) -> None:
    page = assemble(draft_of(TITLE, ("date", 0, line), BODY))
    assert article(page).published == published
    assert article(page).published_basis == (Basis.TEXT if published else None)


def test_dates_of_change_are_claims_of_their_own() -> None:
    page = assemble(draft_of(TITLE, ("date", 0, "نُشر في: 2 مايو 2031"), ("date", 0, "آخر تحديث: 3 مايو 2031"), BODY_AR))
    assert [(claim.field, claim.value, claim.chosen) for claim in page.claims if claim.field == "modified"] == [
        ("modified", "2031-05-03", False)
    ]
    assert article(page).published == "2031-05-02"


@pytest.mark.parametrize(
    "body",
    [
        "The bridge opened on 3 May 2031 and was closed a week later, the office said.",
        "افتتح الجسر في 3 مايو 2031 ثم أغلق بعد أسبوع، بحسب المكتب.",
        "A new bridge has been planned since 2009.",
    ],
)
def test_days_of_the_story_are_not_its_publication(body: str) -> None:
    caption = ("caption", 0, "The old bridge, photographed on 2 May 2030")
    page = assemble(draft_of(TITLE, caption, ("body", 0, body), ("furniture", None, "Plain news since 2009")))
    assert article(page).published is None
    assert article(page).published_earliest is None


def test_a_caption_nobody_labelled_is_no_date_line() -> None:
    line = ("furniture", None, "Workers at the gate of the container terminal, 24 April 2031")
    assert article(assemble(draft_of(TITLE, line, BODY))).published is None


def test_an_unlabelled_stamp_beside_the_title_counts() -> None:
    page = assemble(draft_of(TITLE, ("furniture", None, "Fri 25.04.31 | 14:07"), BODY))
    assert article(page).published == "2031-04-25T14:07"


def test_markup_comes_before_text_and_conflicts_are_kept() -> None:
    declared = [
        ("json-ld", "@type", "NewsArticle", 1),
        ("json-ld", "datePublished", "2031-05-04T10:20:00+03:00", 1),
        ("opengraph", "article:published_time", "2031-05-04T07:25:00Z"),
        ("opengraph", "article:modified_time", "2031-05-06T07:25:00Z"),
    ]
    page = assemble(draft_of(TITLE, ("date", 0, "5 May 2031"), BODY, declared=declared))
    assert article(page).published == "2031-05-04T10:20:00+03:00"
    claims = [claim for claim in page.claims if claim.field == "published"]
    assert [claim.value for claim in claims] == ["2031-05-04T10:20:00+03:00", "2031-05-04T07:25:00Z", "2031-05-05"]
    assert [claim.chosen for claim in claims] == [True, False, False]
    assert [claim.rank for claim in claims] == [0, 1, 2]


def test_objects_that_are_no_article_do_not_date_it() -> None:
    declared = [("json-ld", "@type", "Organization", 1), ("json-ld", "datePublished", "1998-01-01", 1)]
    assert article(assemble(draft_of(TITLE, BODY, declared=declared))).published is None


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2031-05-04", "2031-05-04"),
        ("20310504T102000Z", "2031-05-04T10:20:00Z"),
        ("Sun, 04 May 2031 10:20:00 +0300", "2031-05-04T10:20:00+03:00"),
        ("1935830400", "2031-05-06T10:40:00Z"),
        ("2031-05-04 10:20:00.123 +0300", "2031-05-04T10:20:00+03:00"),
        ("04 mai 2031", "2031-05-04"),
        ("2031-02-30", None),
        ("yesterday", None),
        ("A long sentence in which somebody mentions the 4 May 2031 by the way.", None),
    ],
)
def test_declared_dates_are_read_in_many_forms(value: str, published: str | None) -> None:
    page = assemble(draft_of(TITLE, BODY, declared=[("meta", "date", value)]))
    assert article(page).published == published


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://x.com/harbour_office/status/2712960658437046272?s=20", "2031-05-04T10:00:00Z"),
        ("https://x.com/harbour_office/status/186", None),
        ("https://example.org/2031/05/04/port", "2031-05-04"),
        ("https://example.org/news/2031-05-04-port", "2031-05-04"),
        ("https://example.org/2031/may/04/port", "2031-05-04"),
        ("https://example.org/2031/05/port", "2031-05"),
        ("https://example.org/port-20310504.html", "2031-05-04"),
        ("https://example.org/article/20310599", None),
        ("https://example.org/a-2031051/port", None),
    ],
)
def test_the_address_can_date_an_article(url: str, published: str | None) -> None:
    page = assemble(draft_of(TITLE, BODY, url=url))
    assert article(page).published == published


def test_nothing_is_published_after_its_download() -> None:
    declared = [("meta", "date", "2031-06-20")]
    page = assemble(draft_of(TITLE, BODY, declared=declared, fetched_at="2031-05-04T12:00:00Z"))
    assert article(page).published is None
    assert [claim.chosen for claim in page.claims if claim.field == "published"] == [False]


def test_day_and_month_are_swapped_where_only_that_is_possible() -> None:
    page = assemble(draft_of(TITLE, BODY, declared=[("meta", "date", "2031-05-04")], fetched_at="2031-04-05T12:00:00Z"))
    assert article(page).published == "2031-04-05"


def test_a_date_of_two_readings_is_settled_by_the_download_the_address_or_the_region() -> None:
    line = ("date", 0, "04/05/2031")
    assert article(assemble(draft_of(TITLE, line, BODY, fetched_at="2031-04-06"))).published == "2031-04-05"
    address = "https://example.org/2031/05/04/port"
    assert article(assemble(draft_of(TITLE, line, BODY, url=address))).published == "2031-05-04"
    region = [("html", "lang", "en-US")]
    assert article(assemble(draft_of(TITLE, line, BODY, declared=region))).published == "2031-04-05"


def test_items_have_their_own_dates_and_the_pages_day_gives_their_year() -> None:
    page = assemble(
        draft_of(
            ("date", None, "Tuesday, October 7, 2031"),
            ("title", 0, "Ferry back in service"),
            ("body", 0, "The ferry runs again."),
            ("date", 0, "Oct 6"),
            ("title", 1, "Library lends kayaks"),
            ("body", 1, "Twelve kayaks can be lent."),
        )
    )
    assert [item.published for item in page.articles] == ["2031-10-06", "2031-10-07"]
    assert page.claims[0].article_id == page.articles[0].article_id


def test_a_live_blogs_entries_have_their_own_objects() -> None:
    declared = [
        ("json-ld", "@type", "LiveBlogPosting", 1), ("json-ld", "datePublished", "2031-05-04T06:00:00Z", 1),
        ("json-ld", "@type", "BlogPosting", 2), ("json-ld", "datePublished", "2031-05-04T08:30:00Z", 2),
    ]  # fmt: skip
    draft = draft_of(
        ("title", 0, "Floods live"), ("body", 0, "Follow the floods."), ("title", 1, "Toll revised"), ("body", 1, "x"),
        declared=declared, metadata_items={0: 1, 1: 2},
    )  # fmt: skip
    assert [item.published for item in assemble(draft).articles] == ["2031-05-04T06:00:00Z", "2031-05-04T08:30:00Z"]


def test_a_dateline_at_the_start_of_the_body_counts() -> None:
    body = ("body", 0, "AQABA, May 4, 2031 (Samphire) - Workers stopped work at dawn, the union said.")
    assert article(assemble(draft_of(TITLE, body))).published == "2031-05-04"


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("ورد ذلك في بيان صدر أمس الأربعاء 20 أغسطس 2031، بحسب ما قال مصدر اليوم الخميس.", "2031-08-21"),
        ("The statement was issued yesterday, Wednesday 20 August 2031, the office said.", "2031-08-21"),
        ("ورد ذلك في بيان صدر أول أمس الأربعاء 20 أغسطس 2031، بحسب المكتب.", "2031-08-22"),
        ("The statement was issued the day before yesterday, Wednesday 20 August 2031, he said.", "2031-08-22"),
        ("The statement was issued yesterday, Friday 20 August 2031, the office said.", None),
        ("ورد ذلك في بيان صدر أمس الأربعاء 20 أغسطس 2031، بحسب ما قال مصدر اليوم الأحد.", None),
        ("“We met yesterday, Wednesday 20 August 2031,” the office said of an older round.", None),
    ],
)
def test_a_dated_yesterday_leaves_one_day(body: str, published: str | None) -> None:
    page = assemble(draft_of(TITLE, ("body", 0, body)))
    assert article(page).published == published
    assert article(page).published_basis == (Basis.INFERRED if published else None)
    claims = [claim for claim in page.claims if claim.field == "published" and claim.chosen]
    assert all(claim.note for claim in claims)


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("The quay was closed today, Wednesday 20 August. Ships moored there on 20 August 2031.", "2031-08-20"),
        ("The quay was closed yesterday, Wednesday 20 August, the fourth time this year 2031.", "2031-08-21"),
        ("أغلق الرصيف اليوم الأربعاء 20 آب، للمرة الرابعة في العام الحالي 2031.", "2031-08-20"),
        ("The quay was closed today, Wednesday 20 August, the fourth time since 2031.", None),
        ("The quay was closed today, Friday 20 August, the fourth time this year 2031.", None),
        ("The quay was closed today, 20 August, the fourth time this year 2031.", None),
        ("It closed today, Wednesday 20 August 2031. It had closed today, Friday, a week before.", None),
    ],
)
def test_a_today_without_a_year_has_the_year_that_the_page_gives_it(body: str, published: str | None) -> None:
    page = assemble(draft_of(TITLE, ("body", 0, body)))
    assert article(page).published == published


def test_an_anniversary_with_its_weekday_and_month_leaves_one_day() -> None:
    lines = [
        ("body", 0, "قال المنظمون اليوم الاثنين إن المسيرة مستمرة في الذكرى الـ50 ليوم الأرض."),
        ("body", 0, "وكان المهرجان قد افتتح في 12 مارس/آذار الجاري بحضور وفود من ثلاث دول."),
    ]
    assert article(assemble(draft_of(TITLE, *lines))).published == "2026-03-30"
    assert article(assemble(draft_of(TITLE, lines[0]))).published is None
