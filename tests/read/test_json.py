"""Records in JSON and JSON Lines, by the names of several crawlers, and hostile ones."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import InputError, Payload, Unreadable
from dateline.read import FieldsReader, JsonContainer
from dateline.read.json_values import json_values

NEWS_PLEASE = {
    "authors": ["Harbour desk", "Staff"],
    "date_download": "2031-05-12 08:00:00",
    "date_modify": "None",
    "date_publish": "2031-05-11 06:30:00",
    "description": "Pay rises in two steps.",
    "filename": "x.json",
    "language": "en",
    "maintext": "Port workers resumed work.\nThe deal was reached on Saturday.",
    "source_domain": "courier.example",
    "title": "Deal ends strike",
    "title_page": None,
    "url": "https://courier.example/deal",
}
FUNDUS = {
    "title": "اتفاق ينهي الإضراب",
    "authors": [],
    "publishing_date": "2031-05-11 06:30:00+00:00",
    "topics": ["ports"],
    "body": {
        "summary": ["زيادة الأجور على مرحلتين"],
        "sections": [
            {"headline": [], "paragraphs": ["استأنف العمال العمل.", "وتم الاتفاق يوم السبت."]},
            {"headline": ["ما التالي"], "paragraphs": ["تنتظر 14 سفينة."]},
        ],
    },
}
TRAFILATURA = {
    "title": "Deal ends strike",
    "author": "Harbour desk",
    "hostname": "courier.example",
    "date": "2031-05-11",
    "source": "https://courier.example/deal",
    "source-hostname": "The Courier",
    "excerpt": "Pay rises in two steps.",
    "text": "Port workers resumed work.",
    "raw_text": "Port workers resumed work.",
}
MEDIA_CLOUD = {
    "id": "1f",
    "media_name": "courier.example",
    "publish_date": "2031-05-11",
    "indexed_date": "2031-05-12T08:00:00",
    "title": "Deal ends strike",
    "url": "https://courier.example/deal",
    "text": "Port workers resumed work.",
}
SCHEMA_ORG = {
    "headline": "Deal ends strike",
    "author": [{"@type": "Person", "name": "Harbour desk"}],
    "publisher": {"name": "The Courier"},
    "datePublished": 1936161000,
    "articleBody": "Port workers resumed work.",
}


def split(path: Path, data: bytes, **config: object) -> list[Payload | Unreadable]:
    path.write_bytes(data)
    return list(JsonContainer(config).split(path, path.name))


def page(member: Payload | Unreadable) -> Payload:
    assert isinstance(member, Payload), member
    return member


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (NEWS_PLEASE, {"published": "2031-05-11 06:30:00", "outlet": "courier.example", "byline": "Staff"}),
        (FUNDUS, {"published": "2031-05-11 06:30:00+00:00", "section": "ports"}),
        (TRAFILATURA, {"published": "2031-05-11", "outlet": "The Courier", "url": "https://courier.example/deal"}),
        (MEDIA_CLOUD, {"published": "2031-05-11", "outlet": "courier.example", "fetched": "2031-05-12T08:00:00"}),
        (SCHEMA_ORG, {"published": "2031-05-10T06:30:00+00:00", "outlet": "The Courier", "byline": "Harbour desk"}),
    ],
    ids=["news-please", "fundus", "trafilatura", "media cloud", "schema.org"],
)
def test_the_names_of_crawlers_become_ours(tmp_path: Path, record: object, expected: dict[str, str]) -> None:
    fields = dict(page(split(tmp_path / "a.json", json.dumps(record).encode())[0]).fields)
    assert expected.items() <= fields.items()
    assert "modified" not in fields


def test_address_and_fetch_time_leave_the_record(tmp_path: Path) -> None:
    payload = page(split(tmp_path / "a.json", json.dumps(NEWS_PLEASE).encode())[0])
    assert (payload.url, payload.fetched_at) == ("https://courier.example/deal", "2031-05-12T08:00:00")
    assert payload.source == "a.json#1"


LINES = b"".join(json.dumps(each, ensure_ascii=False).encode() + b"\n" for each in (NEWS_PLEASE, FUNDUS, TRAFILATURA))
ARRAY = json.dumps([NEWS_PLEASE, FUNDUS, TRAFILATURA], indent=1).encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", LINES),
        ("a.json", LINES),
        ("a.jsonl", b"\xef\xbb\xbf" + LINES.replace(b"\n", b"\r\n\n")),
        ("a.json", ARRAY),
        ("a.jsonl", ARRAY),
        ("a.json", json.dumps([NEWS_PLEASE, FUNDUS, TRAFILATURA]).encode()),
        ("a.json", json.dumps({"status": "ok", "articles": [NEWS_PLEASE, FUNDUS, TRAFILATURA]}, indent=2).encode()),
        ("a.json", b"\n".join(json.dumps(each, indent=2).encode() for each in (NEWS_PLEASE, FUNDUS, TRAFILATURA))),
        ("a.jsonl.gz", gzip.compress(LINES)),
        ("a.json.gz", gzip.compress(ARRAY)),
    ],
    ids=["lines", "json", "mark", "array", "jsonl", "one line", "wrapped", "in a row", "lines gz", "array gz"],
)
def test_every_layout_gives_the_same_pages(tmp_path: Path, name: str, data: bytes) -> None:
    members = [page(member) for member in split(tmp_path / name, data)]
    assert [member.data for member in members] == [
        json.dumps(each, sort_keys=True, separators=(",", ":")).encode() for each in (NEWS_PLEASE, FUNDUS, TRAFILATURA)
    ]


def test_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    good = json.dumps(TRAFILATURA).encode()
    bad = [b"{", b"[" * 100_000, b'{"title": "\xff"}', b"17", b'{"n": ' + b"9" * 9000 + b"}", b'{"x": 1}', b"a" * 5000]
    members = split(tmp_path / "a.jsonl", b"\n".join([good, *bad, good]), max_record_bytes=200_000)
    assert [isinstance(member, Payload) for member in members] == [True] + [False] * len(bad) + [True]
    reasons = " ".join(member.reason for member in members if isinstance(member, Unreadable))
    for said in ("not JSON", "nested too deeply", "an object is needed", "what it holds is x"):
        assert said in reasons
    assert members[-1].source == f"a.jsonl#{len(bad) + 2}"


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_record_over_the_limit_is_passed_over_unread(tmp_path: Path, name: str) -> None:
    large, good = json.dumps({"title": "x" * 3_000_000}).encode(), json.dumps(TRAFILATURA).encode()
    data = b"\n".join([large, good]) if name == "a.jsonl" else b"[" + b",".join([large, good]) + b"]"
    members = split(tmp_path / name, data, max_record_bytes=10_000)
    assert [type(member) for member in members] == [Unreadable, Payload]
    assert "max_record_bytes" in members[0].reason  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "data", [b"[" * 300_000, b'[{"a":' * 100_000, b'{"a":' * 100_000, b'[{"title": "cut', ARRAY[:-30]]
)
def test_nesting_and_cut_off_arrays_end_with_a_reason(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match="ends in the middle of a value"):
        split(tmp_path / "a.json", data)


def test_deep_nesting_within_a_whole_record_is_unreadable(tmp_path: Path) -> None:
    data = b'[{"title": "x", "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]"
    (member,) = split(tmp_path / "a.json", data)
    assert isinstance(member, Unreadable)


def test_a_cut_off_gzip_gives_its_records_first(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(LINES * 200, 0)[:100_000])
    members = JsonContainer().split(path, "a")
    assert all(isinstance(next(members), Payload) for _ in range(90))
    with pytest.raises(InputError, match="it was cut off"):
        list(members)


def test_lone_surrogates_and_nuls_do_not_reach_the_text(tmp_path: Path) -> None:
    (member,) = split(tmp_path / "a.json", b'{"title": "a\\ud83d b\\u0000", "text": "\\udc00 words"}')
    document = FieldsReader()([page(member)])[0]
    assert document.page.text == "a\ufffd b\ufffd\n\n\ufffd words"


def test_a_record_with_the_whole_page_is_read_as_html(tmp_path: Path) -> None:
    markup = "<!DOCTYPE html><html><p>نص</p></html>"
    (member,) = split(
        tmp_path / "a.json", json.dumps({"html": markup, "title": "T", "url": "http://a.example/"}).encode()
    )
    assert (page(member).media_type, page(member).data, page(member).encoding) == (
        "text/html",
        markup.encode(),
        "utf-8",
    )
    assert dict(page(member).fields) == {"title": "T", "url": "http://a.example/"}


def test_json_in_utf16_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="convert it to UTF-8"):
        split(tmp_path / "a.json", json.dumps(TRAFILATURA).encode("utf-16"))


WORDS = st.text(st.sampled_from('"\\{}[],:u\ud83d\n\u062a'), max_size=6)
JSON_VALUES = st.recursive(
    st.none() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.dictionaries(WORDS, JSON_VALUES, max_size=3), max_size=4),
    st.booleans(),
    st.integers(1, 40),
    st.booleans(),
)
def test_values_are_found_however_the_bytes_arrive(
    records: list[object], in_array: bool, step: int, ascii_only: bool
) -> None:
    parts = [json.dumps(each, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass") for each in records]
    data = b"[" + b", ".join(parts) + b"]" if in_array else b"\n".join(parts)

    class Trickle:
        place = 0

        def read(self, _: int) -> bytes:
            self.place += step
            return data[self.place - step : self.place]

    assert list(json_values(Trickle(), 1 << 20)) == parts  # type: ignore[arg-type]


def test_a_number_of_thousands_of_digits_costs_nothing(tmp_path: Path) -> None:
    data = b'{"title": "Quay opens", "body": "The quay opened.", "score": ' + b"9" * 100_000 + b"}"
    (member,) = split(tmp_path / "a.json", data)
    assert dict(page(member).fields)["title"] == "Quay opens"


def test_a_record_without_words_says_what_it_holds_instead(tmp_path: Path) -> None:
    (member, number) = split(tmp_path / "a.jsonl", b'{"status": 200, "title": "", "etag": "a"}\n[7]\n')
    assert isinstance(member, Unreadable)
    assert member.reason == "the record has no title, summary or body: what it holds is etag, status"
    assert isinstance(number, Unreadable)
    assert number.reason == "not a record: a number stands where an object is needed"
