"""Reading pages: encodings, addresses, declarations with their places."""

from __future__ import annotations

import pickle

import pytest

from dateline.model import ConfigurationError, Document, InputError, Metadata, Payload
from dateline.read.html import HtmlReader

ARABIC = (
    "<html lang=ar dir=rtl><meta charset={}><title>ميناء</title><p>أعلنت إدارة الميناء أن العمل استؤنف صباح اليوم.</p>"
)


def read(markup: str | bytes, encoding: str | None = None) -> Document:
    data = markup.encode() if isinstance(markup, str) else markup
    (document,) = HtmlReader()([Payload("page.html", data, "text/html", encoding)])
    return document


def rows(document: Document, scheme: str) -> list[tuple[str, str]]:
    return [(row.name, row.value) for row in document.metadata if row.scheme == scheme]


def words(document: Document, row: Metadata) -> str | None:
    assert document.markup is not None
    return None if row.source_start is None else document.markup[row.source_start : row.source_end]


@pytest.mark.parametrize(
    ("declared", "real", "basis"),
    [
        ("windows-1256", "windows-1256", "declared"),
        ("utf-8", "utf-8", "declared"),
        ("utf-8", "windows-1256", "detected"),
        ("windows-1252", "windows-1256", "detected"),
        ("windows-1256", "utf-8", "detected"),
        ("iso-8859-1", "utf-8", "detected"),
        ("no-such-encoding", "utf-8", "detected"),
    ],
)
def test_decodes_arabic_by_its_declaration_unless_the_bytes_contradict(declared: str, real: str, basis: str) -> None:
    page = read((ARABIC.format(declared) * 3).encode(real)).page
    assert (page.encoding, page.encoding_basis) == (real, basis)
    assert page.text.startswith("أعلنت إدارة الميناء")


def test_believes_the_transport_before_the_page_and_a_setting_before_both() -> None:
    data = "<meta charset=utf-8><p>café</p>".encode("iso-8859-15")
    assert read(data, encoding="iso-8859-15").page.encoding == "iso-8859-15"
    forced = HtmlReader({"encoding": "windows-1250"})([Payload("p", data, "text/html", "iso-8859-15")])[0].page
    assert (forced.encoding, forced.encoding_basis) == ("windows-1250", "forced")
    with pytest.raises(ConfigurationError):
        HtmlReader({"encoding": "utf-99"})


def test_keeps_a_declared_encoding_when_a_few_bytes_are_spoilt() -> None:
    data = ("<meta charset=gbk><p>" + "港口罢工结束。" * 400).encode("gbk") + b"\xff\xff</p>"
    page = read(data).page
    assert page.encoding == "gbk"
    assert page.text.startswith("港口罢工结束")


def test_places_text_and_values_in_a_source_with_windows_line_ends() -> None:
    document = read('<head>\r\n<meta name="author"\r\n content="The desk">\r\n</head>\r\n<p>One</p>\r\n\r\n<p>Two</p>')
    assert document.markup is not None
    assert [document.markup[s.source_start : s.source_end] for s in document.segments] == ["One", "Two"]
    assert [words(document, row) for row in document.metadata] == ["The desk"]


def test_collects_what_a_page_declares() -> None:
    document = read(
        """<html lang="en" dir="ltr"><head><title>Talks open &amp; close</title>
        <meta property="og:title" content="Talks open"><meta property="article:published_time" content="2031-05-03">
        <meta name="DC.date" content="2031-05-03"><meta name="viewport" content="width=1">
        <link rel="canonical" href="https://example.org/talks"></head>
        <body><span itemprop="datePublished" content="2031-05-03T10:00Z">today</span>
        <time class="Updated" datetime="2031-05-04">4 May</time><time>3 May 2031</time>"""
    )
    assert rows(document, "html") == [("lang", "en"), ("dir", "ltr"), ("title", "Talks open & close")]
    assert rows(document, "opengraph") == [("og:title", "Talks open"), ("article:published_time", "2031-05-03")]
    assert rows(document, "meta") == [("dc.date", "2031-05-03"), ("datepublished", "2031-05-03T10:00Z")]
    assert rows(document, "time") == [("time.updated", "2031-05-04"), ("time", "3 May 2031")]
    assert rows(document, "link") == [("canonical", "https://example.org/talks")]
    assert document.page.url == "https://example.org/talks"
    assert all(words(document, row) in (row.value, "Talks open &amp; close") for row in document.metadata)


def test_flattens_json_ld_with_places() -> None:
    document = read(
        r"""<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"NewsArticle","headline":"The \"long\" strike","author":[{"name":"Port desk"},{"name":"Wire"}]},
        {"@type":"LiveBlogPosting","liveBlogUpdate":[{"headline":"First"},{"headline":"Second"}]}]}</script><p>x"""
    )
    found = [(row.item, row.name, row.value, words(document, row)) for row in document.metadata]
    assert found == [
        (2, "@type", "NewsArticle", "NewsArticle"),
        (2, "headline", 'The "long" strike', r"The \"long\" strike"),
        (2, "author.name", "Port desk", "Port desk"),
        (2, "author.name", "Wire", "Wire"),
        (3, "@type", "LiveBlogPosting", "LiveBlogPosting"),
        (4, "headline", "First", "First"),
        (5, "headline", "Second", "Second"),
    ]


@pytest.mark.parametrize(
    "script",
    [
        '{"headline":"Strike ends",}',
        '<!-- {"headline":"Strike ends"} -->',
        '//<![CDATA[\n{"headline":"Strike ends"}\n//]]>',
        '{"headline":"Strike\nends"};',
        '{"a":1}{"headline":"Strike ends"}',
        '{"headline":"Strike ends", "quote":"he said "no" again"}',
        "{&quot;headline&quot;:&quot;Strike ends&quot;}",
    ],
)
def test_reads_json_ld_that_is_not_quite_json(script: str) -> None:
    document = read(f'<script type="application/ld+json">{script}</script><p>x')
    assert ("headline", "Strike ends") in rows(document, "json-ld")


def test_shortens_long_values_and_survives_deep_ones() -> None:
    deep = '{"a":' * 50_000
    long = "word " * 1_000
    script = '<script type="application/ld+json">{}</script>'
    document = read(script.format(deep) + script.format(f'{{"articleBody":"{long}"}}') + "<p>x")
    ((name, value),) = rows(document, "json-ld")
    assert name == "articleBody"
    assert value.endswith("… [4999 characters]")
    assert len(value) < 400


def test_refuses_pages_without_text_or_over_the_limit() -> None:
    with pytest.raises(InputError, match="scripts"):
        read("<body><script>load()</script>")
    with pytest.raises(InputError, match="empty"):
        read("")
    with pytest.raises(InputError, match="max_page_bytes"):
        HtmlReader({"max_page_bytes": 10})([Payload("p", b"<p>" + b"x" * 20, "text/html")])


def test_can_be_sent_to_a_worker() -> None:
    reader = pickle.loads(pickle.dumps(HtmlReader()))
    assert reader([Payload("p", b"<p>x", "text/html")])[0].page.text == "x"
