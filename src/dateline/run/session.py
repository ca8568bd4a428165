"""One run's hold on the record: what is collected, when it is made safe, and what is counted.

Everything a run finds is collected here and written in one transaction every
``[run] commit_seconds``: pages, the marks that they are done, failures. Only then is it counted
and shown as stored, so nothing that was reported can be lost.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from dateline.model import Annotator, CleanPage, Failure, Finding, StageError, content_id
from dateline.run.entities import Entities
from dateline.run.inputs import storable
from dateline.run.pool import Outcome, WorkerPool
from dateline.run.progress import Progress
from dateline.run.registry import Registry
from dateline.run.settings import Configuration
from dateline.run.summary import Summary
from dateline.store import Writer

#: The stage name under which payloads and pages are marked as read and cleaned.
READING = "read+clean"

#: Pages held before they are written whatever the clock says, to bound memory.
_PAGES_HELD = 512


@dataclass(slots=True)
class _Collected:
    """What waits for the next transaction; ``units`` and ``shown`` are for the progress bar."""

    pages: list[CleanPage] = field(default_factory=list)
    annotations: dict[tuple[str, str], list[tuple[str, list[Finding]]]] = field(default_factory=dict)
    done: list[tuple[str, str, str]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    inputs: list[tuple[str, int, int, str]] = field(default_factory=list)
    sightings: list[tuple[str, str | None, str]] = field(default_factory=list)
    units: int = 0
    shown: int = 0


@dataclass
class Session:
    """What the phases of one run share: the writer, the configuration, the counts, the listener."""

    writer: Writer
    run_id: str
    configuration: Configuration
    registry: Registry
    pool: WorkerPool[Any, Any]
    progress: Progress
    summary: Summary
    entities: Entities = field(init=False)
    _collected: _Collected = field(default_factory=_Collected)
    _committed_at: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.entities = Entities(self.configuration.knowledge.files)

    @contextmanager
    def committing(self) -> Iterator[None]:
        """Commit what is left on the way out, also on the way out by an error or Ctrl-C."""
        try:
            yield
        finally:
            self.commit()

    def store(self, pages: list[CleanPage], key: str) -> None:
        """Collect cleaned pages, and the mark that the payload ``key`` they came from was read."""
        now = _now()
        self._collected.pages += [replace(page, page=replace(page.page, read_at=now)) for page in pages]
        self._collected.shown += len(pages)
        self._collected.done.append((key, READING, self.registry.reading_fingerprint))

    def annotate(self, article_id: str, annotator: Annotator, annotations: list[Finding]) -> None:
        """Collect what an annotator found in an article; an empty list marks it as done too."""
        stage = (annotator.name, self.registry.annotator_fingerprint(annotator))
        self._collected.annotations.setdefault(stage, []).append((article_id, annotations))
        self._collected.units += 1
        self._collected.shown += 1

    def fail(
        self,
        source: str,
        stage: str,
        error: Exception | Outcome[Any, Any],
        *,
        key: str | None = None,
        fingerprint: str | None = None,
    ) -> None:
        """Collect a failure.

        ``key`` is the payload or article, if it got that far: it is marked as done in this version
        of the stage, so that the next run does not fail on it again; a transient failure (a lost
        worker, a time-out) is left open.
        """
        name, reason, transient = _told(error)
        source, reason = storable(source), storable(reason)
        failure_id = content_id("failure", self.run_id, source, stage, reason)
        self._collected.failures.append(
            Failure(failure_id, self.run_id, source, stage, name, reason, key, transient, _now())
        )
        if key and fingerprint and not transient:
            self._collected.done.append((key, stage, fingerprint))

    def sight(self, sha256: str, url: str | None, source: str) -> None:
        """Collect that a stored page was seen at this source too."""
        self._collected.sightings.append((sha256, url, source))

    def input_done(self, sha256: str, pages: int, failures: int, source: str) -> None:
        """Collect that a container was read to its end."""
        self._collected.inputs.append((sha256, pages, failures, source))

    def advance(self, units: int) -> None:
        """Collect progress, shown with the next commit."""
        self._collected.units += units

    def commit_if_due(self) -> bool:
        """Commit when ``[run] commit_seconds`` have passed or enough pages wait; tell whether it did."""
        waited = time.monotonic() - self._committed_at
        due = waited >= self.configuration.run.commit_seconds or len(self._collected.pages) >= _PAGES_HELD
        if due:
            self.commit()
        return due

    def commit(self) -> None:
        """Write all that was collected in one transaction, then count and show it."""
        collected, self._collected = self._collected, _Collected()
        with self.writer.transaction():
            self._write(collected)
        self._committed_at = time.monotonic()
        self._count(collected)

    def _write(self, collected: _Collected) -> None:
        writer, reading = self.writer, self.registry.reading_fingerprint
        refused = writer.add(collected.pages, READING, reading) if collected.pages else []
        for each in refused:
            collected.failures.append(self._refusal(each.source, READING, each.record_id, each.reason))
        for (stage, fingerprint), found in collected.annotations.items():
            writer.put_entities(self.entities.rows_for(each for _, findings in found for each in findings))
            for each in writer.add_annotations(found, stage, fingerprint):
                collected.failures.append(self._refusal(each.record_id, stage, each.record_id, each.reason))
        for key, stage, fingerprint in collected.done:
            writer.mark_done([key], stage, fingerprint)
        for sha256, url, source in collected.sightings:
            writer.sight(sha256, url, source)
        for sha256, pages, failures, source in collected.inputs:
            writer.input_done(sha256, reading, pages, failures, source)
        writer.add_failures(collected.failures)

    def _refusal(self, source: str, stage: str, record_id: str, reason: str) -> Failure:
        """Make the failure of something the record would not take: a defect of the stage that gave it."""
        failure_id = content_id("failure", self.run_id, source, stage, reason)
        name = StageError.__name__
        return Failure(failure_id, self.run_id, source, stage, name, reason, record_id, False, _now())

    def _count(self, collected: _Collected) -> None:
        summary = self.summary
        summary.pages += len(collected.pages)
        summary.articles += sum(len(page.articles) for page in collected.pages)
        summary.without_article += sum(not page.articles for page in collected.pages)
        for (stage, _), found in collected.annotations.items():
            summary.annotated[stage] += len(found)
        for failure in collected.failures:
            summary.add_failure(failure.source, failure.reason)
            self.progress.failure(failure.source, failure.reason)
        if collected.units or collected.shown:
            self.progress.advance(collected.units, collected.shown)


def _told(error: Exception | Outcome[Any, Any]) -> tuple[str, str, bool]:
    """Return the class name, the reason and whether another try may end otherwise."""
    if isinstance(error, Outcome):
        return error.error or StageError.__name__, error.reason or "", error.transient
    return type(error).__name__, str(error), False


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def ending(writer: Writer, summary: Summary, started: float) -> Iterator[None]:
    """Write how a run ended, also by an error; Ctrl-C ends it without one. ``started`` is of ``time.monotonic``."""
    status = "failed"
    try:
        yield
        status = "finished"
    except KeyboardInterrupt:
        summary.interrupted = True
        status = "interrupted"
    finally:
        summary.seconds = time.monotonic() - started
        writer.finish_run(summary.run_id, status, summary.to_json())
