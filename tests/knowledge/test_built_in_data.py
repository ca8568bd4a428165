"""The tables of the built-in knowledge base: ids, references, codes, scripts, dates, neutral names."""

from __future__ import annotations

import csv
import gzip
import re
import runpy
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pytest

from dateline.knowledge.entities.sources import Fault, built_in_sources, entities_of, read_source
from dateline.model import fold, parse_edtf

ROOT = Path(__file__).parents[2]
DATA = Path(str(files("dateline.knowledge"))) / "data"
TABLES = ("countries", "organisations", "persons", "sites", "places")
LEAST = {"countries": 240, "organisations": 4_000, "persons": 1_600, "roles": 1_900, "sites": 1_300, "places": 35_000}

#: PLOVER's sectors, and its codes for what is no country.
SECTORS = set(re.findall("...", "COPGOVJUDLEGMILPRMPTYREBSPYUAFUNKAGRBUSCRMCVLEDUELIJRNLABMEDREFOPPPRERELSOC"))
BODIES = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}
NAMES = ("name", "short", "aliases", "demonyms", "metonyms")
#: What outlets call others and nobody calls himself; such words stand in epithets.csv alone.
LOADED = re.compile(
    r"\bregime\b|\bmilitias?\b|\bjunta\b|terroris|\bZionist (?:entity|enemy|army|forces)|\bso-called\b|Hamas-run"
    r"|ميليشيا|مليشيا|النظام ال|إرهاب|العدو |صهيوني(?!ة الدينية)"
)
#: Own names that hold such a word.
OWN_NAMES = {"تشخيص مصلحة النظام", "مكافحة الإرهاب"}
ARABIC, LATIN = re.compile("[\u0600-\u06ff]"), re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Read a table of ``data/entities``."""
    path = DATA / "entities" / f"{name}.csv"
    packed = path.with_suffix(".csv.gz")
    text = gzip.decompress(packed.read_bytes()).decode() if packed.is_file() else path.read_text("utf-8")
    return tuple(csv.DictReader(StringIO(text, newline="")))


def listed(cell: str | None) -> list[str]:
    return (cell or "").split("|") if cell else []


def known_ids() -> set[str]:
    return {row["id"] for table in TABLES for row in rows(table)}


def names_of(row: dict[str, str], language: str) -> Iterator[str]:
    for kind in NAMES:
        yield from listed(row.get(f"{kind}_{language}"))


@pytest.mark.parametrize("table", sorted(LEAST))
def test_tables_are_whole_and_hold_enough(table: str) -> None:
    assert len(rows(table)) >= LEAST[table]
    for row in rows(table):
        assert None not in row, row
        assert None not in row.values(), row
        for cell in row.values():
            assert cell == cell.strip(), row
            assert "" not in listed(cell), row
            assert len(listed(cell)) == len(set(listed(cell))), row


def test_ids_are_unique_sorted_and_well_formed() -> None:
    for table in TABLES:
        ids = [row["id"] for row in rows(table)]
        assert len(ids) == len(set(ids)), table
        ordered = [int(each[9:]) for each in ids] if table == "places" else ids
        assert ordered == sorted(ordered), table
        pattern = r"place/[A-Z]{3}|(?:org|person|site)/[a-z0-9]+(?:-[a-z0-9]+)*|geonames:[0-9]+"
        assert all(re.fullmatch(pattern, each) for each in ids), table


def test_references_name_what_is_there() -> None:
    known = known_ids()
    for table, column in (("organisations", "parent"), ("countries", "capital"), ("sites", "within"), ("roles", "of")):
        assert [row[column] for row in rows(table) if row[column] and row[column] not in known] == [], table
    assert {row["entity"] for row in rows("roles")} == {row["id"] for row in rows("persons")}
    assert [row["id"] for row in rows("epithets") if row["id"] not in known] == []


def test_codes_are_those_of_iso_and_plover() -> None:
    countries = {row["alpha3"] for row in rows("countries")}
    assert len({row["alpha2"] for row in rows("countries")}) == len(countries)
    for table in ("organisations", "persons", "sites", "places"):
        assert {each for row in rows(table) for each in listed(row["country"])} <= countries, table
    for table in ("organisations", "roles"):
        for row in rows(table):
            country, *sectors = row["codes"].split()
            assert country in countries | BODIES, row
            assert set(sectors) <= SECTORS, row
    assert {row["code"] for row in rows("countries")} <= countries


def test_words_are_in_their_own_script() -> None:
    for table in (*TABLES, "roles", "epithets"):
        for row in rows(table):
            arabic = [*names_of(row, "ar"), *listed(row.get("names_ar")), *listed(row.get("words_ar"))]
            latin = [*names_of(row, "en"), *listed(row.get("names_latin")), *listed(row.get("words_en"))]
            assert all(ARABIC.search(each) and not LATIN.search(each) for each in arabic), row
            assert all(LATIN.search(each) and not ARABIC.search(each) for each in latin), row


def test_names_have_both_languages() -> None:
    for table in ("countries", "organisations", "persons", "sites"):
        assert [row["id"] for row in rows(table) if not (row["name_en"] and row["name_ar"])] == [], table
    assert all(row["role_en"] and row["role_ar"] for row in rows("roles"))


def test_dates_are_edtf_and_in_order() -> None:
    for table in ("organisations", "roles"):
        for row in rows(table):
            ends = [parse_edtf(row[column]) for column in ("since", "until") if row[column]]
            if len(ends) == 2:
                earliest, latest = ends[0].earliest, ends[1].latest
                assert earliest is None or latest is None or earliest <= latest, row


def test_places_lie_on_the_earth() -> None:
    for row in (*rows("sites"), *rows("places")):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row


def test_names_are_no_epithets() -> None:
    for table in ("countries", "organisations", "persons", "sites"):
        for row in rows(table):
            words = " | ".join([*names_of(row, "en"), *names_of(row, "ar")])
            for own in OWN_NAMES:
                words = words.replace(own, "")
            assert not LOADED.search(words), row


def test_a_name_of_two_is_noted() -> None:
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for table in ("countries", "organisations", "persons", "sites"):
        for row in rows(table):
            for language in ("en", "ar"):
                for kind in ("name", "short", "aliases"):
                    for name in listed(row.get(f"{kind}_{language}")):
                        holders[row.get("type") or table, fold(name)].add(row["id"])
    noted = {(fold(row["name"]), frozenset(listed(row["ids"]))) for row in rows("shared")}
    shared = {(name, frozenset(ids)) for (_, name), ids in holders.items() if len(ids) > 1}
    assert shared == noted


def test_outlets_are_one_for_their_editions() -> None:
    text = (DATA / "outlets" / "outlets.csv").read_text("utf-8")
    outlets = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    assert len({row["id"] for row in outlets}) >= 500
    assert len({row["domain"] for row in outlets}) == len(outlets)
    named: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in outlets:
        named[row["id"]].add((row["name"], row["country"]))
        assert row["kind"] in ("agency", "outlet")
        assert row["form"] in ("agency", "broadcaster", "newspaper", "magazine", "site")
    assert all(len(each) == 1 for each in named.values())


def test_the_reader_finds_no_fault() -> None:
    faults = [str(each) for source in built_in_sources() for each in read_source(source) if isinstance(each, Fault)]
    assert faults == []
    assert {"outlet/reuters", "org/hamas", "place/PSE"} <= set(entities_of(built_in_sources()))


def test_each_file_says_its_source_and_hash() -> None:
    text = (DATA / "SOURCES.toml").read_text("utf-8")
    sources = tomllib.loads(text)
    assert set(sources) == {f"entities/{path.name}" for path in (DATA / "entities").iterdir()}
    for each in sources.values():
        assert each["title"] and each["source"] and each["licence"] and each["date"]  # noqa: PT018
    renewed = runpy.run_path(str(ROOT / "scripts" / "notice_hashes.py"))["sources_renewed"]
    assert renewed(text) == text, "SOURCES.toml has old hashes; renew them: python scripts/notice_hashes.py"
