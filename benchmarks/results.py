"""Tables of benchmark results: printed, and on request added to ``RESULTS.md``."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "RESULTS.md"


def parser(description: str | None) -> argparse.ArgumentParser:
    """Make a benchmark's argument parser, with ``--write``."""
    made = argparse.ArgumentParser(description=(description or "").splitlines()[0])
    made.add_argument("--write", action="store_true", help="add the table to benchmarks/RESULTS.md")
    return made


def report(title: str, head: Sequence[str], rows: Sequence[Sequence[object]], *, write: bool) -> None:
    """Print a table as Markdown with the machine it was measured on, and add it to the results if told to."""
    lines = [
        f"## {title}",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, dateline {version('dateline')} ({_revision()}), {_machine()}. "
        f"`python {' '.join(_command())}`",
        "",
        "| " + " | ".join(head) + " |",
        "|" + "---|" * len(head),
        *("| " + " | ".join(_cell(value) for value in row) + " |" for row in rows),
        "",
    ]
    sys.stdout.write("\n".join(lines))
    if write:
        with RESULTS.open("a", encoding="utf-8") as stream:
            stream.write("\n" + "\n".join(lines))


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.3f}" if abs(value) < 10 else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _command() -> list[str]:
    script = Path(sys.argv[0]).resolve()
    shown = script.relative_to(ROOT) if script.is_relative_to(ROOT) else script.name
    return [str(shown), *(argument for argument in sys.argv[1:] if argument != "--write")]


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"


def _revision() -> str:
    found = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return found.stdout.decode().strip() or "no revision"
