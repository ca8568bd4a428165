"""Exports without the names of persons who have no profile."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.export import masked
from dateline.export.masking import COVER
from dateline.run import Configuration, RunSettings, run
from dateline.store import Record

ONE = """Bustani chairs committee

2023-04-07

Karim al-Bustani spoke with Ismail Haniyeh of Hamas in Beirut on Friday. Bustani called it useful.
"""
OTHER = """لقاء في بيروت

2023-04-08

وصل إسماعيل هنية إلى بيروت. وقال كريم البستاني إن اللقاء مفيد.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("masking")
    (folder / "pages").mkdir()
    (folder / "pages" / "a.txt").write_text(ONE, "utf-8")
    (folder / "pages" / "b.txt").write_text(OTHER, "utf-8")
    run([folder / "pages"], db=folder / "r.db", configuration=Configuration(RunSettings(workers=1)))
    return folder / "r.db"


def words(record: Record) -> str:
    return " ".join(str(value) for table in record.counts() for row in record.values(table) for value in row)


def test_names_of_others_are_covered_and_offsets_stay_right(path: Path) -> None:
    with Record.open(path) as record, masked(record) as covered:
        told = words(covered)
        for name in ("Bustani", "Karim", "البستاني"):
            assert name in words(record)
            assert name not in told
        assert COVER * 5 in told
        assert "Ismail Haniyeh" in told
        # Ids stay those of the uncovered words, by which the rows are known.
        assert {each.check for each in covered.verify().faults} <= {"id"}
        assert covered.counts() == record.counts()


def test_a_promoted_person_keeps_the_name(path: Path) -> None:
    with Record.open(path, "rw") as record:
        (bustani,) = [each.entity for each in record.entities(origin="corpus", type="person")]
        record.judge(bustani.entity_id, "accept", who="a reader")
        with masked(record) as covered:
            assert "Karim al-Bustani" in words(covered)
