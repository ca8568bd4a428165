"""Pages of organisations, places and public figures, and of nobody else."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from linked_records import ENTITIES, linked
from site_pages import Browser

from dateline.store import Record


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked(tmp_path_factory.mktemp("record") / "news.db")


@pytest.fixture(scope="module")
def browser(path: Path) -> Browser:
    return Browser(path)


def address_of(entity_id: str, more: str = "") -> str:
    return f"/entity/{quote(entity_id, safe='')}{more}"


def test_a_country_has_its_names_acts_and_articles(browser: Browser) -> None:
    shown = browser.get(address_of("place/XAA"))
    assert shown.status == 200
    assert '<bdi lang="ar" dir="rtl">الشمال</bdi>' in shown.text
    assert "meeting or talks, asserted" in shown.words
    assert "Talks about the river" in shown.words
    assert 'role="img"' in shown.text


def test_the_twin_holds_the_same(browser: Browser) -> None:
    data = browser.get(address_of("place/XAA", ".json")).data
    assert data["entity"]["country"] == "XAA"
    assert data["mentions"] == 3
    assert {deed["part"] for deed in data["deeds"]} == {"actor"}
    assert len(data["articles"]) == 3


def test_only_those_who_may_have_a_page_have_one(path: Path, browser: Browser) -> None:
    with Record.open(path) as record:
        for each in ENTITIES:
            expected = 200 if record.entity(each.entity_id).shown else 404
            assert browser.get(address_of(each.entity_id)).status == expected, each
    refused = browser.get(address_of("corpus:1"))
    assert refused.status == 404
    assert "no page is kept" in refused.words
    assert "Somebody" not in refused.text


def test_the_list_leaves_out_who_has_no_page(browser: Browser) -> None:
    shown = browser.get("/entities")
    assert "Northland" in shown.words
    assert "Somebody" not in shown.words
    assert [each["name"] for each in browser.get("/entities.json?type=settlement").data["entities"]] == ["Harbour City"]
    assert [each["name"] for each in browser.get(f"/entities.json?name={quote('الجنوب')}").data["entities"]] == [
        "Southland"
    ]


def test_an_entity_that_is_not_there_is_told(browser: Browser) -> None:
    assert browser.get(address_of("place/none")).status == 404


def test_an_entity_is_explained_though_its_id_holds_a_slash(browser: Browser) -> None:
    assert browser.get(f"/why/{quote('place/XAA', safe='')}").status == 200
    assert browser.get(f"/go/{quote('place/XA', safe='')}A").headers["location"] == address_of("place/XAA")
