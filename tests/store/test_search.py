"""Full text: folded alike in the index and the question, found words in their exact place."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import both_languages, cleaned, stored

from dateline.model import Role
from dateline.store import Record

ENGLISH_TITLE, ARABIC_TITLE = (page.articles[0].title for page in both_languages())


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return stored(tmp_path_factory.mktemp("search") / "news.db", both_languages())


@pytest.mark.parametrize(
    ("words", "title", "found"),
    [
        ("DOCKERS", ENGLISH_TITLE, ["Dockers"]),
        ("“the port”", ENGLISH_TITLE, ["the port"]),
        ("talks board", ENGLISH_TITLE, ["Talks", "board"]),
        ("dock*", ENGLISH_TITLE, ["Dockers"]),
        ("وزارة", ARABIC_TITLE, ["الوزارة"]),
        ("الوِزَارَة", ARABIC_TITLE, ["الوزارة"]),
        ("والوزاره", ARABIC_TITLE, ["الوزارة"]),
        ("للوزارة", ARABIC_TITLE, ["الوزارة"]),
        ("عمال", ARABIC_TITLE, ["عمّال"]),
        ("اضراب", ARABIC_TITLE, ["إضراب"]),
        ('"عن العمل"', ARABIC_TITLE, ["عن العمل"]),
    ],
)
def test_words_are_found_in_their_place(record: Record, words: str, title: str, found: list[str]) -> None:
    (hit,) = record.search(words)
    assert hit.title == title
    assert [place.exact for place in hit.words] == found
    assert hit.excerpt
    assert hit.excerpt.contains(hit.words[0])


@pytest.mark.parametrize(
    "words", ["", "  ", '"', "***", "newsletter", "dockers nowhere", '"port the"', "ocker", "NEAR("]
)
def test_nothing_is_found_where_nothing_is(record: Record, words: str) -> None:
    assert list(record.search(words)) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_no_question_fails(record: Record, words: str) -> None:
    for hit in record.search(words):
        page = record.page(record.article(hit.article_id).page_id)
        for place in hit.words:
            place.verify(page)


def test_better_matches_come_first(tmp_path: Path) -> None:
    once = cleaned([("other news", Role.TITLE), ("the flood and much besides " * 5, Role.BODY)])
    more = cleaned([("flood relief", Role.TITLE), ("flood water", Role.BODY)])
    neither = [cleaned([(f"line {number}", Role.BODY)]) for number in range(4)]
    with stored(tmp_path / "news.db", [once, more, *neither]) as record:
        assert [hit.title for hit in record.search("flood")] == ["flood relief", "other news"]
