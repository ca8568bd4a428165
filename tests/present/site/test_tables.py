"""Tables of the record: sorted by a click, narrowed by what is in them, the same rows as CSV."""

from __future__ import annotations

import csv
import html
import io
import re
from importlib import import_module

import pytest
from linked_records import linked
from site_pages import Browser

from dateline.model import StoreError


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(linked(tmp_path_factory.mktemp("record") / "news.db"))


def links(text: str, words: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(rf'<a href="([^"]+)"[^>]*>(?:<[^>]+>)*{words}<', text)]


def test_a_column_head_sorts_and_sorts_back(browser: Browser) -> None:
    (head,) = links(browser.get("/table/slots").text, "start")
    assert head == "/table/slots?sort=start"
    starts = [row["start"] for row in browser.get("/table/slots.json?sort=start").data["rows"]]
    assert starts == sorted(starts, key=lambda each: (each is None, each))
    shown = browser.get(head)
    assert 'aria-sort="ascending"' in shown.text
    assert links(shown.text, "start") == ["/table/slots?sort=-start"]
    falling = [row["start"] for row in browser.get("/table/slots.json?sort=-start").data["rows"]]
    given = [each for each in falling if each is not None]
    assert given == sorted(given, reverse=True)
    assert falling[len(given) :] == [None] * (len(falling) - len(given)), "what is not known comes last, both ways"


def test_values_are_counted_and_narrow_the_table(browser: Browser) -> None:
    data = browser.get("/table/slots.json").data
    (names,) = [each for each in data["facets"] if each["column"] == "name"]
    assert sum(count for _, count in names["values"]) == data["total"]
    ((address,),) = [links(browser.get("/table/slots").text, "actor")[:1]]
    assert address == "/table/slots?column=name&operator=is&value=actor"
    narrowed = browser.get(address.replace("/table/slots", "/table/slots.json")).data
    assert {row["name"] for row in narrowed["rows"]} == {"actor"}
    assert narrowed["total"] == dict(map(tuple, names["values"]))["actor"]


def test_conditions_are_chips_that_can_be_taken_off(browser: Browser) -> None:
    address = "/table/slots?column=name&operator=is&value=actor&column=entity_id&operator=not+empty&value="
    shown = browser.get(address)
    chips = re.findall(r'<span class="chip">.*?</span></a></span>', shown.text, re.DOTALL)
    assert len(chips) == 2
    assert links(chips[1], "✕") == ["/table/slots?column=name&operator=is&value=actor"]


def test_the_csv_has_the_same_rows_in_the_same_order(browser: Browser) -> None:
    query = "column=name&operator=is&value=actor&sort=-start"
    text = browser.get(f"/table/slots?{query}").text
    assert f'href="/table/slots.csv?{query.replace("&", "&amp;")}"' in text
    rows = list(csv.DictReader(io.StringIO(browser.get(f"/table/slots.csv?{query}").text.lstrip("\ufeff"))))
    data = browser.get(f"/table/slots.json?{query}").data["rows"]
    assert [row["slot_id"] for row in rows] == [row["slot_id"] for row in data]


def test_sorted_rows_are_shown_page_by_page(browser: Browser) -> None:
    data = browser.get("/table/blocks.json?sort=position&page=1").data
    assert data["next"] is None
    assert browser.get("/table/blocks.json?sort=position&page=7").data["rows"] == []


@pytest.mark.parametrize("query", ["sort=nothing", "sort=-", "facet=nothing", "sort=start;DROP"])
def test_what_is_no_column_is_refused(browser: Browser, query: str) -> None:
    assert browser.get(f"/table/slots?{query}").status == 400


def test_in_a_large_table_columns_are_counted_when_asked(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("dateline.present.site.readings"), "FEW_ROWS", 3)
    shown = browser.get("/table/slots")
    assert "Count by" in shown.words
    assert links(shown.text, "stage") == ["/table/slots?sort=stage", "/table/slots?facet=stage"][::-1]
    assert [each["column"] for each in browser.get("/table/slots.json?facet=stage").data["facets"]] == ["stage"]


def test_what_takes_too_long_is_refused_with_what_helps(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    facets = import_module("dateline.present.site.readings.facets")

    def too_long(*_: object) -> None:
        raise StoreError("the query took too long and was stopped")

    monkeypatch.setattr(facets, "_number", too_long)
    monkeypatch.setattr(import_module("dateline.present.site.readings"), "facet", too_long)
    monkeypatch.setattr(import_module("dateline.present.site.readings"), "count_up_to", lambda *_: None)
    monkeypatch.setattr(import_module("dateline.present.site.readings"), "count_all", lambda *_: None)
    shown = browser.get("/table/slots?facet=name")
    assert shown.status == 400
    assert "narrow the table first" in shown.words
