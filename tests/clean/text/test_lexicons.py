"""Lexicons: phrases, wildcards, and the table that says what they mean."""

from __future__ import annotations

import pytest

from dateline.clean.lexicons import PhraseSet, load_lexicons
from dateline.clean.text.lexical import categories
from dateline.model import fold


@pytest.mark.parametrize(
    ("phrase", "line", "matches"),
    [
        ("# min read", "5 min read", True),
        ("# مشاهدة", "٨٬٩١٧ مشاهدة", True),
        ("اقرأ أيضا", "إقرأ أيضاً:", True),
        ("sign up for *", "Sign up for our digest!", True),
        ("advertisement", "[ADVERTISEMENT]", True),
        ("advertisement", "The advertisement was taken down", False),
        ("note:**", "Note: " + "a long remark " * 20, True),
        ("note:*", "Note: " + "a long remark " * 20, False),
    ],
)
def test_phrases_match_whole_lines(phrase: str, line: str, matches: bool) -> None:
    assert bool(PhraseSet.of([phrase]).whole().fullmatch(fold(line))) is matches


def test_phrases_anywhere_match_whole_words_and_written_on_particles() -> None:
    matcher = PhraseSet.of(["ad", "نشرة"]).anywhere()
    assert matcher.search("an ad here")
    assert not matcher.search("a bad harbour")
    assert matcher.search(fold("وللنشرة")) is None
    assert matcher.search(fold("بنشرة الصباح"))


def test_every_category_has_phrases_in_english_and_every_set_a_meaning() -> None:
    lexicon = load_lexicons("roles")
    assert all(lexicon[name] for name in categories())
    cues = {
        "caption_credit",
        "caption_cue",
        "furniture_cue",
        "date_label",
        "date_word",
        "comments_end",
        "media_note",
        "about",
        "entrance",
        "teaser_cue",
        "credit_label",
    }
    assert set(lexicon.sets) - set(categories()) <= cues


@pytest.mark.parametrize("kind", ["roles", "opinion"])
def test_no_phrase_matches_everything(kind: str) -> None:
    for name, phrases in load_lexicons(kind).sets.items():
        for phrase in phrases.phrases:
            assert not PhraseSet.of([phrase]).whole().fullmatch("zzqx zzqy zzqz"), (name, phrase)
