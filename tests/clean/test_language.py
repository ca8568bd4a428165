"""Languages of articles and blocks."""

from __future__ import annotations

import pytest
from drafts import draft_of
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean import assemble
from dateline.clean.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Port workers in Aqaba strike over pay and shifts", "en"),
        ("Le gouvernement a annoncé mardi une nouvelle loi sur les ports", "fr"),
        ("Die Regierung hat am Dienstag ein neues Gesetz angekündigt", "de"),
        ("عمال ميناء العقبة يضربون عن العمل", "ar"),
        ("إعلان", "ar"),
        ("سازمان ملل متحد اعلام کرد که شمار کشته‌شدگان افزایش یافت", "fa"),
        ("وزیر اعظم نے کہا کہ حکومت مذاکرات کے لیے تیار ہے", "ur"),
        ("دەوڵەتی هەرێمی کوردستان ڕایگەیاند", "ckb"),
        ("政府は火曜日に新しい法律を発表した", "ja"),
        ("الاجتماع في باريس حضره ممثلو شركة پيجو", "ar"),
        ("Al-Quds Brigades", "und"),
        ("2031-05-04", "und"),
        ("", "und"),
    ],
)
def test_languages_of_short_texts(text: str, language: str) -> None:
    assert detect_language(text).language == language


def test_what_the_page_declares_decides_only_where_the_words_do_not() -> None:
    assert detect_language("Al-Quds Brigades", "en-GB").language == "en"
    assert detect_language("عمال ميناء العقبة يضربون", "en-GB").language == "ar"
    assert detect_language("Port workers in Aqaba strike over pay and shifts", "ar").language == "en"


def test_blocks_inherit_unless_their_script_differs() -> None:
    page = assemble(
        draft_of(
            ("title", 0, "Port workers strike over pay"),
            ("body", 0, "Workers at the container terminal stopped work at dawn, the union said on Sunday."),
            ("furniture", None, "العربية"),
            ("furniture", None, "Menu"),
            ("furniture", None, "2031"),
        )
    )
    assert [(block.language, block.direction) for block in page.blocks] == [
        ("en", "ltr"), ("en", "ltr"), ("ar", "rtl"), ("en", "ltr"), (None, None),
    ]  # fmt: skip


def test_a_short_item_takes_the_language_of_its_page() -> None:
    draft = draft_of(
        ("title", 0, "Port workers in Aqaba strike over pay and shifts"), ("body", 0, "They stopped work at dawn."),
        ("title", 1, "Kayaks"), ("body", 1, "Lent now."),
    )  # fmt: skip
    assert [item.language for item in assemble(draft).articles] == ["en", "en"]


@settings(deadline=None, max_examples=50)  # the first text loads the language model
@given(st.text(max_size=80), st.one_of(st.none(), st.text(max_size=8)))
def test_any_text_has_some_answer(text: str, declared: str | None) -> None:
    assert detect_language(text, declared).language
