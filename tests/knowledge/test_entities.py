"""The knowledge base: files, faults, the compiled index, codes on a day."""

from __future__ import annotations

import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from dateline.knowledge import (
    KnownEntity,
    KnownRole,
    check_entities,
    codes_on,
    entities_as,
    knowledge_base,
    read_entities,
)
from dateline.knowledge.entities.cache import cached_file
from dateline.knowledge.entities.sources import Fault, built_in_sources, read_source
from dateline.model import Alias, Entity, EntityRole, ResourceError

OWN = """\
id,type,name_en,name_ar,aliases_en,country,codes
org/harbour-union,union,Harbour Union,نقابة المرفأ,HBU,LBN,LBN LAB
person/samira-qandil,person,Samira Qandil,سميرة قنديل,,JOR,
"""
ROLES = """\
entity,role_en,role_ar,of,codes,since,until
person/samira-qandil,chair,رئيسة,org/harbour-union,LBN LAB,2030,2031-06
"""


@pytest.fixture
def own(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "own.csv").write_text(OWN, "utf-8")
    (tmp_path / "roles.csv").write_text(ROLES, "utf-8")
    return str(tmp_path / "own.csv"), str(tmp_path / "roles.csv")


def test_the_built_in_tables_have_no_fault() -> None:
    faults = [str(found) for source in built_in_sources() for found in read_source(source) if isinstance(found, Fault)]
    assert faults == []


@pytest.mark.parametrize(
    ("name", "entity_id"),
    [
        ("Palestinian Islamic Jihad", "org/palestinian-islamic-jihad"),
        ("حماس", "org/hamas"),
        ("Brazilian", "place/BRA"),
        ("اليابان", "place/JPN"),
        ("Reuters", "outlet/reuters"),
    ],
)
def test_names_in_both_scripts_are_found(name: str, entity_id: str) -> None:
    assert entity_id in [each.entity.entity_id for each in knowledge_base().named(name)]


def test_a_person_is_found_by_sound() -> None:
    found = knowledge_base().sounding("Ziyad an-Nehhale")
    assert "person/ziyad-al-nakhalah" in [each.entity_id for each in found]


def test_own_files_stand_beside_the_built_in_ones(own: tuple[str, ...]) -> None:
    known = knowledge_base(own)
    assert known.digest != knowledge_base().digest
    (named,) = known.named("نقابة المرفأ")
    assert (named.entity.entity_id, named.entity.origin, named.kind) == ("org/harbour-union", "user", "name")
    assert known.entity("org/hamas") == knowledge_base().entity("org/hamas")
    assert known.entity("org/none") is None


def test_codes_follow_the_role_of_the_day(own: tuple[str, ...]) -> None:
    entity = knowledge_base(own).entity("person/samira-qandil")
    assert entity is not None
    assert codes_on(entity, date(2031, 3, 1)) == ("LBN", ("LAB",))
    assert codes_on(entity, date(2032, 1, 1)) == ("LBN", ("ELI",))
    assert codes_on(KnownEntity("org/x", "igo", (), codes="UNO"), None) == ("IGO", ())
    assert codes_on(KnownEntity("place/FRA", "country", (), country="FRA"), None) == ("FRA", ())


def test_an_entity_becomes_rows_with_its_spellings_and_roles(own: tuple[str, ...]) -> None:
    entity = knowledge_base(own).entity("person/samira-qandil")
    assert entity is not None
    first, *others = entity.rows()
    assert isinstance(first, Entity)
    assert dict(first.names) == {"en": "Samira Qandil", "ar": "سميرة قنديل"}
    assert {each.name for each in others if isinstance(each, Alias)} == {"Samira Qandil", "سميرة قنديل"}
    assert [each.role for each in others if isinstance(each, EntityRole)] == ["chair"]


def test_faults_are_told_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("# own\nid,type,name_en,since\na b,party,A,\norg/c,party,,\norg/d,party,D,yesterday\nx\n", "utf-8")
    lines = [(each.line, each.message.split(":")[0]) for each in read_entities(str(path)).faults]
    assert [line for line, _ in lines] == [3, 4, 5, 6]
    with pytest.raises(ResourceError, match=r"bad\.csv:3"):
        knowledge_base((str(path),))
    path.write_text("id,typ,name_en\n", "utf-8")
    assert "'typ'" in str(read_entities(str(path)).faults[0])


@pytest.mark.parametrize("form", ["csv", "jsonl", "yaml"])
def test_what_is_written_reads_back(own: tuple[str, ...], form: str, tmp_path: Path) -> None:
    entities = [knowledge_base(own).entity(each) for each in ("org/harbour-union", "person/samira-qandil")]
    path = tmp_path / f"out.{form}"
    path.write_text(entities_as([each for each in entities if each], form), "utf-8")
    back = read_entities(str(path))
    assert back.faults == ()
    assert [each.names for each in back.entities] == [each.names for each in entities if each]
    if form != "csv":
        assert back.entities[1].roles == entities[1].roles  # type: ignore[union-attr]


def test_wikidata_items_become_entities_with_roles(tmp_path: Path) -> None:
    person = {
        "id": "Q1",
        "labels": {"en": {"value": "Samira Qandil"}, "ar": {"value": "سميرة قنديل"}},
        "aliases": {"en": [{"value": "S. Qandil"}]},
        "claims": {
            "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
            "P39": [
                {
                    "mainsnak": {"datavalue": {"value": {"id": "Q2"}}},
                    "qualifiers": {
                        "P580": [{"datavalue": {"value": {"time": "+2030-05-00T00:00:00Z", "precision": 10}}}]
                    },
                }
            ],
        },
    }
    office = {"id": "Q2", "labels": {"en": {"value": "harbour minister"}}, "claims": {}}
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in (person, office)) + "\n{", "utf-8")
    given = read_entities(str(path))
    assert given.entities[0].type == "person"
    assert given.entities[0].roles == (KnownRole("harbour minister", since="2030-05", source="Wikidata"),)
    assert [each.line for each in given.faults] == [3]


def test_what_looks_wrong_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("- {id: org/mine, type: party, name: {en: Hamas}, roles: [{role_en: x, of: org/none}]}\n", "utf-8")
    notes = list(check_entities(read_entities(str(path)).entities))
    assert "org/hamas" in notes[0]
    assert "org/none" in notes[1]


def test_files_of_old_contents_are_deleted_when_unused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder, day = tmp_path / "dateline", 24 * 60 * 60
    folder.mkdir()
    for days in (0, 1, 2, 3, 4, 5, 8):
        path = folder / f"knowledge-{days}.sqlite3"
        path.write_text("old")
        os.utime(path, (time.time() - days * day - 60,) * 2)
    (folder / "other-9").write_text("another kind")
    os.utime(folder / "other-9", (0, 0))
    used = cached_file("knowledge-2.sqlite3", lambda _: None)
    assert time.time() - used.stat().st_mtime < 60
    cached_file("knowledge-new.sqlite3", lambda path: path.touch())
    kept = {each.name for each in folder.iterdir()}
    assert kept == {*(f"knowledge-{each}.sqlite3" for each in ("new", 2, 0, 1)), "other-9"}


def test_processes_that_begin_at_once_make_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def make(path: Path) -> None:
        path.write_text("whole")

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: cached_file("x", make), range(8)))
    assert {path.read_text() for path in made} == {"whole"}
    if sys.platform.startswith("linux"):
        assert [path.name for path in (tmp_path / "dateline").iterdir()] == ["x"]
