"""Numbers in words of a language that links their parts, here Arabic."""

from __future__ import annotations

import pytest

from dateline.annotate.ar.words import forms
from dateline.annotate.counting import Counting, number_in_digits
from dateline.knowledge import read_lexicon

COUNTING = Counting(read_lexicon("dateline.annotate.ar", "numbers.toml"))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ثلاثة وعشرون", 23),
        ("خمسة عشر", 15),
        ("مئة وخمسون ألفا", 150_000),
        ("أربعمئة وستة وخمسون", 456),
        ("ألف وخمسمئة", 1500),
        ("ألفا", 2000),
        ("مليون ونصف المليون", 1_500_000),
        ("نصف مليون", 500_000),
        ("عشرون ألفا وثلاثمئة وخمسة وستين", 20_365),
        ("ستة ملايين ومئتي ألف", 6_200_000),
        ("مئة", 100),
        ("صفر", 0),
    ],
)
def test_numbers_in_words_have_their_value(words: str, value: float) -> None:
    cut = forms(words)
    assert COUNTING.read(cut, 0) == (len(cut), value)


@pytest.mark.parametrize(
    ("words", "end"), [(["10", "و", "15"], 1), (["ميه", "و", "ميتين"], 1), (["3", "الاف", "و", "456"], 4)]
)
def test_a_link_goes_on_a_number_only_where_the_parts_fit(words: list[str], end: int) -> None:
    found = COUNTING.read(words, 0)
    assert found is not None
    assert found[0] == end


def test_forms_that_are_numbers_only_with_others_are_none_alone() -> None:
    assert COUNTING.read(["احد", "المسلحين"], 0) is None
    assert COUNTING.read(["احد", "عشر"], 0) == (2, 11)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["الثالث", "و", "العشرين"], (3, 23)),
        (["الخامس", "عشر"], (2, 15)),
        (["ال", "82"], (2, 82)),
        (["العشرين"], (1, 20)),
        (["عشرين"], None),
        (["الحرب"], None),
    ],
)
def test_ordinals(words: list[str], found: tuple[int, int] | None) -> None:
    assert COUNTING.ordinal(words, 0) == found


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("2,500", 2500),
        ("1.200.000", 1_200_000),
        ("0.250", 0.25),
        ("2,5", 2.5),
        ("2.5", 2.5),
        ("12:30", None),
        ("ابن", None),
    ],
)
def test_numbers_in_digits(word: str, value: float | None) -> None:
    assert number_in_digits(word) == value
