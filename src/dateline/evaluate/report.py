"""What an evaluation found: scores by set, system and metric. Plain data, nothing is printed here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

#: The name under which dateline's own scores stand beside its peers'.
DATELINE = "dateline"


@dataclass(frozen=True, slots=True)
class Score:
    """One metric: a share from 0 to 1, higher is better, of ``count`` cases.

    ``count`` is what the share is of (gold blocks, pages, dated items), so that a reader sees how
    much one case weighs.
    """

    metric: str
    value: float
    count: int


@dataclass(frozen=True, slots=True)
class SystemReport:
    """The scores of one system on one set; ``failures`` are inputs on which it gave an error."""

    system: str
    scores: tuple[Score, ...]
    failures: int = 0

    def value(self, metric: str) -> float | None:
        """Return a metric's value, ``None`` where it was not measured."""
        return next((score.value for score in self.scores if score.metric == metric), None)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a scorer hands back: how many pages, the digest of their gold, and each system's scores.

    ``gold_sha256`` is the SHA-256 of the gold data, which floors are tied to. ``misses`` say in a
    line each what dateline got wrong, for whoever works on it.
    """

    pages: int
    gold_sha256: str
    systems: tuple[SystemReport, ...]
    misses: tuple[str, ...] = ()

    def without_misses(self) -> Measured:
        """Return the scores alone: of gold that no rule is made on nobody is told what was wrong."""
        return replace(self, misses=())


@dataclass(frozen=True, slots=True)
class SetReport:
    """One evaluation set: what was measured, or why it was skipped (exactly one of the two)."""

    name: str
    description: str
    licence: str
    pinned: tuple[str, ...] = ()
    measured: Measured | None = None
    skipped: str | None = None

    @property
    def scores(self) -> tuple[Score, ...]:
        """Dateline's own scores; empty where the set was skipped."""
        systems = self.measured.systems if self.measured else ()
        return next((each.scores for each in systems if each.system == DATELINE), ())


@dataclass(frozen=True, slots=True)
class Report:
    """The evaluation of one version of dateline: its sets in the order of the registry."""

    version: str
    sets: tuple[SetReport, ...] = field(default=())

    def of(self, name: str) -> SetReport:
        """Return one set's report; raises KeyError where it was not part of the evaluation."""
        for each in self.sets:
            if each.name == name:
                return each
        raise KeyError(name)


def harmonic(precision: float, recall: float) -> float:
    """Return F1, the harmonic mean of precision and recall; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def share(metric: str, hits: Iterable[bool]) -> Score:
    """Score the share of cases that are right; 1 of no case at all, for there is nothing to miss."""
    cases = list(hits)
    return Score(metric, sum(cases) / len(cases) if cases else 1.0, len(cases))
