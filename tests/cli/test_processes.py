"""The real command, on a real terminal and in a real pipe."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dateline

pty = pytest.importorskip("pty", reason="pseudo-terminals are Unix's")

ISOLATES = set("\u2066\u2067\u2068\u2069")


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "dateline", *map(str, arguments)]


def environment(more: dict[str, str], columns: int | None = None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}}
    size = {"COLUMNS": str(columns)} if columns else {}
    return {**kept, "TERM": "xterm-256color", "PYTHONUTF8": "1", **size, **more}


def on_a_terminal(*arguments: object, columns: int = 80, **more: str) -> str:
    """Run the command with its standard output and error on a pseudo-terminal; return what it shows."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        command(*arguments), stdout=follower, stderr=follower, stdin=follower, env=environment(more, columns)
    ):
        os.close(follower)
        shown = b""
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:  # Linux says so when the last writer has closed
                break
            if not chunk:
                break
            shown += chunk
    os.close(leader)
    return shown.decode("utf-8").replace("\r\n", "\n")


def in_a_pipe(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), capture_output=True, encoding="utf-8", env=environment(more), check=False
    )


def without_colour(shown: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", shown)


def test_a_terminal_gets_colour_isolates_and_lines_that_fit(record_path: Path) -> None:
    shown = on_a_terminal("show", "--db", record_path, columns=60)
    assert "\x1b[" in shown
    assert set(shown) & ISOLATES
    for line in without_colour(shown).splitlines():
        assert len([character for character in line if character not in ISOLATES]) <= 60


def test_a_pipe_gets_neither(record_path: Path) -> None:
    shown = in_a_pipe("show", "--db", record_path).stdout
    assert "\x1b" not in shown
    assert not set(shown) & ISOLATES
    assert "إضراب الميناء يدخل يومه الثالث" in shown


def test_no_colour_where_none_is_wanted(record_path: Path) -> None:
    shown = on_a_terminal("show", "--db", record_path, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", shown)


def test_json_on_a_terminal_is_the_same_as_in_a_pipe(record_path: Path) -> None:
    terminal = on_a_terminal("show", "--db", record_path, "--json")
    assert terminal == in_a_pipe("show", "--db", record_path, "--json").stdout


def test_a_terminal_that_is_not_unicode_still_gets_an_answer(record_path: Path) -> None:
    shown = in_a_pipe("show", "--db", record_path, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert shown.returncode == 0
    assert "\\u0625" in shown.stdout


def test_a_reader_that_stops_early_hears_no_complaint(record_path: Path) -> None:
    with subprocess.Popen(
        command("show", "--db", record_path, "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment({}),
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_an_error_is_one_line_on_standard_error(tmp_path: Path) -> None:
    result = in_a_pipe("show", "--db", tmp_path / "none.db")
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("dateline: ")
    assert result.stderr.count("\n") == 1
    assert "Traceback" in in_a_pipe("--traceback", "show", "--db", tmp_path / "none.db").stderr


def test_help_needs_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys; from dateline.cli import verbs; verbs.main(['--help'], standalone_mode=False); "
        "heavy = {'rich', 'lxml', 'trafilatura', 'pyarrow', 'sqlite3', 'dateline.model', 'dateline.store'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
@pytest.mark.parametrize("verb", [["show"], ["show", "--json"], ["export", "csv", "--to", "-", "--table", "blocks"]])
def test_an_answer_that_cannot_be_written_is_one_line_and_a_problem(record_path: Path, verb: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            command(*verb, "--db", record_path), stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    assert result.returncode == 1
    assert result.stderr == "dateline: standard output: No space left on device; the answer is not whole\n"


@pytest.mark.parametrize("request_to_end", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_asked_to_end_says_so_and_goes_on_later(tmp_path: Path, request_to_end: signal.Signals) -> None:
    pages = tmp_path / "pages.jsonl"
    text = "The harbour office said that the quay would be open again on Monday. "
    pages.write_text("".join(f'{{"title": "Quay {n}", "text": "{text * 4}{n}"}}\n' for n in range(3000)), "utf-8")
    record = tmp_path / "news.db"
    started = subprocess.Popen(
        hearing_signals("run", pages, "--db", record, "--workers", 1, "--set", "run.commit_seconds=0"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env=environment({}),
    )
    with started as process:
        wait_for_pages(record)
        process.send_signal(request_to_end)
        shown = process.communicate(timeout=120)[0]
    assert process.returncode == 130
    assert shown.startswith("Interrupted. What was stored is kept")
    with dateline.open_record(record) as kept:
        assert [run.status for run in kept.rows("runs")] == ["interrupted"]
        assert 0 < kept.counts()["pages"] < 3000
        assert kept.verify().sound


def hearing_signals(*arguments: object) -> list[str]:
    """Make a command that hears Ctrl-C also where the tests run as a shell's background job, which does not."""
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from dateline.cli import main; main()"
    )
    return [sys.executable, "-c", code, *map(str, arguments)]


def wait_for_pages(record: Path) -> None:
    """Wait until a run has stored something."""
    for _ in range(2400):
        time.sleep(0.05)
        try:
            with dateline.open_record(record) as opened:
                if opened.counts()["pages"]:
                    return
        except dateline.DatelineError:
            continue
    pytest.fail("nothing was stored")
