"""Memory of a run over a large WARC: it should stay flat from the first tenth to the end.

    python benchmarks/memory_warc.py --megabytes 1000

The WARC is generated (1,000 MB uncompressed takes some minutes and about 500 MB of disk), then
streamed through ``dateline run`` in a process of its own. Resident memory is read from /proc, so
this runs on Linux only. How far the run has got is the share of pages in its record.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generate import write_warc
from results import parser, report

MARKS = (0.1, 0.5, 1.0)


@dataclass(frozen=True)
class Sample:
    """Resident memory at one moment, in MiB, and the share of the pages that were stored by then."""

    progress: float
    main: float
    workers: tuple[float, ...]


def main() -> None:
    """Generate, run, watch."""
    options = parser(__doc__)
    options.add_argument("--megabytes", type=int, default=1000, help="uncompressed size of the WARC")
    options.add_argument("--every", type=float, default=0.5, help="seconds between two looks")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-benchmark-") as folder:
        warc, record = Path(folder, "generated.warc.gz"), Path(folder, "record.db")
        total = write_warc(warc, chosen.megabytes)
        started = time.monotonic()
        samples = watch(warc, record, total, chosen.every)
        seconds = time.monotonic() - started
        stored = _pages_in(record)
    title = f"Memory over a WARC of {chosen.megabytes:,} MB, {stored:,} pages of {total:,} in {seconds:,.0f} s"
    head = ("peak until", "main process, MiB", "largest worker, MiB", "all processes, MiB")
    report(title, head, [_row(mark, samples) for mark in MARKS], write=chosen.write)


def watch(warc: Path, record: Path, total: int, every: float) -> list[Sample]:
    """Run dateline over the WARC and look at its processes until it ends."""
    samples: list[Sample] = []
    command = [sys.executable, "-m", "dateline", "run", str(warc), "--db", str(record), "--quiet"]
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            sample = Sample(
                _pages_in(record) / total, _resident(process.pid), tuple(map(_resident, _children(process.pid)))
            )
            samples.append(sample)
            time.sleep(every)
    if process.returncode:
        sys.exit(f"dateline run ended with {process.returncode}")
    return samples


def _row(mark: float, samples: Sequence[Sample]) -> Sequence[object]:
    until = [sample for sample in samples if sample.progress <= mark] or list(samples[:1])
    return (
        f"{mark:.0%}",
        max(sample.main for sample in until),
        max((worker for sample in until for worker in sample.workers), default=0.0),
        max(sample.main + sum(sample.workers) for sample in until),
    )


def _pages_in(record: Path) -> int:
    """Count the pages stored so far; the record may not be there yet."""
    try:
        connection = sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True, timeout=5)
    except sqlite3.OperationalError:
        return 0
    try:
        count: int = connection.execute("SELECT count(*) FROM pages").fetchone()[0]
        return count
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def _resident(process: int) -> float:
    """Return a process's resident memory in MiB, 0 once it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii", errors="replace").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def _children(process: int) -> list[int]:
    """Return the processes below one, at any depth."""
    found: list[int] = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += [int(word) for word in path.read_text("ascii").split()]
        except OSError:
            continue
    return found + [grandchild for child in found for grandchild in _children(child)]


if __name__ == "__main__":
    main()
