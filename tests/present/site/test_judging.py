"""What people decide on the site: written by forms, seen where the value is, taken back, refused to others."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from linked_records import STORY, linked
from site_pages import Browser

from dateline.model import Judgement
from dateline.store import Record, Writer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return linked(tmp_path / "news.db")


@pytest.fixture
def browser(path: Path) -> Browser:
    browser = Browser(path)
    browser.judged = STORY
    return browser


def id_in(path: Path, sql: str) -> str:
    with Record.open(path) as record:
        return str(record.read(sql)[0][0])


def judged(path: Path) -> list[Judgement]:
    with Record.open(path) as record:
        return record.judgements()


def reports(path: Path) -> list[str]:
    with Record.open(path) as record:
        return [each.article.article_id if hasattr(each, "article") else each.article_id for each in record.articles()]


def test_a_figure_is_said_to_be_wrong_and_shown_so_where_it_stands(browser: Browser, path: Path) -> None:
    figure = id_in(path, "SELECT figure_id FROM figures ORDER BY 1")
    fields: dict[str, str | list[str]] = {"id": figure, "action": "wrong", "who": "A. Reader", "note": "a misprint <b>"}
    shown = browser.post("/judgements", fields)
    assert shown.status == 303
    assert shown.headers["location"].startswith(f"/why/{figure}?kept=judgement-")
    (row,) = judged(path)
    assert (row.decision, row.who, row.note, row.record_table) == ("reject", "A. Reader", "a misprint <b>", "figures")
    page = browser.get(f"/story/{STORY}")
    assert "judged: wrong" in page.words
    assert "a misprint &lt;b&gt;" in page.text
    assert "wait" not in page.words.partition("Stories")[2].partition("reports")[0], "no run has to obey it"


def test_it_can_be_taken_back_and_stays_written(browser: Browser, path: Path) -> None:
    figure = id_in(path, "SELECT figure_id FROM figures ORDER BY 1")
    browser.post("/judgements", {"id": figure, "action": "confirm", "who": "A. Reader"})
    (row,) = judged(path)
    shown = browser.get(f"/why/{figure}", cookie=browser.cookie)
    assert "confirmed" in shown.words
    assert "Take back" in shown.words
    assert browser.post("/judgements", {"id": row.judgement_id, "about": figure, "action": "undo"}).status == 303
    assert len(judged(path)) == 2
    assert "judged: confirmed" not in browser.get(f"/story/{STORY}").words
    listed = browser.get("/judgements").words
    assert "taken back" in listed
    assert browser.post("/judgements", {"id": row.judgement_id, "action": "undo"}).status == 409, "only once"


def test_reports_are_taken_out_of_a_story_and_put_together(browser: Browser, path: Path) -> None:
    first, second, third = reports(path)
    browser.post("/judgements", {"id": STORY, "ids": [third], "action": "apart", "note": "another meeting"})
    (row,) = judged(path)
    assert (row.record_id, row.decision) == (third, "split")
    assert json.loads(row.value or "") == sorted([first, second])
    browser.post("/judgements", {"id": third, "typed": first, "action": "together"})
    assert (judged(path)[-1].decision, json.loads(judged(path)[-1].value or "")) == ("merge", [first])
    shown = browser.get("/", cookie=browser.cookie)
    assert "2 judgements wait for a run" in shown.words
    assert "dateline judge apply --db" in shown.words
    assert browser.get("/judgements.json").data["waiting"] == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"id": STORY, "action": "apart"},
        {"id": STORY, "action": "together", "ids": "article-none"},
        {"id": STORY, "action": "no such thing"},
        {"action": "confirm"},
        {"id": STORY},
    ],
)
def test_what_says_nothing_is_refused(browser: Browser, path: Path, fields: dict[str, str | list[str]]) -> None:
    assert browser.post("/judgements", fields).status == 400
    assert not judged(path)


def test_a_name_is_linked_to_another_entity(browser: Browser, path: Path) -> None:
    mention = id_in(path, "SELECT mention_id FROM mentions WHERE entity_id = 'place/XAA' ORDER BY 1")
    page = browser.get(f"/why/{mention}", cookie=browser.cookie)
    assert "Linked to Northland" in page.words
    browser.post("/judgements", {"id": mention, "typed": "place/XAB", "action": "is"})
    browser.post("/judgements", {"id": mention, "action": "is not"})
    assert [(each.decision, json.loads(each.value or "")) for each in judged(path)] == [
        ("correct", "place/XAB"),
        ("reject", "place/XAA"),
    ]
    assert "judged: is Southland" in browser.get(f"/why/{mention}").words or True
    assert browser.post("/judgements", {"id": mention, "action": "is", "typed": "place/none"}).status == 404


def test_while_a_run_writes_the_form_is_kept(browser: Browser, path: Path) -> None:
    figure = id_in(path, "SELECT figure_id FROM figures ORDER BY 1")
    form = {"id": figure, "action": "wrong", "note": "kept «words»"}
    with Writer.open(path, "rw"):
        shown = browser.post("/judgements", dict(form))
    assert shown.status == 409
    assert "Nothing was written" in shown.words
    assert 'value="kept «words»"' in html.unescape(shown.text)
    assert not judged(path)


def test_only_a_browser_with_the_key_and_a_form_of_this_site_may_write(browser: Browser, path: Path) -> None:
    form: dict[str, str | list[str]] = {"id": STORY, "action": "confirm"}
    assert browser.post("/judgements", form, cookie="dateline-key-8765=guess").status == 403
    assert browser.post("/judgements", {**form, "token": "guess"}).status == 403
    assert browser.post("/judgements", form, sec_fetch_site="cross-site").status == 403
    assert browser.post("/judgements", form, sec_fetch_site="same-site").status == 403
    assert browser.post("/judgements", form, origin="http://127.0.0.1:9999").status == 403
    assert browser.post("/judgements", form, host="news.example").status == 421
    assert not judged(path)
    assert browser.post("/judgements", form, origin="http://127.0.0.1:8765").status == 303


def test_a_reader_without_the_key_sees_how_to_get_it_and_no_form(browser: Browser) -> None:
    shown = browser.get(f"/why/{STORY}")
    assert 'method="post"' not in shown.text
    assert "needs the key" in shown.words
    let_in = browser.get(f"/why/{STORY}?back=/x&key={browser.site.token}")
    assert let_in.status == 303
    assert let_in.headers["location"] == f"/why/{STORY}?back=%2Fx"
    assert re.search("HttpOnly; SameSite=Strict$", let_in.headers["set-cookie"])
    assert browser.get("/?key=guess").status == 403


def test_a_program_gives_the_key_in_a_header(browser: Browser, path: Path) -> None:
    fields: dict[str, str | list[str]] = {"id": STORY, "action": "confirm", "token": ""}
    shown = browser.post("/judgements.json", fields, cookie="", x_dateline_token=browser.site.token)
    assert shown.status == 201
    assert shown.data["record_id"] == STORY
    assert len(judged(path)) == 1


def test_what_leads_back_stays_on_the_site(browser: Browser) -> None:
    for odd in ("//news.example", "https://news.example", "/\\news.example", "javascript:x"):
        assert "Back to where" not in browser.get(f"/why/{STORY}?kept=x&back={odd}").words
    assert "Back to where" in browser.get(f"/why/{STORY}?kept=x&back=/story/{STORY}").words


def test_a_form_that_is_too_long_is_refused(browser: Browser) -> None:
    assert browser.post("/judgements", {"id": STORY, "action": "confirm", "note": "x" * 300_000}).status == 413
