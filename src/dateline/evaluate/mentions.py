"""Event coreference across documents on ECB+: gold mentions, grouped as a run groups the mentions that it finds.

Gold: ``clusters/ecbplus_docs.jsonl`` and ``ecbplus_event_mentions.jsonl`` (CC BY 3.0), topics 36 to 45, the
usual test topics. Stories are found, not given. A gold mention has words and a sentence alone, no type, so
this measures how mentions are told apart by trigger and sentence; ``lemma_f`` is what the same lemma within
a story gives.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.evaluate.clusters import measured, report_of, rows_of
from dateline.evaluate.coreference import conll
from dateline.evaluate.report import Measured
from dateline.evaluate.workbench import Workbench
from dateline.link import Act, Linker, SentenceEncoder
from dateline.model import EventMember, StoryArticle

MENTION_METRICS = ("conll_f",)
_FIRST_TOPIC = 36
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


def event_mentions(workbench: Workbench) -> Measured:
    """Score chains of gold mentions within stories that are found."""
    data, documents = rows_of(workbench, "ecbplus_docs.jsonl")
    more, rows = rows_of(workbench, "ecbplus_event_mentions.jsonl")
    mentions = {row["id"]: row for row in rows if int(row["topic"]) >= _FIRST_TOPIC}
    by_document: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in mentions.values():
        by_document[row["doc"]].append(row)
    reports = [
        replace(report_of(row), acts=tuple(_acts(row["text"], by_document[row["id"]])))
        for row in documents
        if int(row["topic"]) >= _FIRST_TOPIC
    ]
    links = Linker(SentenceEncoder())(reports)
    found = {row.event_mention_id: row.event_id for row in links if isinstance(row, EventMember)}
    story = {row.article_id: row.story_id for row in links if isinstance(row, StoryArticle)}
    gold = {each: row["cluster"] for each, row in mentions.items()}
    lemmas = {each: f"{story[row['doc']]} {row['head_lemma'].lower()}" for each, row in mentions.items()}
    scores = {
        "conll_f": (conll({each: found[each] for each in gold}, gold), len(gold)),
        "lemma_f": (conll(lemmas, gold), len(gold)),
    }
    return measured(data + more, scores, ())


def _acts(text: str, mentions: Sequence[Mapping[str, Any]]) -> Iterator[Act]:
    """Place mentions in a text, in their order; gold counts words of another tokenisation."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    at = 0
    for row in sorted(mentions, key=lambda each: (int(each["sent"]), _tokens(each)[0], each["id"])):
        first = re.compile(rf"(?<!\w){re.escape(row['mention'].split()[0])}")
        match = first.search(text, at) or first.search(text)
        at = match.start() if match else at
        start, end = max(each for each in ends[:-1] if each <= at), min(each for each in ends[1:] if each > at)
        yield Act(row["id"], at, "", None, "asserted", row["mention"], text[start:end].strip())


def _tokens(row: Mapping[str, Any]) -> list[int]:
    tokens = row["tokens"]
    return [int(each) for each in (json.loads(tokens) if isinstance(tokens, str) else tokens)]
