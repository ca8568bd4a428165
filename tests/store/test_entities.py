"""Entities in the record: stored where referred to, listed, profiled; judgements that hold."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.model import NotFoundError, StoreError
from dateline.run import Configuration, RunSettings, run
from dateline.store import Record

ONE = """Delegation arrives

2023-04-07

Ismail Haniyeh of Hamas arrived in Beirut on Friday, Lebanese officials said. Karim al-Bustani met him.
"""
OTHER = """لقاء في بيروت

2023-04-08

وصل إسماعيل هنية إلى بيروت. وقالت حركة حماس إن كريم البستاني حضر اللقاء.
"""
QUICK = Configuration(RunSettings(workers=1))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("entities")
    (folder / "pages").mkdir()
    (folder / "pages" / "a.txt").write_text(ONE, "utf-8")
    (folder / "pages" / "b.txt").write_text(OTHER, "utf-8")
    run([folder / "pages"], db=folder / "r.db", configuration=QUICK)
    return folder / "r.db"


def test_entities_that_are_named_are_stored_and_no_others(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        stored = {row[0] for row in connection.execute("SELECT entity_id FROM entities")}
        named = {
            row[0]
            for table in ("mentions", "slots", "candidates")
            for row in connection.execute(f"SELECT entity_id FROM {table} WHERE entity_id IS NOT NULL")
        }
    assert named == stored
    assert {"org/hamas", "person/ismail-haniyeh", "geonames:276781", "place/LBN"} <= stored


def test_one_entity_behind_both_scripts_has_a_profile(path: Path) -> None:
    with Record.open(path) as record:
        profile = record.entity("person/ismail-haniyeh")
        listed = record.entities(name="hamas")
    assert profile.shown
    assert {each.words for each in profile.mentions} >= {"Ismail Haniyeh", "إسماعيل هنية"}
    assert profile.roles
    assert [each.entity.entity_id for each in listed] == ["org/hamas"]
    assert listed[0].articles == 2


def test_a_person_outside_the_knowledge_base_has_no_profile_until_promoted(path: Path) -> None:
    with Record.open(path, "rw") as record:
        (bustani,) = [each.entity for each in record.entities(origin="corpus", type="person")]
        assert dict(bustani.names) == {"en": "Karim al-Bustani", "ar": "كريم البستاني"}
        assert not record.entity(bustani.entity_id).shown
        judgement = record.judge(bustani.entity_id, "accept", who="a reader")
        assert record.entity(bustani.entity_id).mentions
        record.undo(judgement.judgement_id, who="a reader")
        assert not record.entity(bustani.entity_id).shown
        with pytest.raises(StoreError, match="does not hold"):
            record.undo(judgement.judgement_id, who="a reader")
        with pytest.raises(NotFoundError):
            record.judge("mention-none", "reject", who="a reader")


def test_a_judgement_on_a_link_survives_later_runs_and_can_be_undone(path: Path) -> None:
    with Record.open(path) as record:
        before = record.digest()
        (mention,) = [each for each in record.entity("org/hamas").mentions if each.words == "Hamas"]
    with Record.open(path, "rw") as record:
        judgement = record.judge(mention.mention_id, "correct", "org/fatah", who="a reader")
    run([], db=path, configuration=QUICK)
    with Record.open(path) as record:
        assert record.find(mention.mention_id).row.entity_id == "org/fatah"
        (why,) = [part for part in record.why(mention.mention_id).parts if part.name == "meant"]
        assert judgement.judgement_id in (why.rule or "")
    with Record.open(path, "rw") as record:
        record.undo(judgement.judgement_id, who="a reader")
    run([], db=path, configuration=QUICK)
    with Record.open(path) as record:
        assert record.find(mention.mention_id).row.entity_id == "org/hamas"
        assert record.digest() == before


def test_a_recurring_name_is_merged_with_an_entity_of_the_knowledge_base(path: Path) -> None:
    with Record.open(path, "rw") as record:
        (bustani,) = [each.entity for each in record.entities(origin="corpus", type="person")]
        record.judge("person/ismail-haniyeh", "merge", bustani.entity_id, who="a reader")
        said = [each for each in record.judgements() if each.value == '"person/ismail-haniyeh"']
        assert {each.decision for each in said} == {"correct"}
        assert len(said) >= 2
    run([], db=path, configuration=QUICK)
    with Record.open(path, "rw") as record:
        named = {each.words for each in record.entity("person/ismail-haniyeh").mentions}
        assert {"Karim al-Bustani", "كريم البستاني"} <= named
        for each in said:
            record.undo(each.judgement_id, who="a reader")
    run([], db=path, configuration=QUICK)
    with Record.open(path) as record:
        assert [each.entity.entity_id for each in record.entities(origin="corpus", type="person")] == [
            bustani.entity_id
        ]


def test_two_entities_of_the_knowledge_base_are_edited_and_not_judged(path: Path) -> None:
    with Record.open(path, "rw") as record, pytest.raises(StoreError, match="dateline kb"):
        record.judge("org/hamas", "split", "place/LBN", who="a reader")
