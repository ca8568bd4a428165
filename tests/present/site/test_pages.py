"""Every page, in both languages, with its JSON twin."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from records import FINGERPRINT, STAGE, begun, both_languages, cleaned, stored
from site_pages import Browser

from dateline.model import Role
from dateline.store import Record

SLY = (
    ("A title with <script>alert(1)</script> & \u202e in it", Role.TITLE),
    ("Body with <img src=x onerror=alert(2)> and a control \x1b[31m.", Role.BODY),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "news.db"
    stored(path, [*both_languages(), cleaned(SLY, source="pages/sly.txt", outlet="Sly & <b>Sons</b>")]).close()
    return path


@pytest.fixture(scope="module")
def browser(path: Path) -> Browser:
    return Browser(path)


@pytest.fixture(scope="module")
def ids(path: Path) -> dict[str, str]:
    with Record.open(path) as record:
        return {article.outlet or "": article.article_id for article in record.articles()}


def test_articles_are_listed_where_there_are_no_stories(browser: Browser) -> None:
    shown = browser.get("/")
    assert shown.status == 200
    assert "Port strike enters third day" in shown.text
    assert '<bdi lang="ar" dir="rtl">إضراب الميناء يدخل يومه الثالث</bdi>' in shown.text


def test_lists_are_filtered(browser: Browser) -> None:
    data = browser.get("/articles.json?language=ar").data
    assert [each["language"] for each in data["articles"]] == ["ar"]
    assert data["window"]["total"] == 1
    assert browser.get("/articles?since=1999-99-99").status == 400
    assert browser.get("/articles.json?until=2030-01-01").data["articles"] == []


def test_an_article_shows_all_blocks_with_their_roles(browser: Browser, ids: dict[str, str]) -> None:
    shown = browser.get(f"/article/{ids['Harbour Courier']}")
    assert "Dockers at the port stopped work on Monday." in shown.text
    assert "Subscribe to our newsletter" in shown.text
    assert "left out" in shown.words
    assert 'id="claims"' in shown.text


def test_a_place_can_be_linked_without_a_script(browser: Browser, ids: dict[str, str]) -> None:
    shown = browser.get(f"/article/{ids['Harbour Courier']}?char=0,4")
    assert '<mark id="p-0" class=" asked" data-start="0">Port</mark>' in shown.text
    assert shown.text.count('id="char=0,4"') == 1
    assert browser.get(f"/article/{ids['Harbour Courier']}?char=4,4").status == 400


def test_the_twin_of_an_article_holds_what_show_prints(browser: Browser, ids: dict[str, str]) -> None:
    data = browser.get(f"/article/{ids['Harbour Courier']}.json").data
    assert data["article"]["title"] == "Port strike enters third day"
    assert {block["role"] for block in data["blocks"]} == {"title", "date", "body", "furniture"}


def test_source_html_is_only_ever_text(browser: Browser, ids: dict[str, str]) -> None:
    for address in (
        "/",
        f"/article/{ids['Sly & <b>Sons</b>']}",
        f"/outlet/{quote('Sly & <b>Sons</b>')}",
        "/table/articles",
    ):
        shown = browser.get(address)
        assert shown.status == 200
        assert "<script>alert" not in shown.text
        assert "<img src=x" not in shown.text
        assert "<b>Sons" not in shown.text
        assert "\u202e" not in shown.text
        assert "\x1b" not in shown.text


@pytest.mark.parametrize(
    "address",
    ["/", "/articles", "/search?q=port", "/runs", "/failures", "/tables", "/table/blocks", "/sql?sql=SELECT+1", "/sql"],
)
def test_every_page_has_a_twin_and_loads_nothing(browser: Browser, address: str) -> None:
    shown = browser.get(address)
    assert shown.status == 200
    assert "style=" not in shown.text
    assert "<script>" not in shown.text
    way, _, query = address.partition("?")
    twin = browser.get(f"{'/index' if way == '/' else way}.json?{query}")
    assert twin.status == 200
    assert isinstance(twin.data, dict)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/article/article-none", 404),
        ("/outlet/Nobody", 404),
        ("/table/nothing", 404),
        ("/why/slot-none", 404),
        ("/articles?page=0", 400),
        ("/table/pages?column=nothing&operator=is&value=1", 400),
        ("/table/pages?after=x", 400),
    ],
)
def test_errors_have_one_shape(browser: Browser, address: str, status: int) -> None:
    assert browser.get(address).status == status
    way, _, query = address.partition("?")
    error = browser.get(f"{way}.json?{query}").data["error"]
    assert set(error) == {"status", "title", "detail"}
    assert error["status"] == status


def test_a_beginning_of_an_id_leads_to_the_whole(browser: Browser, ids: dict[str, str]) -> None:
    whole = ids["Harbour Courier"]
    assert browser.get(f"/article/{whole[:-3]}").headers["location"] == f"/article/{whole}"
    assert browser.get(f"/go/{whole[:-3]}").headers["location"] == f"/article/{whole}"


def test_search_finds_in_both_languages(browser: Browser) -> None:
    assert "Port strike" in browser.get("/search?q=dockers").words
    shown = browser.get(f"/search?q={quote('ميناء')}")
    assert "إضراب الميناء" in shown.words
    assert 'class="k-found"' in shown.text
    assert "None." in browser.get("/search?q=nothingofthekind").words


def test_a_value_is_explained(browser: Browser, ids: dict[str, str]) -> None:
    shown = browser.get(f"/why/{ids['Harbour Courier']}")
    assert "What it rests on" in shown.words
    assert "read+clean in run" in shown.words
    drawer = browser.get(f"/why/{ids['Harbour Courier']}?fragment=1").text
    assert "<html" not in drawer
    assert 'id="drawer-title"' in drawer


def test_any_table_is_read_in_windows(browser: Browser) -> None:
    data = browser.get("/table/blocks.json?column=role&operator=is&value=body").data
    assert {row["role"] for row in data["rows"]} == {"body"}
    shown = browser.get("/table/blocks.csv?column=role&operator=is&value=body")
    assert shown.headers["content-type"].startswith("text/csv")
    assert len(shown.text.splitlines()) == len(data["rows"]) + 1


def test_sql_only_reads(browser: Browser) -> None:
    assert browser.get("/sql.json?sql=SELECT+count(*)+AS+n+FROM+articles").data["rows"] == [[3]]
    for sql in ("DELETE FROM pages", "ATTACH 'x' AS y", "PRAGMA query_only=0", "nonsense"):
        shown = browser.get(f"/sql.json?sql={quote(sql)}")
        assert shown.status == 400, sql
        assert shown.data["error"]["detail"]


def test_a_record_that_is_gone_is_told(tmp_path: Path) -> None:
    shown = Browser(tmp_path / "none.db").get("/")
    assert shown.status == 500
    assert "there is no record here" in shown.words


def test_a_run_under_way_is_told_and_read_beside(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with begun(path) as writer:
        assert writer.add(both_languages()[:1], STAGE, FINGERPRINT) == []
        browser = Browser(path)
        shown = browser.get("/")
        assert "A run is under way" in shown.words
        assert "1 page, 1 article" in shown.words
        assert writer.add(both_languages()[1:], STAGE, FINGERPRINT) == []
        assert browser.get("/index.json").data["window"]["total"] == 2


def test_tables_say_what_they_hold(browser: Browser) -> None:
    assert "One item on a page." in browser.get("/tables").words
    shown = browser.get("/table/articles")
    assert "EDTF; NULL where nothing dates the article" in shown.words
