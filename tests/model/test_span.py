"""Spans: never without their words, whatever the text is made of."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import AnchorError, Span

#: Texts with what breaks offsets elsewhere: emoji, joined emoji, vowel marks, tatweel, bidi controls.
TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("😀👩‍👩‍👧ـًٌَ\u200f\u202b\u2067\u0000\r\n")),
    min_size=1,
    max_size=60,
)


@dataclass(frozen=True)
class PageText:
    text: str
    page_id: str = "page-1"


@given(TEXTS, st.data())
def test_a_span_holds_the_words_at_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(PageText(text), start, end)
    assert span.exact == text[start:end]
    span.verify(PageText(text))


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 1), (-1, 2), (0, 99)])
def test_an_empty_reversed_or_outside_span_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(AnchorError):
        Span.of(PageText("strike"), start, end)


def test_a_stored_span_needs_as_many_words_as_it_is_long() -> None:
    with pytest.raises(AnchorError, match="5 code points"):
        Span("page-1", 0, 6, "tahir")


def test_a_span_notices_that_the_text_is_another() -> None:
    span = Span.of(PageText("the port reopened"), 4, 8)
    with pytest.raises(AnchorError, match="'mill'"):
        span.verify(PageText("the mill reopened"))
    with pytest.raises(AnchorError):
        span.verify(PageText("the port reopened", page_id="page-2"))


def test_a_split_quotation_is_one_span_of_two_pieces() -> None:
    text = "«سنعود إلى العمل»، قال الاتحاد، «يوم الأحد»"
    pieces = [(1, 16), (33, 42)]
    span = Span.of_pieces(PageText(text), pieces)
    assert (span.start, span.end) == (1, 42)
    assert [text[start:end] for start, end in span.pieces] == ["سنعود إلى العمل", "يوم الأحد"]


def test_touching_pieces_are_one() -> None:
    span = Span.of_pieces(PageText("the port reopened"), [(0, 4), (4, 8)])
    assert span == Span.of(PageText("the port reopened"), 0, 8)


@pytest.mark.parametrize("pieces", [((0, 3), (2, 6)), ((3, 6), (0, 2)), ((0, 2),), ((0, 2), (3, 5))])
def test_pieces_are_in_order_apart_and_fill_the_hull(pieces: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(AnchorError, match="pieces"):
        Span("page-1", 0, 6, "strike", pieces)


def test_containment_is_of_the_hull_and_on_one_page() -> None:
    page = PageText("the port reopened")
    assert Span.of(page, 0, 8).contains(Span.of(page, 4, 8))
    assert not Span.of(page, 4, 8).contains(Span.of(page, 0, 8))
    assert not Span.of(PageText("the port", "page-2"), 0, 8).contains(Span.of(page, 4, 8))
