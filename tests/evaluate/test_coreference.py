"""Scores of chains of mentions, on cases that can be counted by hand."""

from __future__ import annotations

import pytest

from dateline.evaluate.coreference import conll

GOLD = {"a": "1", "b": "1", "c": "2"}


def test_the_same_chains_under_other_names_are_perfect() -> None:
    assert conll({"a": "x", "b": "x", "c": "y"}, GOLD) == 1.0


def test_one_chain_of_all_is_scored_as_by_hand() -> None:
    # MUC 2/3 (precision 1/2, recall 1), B-cubed 5/7 (5/9, 1), CEAF .8 of one chain, of two: 0.5333.
    assert conll(dict.fromkeys(GOLD, "x"), GOLD) == pytest.approx((2 / 3 + 5 / 7 + 2 * 0.8 * 0.4 / 1.2) / 3, abs=1e-3)
