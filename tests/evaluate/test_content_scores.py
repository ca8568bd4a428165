"""The shingle measure of main content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.content import Overlap, content_scores, overlap

TEXT = "The quay reopened on Tuesday after a year of works. عاد العمل إلى الرصيف صباح الثلاثاء بعد عام."


def metrics(*pairs: tuple[str, str]) -> dict[str, float]:
    return {score.metric: score.value for score in content_scores(pairs)}


def test_the_same_text_scores_one_however_it_is_spaced() -> None:
    assert metrics((TEXT, TEXT.replace(" ", "\n\n"))) == {"precision": 1, "recall": 1, "f1": 1, "word_f1": 1}


def test_shingles_overlap_by_four_words() -> None:
    assert overlap("one two three four five", "two three four five six") == Overlap(shared=1, found=2, wanted=2)


def test_a_repeated_shingle_counts_as_often_as_both_have_it() -> None:
    assert overlap("a a a a a a", "a a a a") == Overlap(shared=1, found=1, wanted=3)


def test_a_text_shorter_than_a_shingle_is_one_shingle() -> None:
    assert overlap("two words", "two words") == Overlap(1, 1, 1)
    assert overlap("", "two words") == Overlap(0, 1, 0)


def test_pages_weigh_the_same_however_long_they_are() -> None:
    long_text = " ".join(str(number) for number in range(1000))
    found = metrics((long_text, long_text), (TEXT, "nothing of the kind at all"))
    assert found["recall"] == pytest.approx(0.5)


def test_a_page_without_an_answer_lowers_recall_and_not_precision() -> None:
    found = metrics((TEXT, TEXT), (TEXT, ""))
    assert (found["precision"], found["recall"]) == (1, 0.5)


@given(st.text(), st.text())
def test_scores_stay_between_none_and_all(wanted: str, found: str) -> None:
    assert 0 <= overlap(wanted, found).f1 <= 1
    assert all(0 <= score.value <= 1 for score in content_scores([(wanted, found)]))
