"""Scores on names: exact span and type, micro-averaged F1 over PER, LOC and ORG, as CoNLL counts them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate

from dateline.annotate import ArabicAnnotator, article_of
from dateline.annotate.reading import Reading
from dateline.evaluate.names_gold import TaggedSentence, read_names
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport, harmonic
from dateline.evaluate.workbench import Workbench

#: The metrics that have a floor.
NAME_METRICS = ("f1", "precision", "recall", "f1_person", "f1_place", "f1_organisation")
#: Sentences taken as one text, where the gold does not say where its texts end.
_TEXT = 25
_SAID = {"PER": "person", "LOC": "place", "ORG": "organisation"}
#: Types of mentions as the gold has them; nationalities and works are no names there.
_LABELS = {
    "person": "PER",
    "organisation": "ORG",
    "group": "ORG",
    "country": "LOC",
    "region": "LOC",
    "settlement": "LOC",
    "site": "LOC",
}
#: Mentions that refer back by a noun, and peoples: no names in the gold.
_NO_NAMES = ("names:definite", "names:community")

_Spans = frozenset[tuple[int, int, int, str]]


def texts_of(sentences: Sequence[TaggedSentence]) -> Iterator[Sequence[TaggedSentence]]:
    """Yield the sentences of gold in texts of twenty-five."""
    for start in range(0, len(sentences), _TEXT):
        yield sentences[start : start + _TEXT]


def annotated(sentences: Sequence[TaggedSentence]) -> list[list[str]]:
    """Return the labels of the words of gold by what the Arabic annotator finds in them as running text."""
    annotator = ArabicAnnotator()
    return [row for text in texts_of(sentences) for row in _labels(annotator, text)]


def _labels(annotator: ArabicAnnotator, sentences: Sequence[TaggedSentence]) -> list[list[str]]:
    lines = [" ".join(each.words) for each in sentences]
    reading = annotator.read(article_of("\n".join(lines), "ar"))
    firsts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    labels = [["O"] * len(each.words) for each in sentences]
    for start, end, kind in _named(reading):
        row = bisect_right(firsts, start) - 1
        words = sentences[row].words
        places = list(accumulate((len(word) + 1 for word in words), initial=firsts[row]))
        first, last = bisect_right(places, start) - 1, bisect_right(places, end - 1) - 1
        if last < len(words):
            labels[row][first : last + 1] = [f"B-{kind}", *[f"I-{kind}"] * (last - first)]
    return labels


def _named(reading: Reading) -> Iterator[tuple[int, int, str]]:
    for mention in reading.mentions:
        kind = _LABELS.get(mention.type)
        if kind is not None and not mention.rule.startswith(_NO_NAMES):
            yield mention.span.start, mention.span.end, kind


def name_scores(sentences: Sequence[TaggedSentence], found: Sequence[Sequence[str]]) -> list[Score]:
    """Return F1, precision and recall over all types, and F1 of each."""
    gold, ours = _spans([each.labels for each in sentences]), _spans(found)
    precision, recall = _share(gold & ours, ours), _share(gold & ours, gold)
    scores = [
        Score("f1", harmonic(precision, recall), len(gold)),
        Score("precision", precision, len(ours)),
        Score("recall", recall, len(gold)),
    ]
    for kind, name in _SAID.items():
        one, other = (frozenset(each for each in spans if each[3] == kind) for spans in (gold, ours))
        scores.append(Score(f"f1_{name}", harmonic(_share(one & other, other), _share(one & other, one)), len(one)))
    return scores


def arabic_names(file: str) -> Callable[[Workbench], Measured]:
    """Return the measurement of the Arabic annotator on a file of the gold folder ``ner``."""
    return partial(_measure, file)


def _measure(file: str, bench: Workbench) -> Measured:
    sentences, digest = read_names(bench.folder("ner") / file)
    scores = name_scores(sentences, annotated(sentences))
    return Measured(len(sentences), digest, (SystemReport(DATELINE, tuple(scores)),))


def _spans(rows: Sequence[Sequence[str]]) -> _Spans:
    from dateline.annotate.ar.names import type_spans

    return frozenset((row, *span) for row, labels in enumerate(rows) for span in type_spans(labels))


def _share(both: _Spans, of: _Spans) -> float:
    return len(both) / len(of) if of else 1.0
