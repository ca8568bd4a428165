"""Linking alone: for a record whose annotations or judgements changed, or whose links are to be made anew."""

from __future__ import annotations

import time
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

from dateline.run.comparing import Comparing
from dateline.run.linking import Linking
from dateline.run.naming import Naming
from dateline.run.pool import WorkerPool
from dateline.run.progress import Progress, Silent
from dateline.run.registry import Registry
from dateline.run.session import Session, ending
from dateline.run.settings import Configuration
from dateline.run.summary import Summary
from dateline.store import Writer


def link(db: Path | str, *, configuration: Configuration | None = None, progress: Progress | None = None) -> Summary:
    """Name, link and compare what the record ``db`` holds, without reading or annotating anything.

    Does nothing where nothing changed since. Raises StoreError where there is no record or another
    run is writing it.
    """
    configuration = configuration or Configuration()
    started = time.monotonic()
    with Writer.open(Path(db), "rw") as writer:
        run_id = writer.begin_run(version("dateline"), "link", configuration.to_json(), "")
        summary = Summary(run_id)
        # Nothing of a run's workers or stages is needed here.
        session = Session(
            writer,
            run_id,
            configuration,
            cast(Registry, None),
            cast("WorkerPool[Any, Any]", None),
            progress or Silent(),
            summary,
        )
        with ending(writer, summary, started):
            across_articles(session)
    return summary


def across_articles(session: Session) -> None:
    """Do what rests on all articles together: name what recurs, link, compare; each where something changed."""
    Naming(session).run()
    Linking(session).run()
    Comparing(session).run()
