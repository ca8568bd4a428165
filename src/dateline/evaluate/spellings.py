"""Scores on spellings of names in two scripts: all pairs judged, one threshold for all sets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files

from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport, harmonic
from dateline.evaluate.workbench import Workbench
from dateline.knowledge import SAME_NAME, match_names
from dateline.model import ResourceError, sha256_hex

#: The metrics that have a floor.
SPELLING_METRICS = ("p@1", "f1", "recall_at_p95")
_PRECISION = 0.95

#: Spellings in Arabic letters and in Latin letters, one pair of lists for each name.
Names = Sequence[tuple[Sequence[str], Sequence[str]]]
_Pair = tuple[float, bool, str, str]


def person_spellings(_bench: Workbench) -> Measured:
    """Measure on names of public figures as the press of two languages writes them."""
    text = (files("dateline.evaluate") / "gold" / "names" / "figures.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return _measured([(arabic.split("|"), latin.split("|")) for arabic, latin in rows], text)


def single_spellings(bench: Workbench) -> Measured:
    """Measure on single names of any language, every other one of google/transliteration's test names shared."""
    path = bench.folder("names") / "google_test500.json"
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise ResourceError(f"{path}: {error.strerror}") from error
    return _measured([([arabic], latin) for arabic, latin in json.loads(text)[::2]], text)


def _measured(names: Names, text: str) -> Measured:
    pairs = sorted(_pairs(names), reverse=True)
    gold = sum(same for _, same, _, _ in pairs)
    scores = (
        Score("p@1", _first(pairs), sum(len(latin) for _, latin in names)),
        *_at_threshold(pairs, gold),
        Score("recall_at_p95", _recall_at(pairs, gold), gold),
    )
    return Measured(len(names), sha256_hex(text.encode()), (SystemReport(DATELINE, scores),), tuple(_misses(pairs)))


def _pairs(names: Names) -> Iterator[_Pair]:
    for at, (arabic, _) in enumerate(names):
        for one in arabic:
            for place, (_, latin) in enumerate(names):
                for other in latin:
                    yield match_names(one, other).score, at == place, one, other


def _first(pairs: Sequence[_Pair]) -> float:
    """Return the share of Latin spellings whose best match is right; a wrong one as good counts as wrong."""
    best: dict[str, tuple[float, bool]] = {}
    for score, same, _, latin in pairs:
        if latin not in best or (score, not same) > (best[latin][0], not best[latin][1]):
            best[latin] = (score, same)
    return sum(same for _, same in best.values()) / len(best)


def _at_threshold(pairs: Sequence[_Pair], gold: int) -> Iterator[Score]:
    taken = [same for score, same, _, _ in pairs if score >= SAME_NAME]
    precision, recall = sum(taken) / max(len(taken), 1), sum(taken) / gold
    yield Score("f1", harmonic(precision, recall), gold)
    yield Score("precision", precision, len(taken))
    yield Score("recall", recall, gold)


def _recall_at(pairs: Sequence[_Pair], gold: int) -> float:
    """Return the greatest recall at which precision is .95 or more."""
    right, best = 0, 0.0
    for count, (_, same, _, _) in enumerate(pairs, start=1):
        right += same
        if right / count >= _PRECISION:
            best = right / gold
    return best


def _misses(pairs: Sequence[_Pair]) -> Iterator[str]:
    for score, same, arabic, latin in pairs:
        if same != (score >= SAME_NAME):
            yield f"{'apart' if same else 'joined'} {score:.2f}: {arabic} / {latin}"
