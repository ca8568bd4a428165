"""Quantities: numbers in digits and words, open numbers, ranges and bounds."""

from __future__ import annotations

import pytest

from dateline.annotate.figures.quantity import Numerals, Quantity, quantities
from dateline.annotate.plain import article_of
from dateline.annotate.reading import Sentence, Token
from dateline.knowledge import read_lexicon

NUMERALS = Numerals(read_lexicon("dateline.annotate.en", "figures.toml"))


def of_words(text: str) -> list[Quantity]:
    """Return the quantities of words with a blank between each two."""
    block = article_of(text, "en").body()[0]
    tokens = tuple(Token(index, word, 0, 1, word) for index, word in enumerate(text.split()))
    return list(quantities(Sentence(0, block, tokens, False), NUMERALS))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1,600", 1600, 1600),
        ("twenty - one", 21, 21),
        ("one hundred and five thousand two hundred", 105_200, 105_200),
        ("2.5 million", 2_500_000, 2_500_000),
        ("20 - 30", 20, 30),
        ("two or three", 2, 3),
        ("between 20 and 30", 20, 30),
        ("at least 49", 49, None),
        ("no fewer than 10k", 10_000, None),
        ("as many as several dozen", None, 36),
        ("half a dozen", 6, 6),
        ("dozens of", 24, None),
        ("five or more", 5, None),
    ],
)
def test_a_quantity_has_bounds(text: str, low: float, high: float) -> None:
    found = of_words(text)
    assert [(each.low, each.high) for each in found] == [(low, high)]
    assert found[0].last < len(text.split())


@pytest.mark.parametrize("text", ["no one", "one another", "nothing here"])
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert of_words(text) == []


def test_a_change_is_two_quantities_and_no_range() -> None:
    assert [(each.low, each.high) for each in of_words("from 40 to 49")] == [(40, 40), (49, 49)]
