"""Saved pages and single compressed pages."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dateline.model import InputError, Payload
from dateline.read import GzipContainer, MhtmlContainer

SAVED = (
    b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://siraj.example/ar/talks\r\nSubject: x\r\n"
    b"Date: Sun, 11 May 2031 06:30:00 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
    b"------b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://ads.example/frame\r\n\r\n<html>ad</html>\r\n"
    b"------b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://siraj.example/ar/talks\r\n\r\n<html><p>=D9=86=D8=B5</p></html>\r\n"
    b"------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------b--\r\n"
)


def test_the_main_document_of_a_saved_page(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(SAVED)
    (payload,) = MhtmlContainer().split(path, "a.mhtml")
    assert isinstance(payload, Payload)
    assert payload.data.decode().strip() == "<html><p>نص</p></html>"
    assert (payload.media_type, payload.encoding) == ("text/html", "utf-8")
    assert (payload.url, payload.fetched_at) == ("https://siraj.example/ar/talks", "2031-05-11T06:30:00")


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n",
        b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\n....",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000)),
        b"\xff\xfe\x00" * 100,
    ],
    ids=["no parts", "picture", "nested", "noise"],
)
def test_an_archive_without_a_page_is_an_input_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(data)
    try:
        members = list(MhtmlContainer().split(path, "a"))
    except InputError:
        return
    assert all(isinstance(member, Payload) and member.media_type == "text/plain" for member in members)


def test_one_page_in_gzip(tmp_path: Path) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(b"<html>x</html>"))
    assert list(GzipContainer().split(path, "page.html.gz")) == [
        Payload("page.html.gz", b"<html>x</html>", "text/html")
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            gzip.compress(b"a" * 5_000_000),
            r"more than 1,000,000 bytes, decompressed \(\[containers.gzip\] max_page_bytes",
        ),
        (gzip.compress(b"some words and more words")[:-6], "cut off"),
        (gzip.compress(b"some words" * 50, 0).replace(b"some", b"sane", 1), "damaged"),
        (gzip.compress(b"%PDF-1.4"), "PDF"),
    ],
    ids=["bomb", "cut off", "checksum", "binary"],
)
def test_bad_gzip_files_are_refused_with_a_reason(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "page.txt.gz"
    path.write_bytes(data)
    with pytest.raises(InputError, match=said):
        list(GzipContainer({"max_page_bytes": 1_000_000}).split(path, "page"))
