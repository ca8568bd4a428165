"""Times and figures in Arabic against marked sentences of our own, which ship with dateline.

There is no open gold for either. The sentences are invented; those of the held-out sets were written
before the rules and rules are not made on them. Scores are those of the English sets for times; a
figure is right if its kind and both bounds are, at words that overlap the marked ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.annotate import ArabicAnnotator, article_of
from dateline.annotate.reading import Reading
from dateline.evaluate.marked import Marked, MarkedText, read_marked
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport, harmonic
from dateline.evaluate.times import score_times
from dateline.evaluate.times_gold import GoldTime, TimeDocument
from dateline.evaluate.workbench import Workbench
from dateline.model import Figure

FIGURE_METRICS = ("f1", "recall", "parts")
#: The day of publication of sentences that give none.
_PUBLISHED = "2031-03-12"


def arabic_times(_: Workbench) -> Measured:
    """Score Arabic times on the sentences that rules may be made on."""
    return _times("times.txt")


def arabic_times_held(_: Workbench) -> Measured:
    """Score Arabic times on the held-out sentences, without saying which are wrong."""
    return _times("times-held.txt").without_misses()


def arabic_figures(_: Workbench) -> Measured:
    """Score Arabic figures on the sentences that rules may be made on."""
    return _figures("figures.txt")


def arabic_figures_held(_: Workbench) -> Measured:
    """Score Arabic figures on the held-out sentences, without saying which are wrong."""
    return _figures("figures-held.txt").without_misses()


@cache
def _annotator() -> ArabicAnnotator:
    return ArabicAnnotator()


def _read(text: str, published: str | None) -> Reading:
    return _annotator().read(article_of(text, "ar", published))


def _times(name: str) -> Measured:
    texts, digest = read_marked(name)
    documents = [
        TimeDocument(
            f"{name}:{each.number}",
            each.text,
            each.head or _PUBLISHED,
            tuple(GoldTime(place.start, place.end, place.fields[0], place.fields[1]) for place in each.places),
        )
        for each in texts
    ]
    misses: list[str] = []
    scores = score_times(documents, _found_times, misses)
    return Measured(len(documents), digest, (SystemReport(DATELINE, scores),), tuple(misses))


def _found_times(text: str, published: str | None) -> list[GoldTime]:
    times = _read(text, published).times
    return [GoldTime(each.span.start, each.span.end, each.type, each.value or "") for each in times]


def _figures(name: str) -> Measured:
    texts, digest = read_marked(name)
    found_count = gold_count = hits = parts = parts_hit = 0
    misses: list[str] = []
    for text in texts:
        figures = _read(text.text, text.head or _PUBLISHED).figures
        found_count, gold_count = found_count + len(figures), gold_count + len(text.places)
        pairs = [(place, _matching(place, figures)) for place in text.places]
        matched = [(place, figure) for place, figure in pairs if figure is not None]
        hits += len(matched)
        parts += sum("part" in place.fields for place in text.places)
        parts_hit += sum("part" in place.fields and figure.part_of is not None for place, figure in matched)
        misses += [_miss(name, text, place) for place, figure in pairs if figure is None]
    precision, recall = _share(hits, found_count), _share(hits, gold_count)
    scores = (
        Score("precision", precision, found_count),
        Score("recall", recall, gold_count),
        Score("f1", harmonic(precision, recall), gold_count),
        Score("parts", _share(parts_hit, parts), parts),
    )
    return Measured(len(texts), digest, (SystemReport(DATELINE, scores),), tuple(misses))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _matching(place: Marked, figures: Sequence[Figure]) -> Figure | None:
    kind, low, high = place.fields[:3]
    wanted = (kind, float(low) if low else None, float(high) if high else None)
    overlapping = (each for each in figures if each.span.start < place.end and place.start < each.span.end)
    return next((each for each in overlapping if (each.kind, each.low, each.high) == wanted), None)


def _miss(name: str, text: MarkedText, place: Marked) -> str:
    return f"{name}:{text.number}: missed {text.text[place.start : place.end]!r} {' '.join(place.fields)}"
