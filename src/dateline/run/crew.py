"""Worker processes for the jobs of one task, where there is enough to do for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import TracebackType
from typing import Any, TypeVar

from dateline.run.pool import WorkerPool
from dateline.run.settings import RunSettings
from dateline.run.tasks import Task, Weighty

JobT = TypeVar("JobT", bound=Weighty)

#: Articles from which a phase is worth the start of workers, which read their models first.
WORTH_WORKERS = 500

#: Seconds after which a job that has not come back is done in this process.
_PATIENCE = 3600.0


class Crew:
    """Does jobs in workers or, where there are few, in this process: the results are the same.

    A job that a worker was lost on is done here. Use as a context manager, like the pool.
    """

    def __init__(self, task: Task[Any, Any], settings: RunSettings) -> None:
        self._task = task
        self._many = settings.worker_count > 1
        self._pool: WorkerPool[Any, Any] = WorkerPool(task, replace(settings, batch=1, page_timeout=_PATIENCE))

    def __enter__(self) -> Crew:
        self._pool.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.__exit__(kind, error, trace)

    def run(self, jobs: Iterable[JobT], articles: int) -> Iterator[tuple[JobT, Any]]:
        """Yield each job with its result, as they come; ``articles`` says how many all jobs are about."""
        if not self._many or articles < WORTH_WORKERS:
            for job in jobs:
                yield job, self._task(job)
            return
        for outcome in self._pool.run(jobs):
            failed = outcome.error is not None or outcome.result is None
            yield outcome.item, self._task(outcome.item) if failed else outcome.result
