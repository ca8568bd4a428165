"""The story page: the matrix, the sources side by side, statements, figures, drawings."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from linked_records import STORY, linked
from site_pages import Browser, Shown


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(linked(tmp_path_factory.mktemp("record") / "news.db"))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Shown:
    shown = browser.get(f"/story/{STORY}")
    assert shown.status == 200
    return shown


def rows_of(page: Shown) -> dict[str, str]:
    matrix = re.search(r'<table class="matrix">.*?</table>', page.text, re.DOTALL)
    assert matrix
    rows = re.findall(r"<tr><th scope=\"row\".*?</tr>", matrix[0], re.DOTALL)
    return {re.sub(r"<[^>]+>", "", row.partition("</th>")[0]).strip(): row for row in rows}


def test_the_start_page_lists_the_story_with_what_is_disputed(browser: Browser) -> None:
    shown = browser.get("/")
    assert f'href="/story/{STORY}"' in shown.text
    assert "meeting or talks" in shown.words
    (listed,) = browser.get("/index.json").data["stories"]
    assert listed["articles"] == 3
    assert "time" in listed["disputed"]
    assert listed["title"] == "Ministers meet in Harbour City"
    assert "Harbour City" in (listed["place"], listed["named_place"])


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("language=ar", 1),
        ("language=fr", 0),
        ("type=CONSULT", 1),
        ("type=AID", 0),
        ("place=geonames:1", 1),
        ("actor=place/XAA", 1),
        ("actor=nobody", 0),
        ("outlet=Harbour+Courier", 1),
        ("disputed=1", 1),
        ("since=2031-03-15", 0),
        ("until=2031-03-12", 1),
    ],
)
def test_stories_are_filtered(browser: Browser, query: str, count: int) -> None:
    assert len(browser.get(f"/index.json?{query}").data["stories"]) == count


def test_the_header_counts_independent_sources(page: Shown) -> None:
    assert "3 reports" in page.words
    assert "1 independent source, 1 of unclear source" in page.words
    assert "copy of one text with [1]" in page.words


def test_the_matrix_has_slots_by_reports_with_verdicts_in_words(page: Shown) -> None:
    rows = rows_of(page)
    assert {"did or said", "who", "where", "when"} <= set(rows)
    assert "differ" in rows["when"]
    assert "12 March 2031" in rows["when"]
    assert "13 March 2031" in rows["when"]
    assert '<time dir="ltr" datetime="2031-03-12">' in rows["when"] or '<bdi dir="ltr">2031-03-12</bdi>' in rows["when"]
    assert "الشمال" in rows["who"]
    assert "not extracted" in rows["where"] or "silent" in rows["where"]


def test_every_value_leads_to_its_words_and_its_explanation(browser: Browser, page: Shown) -> None:
    places = set(re.findall(r'href="(/article/[^"#]+\?char=[0-9,]+)', page.text))
    reasons = set(re.findall(r'href="(/why/[^"]+)"', page.text))
    assert len(places) > 8
    assert len(reasons) > 15
    for address in [*sorted(places)[:4], *sorted(reasons)[:6]]:
        assert browser.get(address).status == 200, address


def test_the_sources_stand_side_by_side_in_their_own_language(page: Shown) -> None:
    sources = re.findall(r'<article class="source".*?</article>', page.text, re.DOTALL)
    assert len(sources) == 3
    assert 'lang="ar" dir="rtl"' in sources[2]
    assert "التقى" in sources[2]
    assert "newsletter" not in sources[0]


def test_words_of_one_slot_carry_one_group_in_every_report(page: Shown) -> None:
    marks = re.findall(r'<mark [^>]*data-slot="(e0-time)[" ][^>]*>([^<]+)</mark>', page.text)
    assert {words for _, words in marks} == {"12 March 2031", "13 March 2031", "2031-03-12"}
    assert len(re.findall(r'data-slot="e0-time[" ]', page.text)) > 5


def test_what_only_one_report_has_is_marked(page: Shown) -> None:
    place = re.search(r'<mark [^>]*?class="([^"]*)"[^>]*>Harbour City on</mark>', page.text)
    assert place
    assert "only" in place[1].split()
    when = re.search(r'<mark [^>]*?class="([^"]*)"[^>]*>12 March 2031</mark>', page.text)
    assert when
    assert "only" not in when[1].split()


def test_statements_stand_with_all_their_renderings(page: Shown) -> None:
    section = page.text.partition('id="statements"')[2].partition("</section>")[0]
    assert "“We will share the river,”" in section
    assert "«سنتقاسم النهر»" in section
    assert "not found in" in section


def test_figures_keep_the_sources_digits_beside_the_bounds(page: Shown) -> None:
    section = page.text.partition('id="figures"')[2].partition("</section>")[0]
    assert "١٢-١٥ شخصًا" in section
    assert '<bdi dir="ltr">12–15</bdi>' in section


def test_drawings_say_the_same_in_a_table(page: Shown) -> None:
    for name in ("when", "where", "who"):
        section = page.text.partition(f'<section id="{name}"')[2].partition("</section>")[0]
        assert 'role="img"' in section, name
        assert "<title>" in section, name
        assert "<table" in section, name
    where = page.text.partition('<section id="where"')[2].partition("</section>")[0]
    assert "Harbour City" in where
    assert "Southland" in where.partition("not on the map")[2]
    assert 'class="ring"' in where, "a country is not a point"
    when = page.text.partition('<section id="when"')[2].partition("</section>")[0]
    assert 'class="span vague"' in when, "two days are no exact day"
    assert "Undated" in when


def test_the_twin_is_the_view_itself(browser: Browser) -> None:
    data = browser.get(f"/story/{STORY}.json").data
    assert set(data) >= {"story", "summary", "reports", "matrices", "statements", "figures", "wording"}
    assert data["matrices"][0]["rows"]


def test_a_long_story_is_shown_in_windows(browser: Browser) -> None:
    assert browser.get(f"/story/{STORY}?reports=9&statements=2&figures=3&events=7").status == 200
    assert browser.get(f"/story/{STORY}?reports=x").status == 400


def test_an_id_of_something_else_is_refused(browser: Browser) -> None:
    assert browser.get("/story/event-aaaaaaaaaaaaaaaa").status == 400
    assert browser.get("/story/story-none").status == 404


def test_the_story_is_handed_out_as_one_file(browser: Browser) -> None:
    shown = browser.get(f"/story/{STORY}/report.html?quotes=1")
    assert shown.headers["content-disposition"] == f'attachment; filename="{STORY}.html"'
    assert shown.text.startswith("<!doctype html>")
    assert "Sources side by side" not in shown.text


def test_two_articles_are_put_beside_each_other_on_the_spot(browser: Browser) -> None:
    reports = browser.get(f"/story/{STORY}.json").data["reports"]
    one, other = (report["article"]["article_id"] for report in reports[:2])
    shown = browser.get(f"/compare?one={one[:-2]}&other={other}")
    assert shown.headers["location"] == f"/compare/{one}/{other}"
    shown = browser.get(f"/compare/{one}/{other}")
    assert shown.status == 200
    assert "nothing of this is stored" in shown.words
    assert "/why/verdict" not in shown.text
    assert len(browser.get(f"/compare/{one}/{other}.json").data["reports"]) == 2
    assert browser.get(f"/compare?one={one}").status == 400
    assert browser.get(f"/compare/{one}/{STORY}").status == 400


def test_of_a_long_story_only_what_is_shown_is_read(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = import_module("dateline.present.site.pages.story")
    whole = browser.get(f"/story/{STORY}.json").data
    monkeypatch.setattr(pages, "WHOLE", 2)
    monkeypatch.setattr(pages, "REPORTS", 2)
    first, second = (browser.get(f"/story/{STORY}.json?reports={part}").data for part in (1, 2))
    assert [[each["number"] for each in part["reports"]] for part in (first, second)] == [[1, 2], [3]]
    assert first["total"] == second["total"] == 3
    assert [each["article"] for part in (first, second) for each in part["reports"]] == [
        each["article"] for each in whole["reports"]
    ]
    overall = {row["slot"]: row["verdict"] for row in whole["matrices"][0]["rows"]}
    assert all(row["verdict"] == overall[row["slot"]] for row in second["matrices"][0]["rows"]), "over all reports"
    shown = browser.get(f"/story/{STORY}?reports=2")
    assert "3 reports" in shown.words
    assert "A long story, shown in parts" in shown.words
    assert "Events of the whole story" in shown.words
    assert "سنتقاسم النهر" in shown.text
    assert "Floods killed 14 people" not in shown.text
    assert 'value="2" selected' in shown.text
