"""Scores on names: exact span and type."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.evaluate.names import name_scores
from dateline.evaluate.names_gold import read_names
from dateline.model import ResourceError


def test_only_exact_spans_of_the_right_type_count(tmp_path: Path) -> None:
    rows = [
        {"tokens": ["زار", "سالم", "الزنبقي", "المرفأ"], "tags": ["O", "B-PERS", "I-PERS", "B-FAC"]},
        {"tokens": ["بلدية", "البلدة"], "tags": ["B-ORG", "I-ORG|B-GPE"]},
    ]
    file = tmp_path / "names.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    gold, digest = read_names(file)
    assert gold[0].labels == ("O", "B-PER", "I-PER", "B-LOC")
    assert len(digest) == 64
    scores = {each.metric: each.value for each in name_scores(gold, [["O", "B-PER", "I-PER", "O"], ["B-ORG", "O"]])}
    assert scores["recall"] == pytest.approx(1 / 3)
    assert scores["precision"] == pytest.approx(1 / 2)
    assert scores["f1_person"] == 1.0


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"none\.jsonl"):
        read_names(tmp_path / "none.jsonl")
