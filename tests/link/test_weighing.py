"""Weights of a time: how many reports decide them, and that what comes after changes nothing."""

from __future__ import annotations

from itertools import pairwise

from linked_reports import ALL, DAY, report

from dateline.link.weighing import FEW, sample_size, weigher_of


def test_samples_grow_by_steps_up_to_a_bound() -> None:
    sizes = [sample_size(count, 1000) for count in range(3000)]

    assert sizes[: FEW + 1] == list(range(FEW + 1))
    assert sizes[-1] == 1000
    assert all(one <= other for one, other in pairwise(sizes))
    assert all(size > 0.9 * count for count, size in enumerate(sizes[:1000]) if count)
    assert len(set(sizes[FEW:])) < 20


def test_a_later_report_changes_no_weight_of_a_full_sample() -> None:
    many = [report(f"many-{at:04}", f"Title {at}\nThe word{at} of day {at}.", day=DAY - 3) for at in range(FEW + 4)]
    before, after = weigher_of(many), weigher_of([*many, report("later", "Another\nA later report.", day=DAY)])
    block = before.index.entries[many[0].article_id].block

    assert before.index.entries.keys() < after.index.entries.keys()
    if after.index.entries["article-later"].block == block:
        assert before.fingerprint(block, "en") == after.fingerprint(block, "en")


def test_reports_are_weighed_by_their_day() -> None:
    weigher = weigher_of(ALL)

    assert {each.report.article_id for each in weigher.weighed(DAY)} == {
        each.article_id for each in ALL if each.first == DAY
    }
    assert [each.report.article_id for each in weigher.weighed(None)] == ["article-bakers"]
