"""Main content against gold text, by the public article-extraction benchmark's measure.

Texts are cut into words (runs of word characters), words into shingles of four; precision and
recall are taken for each page and averaged over pages, and F1 is their harmonic mean, so that a
long page weighs no more than a short one. The same with single words shows order-free agreement.
Source: Scrapinghub, Article extraction benchmark, 2020
(https://github.com/scrapinghub/article-extraction-benchmark).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from dateline.evaluate.report import Score, harmonic

_WORD = re.compile(r"\w+")

#: Words in a shingle, as in the benchmark.
SHINGLE = 4


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shared, found and wanted shingles of one page."""

    shared: int
    found: int
    wanted: int

    @property
    def f1(self) -> float:
        """F1 of this page alone; 1 where nothing was wanted and nothing found."""
        return 2 * self.shared / (self.found + self.wanted) if self.found + self.wanted else 1.0


def overlap(wanted: str, found: str, size: int = SHINGLE) -> Overlap:
    """Count the shingles of ``size`` words that two texts share, each as often as both have it."""
    gold, answer = _shingles(wanted, size), _shingles(found, size)
    return Overlap((gold & answer).total(), answer.total(), gold.total())


def content_scores(pairs: Sequence[tuple[str, str]]) -> tuple[Score, ...]:
    """Score (gold text, found text) pairs: shingle precision, recall and F1, and word F1."""
    precision, recall, f1 = _averages([overlap(*pair) for pair in pairs])
    word_f1 = _averages([overlap(*pair, size=1) for pair in pairs])[2]
    figures = {"precision": precision, "recall": recall, "f1": f1, "word_f1": word_f1}
    return tuple(Score(metric, value, len(pairs)) for metric, value in figures.items())


def _averages(overlaps: Sequence[Overlap]) -> tuple[float, float, float]:
    precisions = [each.shared / each.found for each in overlaps if each.found]
    recalls = [each.shared / each.wanted for each in overlaps if each.wanted]
    precision = fmean(precisions) if precisions else 0.0
    recall = fmean(recalls) if recalls else 0.0
    return precision, recall, harmonic(precision, recall)


def _shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    """Cut a text into shingles; one shorter than a shingle is one shingle of what there is."""
    words = _WORD.findall(text)
    last = max(1, len(words) - size + 1)
    return Counter(tuple(words[start : start + size]) for start in range(last) if words)
