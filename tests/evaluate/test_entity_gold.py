"""The gold of links: every answer is in the knowledge base, both languages and halves are covered."""

from __future__ import annotations

import pytest

from dateline.evaluate.marked import read_marked
from dateline.knowledge import knowledge_base


@pytest.mark.parametrize("half", ["dev.txt", "check.txt"])
def test_answers_are_in_the_knowledge_base(half: str) -> None:
    texts, _ = read_marked(half, "entities")
    answers = {field for text in texts for place in text.places for field in place.fields} - {"NIL"}
    assert [each for each in sorted(answers) if knowledge_base().entity(each) is None] == []


@pytest.mark.parametrize("half", ["dev.txt", "check.txt"])
def test_halves_have_both_languages(half: str) -> None:
    texts, _ = read_marked(half, "entities")
    for language in ("en", "ar"):
        assert sum(len(text.places) for text in texts if text.head.startswith(language)) > 100
