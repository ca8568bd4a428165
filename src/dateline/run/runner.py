"""The main job: read, judge what recurs, annotate, store."""

from __future__ import annotations

import platform
import shlex
import sqlite3
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path

from dateline.run.annotating import Annotating
from dateline.run.inputs import InputFile, Missing, find_inputs, spooled, storable
from dateline.run.pool import WorkerPool
from dateline.run.progress import Progress, Silent
from dateline.run.reading import Reading
from dateline.run.recurring import Recurring
from dateline.run.registry import load_registry
from dateline.run.relinking import across_articles
from dateline.run.session import Session, ending
from dateline.run.settings import Configuration
from dateline.run.summary import Summary
from dateline.run.tasks import Work
from dateline.store import Writer, own_files

#: The record's name where none is given, in the current folder.
DEFAULT_RECORD = Path("dateline.db")

#: The path that stands for standard input.
STANDARD_INPUT = "-"


def run(
    paths: Sequence[str | Path] | str | Path,
    *,
    db: Path | str = DEFAULT_RECORD,
    configuration: Configuration | None = None,
    progress: Progress | None = None,
    retry_failed: bool = False,
) -> Summary:
    """Read, clean and annotate pages into the record ``db``, and return what was done.

    ``paths`` are files, folders, patterns and ``-`` for standard input, or one of these. Pages that the record
    holds already are not read again; what an earlier run left unfinished is finished, whatever
    ``paths`` say. ``retry_failed`` also tries inputs that failed before and have not changed.
    A page that cannot be read becomes a failure row. Ctrl-C stores what is done, and the summary
    says ``interrupted``. Raises StoreError for a record that cannot be written or that another
    run is writing, ConfigurationError for stages that cannot be made.
    """
    paths = [paths] if isinstance(paths, str | Path) else paths  # a string is a sequence too: of letters
    configuration = configuration or Configuration()
    registry = load_registry(configuration)
    started = time.monotonic()
    with Writer.open(Path(db)) as writer, ExitStack() as stack:
        run_id = writer.begin_run(
            version("dateline"), _command(paths), configuration.to_json(registry.in_force()), _platform()
        )
        summary = Summary(run_id)
        pool = WorkerPool(Work(configuration), configuration.run)
        session = Session(writer, run_id, configuration, registry, pool, progress or Silent(), summary)
        with ending(writer, summary, started):
            with pool:
                inputs = _inputs([str(path) for path in paths], Path(db), stack)
                Reading(session, retry_failed).run(inputs)
                Recurring(session).run()
                Annotating(session).run()
            across_articles(session)  # with workers of its own, when those with the models of annotators are gone
    return summary


def _inputs(paths: list[str], db: Path, stack: ExitStack) -> list[InputFile | Missing]:
    spools = [stack.enter_context(spooled(sys.stdin.buffer)) for path in paths if path == STANDARD_INPUT]
    return [*spools, *find_inputs([path for path in paths if path != STANDARD_INPUT], ignore=own_files(db))]


def _command(paths: Sequence[str | Path]) -> str:
    return storable(shlex.join(["run", *(str(path) for path in paths)]))


def _platform() -> str:
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()} {platform.machine()}"
    )
