"""Titles and bylines."""

from __future__ import annotations

import pytest
from drafts import Line, draft_of

from dateline.clean import assemble

BODY: Line = ("body", 0, "The port reopened after talks between the union and the company.")


def test_titles_vote_without_the_sites_name() -> None:
    declared = [
        ("html", "title", "Port reopens after talks - News - Saltmarsh Ledger"),
        ("opengraph", "og:title", "Port reopens after talks | Saltmarsh Ledger"),
        ("opengraph", "og:site_name", "Saltmarsh Ledger"),
    ]
    page = assemble(draft_of(("title", 0, "Port reopens, after talks"), BODY, declared=declared))
    assert page.articles[0].title == "Port reopens, after talks"
    claims = [claim for claim in page.claims if claim.field == "title"]
    assert claims[0].span is not None
    assert {claim.value for claim in claims[1:]} == {"Port reopens after talks"}


def test_a_declared_headline_stands_in_for_a_title_block() -> None:
    declared = [("json-ld", "@type", "NewsArticle", 1), ("json-ld", "headline", "إعادة فتح الميناء بعد محادثات", 1)]
    assert assemble(draft_of(BODY, declared=declared)).articles[0].title == "إعادة فتح الميناء بعد محادثات"


def test_no_title_is_an_answer() -> None:
    assert assemble(draft_of(BODY)).articles[0].title is None


def test_a_number_in_a_list_is_no_part_of_a_title() -> None:
    draft = draft_of(("title", 0, "1. Ferry back"), BODY, ("title", 1, "2. Kayaks lent"), ("body", 1, "Twelve kayaks."))
    assert [item.title for item in assemble(draft).articles] == ["Ferry back", "Kayaks lent"]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Staff writer |", "Staff writer"),
        ("بقلم كاتب من أسرة الشبكة", "كاتب من أسرة الشبكة"),
        ("كتب: مراسلنا من ميلة", "مراسلنا من ميلة"),
        ("Our correspondent 4 May 2031, 10:20", "Our correspondent"),
        ("Byron Bay desk", "Byron Bay desk"),
    ],
)
def test_bylines_lose_their_label_and_date(line: str, byline: str) -> None:
    page = assemble(draft_of(("title", 0, "Port reopens after talks"), ("byline", 0, line), BODY))
    assert page.articles[0].byline == byline


@pytest.mark.parametrize(
    ("declared", "byline"),
    [
        ([("json-ld", "author.name", "Desk A", 1), ("json-ld", "author.name", "Desk B", 1)], "Desk A; Desk B"),
        ([("meta", "author", "admin")], None),
        ([("opengraph", "article:author", "https://example.org/desk")], None),
    ],
)
def test_declared_authors(declared: list[tuple[str, str, str]], byline: str | None) -> None:
    rows = [("json-ld", "@type", "NewsArticle", 1), *declared]
    assert assemble(draft_of(BODY, declared=rows)).articles[0].byline == byline


def test_an_outlet_declared_as_author_yields_to_a_byline() -> None:
    declared = [
        ("opengraph", "og:site_name", "Gull"),
        ("json-ld", "@type", "NewsArticle", 1),
        ("json-ld", "author.name", "Gull", 1),
    ]
    page = assemble(draft_of(("byline", 0, "By our transport desk"), BODY, declared=declared))
    assert page.articles[0].byline == "our transport desk"
