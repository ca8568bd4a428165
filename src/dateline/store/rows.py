"""Rows that only the store has: where pages were seen, which inputs and which work are done."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Evidence, Role, Voice


@dataclass(frozen=True, slots=True)
class Sighting:
    """One source that a page was seen at."""

    page_id: str
    source: str


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was read to its end by stages with this fingerprint: how many pages it gave."""

    sha256: str
    fingerprint: str
    source: str
    pages: int
    failures: int
    run_id: str


@dataclass(frozen=True, slots=True)
class Done:
    """A stage that was done for a payload, page or article, and the run that did it."""

    record_id: str
    stage: str
    fingerprint: str
    run_id: str


@dataclass(frozen=True, slots=True)
class PageRole:
    """What a page alone said of a block, kept where recurrence over its outlet decided otherwise."""

    block_id: str
    role: Role
    rule: str
    confidence: float
    evidence: tuple[Evidence, ...]
    voice: Voice | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A page or article whose rows cannot be stored as they were given, and why; nothing of it was."""

    record_id: str
    source: str
    reason: str
