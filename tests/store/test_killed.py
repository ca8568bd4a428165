"""Killed at any moment, and read while it is written: the record opens and is whole."""

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from records import begun, cleaned

from dateline.model import Role
from dateline.store import Record

SUPPORT = Path(__file__).parents[1] / "support"

# Says after every commit how many pages are stored; is killed at a moment it does not choose.
PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from records import begun, cleaned
from dateline.model import Role
with begun(sys.argv[2]) as writer:
    for number in range(100000):
        pages = [cleaned([(f"line {number} {each} {at}", Role.BODY) for at in range(40)]) for each in range(5)]
        writer.add(pages, "s", "f")
        print((number + 1) * 5, flush=True)
"""


@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.23])
def test_a_killed_run_keeps_what_it_said_was_stored(tmp_path: Path, seconds: float) -> None:
    path = tmp_path / "news.db"
    command = [sys.executable, "-c", PROGRAM, str(SUPPORT), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        said = process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        said += process.stdout.read()
    reported = int(said.splitlines()[-1]) if said.endswith(b"\n") else int(said.splitlines()[-2])
    with Record.open(path) as record:
        counts = record.counts()
        assert counts["pages"] >= reported
        assert counts["blocks"] == counts["pages"] * 40
        assert counts["done"] == counts["pages"]
        assert record.verify().sound
    with begun(path) as writer:
        writer.add([cleaned()], "s", "f")
    with Record.open(path) as record:
        assert [run.status for run in record.runs()] == ["interrupted", "running"]
        assert record.verify().sound


def test_readers_read_while_a_run_writes(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    written = threading.Event()
    seen: list[int] = []

    def read() -> None:
        with Record.open(path) as record:
            while not written.is_set():
                with record.snapshot():
                    counts = record.counts()
                    assert counts["blocks"] == counts["pages"] * 10
                    assert sum(1 for _ in record.pages()) == counts["pages"]
                seen.append(counts["pages"])
            assert record.verify().sound

    with begun(path) as writer:
        reader = threading.Thread(target=read)
        reader.start()
        for number in range(40):
            writer.add([cleaned([(f"{number} {at}", Role.BODY) for at in range(10)])], "s", "f")
        written.set()
        reader.join()
    assert seen
    assert seen == sorted(seen)
