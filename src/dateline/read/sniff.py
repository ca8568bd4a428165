"""What kind of file this is: by its first bytes, and by its name where they leave it open."""

from __future__ import annotations

import re
import zlib
from pathlib import Path, PurePath

from dateline.model import InputError
from dateline.read.encoding import decode

HTML = "text/html"
TEXT = "text/plain"
JSON = "application/json"
WARC = "application/warc"
RSS = "application/rss+xml"
ATOM = "application/atom+xml"
MHTML = "multipart/related"
GZIP = "application/gzip"
FIELDS = "application/x-dateline-fields+json"

#: Bytes looked at; enough to get past the comments and scripts that some pages begin with.
HEAD = 1 << 16

GZIP_MAGIC = b"\x1f\x8b"

_SUFFIXES = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".shtml": HTML,
    ".json": JSON,
    ".jsonl": JSON,
    ".ndjson": JSON,
    ".warc": WARC,
    ".rss": RSS,
    ".atom": ATOM,
    ".mhtml": MHTML,
    ".mht": MHTML,
}

#: Beginnings of files that are no text, in the words a user would use (file(1) and the IANA registry).
_SIGNATURES = (
    (b"%PDF-", "a PDF document; extract its text first"),
    (b"PK\x03\x04", "a ZIP archive (or a Word, Excel or EPUB file, which are ZIP archives); unpack it first"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM6", "a BMP image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"\x7fELF", "an executable program"),
    (b"MZ\x90\x00", "a Windows program"),
    (b"\xca\xfe\xba\xbe", "a compiled program"),
    (b"\xcf\xfa\xed\xfe", "a macOS program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"ARROW1", "an Arrow file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"BZh", "a bzip2 file; decompress it first"),
    (b"\xfd7zXZ\x00", "an xz file; decompress it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file; decompress it first (only WARC files are read from Zstandard)"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document; save it as text or HTML first"),
    (b"{\\rtf", "an RTF document; save it as text or HTML first"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"filedesc://", "an ARC archive; convert it to WARC first"),
)

_LEADING = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|div|p|h1|table|article)[\s>/])"
)
_HTML_INSIDE = re.compile(r"<(?:html|body|head)[\s>]|</(?:p|div|a|span|li|h[1-6]|td|title|script)>")
_FEED_START = re.compile(r"(?:<!doctype[^>\[]*(?:\[.*?\]\s*)?>)?\s*<(?:\w+:)?(rss|feed|rdf)[\s>]", re.DOTALL)
_XML_ROOT = re.compile(r"<([\w:.-]+)")
_JSON_START = re.compile(r'\{\s*(?:"|\})|\[\s*(?:\{\s*["}]|\])')
_MIME_HEAD = re.compile(r"^content-type:\s*multipart/", re.MULTILINE)


def sniff(source: Path | bytes, name: str = "") -> str:
    """Return the media type of a file, or of a page's first bytes with its ``name``.

    A gzip file has the type of what is in it where a container reads that compressed
    (WARC, JSON, feeds, MHTML), and ``application/gzip`` where it holds one page. Raises
    :class:`InputError` for what is not text, saying what it looks like, and for a file that
    cannot be opened.
    """
    if isinstance(source, Path):
        try:
            with source.open("rb") as stream:
                head = stream.read(HEAD)
        except OSError as error:
            raise InputError(f"cannot be opened: {error.strerror}") from error
        name = name or source.name
    else:
        head = source[:HEAD]
    if head.startswith(GZIP_MAGIC):
        return _sniff_gzip(head, name)
    return _sniff_plain(head, name.lower())


def _sniff_gzip(head: bytes, name: str) -> str:
    try:
        inner = zlib.decompressobj(31).decompress(head, HEAD)
    except zlib.error as error:
        raise InputError(f"begins like a gzip file and is not one: {error}") from error
    if inner.startswith(GZIP_MAGIC):
        raise InputError("a gzip file inside a gzip file; decompress it once first")
    found = _sniff_plain(inner, name.lower().removesuffix(".gz"))
    return GZIP if found in (HTML, TEXT) else found


def _sniff_plain(head: bytes, name: str) -> str:
    if head.startswith(b"WARC/") or (head.startswith(b"\x28\xb5\x2f\xfd") and ".warc" in name):
        return WARC
    refuse_binary(head)
    text = _beginning(head)
    return _sniff_text(text) or _from_name(text, name)


def refuse_binary(head: bytes) -> None:
    """Raise InputError for the first bytes of a file that is no text, saying what it looks like."""
    for signature, words in _SIGNATURES:
        if head.startswith(signature):
            raise InputError(f"not a page of text: it looks like {words}")
    if head[4:8] == b"ftyp":
        raise InputError("not a page of text: it looks like an MP4 video or HEIF image")
    if head[257:262] == b"ustar":
        raise InputError("not a page of text: it looks like a tar archive; unpack it first")


def _beginning(head: bytes) -> str:
    """Decode the first bytes and lower them, without the blanks, comments and XML declaration in front."""
    text = decode(head).text.lower()
    match = _LEADING.match(text)
    return text[match.end() if match else 0 :]


def _sniff_text(text: str) -> str | None:
    feed = _FEED_START.match(text)
    if feed:
        return ATOM if feed[1] == "feed" else RSS
    if _HTML_START.match(text):
        return HTML
    if _JSON_START.match(text):
        return JSON
    headers = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]
    if "mime-version:" in headers and _MIME_HEAD.search(headers):
        return MHTML
    return HTML if len(_HTML_INSIDE.findall(text)) >= 3 else None


def _from_name(text: str, name: str) -> str:
    suffix = PurePath(name).suffix
    found = _SUFFIXES.get(suffix, TEXT)
    if found == HTML:
        return HTML if "<" in text else TEXT
    if suffix in (".xml", ".rss", ".atom") or text.startswith("<?xml"):
        root = _XML_ROOT.match(text)
        if root:
            raise InputError(f"XML whose outermost element is <{root[1]}>: neither a feed nor a page")
        return TEXT
    return found if text.strip() else TEXT
