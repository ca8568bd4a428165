"""What two reports' dates and pages say of whether they tell the same story."""

from __future__ import annotations

from dataclasses import replace

import pytest
from linked_reports import DAY, FERRY, FERRY_COPY, report

from dateline.link import Linker, SentenceEncoder
from dateline.link.profile import profile_of
from dateline.link.similarity import day_gap, told_gap, told_weekdays
from dateline.link.weighing import weigher_of
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


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "en",
            "Library in Sfax reopens\nThe city library reopened on Wednesday after two years, with 400 new books.",
            "Rowing club wins race\nThe rowing club of Valletta won the race on Wednesday, ahead of 40 boats.",
        ),
        (
            "de",
            "Bibliothek wieder offen\nDie Bibliothek ist seit Mittwoch wieder offen, und es gibt dort 400 Bücher.",
            "Ruderer gewinnen\nDer Verein hat am Mittwoch das Rennen auf dem See gewonnen, und es gab dort 40 Boote.",
        ),
        (
            "ar",
            "Library in Sfax reopens\nThe city library reopened on Wednesday after two years, with 400 new books.",
            "فوز نادي التجديف\nفاز نادي التجديف في السباق يوم الأربعاء أمام 400 متفرج من أبناء المدينة.",
        ),
    ],
)
def test_unrelated_reports_of_one_day_are_two_stories_in_a_folder_of_two(language: str, one: str, other: str) -> None:
    first = report("one", one, language="en" if language == "ar" else language)
    assert len(stories(first, report("other", other, language=language))) == 2


def test_undated_reports_that_name_the_same_day_are_nearer_than_those_that_name_others() -> None:
    text = (
        "Ferry to sail again\nThe passenger ferry between Sfax and Valletta sails again from Wednesday {}, Tunis said."
    )
    one, same, other = (
        profile_of(report(name, text.format(day), day=None))
        for name, day in (("one", "12 March"), ("same", "12 March"), ("other", "14 May"))
    )
    weigher = weigher_of([one.report, same.report, other.report])
    by_id = {each.report.article_id: each for each in weigher.weighed(None)}
    first, second, third = (by_id[each.report.article_id] for each in (one, same, other))
    assert told_gap(first, second) == "met"
    assert told_gap(first, third) == "missed"
    assert told_weekdays(first, second) == told_weekdays(first, third) == "shared"
