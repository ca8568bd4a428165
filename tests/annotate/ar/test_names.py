"""Arabic names: text in, mentions out; clitics outside."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate import article_of
from dateline.annotate.ar import ArabicAnnotator
from dateline.annotate.ar.names import type_spans
from dateline.annotate.ar.names.repeats import with_repeats
from dateline.model import Mention


def mentions(text: str) -> list[tuple[str, str]]:
    return [
        (each.span.exact, each.type)
        for each in ArabicAnnotator()([article_of(text, "ar")])[0]
        if isinstance(each, Mention)
    ]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("وصل الوفد إلى القاهرة مساء أمس.", "القاهرة", "settlement"),
        ("عقد الاجتماع بالقاهرة أمس.", "القاهرة", "settlement"),
        ("غادر الوفد مصر إلى لبنان أمس.", "لبنان", "country"),
        ("قالت وزارة الخارجية إن المحادثات تأجلت.", "وزارة الخارجية", "organisation"),
        ("دعت الأمم المتحدة إلى وقف إطلاق النار.", "الأمم المتحدة", "organisation"),
        ("قال وزير الخارجية المصري إن الاجتماع تأجل.", "المصري", "nationality"),
    ],
)
def test_names_are_found_without_clitics(text: str, name: str, kind: str) -> None:
    assert (name, kind) in mentions(text)


def test_marks_and_controls_do_not_hide_a_name() -> None:
    text = "وصل الوفد إلى \u200fالقـــاهِرة مساء أمس."
    assert ("القـــاهِرة", "settlement") in mentions(text)


def test_a_repeat_takes_the_type_of_its_name() -> None:
    sentences = [["قال", "سالم", "الزنبقي", "ذلك"], ["وأضاف", "الزنبقي", "كذلك"]]
    labels = with_repeats(sentences, [["O", "B-PER", "I-PER", "O"], ["O", "O", "O"]])
    assert labels[1] == ["O", "B-PER", "O"]


def test_labels_become_spans() -> None:
    assert list(type_spans(["B-PER", "I-PER", "O", "I-LOC", "B-LOC"])) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC")]


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from('وفبلقمة ىإَُـﻻ\u200f٣4،.!"“”«»()🙂a\n') | st.characters(), max_size=200))
def test_any_text_is_annotated_in_its_own_offsets(text: str) -> None:
    reading = ArabicAnnotator().read(article_of(text, "ar"))
    for sentence in reading.sentences:
        assert all(text[token.start : token.end] == token.text for token in sentence.tokens)
        assert [token.index for token in sentence.tokens] == list(range(len(sentence.tokens)))
    assert all(text[each.span.start : each.span.end] == each.span.exact for each in reading.mentions)


def test_a_page_of_one_word_takes_no_time() -> None:
    began = time.process_time()
    ArabicAnnotator()([article_of("وال" * 20_000, "ar")])
    assert time.process_time() - began < 10
