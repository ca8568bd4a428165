"""What storing costs: its share of a run's time, and bytes for 1,000 pages.

    python benchmarks/store.py --count 1000

A run in this process, with its workers, whose transactions are timed, the judging of what recurs
among them. Shares are CPU time of the CPU time of all processes, and wall time of wall time; on a
machine with other work the second counts waiting for a core as storing.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from generate import write_folder
from results import parser, report

from dateline.run import run
from dateline.store import Writer


class Clock:
    """Adds up the CPU and wall time, in seconds, spent in the outermost transactions of a writer."""

    def __init__(self) -> None:
        self.busy = 0.0
        self.wall = 0.0
        self._depth = 0

    def watch(self) -> None:
        """Time every transaction from now on."""
        original: Callable[[Writer], AbstractContextManager[None]] = Writer.transaction

        @contextmanager
        def timed(writer: Writer) -> Iterator[None]:
            wall, busy = time.monotonic(), time.thread_time()
            self._depth += 1
            try:
                with original(writer):
                    yield
            finally:
                self._depth -= 1
                if not self._depth:
                    self.wall += time.monotonic() - wall
                    self.busy += time.thread_time() - busy

        setattr(Writer, "transaction", timed)  # noqa: B010 - a method is replaced on purpose


def main() -> None:
    """Run over generated pages and measure the storing."""
    options = parser(__doc__)
    options.add_argument("--count", type=int, default=1000)
    chosen = options.parse_args()
    clock = Clock()
    clock.watch()
    with tempfile.TemporaryDirectory(prefix="dateline-benchmark-") as folder:
        source, record = Path(folder, "pages"), Path(folder, "record.db")
        write_folder(source, chosen.count)
        given = sum(path.stat().st_size for path in source.rglob("*.html"))
        before, started = _busy(), time.monotonic()
        summary = run([source], db=record)
        wall, busy = time.monotonic() - started, _busy() - before
        size = sum(path.stat().st_size for path in Path(folder).glob("record.db*"))
    head = (
        "pages",
        "storing, CPU s",
        "share of busy time",
        "share of wall time",
        "MB per 1,000 pages",
        "share of the HTML",
    )
    row = (
        summary.pages,
        clock.busy,
        clock.busy / busy,
        clock.wall / wall,
        size / summary.pages / 1000,
        size / given,
    )
    report("Storing", head, [row], write=chosen.write)


def _busy() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
