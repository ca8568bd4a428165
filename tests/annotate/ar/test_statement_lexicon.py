"""The Arabic lexicon of attribution: forms of verbs, and classes that English has too."""

from __future__ import annotations

import pytest

from dateline.annotate.ar.statements.conjugation import forms_of
from dateline.annotate.ar.statements.lexicon import lexicon
from dateline.knowledge import read_lexicon


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "قال يقول قائلا قول",
            "قال قالت قالا قالتا قالوا يقول تقول يقولان تقولان يقولون قايلا قايله قايلتين قايلين قول",
        ),
        ("دعا يدعو داعيا دعوة", "دعا دعت دعوا دعتا دعوا يدعو تدعو يدعوان تدعوان يدعون داعيا داعيه داعيتين داعين دعوه"),
        ("نفى ينفي نافيا نفي", "نفي نفت نفيا نفتا نفوا ينفي تنفي ينفيان تنفيان ينفون نافيا نافيه نافيتين نافين نفي"),
        ("رأى يرى - -", "راي رات رايا راتا راوا يري تري يريان تريان يرون"),
    ],
)
def test_a_verb_has_its_forms(entry: str, expected: str) -> None:
    assert [form.text for form in forms_of(entry)] == expected.split()


def test_forms_say_whose_they_are() -> None:
    dual = next(form for form in forms_of("أكد يؤكد مؤكدا تأكيد") if form.text == "اكدتا")
    assert (dual.kind, dual.gender, dual.number) == ("perfect", "f", "d")


def test_classes_are_those_of_english() -> None:
    english = {group["class"] for group in read_lexicon("dateline.annotate.en", "statements.toml")["verbs"]}
    arabic = {group["class"] for group in read_lexicon("dateline.annotate.ar", "statements.toml")["verbs"]}
    assert arabic <= english


def test_every_preposition_of_a_frame_has_a_name_for_its_rule() -> None:
    known = {"that", "quote", "object", "second", "as", "wh", *lexicon().frame_names}
    assert {frame for verb in lexicon().verbs.values() for frame in verb.frames} <= known
