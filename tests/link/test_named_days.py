"""Days that undated reports name: text in, days out, and what two reports' days say of each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from linked_reports import FERRY, report

from dateline.link.keeping import kept, restored
from dateline.link.named_days import NamedDays, met, named_days, weekdays_met
from dateline.link.profile import profile_of

MONDAY = date(2031, 8, 18).toordinal()


@pytest.mark.parametrize(
    ("text", "language", "days", "weekdays"),
    [
        ("The quay was closed today, Monday 18 August, the port said.", "en", {(None, 8, 18)}, {1}),
        ("أغلق الرصيف اليوم الاثنين 18 آب، بحسب المرفأ.", "ar", {(None, 8, 18)}, {1}),
        ("The quay was closed on 18 August 2031.", "en", {(2031, 8, 18)}, set()),
        ("The quay was closed on Monday night.", "en", set(), {1}),
        ("أحد العمال أصلح الرصيف في آب 2031.", "ar", set(), set()),
        ("XXXX-99-99 30 February 31/31/2031", "en", set(), set()),
    ],
)
def test_the_head_of_an_undated_report_names_days(
    text: str, language: str, days: set[tuple[int | None, int, int]], weekdays: set[int]
) -> None:
    named = named_days(report("quay", f"Quay closed\n{text}", language=language, day=None))
    assert named == NamedDays(frozenset(days), frozenset(weekdays))


def test_a_date_of_publication_without_a_year_is_a_named_day_and_a_dated_report_needs_none() -> None:
    undated = report("quay", "Quay closed\nThe quay was closed.", day=None)
    assert named_days(replace(undated, moment="XXXX-08-18")).days == {(None, 8, 18)}
    assert named_days(FERRY) == NamedDays()


@pytest.mark.parametrize(
    ("one", "other", "published", "said"),
    [
        ((None, 8, 18), None, MONDAY, "met"),
        ((None, 8, 17), None, MONDAY, "met"),
        ((2030, 8, 18), None, MONDAY, "missed"),
        ((None, 12, 31), None, date(2032, 1, 1).toordinal(), "met"),
        ((None, 8, 18), (None, 8, 19), None, "met"),
        ((None, 8, 18), (2031, 8, 19), None, "met"),
        ((None, 8, 18), (None, 9, 18), None, "missed"),
        ((None, 2, 29), (2031, 8, 19), None, "missed"),
        (None, (None, 8, 19), None, "unknown"),
    ],
)
def test_days_meet_within_a_day_or_two(
    one: tuple[int | None, int, int] | None,
    other: tuple[int | None, int, int] | None,
    published: int | None,
    said: str,
) -> None:
    first, second = (NamedDays(frozenset([each] if each else [])) for each in (one, other))
    assert met(first, second, published) == said


def test_weekdays_are_those_named_or_that_of_publication_and_the_day_before() -> None:
    monday, friday = NamedDays(weekdays=frozenset({1})), NamedDays(weekdays=frozenset({5}))
    assert weekdays_met(monday, friday, None) == "apart"
    assert weekdays_met(monday, monday, None) == "shared"
    assert weekdays_met(monday, NamedDays(), None) == "unknown"
    assert [weekdays_met(monday, NamedDays(), MONDAY + each) for each in (0, 1, 2)] == ["shared", "shared", "apart"]


def test_named_days_are_kept_with_the_profile() -> None:
    profile = profile_of(report("quay", "Quay closed\nIt was closed on Monday 18 August, not on 3 May 2031.", day=None))
    assert restored(kept(profile)).named_days == profile.named_days
