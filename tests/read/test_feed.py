"""RSS, Atom and RDF entries as pages; hostile XML."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.model import InputError, Payload
from dateline.read import FeedContainer, FieldsReader

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Courier</title><link>https://courier.example/</link><language>en</language>
<item><title>Deal &amp; strike</title><link>https://courier.example/deal</link><dc:creator>Harbour desk</dc:creator>
<pubDate>Sun, 11 May 2031 06:30:00 +0300</pubDate><description>Pay rises in two steps.</description>
<content:encoded>
<![CDATA[<p>Port workers <b>resumed</b> work.</p><p><a href="/x">Read more</a></p>]]>
</content:encoded></item>
<item><title>خبر قصير</title><guid isPermaLink="true">https://courier.example/2</guid>
<description>نص الخبر القصير.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>سراج</title><entry>
<title type="html">&lt;b&gt;عنوان&lt;/b&gt;</title>
<link href="https://siraj.example/1"/><published>2031-05-11T06:30:00Z</published><updated>2031-05-12T06:30:00Z</updated>
<author><name>قسم الأخبار</name></author>
<content type="html">&lt;p&gt;فقرة أولى.&lt;/p&gt;&lt;p&gt;فقرة ثانية.&lt;/p&gt;</content>
</entry></feed>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"> <!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>t</title><item>
<title>bomb</title><description>&f; &x;</description></item></channel></rss>"""


def split(path: Path, data: bytes, **config: object) -> list[Payload]:
    path.write_bytes(data)
    members = list(FeedContainer(config).split(path, path.name))
    assert all(isinstance(member, Payload) for member in members), members
    return [member for member in members if isinstance(member, Payload)]


def iter_feed(path: Path, data: bytes) -> Iterator[Payload]:
    """Yield the payloads of a feed up to where it breaks."""
    path.write_bytes(data)
    for member in FeedContainer().split(path, path.name):
        if isinstance(member, Payload):
            yield member


def test_entries_keep_their_strings_and_name_the_outlet(tmp_path: Path) -> None:
    first, second = split(tmp_path / "feed.xml", RSS.encode())
    assert (first.source, first.url) == ("feed.xml#1", "https://courier.example/deal")
    fields = dict(first.fields)
    assert fields["published"] == "Sun, 11 May 2031 06:30:00 +0300"
    assert (fields["title"], fields["outlet"], fields["byline"]) == ("Deal & strike", "The Courier", "Harbour desk")
    assert "modified" not in fields
    assert second.url == "https://courier.example/2"


def test_an_entry_is_laid_out_with_its_html_rendered(tmp_path: Path) -> None:
    document = FieldsReader()(split(tmp_path / "feed.xml", RSS.encode()))[0]
    laid = [(part.path.split("/")[0], document.page.text[part.start : part.end]) for part in document.segments]
    assert laid == [
        ("field:title", "Deal & strike"),
        ("field:byline", "Harbour desk"),
        ("field:published", "Sun, 11 May 2031 06:30:00 +0300"),
        ("field:summary", "Pay rises in two steps."),
        ("field:body", "Port workers resumed work."),
        ("field:body", "Read more"),
    ]
    assert document.segments[-1].link_share == 1.0
    raw = {row.name: row.value for row in document.metadata}
    assert raw["body"].startswith("<p>Port workers <b>")


def test_atom_and_gzip(tmp_path: Path) -> None:
    (payload,) = split(tmp_path / "feed.xml.gz", gzip.compress(ATOM.encode()))
    fields = dict(payload.fields)
    assert (fields["published"], fields["modified"]) == ("2031-05-11T06:30:00Z", "2031-05-12T06:30:00Z")
    document = FieldsReader()([payload])[0]
    laid = [document.page.text[part.start : part.end] for part in document.segments]
    assert laid == ["عنوان", "قسم الأخبار", "2031-05-11T06:30:00Z", "فقرة أولى.", "فقرة ثانية."]


def test_entities_are_not_expanded_and_nothing_is_fetched(tmp_path: Path) -> None:
    (payload,) = split(tmp_path / "feed.xml", BOMB.encode())
    assert sum(len(value) for _, value in payload.fields) < 20_000
    assert "root:" not in str(payload.fields)


def test_a_cut_off_feed_gives_its_entries_first(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(RSS.encode()[: RSS.encode().index(b"</item>") + 60])
    members = FeedContainer().split(path, "feed.xml")
    assert isinstance(next(members), Payload)
    with pytest.raises(InputError, match="cut off"):
        list(members)


@pytest.mark.parametrize("data", [b"<rss></rss>", b"<feed>", b"", b"<rss>" + b"<a>" * 20_000, b"\x00" * 50])
def test_a_feed_without_entries_is_an_input_error(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError):
        split(tmp_path / "feed.xml", data)


def test_a_large_feed_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="max_feed_bytes"):
        split(tmp_path / "feed.xml", RSS.encode(), max_feed_bytes=100)


def test_undeclared_entities_and_missing_ends_are_mended(tmp_path: Path) -> None:
    data = "<rss><channel><title>t</title><item><title>Caf&eacute; &amp; bar</title><description>a & b &xyz; c"
    payload = next(iter_feed(tmp_path / "feed.xml", data.encode("latin-1")))
    fields = dict(payload.fields)
    assert fields["title"].startswith("Café & bar")
    assert fields["summary"].split() == ["a", "b", "c"]


def test_a_feed_in_another_encoding(tmp_path: Path) -> None:
    data = RSS.replace("UTF-8", "windows-1256").encode("cp1256")
    assert "خبر قصير" in str(split(tmp_path / "feed.xml", data)[1].fields)


@pytest.mark.parametrize(
    "data",
    [
        b"<rss><channel><item><title " + b" ".join(b'a%d="x"' % n for n in range(20_000)) + b">x",
        b"<rss><channel><item>" + b"<category>x</category>" * 20_000,
        b'<rss><channel><item><title a="' + b'<a b="' * 100_000,
        b"<rss><channel><item>" + b"<a>" * 100_000,
        b"<rss><channel><item><title>" + b"&" * 300_000,
    ],
    ids=["attributes", "children", "quotes", "nesting", "ampersands"],
)
def test_what_is_slow_to_parse_is_bounded(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError):
        list(iter_feed(tmp_path / "feed.xml", data))
