"""The matching rule of attributed words."""

from __future__ import annotations

from dateline.evaluate.quotes import pair, pairing_scores
from dateline.evaluate.quotes_gold import Attributed

TEXT = "“It is late,” she said, “and cold.”"


def attributed(*content: tuple[int, int], kind: str = "direct") -> Attributed:
    return Attributed(kind, content, ((14, 17),), ((18, 22),))


def test_marks_and_space_do_not_count() -> None:
    gold = attributed((0, 13), (24, 35))
    assert pair(TEXT, [gold], [attributed((1, 12), (25, 34))], 0.8).pairs == ((0, 0),)


def test_overlap_is_a_share_of_the_longer_one_and_each_side_is_used_once() -> None:
    gold = attributed((0, 13), (24, 35))
    half = attributed((0, 13))
    assert pair(TEXT, [gold], [half, half], 0.5).pairs == ((0, 0),)
    assert pair(TEXT, [gold], [half], 0.8).pairs == ()


def test_scores() -> None:
    gold = attributed((0, 13))
    scores = {each.metric: each.value for each in pairing_scores([pair(TEXT, [gold], [gold], 0.5)], "0.5")}
    assert scores["f1@0.5"] == scores["recall_quoted@0.5"] == scores["speaker@0.5"] == 1.0
