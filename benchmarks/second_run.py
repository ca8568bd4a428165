"""A second run over known pages, as a share of the first: it should do almost nothing.

python benchmarks/second_run.py --count 10000
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from generate import write_folder
from results import parser, report


def main() -> None:
    """Run twice over the same generated pages."""
    options = parser(__doc__)
    options.add_argument("--count", type=int, default=10_000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-benchmark-") as folder:
        source, record = Path(folder, "pages"), Path(folder, "record.db")
        write_folder(source, chosen.count)
        runs = [run(source, record) for _ in range(2)]
    first = runs[0][0]
    rows = [
        (name, seconds, seconds / first, summary["pages"], summary["known"])
        for name, (seconds, summary) in zip(("first", "second"), runs, strict=True)
    ]
    report("Second run over known pages", ("run", "seconds", "share", "pages read", "known"), rows, write=chosen.write)


def run(source: Path, record: Path) -> tuple[float, dict[str, Any]]:
    """Run dateline as a user does; return the wall seconds, start of Python included, and its summary."""
    started = time.monotonic()
    command = [sys.executable, "-m", "dateline", "run", str(source), "--db", str(record), "--json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return time.monotonic() - started, json.loads(done.stdout)


if __name__ == "__main__":
    main()
