"""Scores on names: exact span and type, micro-averaged F1 over PER, LOC and ORG, as CoNLL counts them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from dateline.evaluate.names_gold import TaggedSentence, read_names
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport, harmonic
from dateline.evaluate.workbench import Workbench

#: The metrics that have a floor.
NAME_METRICS = ("f1", "precision", "recall", "f1_person", "f1_place", "f1_organisation")
#: Sentences taken as one text, where the gold does not say where its texts end.
_TEXT = 25
_SAID = {"PER": "person", "LOC": "place", "ORG": "organisation"}

_Spans = frozenset[tuple[int, int, int, str]]


def tagged(sentences: Sequence[TaggedSentence], model: bytes | None = None) -> list[list[str]]:
    """Tag sentences of gold in texts of twenty-five, with the pack's model or another."""
    from dateline.annotate.ar.names import tag

    labels: list[list[str]] = []
    for start in range(0, len(sentences), _TEXT):
        labels += tag([each.words for each in sentences[start : start + _TEXT]], model)
    return labels


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
    """Return the measurement of the Arabic pack on a file of the gold folder ``ner``."""
    return partial(_measure, file)


def _measure(file: str, bench: Workbench) -> Measured:
    sentences, digest = read_names(bench.folder("ner") / file)
    return Measured(len(sentences), digest, (SystemReport(DATELINE, tuple(name_scores(sentences, tagged(sentences)))),))


def _spans(rows: Sequence[Sequence[str]]) -> _Spans:
    from dateline.annotate.ar.names import type_spans

    return frozenset((row, *span) for row, labels in enumerate(rows) for span in type_spans(labels))


def _share(both: _Spans, of: _Spans) -> float:
    return len(both) / len(of) if of else 1.0
