"""What a file is: its content first, its name second."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dateline.model import InputError
from dateline.read import sniff

PAGE = b"<!DOCTYPE html><html><body><p>text</p></body></html>"
RSS = b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel></channel></rss>'


def zipped(data: bytes) -> bytes:
    """Return the same gzip file whenever it is asked for: it stands in the names of these tests."""
    return gzip.compress(data, mtime=0)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.html", PAGE, "text/html"),
        ("a.txt", PAGE, "text/html"),
        ("", b"\xef\xbb\xbf \n<!-- x -->\n<HTML lang=ar>", "text/html"),
        ("a.txt", PAGE.decode().encode("utf-16"), "text/html"),
        ("a", b"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><html>", "text/html"),
        ("a.txt", b"Intro line\n<p>One</p><p>Two</p><p>Three</p>", "text/html"),
        ("a.html", b"no tags at all", "text/plain"),
        ("a.html", b"Words <br> and words", "text/html"),
        ("a.txt", b"Prices rose: 3 < 4, said the bank", "text/plain"),
        ("a.html", zipped(PAGE), "application/gzip"),
        ("a.txt.gz", zipped(b"words and words"), "application/gzip"),
        ("a.json", b'{"title": "x"}', "application/json"),
        ("a.txt", b'[{"title": "x"}]', "application/json"),
        ("a", b'\xef\xbb\xbf{\n "title": 1}', "application/json"),
        ("a.jsonl", b"broken line\n{}", "application/json"),
        ("a.jsonl.gz", zipped(b'{"a": 1}\n{"a": 2}'), "application/json"),
        ("a.txt", b"[ Photo: harbour ] The harbour", "text/plain"),
        ("a.xml", RSS, "application/rss+xml"),
        ("a.txt", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "application/atom+xml"),
        ("a.xml", b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "application/rss+xml"),
        ("a.xml", b"<rdf:RDF xmlns:rdf='x'>", "application/rss+xml"),
        ("a.xml.gz", zipped(RSS), "application/rss+xml"),
        ("a.warc", b"WARC/1.0\r\n", "application/warc"),
        ("a.warc.gz", zipped(b"WARC/1.1\r\n"), "application/warc"),
        ("a.warc.zst", b"\x28\xb5\x2f\xfd....", "application/warc"),
        (
            "a.mhtml",
            b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n b=x\r\n\r\n",
            "multipart/related",
        ),
        ("a.txt", "أعلنت السلطات استئناف العمل في الميناء يوم الأحد".encode("cp1256"), "text/plain"),
        ("a", b"", "text/plain"),
    ],
)
def test_content_decides_and_the_name_helps(name: str, data: bytes, expected: str, tmp_path: Path) -> None:
    assert sniff(data, name) == expected
    path = tmp_path / (name or "unnamed")
    path.write_bytes(data)
    assert sniff(path) == expected


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.html", b"%PDF-1.4", "a PDF document"),
        ("a.txt", zipped(b"\xff\xd8\xff\xe0"), "a JPEG image"),
        ("a.gz", zipped(zipped(b"x")), "inside a gzip file"),
        ("a.gz", b"\x1f\x8b\x08nonsense", "is not one"),
        ("a.tgz", zipped(b"page.html" + b"\x00" * 248 + b"ustar\x00"), "tar archive"),
        ("a.txt", b"\x28\xb5\x2f\xfd....", "Zstandard"),
        ("a.xml", b"<?xml version='1.0'?><sitemapindex/>", "outermost element is <sitemapindex>"),
        ("a.bin", bytes(range(32)) * 10, "control codes"),
    ],
)
def test_what_is_no_page_is_named(name: str, data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        sniff(data, name)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened: No such file"):
        sniff(tmp_path / "nothing")
