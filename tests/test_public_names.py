"""The public face: what it offers, and that importing it is cheap."""

from __future__ import annotations

import subprocess
import sys

import dateline


def test_the_public_names_are_these() -> None:
    assert dateline.__all__ == [
        "Configuration",
        "DatelineError",
        "Record",
        "Summary",
        "load_configuration",
        "open_record",
        "run_over",
    ]
    assert all(getattr(dateline, name) for name in dateline.__all__)


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, dateline, dateline.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"trafilatura", "pyarrow", "lxml", "feedparser", "numpy", "rich"} & set(loaded)
