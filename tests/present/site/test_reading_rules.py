"""Ten rules for right-to-left text and for readers who do not see the paint, checked on rendered pages."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from importlib import resources

import pytest
from linked_records import STORY, linked
from site_pages import Browser

from dateline.present.site.rendering import foreign, line, ltr, moment
from dateline.store import Record

CSS = (resources.files("dateline.present.site") / "static" / "style.css").read_text("utf-8")
ARABIC = re.compile("[\u0621-\u064a]")
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Outline(HTMLParser):
    """Reads a page: each text with the language and direction around it, tags, and what labels name."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str, str, tuple[str, ...]]] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append((tag, named))
        if tag not in VOID:
            self.stack.append((tag, named))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack[-1][0] != tag:
            self.stack.pop()
        if self.stack:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            language = next((named["lang"] for _, named in reversed(self.stack) if "lang" in named), "")
            direction = next((named["dir"] for _, named in reversed(self.stack) if "dir" in named), "")
            self.texts.append((data, language, direction, tuple(tag for tag, _ in self.stack)))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    path = linked(tmp_path_factory.mktemp("record") / "news.db")
    with Record.open(path) as record:
        articles = [article.article_id for article in record.articles()]
    browser = Browser(path)
    addresses = [
        "/",
        "/articles",
        "/search?q=%D9%85%D9%8A%D9%86%D8%A7%D8%A1",
        "/table/slots",
        f"/story/{STORY}",
        "/runs",
    ]
    addresses += [f"/article/{each}" for each in articles]
    return {address: browser.get(address).text for address in addresses}


def test_1_arabic_text_is_always_right_to_left_and_never_called_english(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        for words, language, direction, tags in Outline(text).texts:
            if ARABIC.search(words) and not {"title", "option", "text"} & set(tags):
                assert direction in ("rtl", "auto"), (address, words)
                assert language != "en", (address, words)


def test_2_dates_ranges_and_ids_are_isolated(pages: dict[str, str]) -> None:
    dated = re.compile(r"\d{4}-\d\d-\d\d|(?:article|story|page|run)-[a-z2-7]{6,}")
    for address, text in pages.items():
        for words, _, direction, tags in Outline(text).texts:
            if dated.fullmatch(words.strip()) and not {"title", "text", "option", "mark"} & set(tags):
                assert {"bdi", "time"} & set(tags), (address, words)
                assert direction == "ltr", (address, words)
    assert str(ltr("12-15")) == '<bdi dir="ltr">12-15</bdi>'
    assert str(moment("2031-03-12")) == '<time dir="ltr" datetime="2031-03-12">2031-03-12</time>'
    assert str(moment("[2031-04-05,2031-05-04]")).count("<time") == 2
    assert " to " in str(moment("2031-03-12/2031-03-14"))
    labels = re.findall(r'<text class="on-map"[^>]*>([^<]+)</text>', unescape(pages[f"/story/{STORY}"]))
    assert labels
    assert all(re.fullmatch("\u2068[^\u2069]+\u2069 \u2068\\(\\d+\\)\u2069", label) for label in labels)


def test_3_highlights_are_paint_only() -> None:
    rules = re.findall(r"([^{}]*\bmark\b[^{}]*)\{([^{}]*)\}", CSS)
    assert len(rules) > 10
    wide = re.compile(
        r"(?<![-\w])(padding|margin|border|font-weight|letter-spacing|display|inline-size)(?![-\w]*color)"
    )
    assert not [rule for rule, body in rules if wide.search(body)]


def test_3_words_that_begin_after_a_clitic_stay_in_one_line_of_letters(pages: dict[str, str]) -> None:
    assert re.search(r">[^<]*وال</span><mark [^>]*>جنوب</mark>", pages[f"/story/{STORY}"])


def test_4_text_is_cut_at_every_edge(pages: dict[str, str]) -> None:
    for text in pages.values():
        assert not re.search(r"<mark[^>]*>[^<]*<mark", text), "marks never nest"


def test_5_only_logical_properties() -> None:
    physical = re.compile(
        r"(?<![-\w])(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)"
    )
    assert not physical.search(CSS)
    assert "text-underline-offset" in CSS
    arabic = re.search(r":lang\(ar\)[^{]*\{([^}]*)\}", CSS)
    assert arabic
    assert "letter-spacing: normal" in arabic[1]
    assert "font-style: normal" in arabic[1]


def test_6_the_sources_digits_stand_beside_the_value(pages: dict[str, str]) -> None:
    assert re.search(r"١٢-١٥ شخصًا.*?12–15|12–15.*?١٢-١٥ شخصًا", pages[f"/story/{STORY}"], re.DOTALL)


def test_7_time_runs_from_left_to_right_and_says_so(pages: dict[str, str]) -> None:
    assert "Time from left to right" in pages[f"/story/{STORY}"]


def test_8_meaning_is_never_by_colour_alone(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        for cell in re.findall(r'<td class="cell v-([a-z-]+)[^"]*".*?</td>', text, re.DOTALL):
            assert cell.replace("-", " ") in text, address
        for mark in re.findall(r"<mark [^>]*>", text):
            assert "title=" in mark or "asked" in mark, mark
    assert "@media (forced-colors: active)" in CSS
    assert "@media print" in CSS
    assert "prefers-color-scheme: dark" in CSS


def test_9_tables_have_scopes_documents_a_list_and_pages_a_way_past_the_bar(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        outline = Outline(text)
        assert all("scope" in named for tag, named in outline.tags if tag == "th"), address
        assert outline.tags[[tag for tag, _ in outline.tags].index("a")][1].get("class") == "skip", address
        for tag, named in outline.tags:
            if tag == "svg" and "aria-hidden" not in named:
                assert named.get("role") == "img", address
                assert named.get("aria-label"), address
        assert text.count('role="img"') <= text.count("<title>")
        identifiers = [named["id"] for _, named in outline.tags if "id" in named]
        assert len(identifiers) == len(set(identifiers)), address
    for address, text in pages.items():
        if address.startswith("/article/"):
            assert "in reading order" in text
    assert "prefers-reduced-motion" in CSS
    assert ":focus-visible" in CSS


def test_10_form_fields_have_labels_and_links_have_words(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        outline = Outline(text)
        labelled = {named.get("for") for tag, named in outline.tags if tag == "label"}
        for match in re.finditer(r'<(?:input(?! type="hidden")|select|textarea)\b[^>]*>', text):
            inside = text.rfind("<label", 0, match.start()) > text.rfind("</label>", 0, match.start())
            named = re.search(r'id="([^"]+)"', match[0])
            assert inside or (named and named[1] in labelled), (address, match[0])
        assert not re.search(r"<a [^>]*></a>", text), address


def test_unknown_text_finds_its_own_direction() -> None:
    assert str(foreign("plain")) == '<bdi dir="auto">plain</bdi>'
    assert str(foreign("نص")) == '<bdi lang="" dir="rtl">نص</bdi>'
    assert str(foreign("<b>", "en")) == '<bdi lang="en" dir="ltr">&lt;b&gt;</bdi>'


def test_a_line_of_our_own_isolates_the_words_it_quotes() -> None:
    shown = str(line("agreement: “هيئتا النقل”, Tunisia; 2031-01-01"))
    assert shown == 'agreement: <bdi lang="" dir="rtl">“هيئتا النقل”</bdi>, Tunisia; 2031-01-01'
    assert str(line("<b>")) == "&lt;b&gt;"
