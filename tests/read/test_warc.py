"""WARC files, whole and damaged: what can be read is read, and the rest is said."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from pathlib import Path

import pytest

from dateline.model import InputError, Payload, Unreadable
from dateline.read import WarcContainer

HTML = b"<html><p>Ferry talks resumed.</p></html>"


def answer(body: bytes, *headers: bytes, status: bytes = b"200 OK", kind: bytes = b"text/html; charset=utf-8") -> bytes:
    lines = [b"HTTP/1.1 " + status, b"Content-Type: " + kind, *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def record(number: int, block: bytes, warc_type: bytes = b"response", kind: bytes = b"application/http") -> bytes:
    head = (
        b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:%04d>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        b"WARC-Target-URI: https://outlet.example/%d\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
    )
    return head % (warc_type, number, number, kind, len(block)) + block + b"\r\n\r\n"


def split(path: Path, data: bytes, **config: object) -> tuple[list[Payload], list[Unreadable], str]:
    """Split a file; return its pages, what was unreadable, and the message it ended with."""
    path.write_bytes(data)
    pages: list[Payload] = []
    unreadable: list[Unreadable] = []
    try:
        for member in WarcContainer(config).split(path, "news.warc"):
            (pages if isinstance(member, Payload) else unreadable).append(member)  # type: ignore[arg-type]
    except InputError as error:
        return pages, unreadable, str(error)
    return pages, unreadable, ""


@pytest.mark.parametrize("pack", ["plain", "members", "whole"])
def test_pages_come_with_address_time_and_charset(tmp_path: Path, pack: str) -> None:
    records = [
        record(0, b"software: test", b"warcinfo", b"application/warc-fields"),
        record(1, answer(HTML)),
        record(2, answer(b"", status=b"301 Moved")),
        record(3, answer(b"\x89PNG", kind=b"image/png")),
        record(4, answer(b"plain words", kind=b"text/plain")),
        record(5, HTML, b"resource", b"text/html"),
        record(6, "كلمات".encode(), b"conversion", b"text/plain"),
    ]
    data = {
        "plain": b"".join(records),
        "members": b"".join(map(gzip.compress, records)),
        "whole": gzip.compress(b"".join(records)),
    }[pack]
    pages, unreadable, fault = split(tmp_path / "a.warc", data)
    assert (unreadable, fault) == ([], "")
    assert [page.source[-6:-1] for page in pages] == [":0001", ":0004", ":0005", ":0006"]
    assert pages[0] == Payload(
        "news.warc#<urn:uuid:0001>",
        HTML,
        "text/html",
        "utf-8",
        "https://outlet.example/1",
        "2026-01-02T03:04:05Z",
    )
    assert [page.media_type for page in pages] == ["text/html", "text/plain", "text/html", "text/plain"]


@pytest.mark.parametrize(
    "block",
    [
        answer(gzip.compress(HTML), b"Content-Encoding: gzip"),
        answer(zlib.compress(HTML), b"Content-Encoding: deflate"),
        answer(b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML), b"Transfer-Encoding: chunked"),
        answer(HTML, b"Content-Encoding: gzip"),
        answer(HTML, b"Transfer-Encoding: chunked"),
        answer(HTML).replace(b"Content-Type: text/html; charset=utf-8\r\n", b"Server: x\r\n"),
    ],
    ids=["gzip", "deflate", "chunked", "claims gzip", "claims chunks", "no type"],
)
def test_http_encodings_are_undone_and_false_claims_of_them_forgiven(tmp_path: Path, block: bytes) -> None:
    pages, unreadable, fault = split(tmp_path / "a.warc", record(1, block) + record(2, answer(HTML)))
    assert (unreadable, fault) == ([], "")
    assert [page.data for page in pages] == [HTML, HTML]


def test_a_record_that_cannot_be_decoded_costs_only_itself(tmp_path: Path) -> None:
    broken = answer(gzip.compress(HTML)[:10] + b"\xff" * 40, b"Content-Encoding: gzip")
    pages, unreadable, fault = split(tmp_path / "a.warc", record(1, broken) + record(2, answer(HTML)))
    assert len(pages) == len(unreadable) == 1
    assert not fault
    assert unreadable[0].source == "news.warc#<urn:uuid:0001>"
    assert "the HTTP answer cannot be read" in unreadable[0].reason


def test_large_records_and_bombs_are_passed_over(tmp_path: Path) -> None:
    bomb = answer(gzip.compress(b"a" * 1_000_000), b"Content-Encoding: gzip")
    data = record(1, answer(b"a" * 9000)) + record(2, bomb) + record(3, answer(HTML))
    pages, unreadable, fault = split(tmp_path / "a.warc", data, max_page_bytes=5000)
    assert [page.source[-6:-1] for page in pages] == [":0003"]
    assert len(unreadable) == 2
    assert not fault
    assert all("[containers.warc] max_page_bytes" in each.reason for each in unreadable)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_cut_off_file_gives_what_it_holds_and_says_so(tmp_path: Path, packed: bool) -> None:
    records = [record(number, answer(HTML)) for number in range(3)]
    if packed:
        records = [gzip.compress(each) for each in records]
    whole = b"".join(records)
    ends = (len(records[0] + records[1]), len(whole))
    for cut in range(len(records[0]) + 1, len(whole), 7):
        if any(end - 4 <= cut <= end for end in ends):  # only the blank lines after a record are missing
            continue
        pages, unreadable, fault = split(tmp_path / "a.warc", whole[:cut])
        assert pages, cut
        assert unreadable or fault, cut


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_reading_goes_on_after_damage(tmp_path: Path, packed: bool) -> None:
    records = [record(number, answer(HTML)) for number in range(4)]
    if packed:
        records = [gzip.compress(each) for each in records]
        records[1] = records[1][:40] + b"\xff" * 30 + records[1][70:]
    else:
        records[1] = b"no header at all\r\n\r\n" + records[1]
    pages, unreadable, _ = split(tmp_path / "a.warc", b"".join(records))
    assert {":0000", ":0002", ":0003"} <= {page.source[-6:-1] for page in pages}
    assert unreadable
    assert unreadable[0].reason.startswith("the WARC file is damaged: near byte ")


def test_noise_is_no_warc(tmp_path: Path) -> None:
    for data in (b"WARC/1.0", b"WARC/1.0\r\n\r\n", b"WARC/" + b"x" * 5000, gzip.compress(b"WARC/" + b"\n" * 3000)):
        pages, _, _ = split(tmp_path / "a.warc", data)
        assert pages == []


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    member = gzip.compress(record(1, answer(HTML * 500)), 1)
    with path.open("wb") as stream:
        for _ in range(2000):
            stream.write(member)
    tracemalloc.start()
    assert sum(1 for _ in WarcContainer().split(path, "a")) == 2000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * 2**20
