"""Phrases of lexicons: the words that tell at once what cannot match."""

import pytest

from dateline.clean.lexicons import PhraseSet, load_lexicons, words_in
from dateline.model import fold


@pytest.mark.parametrize(
    ("phrase", "needed"),
    [
        ("read more", {"read"}),
        ("* staff reporter", {"reporter"}),
        ("# min*", set()),
        ("*صحيفة يومية*", set()),
        ("* - غرفة الأخبار", {"الاخبار"}),
        ("©", set()),
    ],
)
def test_a_phrase_needs_its_longest_word_that_no_wildcard_can_add_to(phrase: str, needed: set[str]) -> None:
    assert PhraseSet.of([phrase]).needed_words == needed


def test_particles_written_onto_a_word_do_not_hide_it() -> None:
    assert {"المصدر", "والمصدر"} <= words_in(fold("والمصدر: الوكالة"))


@pytest.mark.parametrize("kind", ["roles", "opinion"])
def test_every_phrase_without_wildcards_holds_a_word_its_set_needs(kind: str) -> None:
    for name, phrases in load_lexicons(kind).sets.items():
        plain = [phrase for phrase in phrases.phrases if not set("#*_") & set(phrase)]
        needed = phrases.needed_words
        assert not needed or all(not needed.isdisjoint(words_in(fold(phrase))) for phrase in plain), name


def test_phrases_are_parted_by_whether_they_need_a_word() -> None:
    need, free = PhraseSet.of(["* reporter", "*يومية*"]).by_need()
    assert (need.phrases, free.phrases) == (("* reporter",), ("*يومية*",))
    assert free.needed_words == frozenset()


def test_a_word_wildcard_stands_for_one_word() -> None:
    pattern = PhraseSet.of(["follow _ on air"]).whole()
    assert pattern.fullmatch("follow us on air")
    assert not pattern.fullmatch("follow us all on air")
