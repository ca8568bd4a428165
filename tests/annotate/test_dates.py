"""Absolute dates in the body of an article."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import entry_points

import pytest
from drafts import draft_of

from dateline.annotate import DateAnnotator, DateSettings
from dateline.clean import assemble
from dateline.model import Annotator, ArticleText, Time


def times(body: str, date_line: str | None = None, language: str = "und") -> list[Time]:
    lines = [("title", 0, "Port reopens after talks"), ("body", 0, body)]
    if date_line:
        lines.insert(1, ("date", 0, date_line))
    page = assemble(draft_of(*lines))
    article = replace(page.articles[0], language=language)
    own = tuple(block for block in page.blocks if block.article_id == article.article_id)
    (found,) = DateAnnotator({"left": []})([ArticleText(article, page.page, own)])
    for time in found:
        assert isinstance(time, Time)
        time.span.verify(page.page)
    return [time for time in found if isinstance(time, Time)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The talks began on 3 May 2031 in Aqaba.", [("3 May 2031", "DATE", "2031-05-03", "2031-05-03")]),
        ("بدأت المحادثات في 3 أيار/مايو 2031.", [("3 أيار/مايو 2031", "DATE", "2031-05-03", "2031-05-03")]),
        ("It opened in February 2010.", [("February 2010", "DATE", "2010-02", "2010-02")]),
        ("It has been closed since 2009.", [("2009", "DATE", "2009", "2009")]),
        ("يعمل منذ عام 2009.", [("عام 2009", "DATE", "2009", "2009")]),
        (
            "Signed on 3 May 2031 at 10:20 GMT.",
            [("3 May 2031 at 10:20 GMT", "TIME", "2031-05-03T10:20Z", "2031-05-03T10:20Z")],
        ),
        ("Signed on 04/05/2031.", [("04/05/2031", "DATE", None, "[2031-04-05,2031-05-04]")]),
        ("From 4 to 6 May 2031.", [("4 to 6 May 2031", "DATE", None, "2031-05-04/2031-05-06")]),
        ("It killed 12 on the 82nd day.", []),
    ],
)
def test_dates_of_the_body(body: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    assert [(time.span.exact, time.type, time.value, time.edtf) for time in times(body)] == expected


@pytest.mark.parametrize(
    ("body", "published", "edtf"),
    [
        ("The strike began on May 4.", "11 May 2031", "2031-05-04"),
        ("The next round is on 2 January.", "11 December 2031", "2032-01-02"),
        ("وفي الخامس من أغسطس/آب الجاري بدأت المحادثات.", "22 أغسطس 2031", "2031-08-05"),
        ("It began on Sunday, May 4.", "11 May 2031", "2031-05-04"),
    ],
)
def test_a_date_without_a_year_is_counted_from_publication(body: str, published: str, edtf: str) -> None:
    (time,) = times(body, published)
    assert (time.edtf, time.earliest, time.anchor_basis) == (edtf, edtf, "text")
    assert time.rule.endswith("+nearest-year")
    assert time.anchor is not None
    assert time.unresolved is None


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("The strike began on May 4.", None),
        ("The strike began on May 4.", "04/05/2031"),
        ("The strike began on May 4.", "May 2031"),
        ("It began on Friday, May 4.", "11 May 2031"),
        ("بدأ الإضراب في 4 أيار.", None),
    ],
)
def test_it_stays_unresolved_where_nothing_sound_resolves_it(body: str, published: str | None) -> None:
    (time,) = times(body, published)
    assert (time.value, time.edtf, time.earliest) == ("XXXX-05-04", None, None)
    assert time.unresolved


def test_years_can_be_switched_off_and_the_contract_holds() -> None:
    annotator = DateAnnotator({"years": False})
    assert isinstance(annotator, Annotator)
    assert annotator.config.years is False


def test_articles_are_left_to_the_annotators_of_their_languages_which_are_registered() -> None:
    registered = entry_points(group="dateline.annotators").names
    assert DateSettings().left == ("en", "ar")
    assert {"english", "arabic"} <= registered


def test_english_articles_can_be_left_out() -> None:
    page = assemble(draft_of(("title", 0, "Port reopens after talks"), ("body", 0, "It began on 3 May 2031.")))
    article = replace(page.articles[0], language="en-GB")
    assert DateAnnotator({"left": ["en"]})([ArticleText(article, page.page, page.blocks)]) == [[]]
    assert DateAnnotator({"left": []})([ArticleText(article, page.page, page.blocks)]) != [[]]
