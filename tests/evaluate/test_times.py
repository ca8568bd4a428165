"""Scoring times: overlap of spans, values at the gold's granularity."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.evaluate.times import is_right, score_times
from dateline.evaluate.times_gold import GoldTime, TimeDocument, read_times
from dateline.model import ResourceError


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("2031-05", "2031-05", True),
        ("2031-05", "2031-05-03", True),
        ("2031", "2031-Q3", True),
        ("2031-W10", "2031-03-08", True),
        ("2031-W10", "2031-03-10", False),
        ("2031-05-03", "2031-05", False),
        ("2031-05-03T22:00", "2031-05-03T22:00Z", True),
        ("2031-05-03T22:00", "2031-05-03", False),
        ("PAST_REF", "PRESENT_REF", False),
        ("", "2031", False),
    ],
)
def test_a_value_is_right_as_finely_as_the_gold_states_it(gold: str, found: str, right: bool) -> None:
    assert is_right(gold, found) is right


def test_scores_count_each_time_once() -> None:
    gold = (GoldTime(0, 4, "DATE", "2031"), GoldTime(10, 14, "DATE", "2030"), GoldTime(20, 28, "DURATION", "P2D"))
    found = [GoldTime(0, 4, "DATE", "2031"), GoldTime(2, 4, "DATE", "2031"), GoldTime(22, 28, "DURATION", "P3D")]
    misses: list[str] = []
    document = TimeDocument("d", "2031 . . . 2030 . . . two days", None, gold)
    scores = {each.metric: each.value for each in score_times([document], lambda _text, _published: found, misses)}
    assert (scores["precision"], scores["recall"], scores["value_recall"], scores["span_f1"]) == (0.5, 0.5, 0.5, 1.0)
    assert len(misses) == 2


def test_the_gold_is_read_with_its_day(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    timex = [{"start": 0, "end": 4, "type": "DATE", "value": "2031", "mod": None}]
    lines = [{"id": name, "dct": dct, "text": "2031", "timex": timex} for name, dct in _DAYS.items()]
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    documents, digest = read_times(path)
    assert [each.published for each in documents] == ["2031-02-03", "2031-02-03", None]
    assert documents[0].times == (GoldTime(0, 4, "DATE", "2031"),)
    assert len(digest) == 64


_DAYS = {"moment": "2031-02-03T10:20:00", "european": "03-02-2031", "none": None}


def test_absent_gold_is_said(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="no gold data"):
        read_times(tmp_path / "none.jsonl")
