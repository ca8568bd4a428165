"""Records laid out as pages, in both languages."""

from __future__ import annotations

import pytest

from dateline.model import Document, InputError, Payload, Span
from dateline.read import FieldsReader

MEDIA_TYPE = "application/x-dateline-fields+json"


def read(*fields: tuple[str, str]) -> Document:
    return FieldsReader()([Payload("dump.jsonl#1", b"{}", MEDIA_TYPE, "utf-8", fields=fields)])[0]


def laid(document: Document) -> list[tuple[str, str]]:
    spans = [(part.path, Span.of(document.page, part.start, part.end)) for part in document.segments]
    return [(path, span.exact) for path, span in spans]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Ferry talks resume", "First paragraph.\n\nSecond paragraph.\r\nThird, with an emoji 👩🏽‍🚒."),
        ("استئناف المحادثات", "الفقرة الأولى.\n\nالفقرة الثانية.\r\nالثالثة مع تشكيلٍ وتطويـــل."),
    ],
    ids=["en", "ar"],
)
def test_fields_stand_in_the_order_of_a_page(title: str, body: str) -> None:
    document = read(("body", body), ("published", "2031-05-11"), ("byline", "A"), ("byline", "B"), ("title", title))
    assert laid(document) == [
        ("field:title", title),
        ("field:byline", "A, B"),
        ("field:published", "2031-05-11"),
        *(("field:body", line.strip()) for line in body.split("\n") if line.strip()),
    ]
    assert [row.name for row in document.metadata] == ["body", "published", "byline", "byline", "title"]


def test_a_title_is_one_line_and_its_raw_value_is_kept() -> None:
    document = read(("title", " Ferry\n  talks &amp; more "), ("body", "x"))
    assert laid(document)[0] == ("field:title", "Ferry talks & more")
    assert document.metadata[0].value == " Ferry\n  talks &amp; more "


@pytest.mark.parametrize(("summary", "kept"), [("The ferry LINE runs…", False), ("Nothing the body says", True)])
def test_a_summary_that_the_body_repeats_is_left_out(summary: str, kept: bool) -> None:
    document = read(("summary", summary), ("body", "The ferry line runs again since Monday."))
    assert (("field:summary", summary) in laid(document)) is kept
    assert "summary" in {row.name for row in document.metadata}


def test_markup_in_a_body_is_rendered_and_a_comparison_is_not_markup() -> None:
    assert laid(read(("body", "<p>One <i>two</i></p><p>Three</p>"))) == [
        ("field:body/p", "One two"),
        ("field:body/p", "Three"),
    ]
    assert laid(read(("body", "3 < 4 and 5 > 4\nnext line"))) == [
        ("field:body", "3 < 4 and 5 > 4"),
        ("field:body", "next line"),
    ]


def test_a_record_without_words_is_an_input_error() -> None:
    with pytest.raises(InputError, match="empty"):
        read(("title", " \n "), ("language", "en"))
