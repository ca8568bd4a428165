"""Roles of blocks: precision, recall and F1 by characters and blocks."""

from __future__ import annotations

import pytest

from dateline.evaluate.blocks import RoleTally, misread, roles_by_character
from dateline.evaluate.labels import Label

TEXT = "Quay reopens\nBoats sail again today.\nSubscribe\n"
TITLE, BODY, BOX = (0, 12), (13, 36), (37, 46)
GOLD = (Label(*TITLE, "title", 0), Label(*BODY, "body", 0), Label(*BOX, "furniture", None))


def scores(answer: tuple[Label, ...], gold: tuple[Label, ...] = GOLD) -> dict[str, float]:
    tally = RoleTally()
    tally.add(TEXT, gold, answer)
    return {score.metric: score.value for score in tally.scores()}


def test_the_gold_itself_scores_one() -> None:
    assert set(scores(GOLD).values()) == {1.0}


def test_furniture_taken_for_body_costs_both_roles() -> None:
    found = scores((GOLD[0], GOLD[1], Label(*BOX, "body", 0)))
    assert found["body.block_precision"] == 0.5
    assert found["body.block_recall"] == 1.0
    assert found["furniture.block_recall"] == 0.0
    assert found["body.char_precision"] == pytest.approx(20 / 29)
    assert found["accuracy"] == pytest.approx(31 / 40)
    assert found["macro_f1"] == pytest.approx((1 + 2 / 3 + 0) / 3)


def test_a_block_may_be_cut_differently() -> None:
    assert scores((GOLD[0], Label(13, 18, "body", 0), Label(18, 36, "body", 0), GOLD[2]))["body.block_f1"] == 1.0


def test_text_that_the_gold_does_not_label_counts_against_the_answer() -> None:
    found = scores(GOLD, GOLD[:2])
    assert found["furniture.block_precision"] == 0.0
    assert found["accuracy"] == 1.0


def test_a_gold_block_that_is_not_in_the_text_cannot_be_found() -> None:
    tally = RoleTally()
    tally.add(TEXT, GOLD, GOLD)
    tally.add_unplaced("caption", "A boat at the quay")
    found = {score.metric: score for score in tally.scores()}
    assert found["caption.block_recall"].value == 0.0
    assert found["accuracy"].value < 1.0


def test_a_misread_block_says_what_it_was_read_as() -> None:
    roles = roles_by_character(TEXT, (GOLD[0], Label(*BODY, "caption", 0)))
    assert [misread(TEXT, label, roles) for label in GOLD] == [None, "caption", "nothing"]


def test_other_names_than_roles_can_be_counted() -> None:
    tally = RoleTally(["opinion"])
    tally.add(TEXT, [Label(*BODY, "opinion", 0)], [])
    assert tally.counts()["opinion"].gold_blocks == 1
    assert [score.value for score in tally.counts()["opinion"].scores("opinion")] == [0.0] * 6
