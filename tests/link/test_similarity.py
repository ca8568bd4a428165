"""What two reports' dates and pages say of whether they tell the same story."""

from __future__ import annotations

from dataclasses import replace

import pytest
from linked_reports import DAY, FERRY, FERRY_COPY, report

from dateline.link import Linker, SentenceEncoder
from dateline.link.similarity import day_gap
from dateline.model import StoryArticle

BAKERS = report(
    "bakers", "Bakers in Tripoli end sit-in\nBakers in Tripoli went back to work on Tuesday, the chamber said."
)


def stories(*reports: object) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for row in Linker(SentenceEncoder())(reports):  # type: ignore[arg-type]
        if isinstance(row, StoryArticle):
            groups.setdefault(row.story_id, set()).add(row.article_id)
    return {frozenset(each) for each in groups.values()}


@pytest.mark.parametrize(
    ("first", "last", "gap"),
    [(DAY, DAY, 0), (DAY - 3, DAY - 1, 1), (DAY - 29, DAY, None), (DAY - 60, DAY - 31, 31), (None, None, None)],
)
def test_a_date_known_to_weeks_says_only_how_far_it_is_at_least(
    first: int | None, last: int | None, gap: int | None
) -> None:
    assert day_gap(FERRY, replace(FERRY_COPY, first=first, last=last)) == gap


def test_a_date_that_can_be_read_two_ways_keeps_a_report_from_no_story() -> None:
    both_ways = replace(FERRY_COPY, first=DAY - 29, last=DAY)
    assert both_ways.day is None
    assert stories(FERRY, both_ways, BAKERS) == {
        frozenset({FERRY.article_id, both_ways.article_id}),
        frozenset({BAKERS.article_id}),
    }


def test_entries_of_a_live_page_are_one_story_and_items_of_a_digest_are_not() -> None:
    items = [replace(each, page_id="page-one") for each in (FERRY, BAKERS)]
    assert len(stories(*items)) == 2
    assert len(stories(*(replace(each, live=True) for each in items))) == 1
