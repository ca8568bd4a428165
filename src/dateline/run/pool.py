"""Worker processes that may hang, crash or be killed without taking the run with them.

The standard library's pool breaks when one worker dies. Here each worker has a thread of its own
in this process that hands it batches, watches the clock and starts a new worker when one is
lost. An item on which a worker died is tried once more, alone; if it dies again the item fails
and the rest goes on. Items of one batch after the one that died are handed out again.
"""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dateline.model import DatelineError, StageError, StageTimeoutError, WorkerLostError
from dateline.run.settings import RunSettings
from dateline.run.tasks import Task, Weighty
from dateline.run.worker import answer, read_message, write_message

ItemT = TypeVar("ItemT", bound=Weighty)
ResultT = TypeVar("ResultT")

#: A batch is closed when it weighs this many bytes, so that large pages do not pile up in memory.
BATCH_BYTES = 4 * 2**20

#: Seconds that a worker may take to start; its pages' time is counted from then.
STARTING_SECONDS = 120.0

#: Batches that lie ready for each worker beside the one it works on.
BATCHES_AHEAD = 1


@dataclass(frozen=True, slots=True)
class Outcome(Generic[ItemT, ResultT]):
    """What became of one item: ``result``, or ``error`` (a class of the error tree) and ``reason``."""

    item: ItemT
    result: ResultT | None
    error: str | None = None
    reason: str | None = None

    @property
    def transient(self) -> bool:
        """Tell whether another try may end otherwise: the worker was lost or ran out of time."""
        return self.error in {WorkerLostError.__name__, StageTimeoutError.__name__}


class WorkerPool(Generic[ItemT, ResultT]):
    """Runs one task over items in worker processes, which start with the first item.

    Batches are bounded by ``settings.batch`` and by the items' ``weight``. The same workers serve
    one ``run`` after another. Use as a context manager: leaving it, also by an error or Ctrl-C,
    stops the workers at once.
    """

    def __init__(self, task: Task[ItemT, ResultT], settings: RunSettings) -> None:
        self._task = task
        self._settings = settings
        self._batches: queue.Queue[list[ItemT] | None] = queue.Queue()
        self._outcomes: queue.Queue[Outcome[ItemT, ResultT] | BaseException] = queue.Queue()
        self._keepers: list[_Keeper[ItemT, ResultT]] = []

    def __enter__(self) -> WorkerPool[ItemT, ResultT]:
        return self

    def __exit__(self, *exception: object) -> None:
        for keeper in self._keepers:
            keeper.stop()
        for _ in self._keepers:
            self._batches.put(None)
        for keeper in self._keepers:
            keeper.join()

    def run(self, items: Iterable[ItemT]) -> Iterator[Outcome[ItemT, ResultT]]:
        """Yield an outcome for each item, as they come; ``items`` is drawn on no faster than needed."""
        waiting = 0
        exhausted = False
        source = self._batched(items)
        ahead = BATCHES_AHEAD * self._settings.worker_count
        while True:
            while not exhausted and self._batches.qsize() < ahead:
                batch = next(source, None)
                if batch is None:
                    exhausted = True
                else:
                    waiting += len(batch)
                    self._hand_out(batch)
            if not waiting:
                return
            outcome = self._outcomes.get()
            if isinstance(outcome, BaseException):
                raise outcome
            waiting -= 1
            yield outcome

    def _batched(self, items: Iterable[ItemT]) -> Iterator[list[ItemT]]:
        batch: list[ItemT] = []
        weight = 0
        for item in items:
            batch.append(item)
            weight += item.weight
            if len(batch) == self._settings.batch or weight >= BATCH_BYTES:
                yield batch
                batch, weight = [], 0
        if batch:
            yield batch

    def _hand_out(self, batch: list[ItemT]) -> None:
        self._batches.put(batch)
        if len(self._keepers) < self._settings.worker_count:
            keeper = _Keeper(self._task, self._settings, self._batches, self._outcomes)
            self._keepers.append(keeper)
            keeper.start()


def run_here(task: Task[ItemT, ResultT], items: Iterable[ItemT]) -> Iterator[Outcome[ItemT, ResultT]]:
    """Run the task in this process, without the pool's protection: for tests and debuggers."""
    for item in items:
        yield _outcome(item, answer(task, item))


