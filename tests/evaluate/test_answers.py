"""Answers that may rightly be none: what counts as right, wrong, missed and invented."""

from __future__ import annotations

import pytest

from dateline.evaluate.answers import Outcome, judge, outcome_scores, same_days, same_words


@pytest.mark.parametrize(
    ("accepted", "answer", "outcome"),
    [
        (("2031-05-04",), "2031-05-04T10:20:00+03:00", Outcome.RIGHT),
        (("2031-05-04T23:30:00",), "2031-05-05", Outcome.WRONG),
        (("2031-05-04",), "2031-05", Outcome.WRONG),
        (("[2031-04-05,2031-05-04]",), "2031-05-04", Outcome.WRONG),
        (("[2031-04-05,2031-05-04]",), "[2031-04-05,2031-05-04]", Outcome.RIGHT),
        (("[2031-04-05,2031-05-04]",), "2031-04-05/2031-05-04", Outcome.WRONG),
        (("2031-05-04",), None, Outcome.MISSED),
        ((None,), "2031-05-04", Outcome.INVENTED),
        ((None,), None, Outcome.RIGHTLY_NONE),
        ((None, "2022-08-22"), "2022-08-22", Outcome.RIGHT),
        ((None, "2022-08-22"), None, Outcome.RIGHTLY_NONE),
        ((None, "2022-08-22"), "2022-08-23", Outcome.WRONG),
        (("2031-05-04",), "yesterday", Outcome.WRONG),
    ],
)
def test_dates_are_compared_by_the_days_they_can_mean(
    accepted: tuple[str | None, ...], answer: str | None, outcome: Outcome
) -> None:
    assert judge(accepted, answer, same_days) is outcome


def test_names_are_compared_without_case_and_typography() -> None:
    assert same_words("«نخلة وموجة»", '"نخله وموجه"')
    assert same_words("The Harbour’s Voice", "the harbour's voice")
    assert not same_words("The Harbour’s Voice", "The Harbour")


def test_silence_and_invention_are_scored_apart_from_accuracy() -> None:
    outcomes = [Outcome.RIGHT] * 6 + [Outcome.WRONG, Outcome.MISSED, Outcome.INVENTED, Outcome.RIGHTLY_NONE]
    scores = {score.metric: (score.value, score.count) for score in outcome_scores(outcomes, "published_")}
    assert scores == {
        "published_accuracy": (6 / 8, 8),
        "published_answered": (7 / 8, 8),
        "published_precision": (6 / 8, 8),
        "published_silence": (1 / 2, 2),
    }


def test_nothing_to_answer_is_not_a_fault() -> None:
    assert all(score.value == 1.0 for score in outcome_scores([]))
