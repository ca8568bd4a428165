"""What was done, by whom, and what could not be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """One run: versions, configuration (JSON) and counts (JSON). Times are ISO 8601, UTC.

    ``status`` is ``running``, ``finished``, ``interrupted`` or ``failed``; a run whose process
    was killed stays ``running`` until the next run marks it ``interrupted``.
    """

    run_id: str
    version: str
    command: str
    configuration: str
    platform: str
    started_at: str
    finished_at: str | None
    status: str
    counts: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be done: which input, at which stage, and why in plain words.

    ``error`` is the class name from the error tree; ``record_id`` the page or article, if it got
    that far. ``transient`` failures (a lost worker, a time-out) are tried again by the next run;
    others only when the input or a stage's version has changed, or on request.
    """

    failure_id: str
    run_id: str
    source: str
    stage: str
    error: str
    reason: str
    record_id: str | None
    transient: bool
    failed_at: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about a record: append-only; ``undoes`` names an earlier one.

    ``decision`` is accept, reject, correct, unsure, split or merge; ``value`` carries the
    correction as JSON, and ``note`` why, in the words of who decided.
    """

    judgement_id: str
    record_table: str
    record_id: str
    decision: str
    value: str | None
    who: str
    decided_at: str
    undoes: str | None
    note: str | None = None


def holding(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that nobody took back, in the order in which they were made."""
    rows = sorted(judgements, key=lambda each: (each.decided_at, each.judgement_id))
    undone = {each.undoes for each in rows if each.undoes}
    return [each for each in rows if each.undoes is None and each.judgement_id not in undone]
