"""The drills of the matrix: their format; what the held-out half says is not looked at here."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dateline.compare.slots import slot_kinds
from dateline.evaluate.matrix_gold import AT, drills_of, matrix_gold

VERDICTS = {"agree", "less precise", "differ", "denied", "silent", "not extracted", "none"}


@pytest.mark.parametrize("half", ["dev", "check"])
def test_drills_keep_to_their_format(half: str) -> None:
    drills, pages = drills_of(matrix_gold(half))
    assert len(drills) >= 20
    assert len({drill.name for drill in drills}) == len(drills)
    for drill in drills:
        assert len(drill.reports) in (2, 3), drill.name
        assert drill.tell or drill.apart, drill.name
        assert {*drill.tell, *(name for pair in drill.apart for name in pair)} <= drill.reports.keys(), drill.name
        for slot, wanted in drill.verdicts.items():
            name, _, report = slot.partition(AT)
            assert name.partition(":")[0] in slot_kinds(), slot
            assert not report or report in drill.tell, slot
            assert set(wanted) <= VERDICTS, slot
    records = [json.loads(line) for line in pages.split("\n")]
    assert len(records) == sum(len(drill.reports) for drill in drills)
    assert all(date.fromisoformat(each["date"]) and each["text"] and each["title"] for each in records)
