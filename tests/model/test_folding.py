"""Folded views match what outlets write differently, and lead back to the exact place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import fold, fold_with_map


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“Strike”, they said", '"strike", they said'),
        ("المـستويات", "المستويات"),
        ("عالٍ ومُتقدّم", "عال ومتقدم"),
        ("الإضراب إلى أُغسطس", "الاضراب الي اغسطس"),
        ("نقابة", "نقابه"),
        ("٢٠٣١", "2031"),
        ("۲۰۳۱", "2031"),
        ("ﻻ", "لا"),
        ("READ:\u00a0ports", "read: ports"),
        ("10\u201312", "10-12"),
        ("\u200f(النقابة)\u200e", "(النقابه)"),
        ("  two \r\n lines ", "two lines"),
        ("Zürich", "zurich"),
    ],
)
def test_variants_fold_alike(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_a_match_in_the_fold_is_reported_where_it_stands() -> None:
    text = "وقال “الاتّحاد” إنّ المـستويات"
    folded = fold_with_map(text)
    start = folded.text.index("الاتحاد")
    begin, end = folded.original_range(start, start + len("الاتحاد"))
    assert text[begin:end] == "الاتّحاد"


@given(st.text(max_size=80))
def test_the_map_and_the_plain_fold_agree(text: str) -> None:
    folded = fold_with_map(text)
    assert folded.text == fold(text)
    assert len(folded.origin) == len(folded.text)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= offset < len(text) for offset in folded.origin)


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
