"""Articles with paragraphs in another language: each pack reads what is in its own."""

from __future__ import annotations

from dateline.annotate import ArabicAnnotator, DateAnnotator, EnglishAnnotator, article_of
from dateline.annotate.languages import in_languages
from dateline.model import Mention, Time

_ARABIC = "وصل الوفد إلى القاهرة أمس لبحث الهدنة، وقالت وزارة الخارجية إن المحادثات تأجلت إلى الأحد."
_ENGLISH = (
    "Talks in Cairo were put off until Sunday, the ministry said on 12 March 2031, and delegates left for Beirut."
)
_MIXED = f"{_ARABIC}\n\n{_ENGLISH}\n\n{_ARABIC}"


def names(annotator: ArabicAnnotator | EnglishAnnotator, text: str, language: str) -> set[str]:
    (found,) = annotator([article_of(text, language, "2031-03-14")])
    return {each.span.exact for each in found if isinstance(each, Mention)}


def test_each_pack_reads_its_paragraphs() -> None:
    for language in ("ar", "en"):
        assert "القاهرة" in names(ArabicAnnotator(), _MIXED, language)
        assert {"Cairo", "Beirut"} <= names(EnglishAnnotator(), _MIXED, language)
        assert not names(ArabicAnnotator(), _MIXED, language) & names(EnglishAnnotator(), _MIXED, language)


def test_dates_are_found_by_one_annotator_only() -> None:
    (found,) = DateAnnotator()([article_of(f"Le 12 mars 2031, les pourparlers ont repris.\n\n{_ARABIC}", "fr")])
    assert [each.span.exact for each in found if isinstance(each, Time)] == ["12 mars 2031"]


def test_blocks_without_a_language_are_in_that_of_their_article() -> None:
    text = article_of(_MIXED, "ar")
    assert [each.language for each in text.body()] == ["ar", "en", "ar"]
    assert len(in_languages(text, ("en",)).body()) == 1
    assert in_languages(text, ("ar", "en")) is text
