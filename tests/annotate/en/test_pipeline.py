"""What is done in another way than by spaCy, for speed, gives what spaCy gives."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from dateline.annotate.en.analysing import Analyser
from dateline.annotate.en.model import best_pipeline, load
from dateline.annotate.en.tagging import NameTagger, follows

TEXTS = (
    "The mayor of Lanternport, Ada Marsh, said on Monday that 12 dockers were hurt near Pier 4 of Tall Acacia Street.",
    "There are two boats, and there's one more; they ain't gonna go, y'all said, let's wait till 5 p.m. on 3 May 2031.",
    "At least $ 3.5 million went to the UN High Commissioner for Refugees and the Ministry of  Ports.\n\nNo.",
    "the army of saltmarsh left the harbour   of new lanternport",
    "Smith",
    "",
    " \n ",
    "Ministry of",
    "A" * 300 + " ، العربية 🙂 " + "2031 " * 60,
)


@cache
def pipeline() -> Any:
    return load(best_pipeline())


def plain(text: str) -> Any:
    return pipeline().make_doc(text)


def test_names_are_those_of_the_recogniser() -> None:
    recogniser = pipeline().get_pipe("ner")
    assert follows(recogniser)
    found = NameTagger(recogniser)([plain(text) for text in TEXTS])
    for text, labels in zip(TEXTS, found, strict=True):
        doc = recogniser(plain(text)) if plain(text) else plain(text)
        assert labels == [f"{each.ent_iob_}-{each.ent_type_}" if each.ent_type_ else "" for each in doc], text


def test_names_of_several_batches_stay_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    tagger = NameTagger(pipeline().get_pipe("ner"))
    docs = [plain(text) for text in TEXTS]
    whole = tagger(docs)
    monkeypatch.setattr("dateline.annotate.en.tagging._AT_ONCE", 8)
    assert tagger(docs) == whole


def parsed(text: str) -> Any:
    doc = plain(text)
    for name in ("tok2vec", "tagger", "parser"):
        doc = pipeline().get_pipe(name)(doc)
    return doc


def test_a_search_with_a_beam_is_left_to_the_recogniser() -> None:
    assert not follows(None)
    assert not follows(pipeline().get_pipe("parser"))


@pytest.mark.parametrize("text", [text for text in TEXTS if text.strip()])
def test_words_are_what_the_pipeline_tells(text: str) -> None:
    analyser = Analyser(pipeline())
    for _ in range(2):  # the second time from what was kept
        found = analyser(parsed(text))
        doc = parsed(text)
        for name in ("attribute_ruler", "lemmatizer"):
            doc = pipeline().get_pipe(name)(doc)
        told = [(each.lemma_.lower(), each.pos_, each.tag_, each.dep_, each.head.i) for each in doc]
        assert [(one.lemma, one.pos, one.tag, one.dep, head) for one, head in found] == told


def test_kept_words_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.annotate.en.analysing._MOST", 3)
    analyser = Analyser(pipeline())
    assert [one for one, _ in analyser(parsed(TEXTS[0]))] == [one for one, _ in analyser(parsed(TEXTS[0]))]
