"""Plain text in every encoding: the text comes back, the segments stand where they say."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import ConfigurationError, Document, EncodingError, InputError, Payload
from dateline.read import TextReader

ARABIC = "أعلنت سلطة الميناء يوم الأحد استئناف العمل في المحطة بعد إضراب دام أسبوعًا"
ENGLISH = "Port workers “resumed work” on Sunday – after a week-long strike at the café terminal."
RUSSIAN = "Рабочие порта возобновили работу в воскресенье после недельной забастовки."
CHINESE = "港口工人在为期一周的罢工之后于星期日恢复工作，工会与公司达成了协议，工资将分两次提高。"


def read(data: bytes, encoding: str | None = None, **config: object) -> Document:
    return TextReader(config)([Payload("page.txt", data, "text/plain", encoding)])[0]


def words(document: Document) -> list[str]:
    return [document.page.text[segment.start : segment.end] for segment in document.segments]


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        (ARABIC, "utf-8", "utf-8"),
        (ARABIC, "cp1256", "windows-1256"),
        (ARABIC.replace("ً", ""), "iso8859-6", "iso-8859-6"),
        (ARABIC, "utf-16-le", "utf-16le"),
        (ARABIC, "utf-16-be", "utf-16be"),
        (ENGLISH, "cp1252", "windows-1252"),
        (ENGLISH, "utf-16-be", "utf-16be"),
        (ENGLISH, "utf-32-le", "utf-32le"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp866", "ibm866"),
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "utf-16-le", "utf-16le"),
    ],
)
def test_an_encoding_nobody_names_is_detected(text: str, codec: str, named: str) -> None:
    page = read(text.encode(codec)).page
    assert page.text == text
    assert (page.encoding_basis, page.encoding.replace("gbk", "gb18030")) == ("detected", named)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_names_the_encoding_and_is_not_text(codec: str) -> None:
    page = read(ARABIC.encode(codec)).page
    assert (page.text, page.encoding_basis) == (ARABIC, "bom")


def test_a_declared_encoding_is_used_and_named_as_the_standard_does() -> None:
    page = read("Élan à côté".encode("latin-1"), encoding="ISO-8859-1").page
    assert (page.text, page.encoding, page.encoding_basis) == ("Élan à côté", "windows-1252", "declared")


@pytest.mark.parametrize(("declared", "named"), [("UTF8", "utf-8"), ("cp1256", "windows-1256"), ("x", "utf-8")])
def test_text_in_ascii_is_in_the_encoding_declared(declared: str, named: str) -> None:
    page = read(b"Port workers resumed work.", encoding=declared).page
    assert (page.encoding, page.encoding_basis) == (named, "detected" if declared == "x" else "declared")
    assert read(ARABIC.encode(), encoding="UTF-8").page.encoding_basis == "declared"


@pytest.mark.parametrize("declared", ["iso-8859-1", "gbk", "utf-16", "no-such-encoding", "utf-7", "", "\x00"])
def test_a_wrong_declaration_gives_way_to_detection(declared: str) -> None:
    page = read(ARABIC.encode(), encoding=declared).page
    assert (page.text, page.encoding, page.encoding_basis) == (ARABIC, "utf-8", "detected")


@pytest.mark.parametrize("declared", ["utf-8", "utf-16"])
def test_a_false_declaration_of_unicode_is_not_believed(declared: str) -> None:
    assert read(ENGLISH.encode("ascii", "ignore") + b"..", encoding=declared).page.encoding == "utf-8"
    page = read(ARABIC.encode("cp1256"), encoding=declared).page
    assert (page.text, page.encoding, page.encoding_basis) == (ARABIC, "windows-1256", "detected")


def test_a_forced_encoding_is_strict() -> None:
    page = TextReader({"encoding": "cp1256"})([Payload("a", ARABIC.encode("cp1256"), "text/plain", "utf-8")])[0].page
    assert (page.text, page.encoding, page.encoding_basis) == (ARABIC, "windows-1256", "forced")
    with pytest.raises(EncodingError, match="not utf-8, the encoding that was forced"):
        TextReader({"encoding": "utf-8"})([Payload("a", ARABIC.encode("cp1256"), "text/plain")])
    with pytest.raises(ConfigurationError, match="no encoding is called 'klingon'"):
        TextReader({"encoding": "klingon"})


def test_utf8_cut_off_within_a_character_stays_utf8() -> None:
    page = read(ARABIC.encode()[:-1]).page
    assert (page.text, page.encoding) == (ARABIC[:-1] + "\ufffd", "utf-8")


def test_nuls_and_lone_surrogates_become_replacement_characters_one_for_one() -> None:
    assert read(b"first\x00 line of a text that is long enough\n").page.text[:7] == "first\ufffd "
    lone = "Talks resumed on Sunday".encode("utf-16-le") + b"\x3d\xd8" + "and ended.".encode("utf-16-le")
    assert read(b"\xff\xfe" + lone).page.text == "Talks resumed on Sunday\ufffdand ended."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b" \n\t \r\n", "no text but white space"),
        ("\u200f\u200b\n".encode(), "no text but marks"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x7fELF\x02\x01\x01\x00", "an executable program"),
        (bytes(range(256)) * 20, "not text in any encoding"),
        (b"\x00" * 500, "not text in any encoding"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(data)


def test_a_page_over_the_limit_names_the_setting() -> None:
    with pytest.raises(InputError, match=r"too large: 11 bytes, the limit is 10 \(\[readers.text\] max_page_bytes\)"):
        read(b"hello there", max_page_bytes=10)


def test_segments_are_lines_without_the_blanks_and_marks_around_them() -> None:
    text = (
        "\u200f Title \u00a0\r\n\r\n First line.\rSecond\u00a0line.\u2028Third\fFourth\u200e\n\u200b\nلا تعليق\u200f\n"
    )
    assert words(read(text.encode())) == ["Title", "First line.", "Second\u00a0line.", "Third", "Fourth", "لا تعليق"]


def test_a_document_can_be_pickled_and_keeps_its_fields_as_metadata() -> None:
    payload = Payload("a", b"Some text.", "text/plain", fields=(("title", "T"), ("byline", "B")))
    document = TextReader()([payload])[0]
    assert pickle.loads(pickle.dumps(document)) == document
    assert [(row.scheme, row.name, row.value) for row in document.metadata] == [
        ("field", "title", "T"),
        ("field", "byline", "B"),
    ]


TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"]),
        st.sampled_from("\n\r\t\f\u2028\u00a0\u200f\u200e\u202b\u2067\u0301\u0651ـ👩🏽‍🚒🇱🇧ابتةéß "),
    ),
    min_size=1,
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_any_text_comes_back_and_its_segments_cover_it(text: str, codec: str) -> None:
    if not text.strip() or text.startswith("\ufeff"):
        return
    payload = Payload("a", text.encode(codec), "text/plain", "utf-8" if codec == "utf-8" else None)
    try:
        document = TextReader()([payload])[0]
    except InputError as error:
        assert "marks that are not seen" in str(error)  # noqa: PT017
        return
    assert document.page.text == text.removeprefix("\ufeff")
    covered: set[int] = set()
    last = 0
    for segment in document.segments:
        assert last <= segment.start < segment.end
        last = segment.end
        covered.update(range(segment.start, segment.end))
    for offset, character in enumerate(text):
        if character.isalnum():
            assert offset in covered


@settings(max_examples=150, deadline=None)
@given(st.binary(min_size=1, max_size=400), st.sampled_from([None, "utf-8", "windows-1256", "utf-16le", "big5", "x"]))
def test_any_bytes_are_read_or_refused_and_the_text_can_be_stored(data: bytes, declared: str | None) -> None:
    try:
        text = read(data, encoding=declared).page.text
    except InputError:
        return
    assert "\x00" not in text
    text.encode("utf-8")
