"""The first phase: files to payloads, payloads to cleaned pages, and those into the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.model import DatelineError, InputError, Payload, Unreadable, content_id, sha256_hex
from dateline.read import sniff
from dateline.run.inputs import InputFile, Missing
from dateline.run.pool import Outcome, WorkerPool
from dateline.run.session import Session
from dateline.run.tasks import Job, ReadAndClean

#: The stage name under which payloads are marked done.
READING = "read+clean"

#: Weight of a job beside its bytes: rendering, dates and the trip to a worker cost even a small page something.
_JOB_WEIGHT = 4096


@dataclass(slots=True)
class _FileState:
    """How far one container has been taken: it is done when it was split to its end and nothing waits."""

    sha256: str
    pages: int = 0
    failures: int = 0
    waiting: int = 0
    split: bool = False


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

    def run(self, inputs: Sequence[InputFile | Missing]) -> None:
        """Read all inputs; returns when every page is stored or has its failure row."""
        session = self.session
        total = sum(each.size for each in inputs if isinstance(each, InputFile))
        session.progress.phase("reading", total, "bytes")
        task = ReadAndClean(session.configuration)
        with session.committing(), WorkerPool(task, session.configuration.run, _weight) as pool:
            for outcome in pool.run(self._jobs(inputs)):
                self._take(outcome)
                session.commit_if_due()

    def _jobs(self, inputs: Sequence[InputFile | Missing]) -> Iterator[Job]:
        for number, each in enumerate(inputs):
            if isinstance(each, Missing):
                self.session.fail(each.source, "open", InputError(each.reason))
                continue
            self.session.summary.files += 1
            try:
                yield from self._jobs_of(number, each)
            except (DatelineError, OSError) as error:
                self._fail_file(number, each, error)
            self.session.commit_if_due()

    def _jobs_of(self, number: int, file: InputFile) -> Iterator[Job]:
        media_type = sniff(file.path)
        container = self.session.registry.container_for(media_type)
        if container is None:
            yield from self._single(number, file, media_type)
            return
        sha256 = file.sha256()
        known = self.session.known_input(sha256)
        if known is not None:
            self.session.summary.known += known
            self.session.advance(file.size, 0)
            return
        state = self._files[number] = _FileState(sha256)
        counted = 0
        for member in container.split(file.path, file.source):
            if isinstance(member, Unreadable):
                state.failures += 1
                self.session.fail(member.source, "read", InputError(member.reason))
                continue
            yield from self._member(number, member)
            counted = self._count_bytes(counted, len(member.data), file)
        state.split = True
        self.session.advance(file.size - counted, 0)
        self._close_if_complete(number)

    def _single(self, number: int, file: InputFile, media_type: str) -> Iterator[Job]:
        limit = self.session.configuration.run.page_bytes
        if file.size > limit:
            raise InputError(
                f"larger than one page may be: {file.size:,} bytes, the limit is {limit:,} ([run] page_bytes)"
            )
        data = file.path.read_bytes()
        yield from self._member(number, Payload(file.source, data, media_type))
        self.session.advance(file.size, 0)

    def _member(self, number: int, payload: Payload) -> Iterator[Job]:
        """Yield a job for a payload, unless it is known, failed before or is under way already."""
        sha256 = sha256_hex(payload.data)
        key = content_id("payload", sha256, payload.url, payload.media_type)
        if key in self._under_way:
            self.session.summary.duplicates += 1
            self.session.sight(sha256, payload)
        elif self.session.is_done(key, READING):
            self.session.summary.known += 1
            self.session.sight(sha256, payload)
        elif not self.retry_failed and self.session.has_failed(key, READING):
            self.session.summary.known_failures += 1
        else:
            self._under_way.add(key)
            if number in self._files:
                self._files[number].waiting += 1
            yield Job(payload, key, number)

    def _take(self, outcome: Outcome[Job, list[object]]) -> None:
        job = outcome.item
        if outcome.error is None:
            self.session.store(job, outcome.result or [])
        else:
            self.session.fail_job(job, READING, outcome)
        state = self._files.get(job.file)
        if state:
            state.waiting -= 1
            state.pages += outcome.error is None
            state.failures += outcome.error is not None
            self._close_if_complete(job.file)

    def _close_if_complete(self, number: int) -> None:
        state = self._files[number]
        if state.split and not state.waiting:
            self.session.input_done(state.sha256, state.pages, state.failures)
            del self._files[number]

    def _fail_file(self, number: int, file: InputFile, error: Exception) -> None:
        """Record that a file, or the rest of a container, cannot be read; what was read before stays."""
        if isinstance(error, OSError):
            error = InputError(f"cannot be read: {error.strerror}")
        self.session.fail(file.source, "read", error)
        self.session.advance(file.size, 0)
        state = self._files.get(number)
        if state:  # a broken container is as well known as a whole one: its hash stands for the break too
            state.failures += 1
            state.split = True
            self._close_if_complete(number)

    def _count_bytes(self, counted: int, size: int, file: InputFile) -> int:
        """Advance the bar by a member's size; compressed members are larger than their share of the file."""
        step = max(0, min(size, file.size - counted))
        self.session.advance(step, 0)
        return counted + step


def _weight(job: Job) -> int:
    return len(job.payload.data) + _JOB_WEIGHT
