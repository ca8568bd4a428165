"""Items: how a page is split, and what its items say of themselves."""

from __future__ import annotations

from dataclasses import replace

from dateline.evaluate.gold_pages import GoldItem
from dateline.evaluate.items import ItemTally, match_items
from dateline.evaluate.labels import Item, Label

TEXT = "First title\nFirst body text here.\nSecond title\nSecond body text here.\n"
ONE, TWO = ((0, 11), (12, 33)), ((34, 46), (47, 69))
GOLD = tuple(
    Label(*place, role, number)
    for number, places in enumerate((ONE, TWO))
    for place, role in zip(places, ("title", "body"), strict=True)
)
ITEM = Item("First title", None, "2031-05-04", "en", "news")
GOLD_ITEM = GoldItem(("First title",), (None,), ("2031-05-04",), ("en",), ("news",))


def scores(gold: list[GoldItem], answer: list[Item], pairs: dict[int, int]) -> dict[str, float]:
    tally = ItemTally()
    tally.add(gold, answer, pairs)
    return {score.metric: score.value for score in tally.scores()}


def test_items_are_matched_by_their_words_and_not_by_their_numbers() -> None:
    swapped = tuple(replace(label, item=1 - (label.item or 0)) for label in GOLD)
    assert match_items(TEXT, GOLD, GOLD) == {0: 0, 1: 1}
    assert match_items(TEXT, GOLD, swapped) == {0: 1, 1: 0}


def test_two_items_in_one_match_neither() -> None:
    merged = tuple(replace(label, item=0) for label in GOLD)
    assert match_items(TEXT, GOLD, merged) == {}


def test_a_date_of_the_page_does_not_decide_what_an_item_is() -> None:
    dated = (*GOLD, Label(*TWO[1], "date", 0))
    assert match_items(TEXT, GOLD, dated) == {0: 0, 1: 1}


def test_a_right_page_scores_one() -> None:
    assert set(scores([GOLD_ITEM], [ITEM], {0: 0}).values()) == {1.0}


def test_an_invented_outlet_is_not_an_accuracy_matter() -> None:
    found = scores([GOLD_ITEM], [replace(ITEM, outlet="The Quay")], {0: 0})
    assert (found["outlet_accuracy"], found["outlet_precision"], found["outlet_silence"]) == (1.0, 0.0, 0.0)


def test_an_item_that_was_not_found_misses_its_date_and_does_not_earn_silence() -> None:
    found = scores([GOLD_ITEM], [], {})
    assert found["items_recall"] == found["pages_exact"] == found["published_accuracy"] == found["title"] == 0.0
    assert found["outlet_silence"] == 1.0  # of no case: nothing was answered and nothing left out


def test_a_page_without_items_is_right_when_none_is_found() -> None:
    assert scores([], [], {})["pages_exact"] == 1.0
    assert scores([], [ITEM], {})["items_f1"] == 0.0


def test_misses_say_which_field_and_what_the_gold_is() -> None:
    lines = ItemTally().add([GOLD_ITEM], [replace(ITEM, kind="opinion")], {0: 0})
    assert lines == ["item 0: kind wrong: 'opinion', gold 'news'"]