class _Keeper(threading.Thread, Generic[ItemT, ResultT]):
    """The thread that keeps one worker busy, watched and alive."""

    def __init__(
        self,
        task: Task[ItemT, ResultT],
        settings: RunSettings,
        batches: queue.Queue[list[ItemT] | None],
        outcomes: queue.Queue[Outcome[ItemT, ResultT] | BaseException],
    ) -> None:
        super().__init__(name="dateline worker keeper", daemon=True)
        self._task = task
        self._settings = settings
        self._batches = batches
        self._outcomes = outcomes
        self._worker: _Worker | None = None
        self._stopping = False

    def run(self) -> None:
        try:
            while (batch := self._batches.get()) is not None and not self._stopping:
                self._work_through(batch)
        except BaseException as error:
            if not self._stopping:
                self._outcomes.put(error)
        finally:
            if self._worker:
                self._worker.kill()

    def stop(self) -> None:
        """Stop the worker at once; called from another thread."""
        self._stopping = True
        if self._worker:
            self._worker.kill()

    def _work_through(self, batch: list[ItemT]) -> None:
        rest = batch
        while rest and not self._stopping:
            answered, lost = self._try(rest)
            if lost and not self._stopping:
                self._outcomes.put(self._second_try(rest[answered], lost))
                answered += 1
            rest = rest[answered:]

    def _try(self, items: list[ItemT]) -> tuple[int, DatelineError | None]:
        """Send items to the worker; return how many were answered, and the loss that ended it."""
        worker = self._worker = self._worker or _Worker(self._task, self._settings)
        answered = 0
        try:
            worker.send(items)
            for item in items:
                self._outcomes.put(_outcome(item, worker.receive(self._settings.page_timeout)))
                answered += 1
        except (EOFError, OSError):
            self._worker = None
            return answered, worker.obituary(self._settings.page_timeout)
        return answered, None

    def _second_try(self, item: ItemT, first: DatelineError) -> Outcome[ItemT, ResultT]:
        if isinstance(first, StageTimeoutError):
            return Outcome(item, None, type(first).__name__, str(first))
        worker = self._worker = _Worker(self._task, self._settings)
        try:
            worker.send([item])
            return _outcome(item, worker.receive(self._settings.page_timeout))
        except (EOFError, OSError):
            self._worker = None
            loss = worker.obituary(self._settings.page_timeout)
            return Outcome(item, None, type(loss).__name__, str(loss))


class _Worker:
    """One worker process and its two pipes."""

    def __init__(self, task: object, settings: RunSettings) -> None:
        self._timed_out = False
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from dateline.run.worker import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the parent, which then stops its workers
        )
        try:
            self.send((task, settings.memory_limit))
            self.receive(STARTING_SECONDS)
        except (OSError, EOFError) as error:
            self.kill()
            status = self._process.returncode
            raise StageError(f"a worker process could not be started: it ended with status {status}") from error

    def send(self, message: object) -> None:
        assert self._process.stdin is not None
        write_message(self._process.stdin, message)

    def receive(self, timeout: float) -> Any:
        """Wait for one answer; after ``timeout`` seconds the process is killed (EOFError)."""
        assert self._process.stdout is not None
        watch = threading.Timer(timeout, self._time_out)
        watch.daemon = True
        watch.start()
        try:
            return read_message(self._process.stdout)
        finally:
            watch.cancel()

    def kill(self) -> None:
        """Kill the process and close the pipes; harmless when it has ended already."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:  # unsent bytes for a process that has gone
                    continue

    def obituary(self, timeout: float) -> DatelineError:
        """Say why the worker is no more, and tidy up after it."""
        self.kill()
        if self._timed_out:
            return StageTimeoutError(f"took longer than the limit: {timeout:g} s ([run] page_timeout)")
        status = self._process.returncode
        cause = f"signal {-status}" if status < 0 else f"exit status {status}"
        return WorkerLostError(f"the worker process died on it twice: {cause}")

    def _time_out(self) -> None:
        self._timed_out = True
        self._process.kill()


def _outcome(item: ItemT, reply: tuple[Any, ...]) -> Outcome[ItemT, Any]:
    if reply[0] == "done":
        return Outcome(item, reply[1])
    return Outcome(item, None, reply[1], reply[2])
