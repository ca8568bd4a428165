"""Whatever is asked, the site answers in its one shape and never falls over."""

from __future__ import annotations

from importlib import import_module
from urllib.parse import quote

import pytest
from linked_records import STORY, linked
from site_pages import Browser

from dateline.present.site.pages import PAGES

ODD = ("", "\x00", "\u202e💥", "' OR 1=1 --", "../../etc/passwd", ".json", "x" * 3000, "article-", "-1", '"*')
#: Which pages read which values of the query.
QUERIES = {
    "/": ("page", "since", "until", "place", "actor", "type", "outlet", "language", "disputed"),
    "/articles": ("page", "since", "kind"),
    "/search": ("q", "page"),
    f"/story/{STORY}": ("reports", "events", "statements", "figures"),
    "/entities": ("name", "type"),
    "/entity/place%2FXAA": ("deeds",),
    "/table/slots": ("after", "column"),
    "/sql": ("sql",),
    "/compare": ("one",),
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(linked(tmp_path_factory.mktemp("record") / "news.db"))


@pytest.mark.parametrize("path", [route.path for route in PAGES])
def test_odd_paths_are_answered(browser: Browser, path: str) -> None:
    for odd in ODD:
        address = path
        for name in ("{id:path}", "{name:path}", "{id}", "{name}", "{one}", "{other}"):
            address = address.replace(name, quote(odd, safe=""))
        assert browser.get(address).status < 500, (path, odd)


@pytest.mark.parametrize("address", QUERIES)
def test_odd_queries_are_answered(browser: Browser, address: str) -> None:
    for name in QUERIES[address]:
        for odd in ODD[1:]:
            shown = browser.get(f"{address}?{name}={quote(odd, safe='')}&other=x&operator=is&value=x")
            assert shown.status < 500, (address, name, odd)
            assert "Traceback" not in shown.text


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT length(zeroblob(900000000))",
        "SELECT replace(hex(zeroblob(20000000)), '00', 'xxxxxxxxxx')",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
        "SELECT load_extension('x')",
        "SELECT writefile('x', 'y')",
        "SELECT 1; DELETE FROM pages",
        "PRAGMA journal_mode = DELETE",
        "EXPLAIN DELETE FROM pages",
    ],
)
def test_queries_that_mean_harm_are_refused(browser: Browser, sql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("dateline.present.site.pages.tables"), "QUERY_SECONDS", 0.3)
    shown = browser.get(f"/sql.json?sql={quote(sql)}")
    assert shown.status == 400
    assert shown.data["error"]["title"] == "Not understood"


def test_an_answer_holds_no_more_than_it_shows(browser: Browser) -> None:
    data = browser.get("/sql.json?sql=" + quote("SELECT hex(zeroblob(4000000)) AS x FROM slots LIMIT 20")).data
    assert len(data["rows"]) < 10
