"""The first phase: files to payloads, payloads to cleaned pages, and those into the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.model import (
    CleanPage,
    DatelineError,
    InputError,
    Payload,
    StageError,
    StoreError,
    Unreadable,
    content_id,
    sha256_hex,
)
from dateline.read import sniff
from dateline.run.inputs import InputFile, Missing
from dateline.run.pool import Outcome
from dateline.run.session import READING, Session
from dateline.run.tasks import ReadingJob


@dataclass(slots=True)
class _FileState:
    """How far one container has been taken: it is done when it was split to its end and nothing waits.

    A ``transient`` failure among its members keeps it open for the next run.
    """

    sha256: str
    source: str
    pages: int = 0
    failures: int = 0
    waiting: int = 0
    split: bool = False
    transient: bool = False


@dataclass
class Reading:
    """Reads files into the record; one object serves one run.

    Work is marked done payload by payload, and containers also as a whole, in the transaction
    that stores it; a run that was stopped therefore goes on where it was.
    """

    session: Session
    retry_failed: bool = False
    _files: dict[int, _FileState] = field(default_factory=dict)
    _under_way: set[str] = field(default_factory=set)
    _settled: set[str] = field(default_factory=set)
    _duplicates: list[tuple[str, str | None, str]] = field(default_factory=list)
    _fingerprint: str = field(init=False)

    def __post_init__(self) -> None:
        self._fingerprint = self.session.registry.reading_fingerprint

    def run(self, inputs: Sequence[InputFile | Missing]) -> None:
        """Read all inputs; returns when every page is stored or has its failure row."""
        session = self.session
        total = sum(each.size for each in inputs if isinstance(each, InputFile))
        session.progress.phase("reading", total, "bytes")
        with session.committing():
            for outcome in session.pool.run(self._jobs(inputs)):
                self._take(outcome)
                self._commit_if_due()
        with session.committing():
            for sha256, url, source in self._duplicates:
                session.sight(sha256, url, source)

    def _commit_if_due(self) -> None:
        if self.session.commit_if_due():  # what is committed is known from the record from now on
            self._under_way -= self._settled
            self._settled.clear()

    def _jobs(self, inputs: Sequence[InputFile | Missing]) -> Iterator[ReadingJob]:
        for number, each in enumerate(inputs):
            if isinstance(each, Missing):
                self.session.fail(each.source, READING, InputError(each.reason))
                continue
            self.session.summary.files += 1
            try:
                yield from self._jobs_of(number, each)
            except StoreError:
                raise
            except Exception as error:  # one bad file never stops a run
                self._fail_file(number, each, error)
            self._commit_if_due()

    def _jobs_of(self, number: int, file: InputFile) -> Iterator[ReadingJob]:
        media_type = sniff(file.path)
        container = self.session.registry.container_for(media_type)
        if container is None:
            yield from self._single(number, file, media_type)
            return
        sha256 = file.sha256()
        known = self.session.writer.known_input(sha256, self._fingerprint)
        if known is not None and not (self.retry_failed and known.failures):
            self.session.summary.known += known.pages
            self.session.summary.known_failures += known.failures
            self.session.writer.sight_input(known, file.source)
            self.session.advance(file.size)
            return
        state = self._files[number] = _FileState(sha256, file.source)
        counted = 0
        for member in container.split(file.path, file.source):
            if isinstance(member, Unreadable):
                state.failures += 1
                self.session.fail(member.source, READING, InputError(member.reason))
                continue
            share = min(len(member.data), file.size - counted)  # compressed members outweigh their file
            counted += share
            yield from self._member(number, member, share)
        state.split = True
        self.session.advance(file.size - counted)
        self._close_if_complete(number)

    def _single(self, number: int, file: InputFile, media_type: str) -> Iterator[ReadingJob]:
        reader = self.session.registry.reader_for(media_type)
        limit = getattr(reader.config, "max_page_bytes", None)
        if limit is not None and file.size > limit:  # before it is loaded
            setting = f"[readers.{reader.name}] max_page_bytes"
            raise InputError(f"the page is too large: {file.size:,} bytes, the limit is {limit:,} ({setting})")
        yield from self._member(number, Payload(file.source, file.path.read_bytes(), media_type), file.size)

    def _member(self, number: int, payload: Payload, share: int) -> Iterator[ReadingJob]:
        """Yield a job for a payload, unless it is known, failed before or is under way already."""
        sha256 = sha256_hex(payload.data)
        key = content_id("payload", sha256, payload.url, payload.media_type)
        if key in self._under_way:
            self.session.summary.duplicates += 1
            self._duplicates.append((sha256, payload.url, payload.source))
        elif not self._known(key, sha256, payload):
            self._under_way.add(key)
            if number in self._files:
                self._files[number].waiting += 1
            yield ReadingJob(payload, key, number, share)
            return
        elif number in self._files:
            self._files[number].pages += 1
        self.session.advance(share)

    def _known(self, key: str, sha256: str, payload: Payload) -> bool:
        """Tell whether a payload needs no reading, and count it; one that failed may be tried again."""
        writer = self.session.writer
        if not writer.is_done(key, READING, self._fingerprint):
            return False
        if not writer.has_failed(key, READING):
            self.session.summary.known += 1
            self.session.sight(sha256, payload.url, payload.source)
            return True
        if not self.retry_failed:
            self.session.summary.known_failures += 1
        return not self.retry_failed

    def _take(self, outcome: Outcome[ReadingJob, list[CleanPage]]) -> None:
        job = outcome.item
        self.session.advance(job.share)
        self._settled.add(job.key)
        if outcome.error is None:
            self.session.store(outcome.result or [], job.key)
        else:
            self.session.fail(job.payload.source, READING, outcome, key=job.key, fingerprint=self._fingerprint)
        state = self._files.get(job.file)
        if state:
            state.waiting -= 1
            state.pages += outcome.error is None
            state.failures += outcome.error is not None
            state.transient |= outcome.transient
            self._close_if_complete(job.file)

    def _close_if_complete(self, number: int) -> None:
        state = self._files[number]
        if not state.split or state.waiting:
            return
        if not state.transient:  # else the next run looks for the members that are still to be done
            self.session.input_done(state.sha256, state.pages, state.failures, state.source)
        del self._files[number]

    def _fail_file(self, number: int, file: InputFile, error: Exception) -> None:
        """Record that a file, or the rest of a container, cannot be read; what was read before stays."""
        if isinstance(error, OSError):
            error = InputError(f"cannot be read: {error.strerror}")
        elif not isinstance(error, DatelineError):
            error = StageError(f"unexpected {type(error).__name__}: {error}")
        self.session.fail(file.source, READING, error)
        self.session.advance(file.size)
        state = self._files.get(number)
        if state:  # a broken container is as well known as a whole one: its hash stands for the break too
            state.failures += 1
            state.split = True
            self._close_if_complete(number)
