"""Scores on attributed words: content, speaker and cue against PolNeAR, in the field's own matching rule.

PolNeAR (https://github.com/networkdynamics/PolNeAR) marks in US news every attribution with its
content, cue and source, beliefs and documents among them. A found content matches one of gold where
the characters they share, white space and quotation marks left out, are at least a threshold's
share of the longer one; pairs are made greedily, the best overlap first, each side once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.evaluate.quotes_gold import Attributed, QuotedArticle, read_polnear
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport, harmonic, share
from dateline.evaluate.workbench import Workbench
from dateline.model import Slot, Statement

#: Not counted in an overlap, so that nobody gains or loses by whether marks belong to the content.
_NOT_COUNTED = frozenset("\"'“”„‟‘’‚‛«»‹›`")
#: Shares of the longer content from which on two contents match.
_THRESHOLDS = (0.5, 0.8)
#: The metrics that have a floor.
QUOTE_METRICS = ("f1@0.5", "precision@0.5", "recall_quoted@0.5", "speaker@0.5", "f1@0.8")
_KINDS = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Pairing:
    """The contents of one article that match at a threshold, as pairs of places in gold and found."""

    gold: tuple[Attributed, ...]
    found: tuple[Attributed, ...]
    pairs: tuple[tuple[int, int], ...]


def counted(text: str, ranges: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the offsets that count in an overlap."""
    return frozenset(
        offset
        for start, end in ranges
        for offset in range(start, end)
        if not text[offset].isspace() and text[offset] not in _NOT_COUNTED
    )


def pair(text: str, gold: Sequence[Attributed], found: Sequence[Attributed], threshold: float) -> Pairing:
    """Pair found with gold contents, one to one, the best overlap first."""
    golden = [counted(text, each.content) for each in gold]
    ours = [counted(text, each.content) for each in found]
    overlaps: list[tuple[float, int, int]] = []
    for left, one in enumerate(golden):
        for right, other in enumerate(ours):
            shared = len(one & other)
            if shared and shared >= threshold * max(len(one), len(other)):
                overlaps.append((-shared / max(len(one), len(other)), left, right))
    taken_left, taken_right, pairs = set[int](), set[int](), list[tuple[int, int]]()
    for _, left, right in sorted(overlaps):
        if left not in taken_left and right not in taken_right:
            taken_left.add(left)
            taken_right.add(right)
            pairs.append((left, right))
    return Pairing(tuple(gold), tuple(found), tuple(pairs))


def pairing_scores(pairings: Sequence[Pairing], suffix: str) -> list[Score]:
    """Return F1, precision and recall, recall by kind, and how often speaker and cue are right."""
    found = sum(len(each.found) for each in pairings)
    gold = sum(len(each.gold) for each in pairings)
    matched = sum(len(each.pairs) for each in pairings)
    precision, recall = matched / found if found else 1.0, matched / gold if gold else 1.0
    scores = [
        Score(f"f1@{suffix}", harmonic(precision, recall), gold),
        Score(f"precision@{suffix}", precision, found),
        Score(f"recall@{suffix}", recall, gold),
    ]
    scores += [_recall_of(pairings, (kind,), f"recall_{kind}@{suffix}") for kind in _KINDS]
    scores.append(_recall_of(pairings, ("direct", "mixed"), f"recall_quoted@{suffix}"))
    both = [(each.gold[left], each.found[right]) for each in pairings for left, right in each.pairs]
    scores.append(share(f"speaker@{suffix}", [touch(a.speaker, b.speaker) for a, b in both if a.speaker]))
    scores.append(share(f"cue@{suffix}", [touch(a.cue, b.cue) for a, b in both if a.cue]))
    return scores


def touch(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> bool:
    """Tell whether two sets of ranges share a character."""
    return any(a < d and c < b for a, b in one for c, d in other)


def polnear(bench: Workbench) -> Measured:
    """Score statements on PolNeAR."""
    articles, digest = read_polnear(bench.folder("quotes"))
    found = statements_in(articles)
    scores: list[Score] = []
    for threshold in _THRESHOLDS:
        pairings = [
            pair(article.text, article.attributed, ours, threshold)
            for article, ours in zip(articles, found, strict=True)
        ]
        scores += pairing_scores(pairings, f"{threshold:.1f}")
    return Measured(len(articles), digest, (SystemReport(DATELINE, tuple(scores)),))


def statements_in(articles: Sequence[QuotedArticle]) -> list[tuple[Attributed, ...]]:
    """Annotate articles and return the statements found in each."""
    from dateline.annotate import EnglishAnnotator, article_of

    annotator = EnglishAnnotator()
    batch = [article_of(article.text, "en", article.date) for article in articles]
    return [
        attributed_of(
            [each for each in found if isinstance(each, Statement)], [each for each in found if isinstance(each, Slot)]
        )
        for found in annotator(batch)
    ]


def attributed_of(statements: Sequence[Statement], slots: Sequence[Slot]) -> tuple[Attributed, ...]:
    """Return statements and their slots in the form of the gold."""
    parts: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for slot in slots:
        if slot.span is not None:
            parts.setdefault((slot.owner_id, slot.name), []).extend(slot.span.ranges)
    return tuple(
        Attributed(
            each.form,
            each.span.ranges,
            tuple(parts.get((each.statement_id, "speaker"), ())),
            tuple(parts.get((each.statement_id, "cue"), ())),
        )
        for each in statements
    )


def _recall_of(pairings: Sequence[Pairing], kinds: Sequence[str], metric: str) -> Score:
    hits: list[bool] = []
    for each in pairings:
        matched = {left for left, _ in each.pairs}
        hits += [index in matched for index, gold in enumerate(each.gold) if gold.kind in kinds]
    return share(metric, hits)
