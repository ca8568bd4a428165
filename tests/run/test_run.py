"""The main job: pages in, a record out, once; nothing that goes wrong stops it."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.model import StoreError
from dateline.run import Configuration, RunSettings, Silent, run
from dateline.store import Record, Writer

STRIKE = """Port workers end week-long strike in Aqaba

4 May 2031

Port workers in Aqaba returned to work on Sunday after their union and the operator signed an agreement.

“We have what we asked for,” the head of the port workers' union told reporters at the gate of the port.

The agreement raises wages by six per cent and limits shifts to ten hours, the Ministry of Transport said.
"""

FLOOD = """ارتفاع منسوب النهر يدفع السلطات إلى إخلاء قريتين

4 أيار 2031

أعلن الدفاع المدني أن فرقه أخلت قريتين على ضفة النهر بعد ارتفاع منسوب المياه خلال الليل.

وقال متحدث باسم الدفاع المدني إن “نحو مئتي عائلة نُقلت إلى مدرسة في المدينة”.
"""

#: Pages for a run that is stopped half way.
PAGES = 120

#: One worker and quick commits: enough to see everything, cheap to start.
QUICK = Configuration(RunSettings(workers=1, page_timeout=30, commit_seconds=0))


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "strike.txt").write_text(STRIKE, "utf-8")
    (folder / "flood.txt").write_text(FLOOD, "utf-8")
    return folder


class Listening(Silent):
    """Counts what was reported as stored."""

    def __init__(self) -> None:
        self.phases: list[str] = []
        self.stored = 0

    def phase(self, name: str, total: int | None, unit: str) -> None:
        self.phases.append(name)

    def advance(self, units: int, pages: int) -> None:
        if self.phases[-1] == "reading":
            self.stored += pages


def test_pages_become_articles_with_their_words(pages: Path, tmp_path: Path) -> None:
    listening = Listening()
    summary = run([pages], db=tmp_path / "r.db", configuration=QUICK, progress=listening)
    assert (summary.files, summary.pages, summary.articles, summary.failed) == (2, 2, 2, 0)
    assert listening.stored == 2
    assert listening.phases[0] == "reading"
    with Record.open(tmp_path / "r.db") as record:
        titles = {article.title: article.published for article in record.articles()}
        assert titles == {
            "Port workers end week-long strike in Aqaba": "2031-05-04",
            "ارتفاع منسوب النهر يدفع السلطات إلى إخلاء قريتين": "2031-05-04",
        }
        assert record.verify().sound
        assert {run.status for run in record.runs()} == {"finished"}


def test_a_second_run_reads_nothing_twice(pages: Path, tmp_path: Path) -> None:
    run([pages], db=tmp_path / "r.db", configuration=QUICK)
    with Record.open(tmp_path / "r.db") as record:
        before = record.digest()
    again = run([pages], db=tmp_path / "r.db", configuration=QUICK)
    assert (again.pages, again.known, again.annotated.total()) == (0, 2, 0)
    with Record.open(tmp_path / "r.db") as record:
        assert record.digest() == before


def test_the_record_does_not_depend_on_order_workers_or_batches(pages: Path, tmp_path: Path) -> None:
    (pages / "copy").mkdir()
    (pages / "copy" / "a.txt").write_text(STRIKE, "utf-8")
    run([pages], db=tmp_path / "one.db", configuration=QUICK)
    settings = RunSettings(workers=2, batch=1)
    for path in sorted(pages.rglob("*.txt"), reverse=True):
        run([path], db=tmp_path / "two.db", configuration=Configuration(settings))
    with Record.open(tmp_path / "one.db") as one, Record.open(tmp_path / "two.db") as two:
        assert one.digest() == two.digest()


def test_the_same_page_in_two_folders_is_one_page_seen_twice(pages: Path, tmp_path: Path) -> None:
    (pages / "again.txt").write_text(STRIKE, "utf-8")
    summary = run([pages], db=tmp_path / "r.db", configuration=QUICK)
    assert (summary.pages, summary.duplicates) == (2, 1)
    with Record.open(tmp_path / "r.db") as record:
        sources = [row[0] for row in record.query("SELECT source FROM sightings ORDER BY source")]
    assert [Path(source).name for source in sources] == ["again.txt", "flood.txt", "strike.txt"]


def test_what_cannot_be_read_is_a_failure_with_a_reason(pages: Path, tmp_path: Path) -> None:
    (pages / "empty.txt").touch()
    (pages / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (pages / "cut.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n" * 100)[:60])
    (pages / "broken.jsonl").write_text('{"title": "x"\n[[[\n', "utf-8")
    summary = run([pages, tmp_path / "nothing"], db=tmp_path / "r.db", configuration=QUICK)
    assert summary.pages == 2
    with Record.open(tmp_path / "r.db") as record:
        failures = {Path(failure.source.split("#")[0]).name: failure for failure in record.failures()}
    assert {"empty.txt", "picture.txt", "cut.warc.gz", "broken.jsonl", "nothing"} <= set(failures)
    assert "PNG" in failures["picture.txt"].reason
    assert failures["nothing"].reason == "no such file or folder"


def test_a_failure_that_cannot_change_is_not_tried_again_unless_asked(pages: Path, tmp_path: Path) -> None:
    archive = pages / "dump.jsonl"
    archive.write_text(json.dumps({"title": "", "maintext": "", "url": "https://e.example/1"}) + "\n", "utf-8")
    first = run([pages], db=tmp_path / "r.db", configuration=QUICK)
    assert first.failed == 1
    second = run([pages], db=tmp_path / "r.db", configuration=QUICK)
    assert (second.failed, second.known_failures) == (0, 1)


def test_standard_input_is_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FLOOD.encode("utf-8"))))
    assert run(["-"], db=tmp_path / "r.db", configuration=QUICK).articles == 1
    with Record.open(tmp_path / "r.db") as record:
        assert [page.source for page in record.pages()] == ["-"]


def test_a_second_writer_is_told_to_wait(pages: Path, tmp_path: Path) -> None:
    with Writer.open(tmp_path / "r.db"), pytest.raises(StoreError, match="another"):
        run([pages], db=tmp_path / "r.db", configuration=QUICK)


def test_a_new_stage_version_does_its_work_again(pages: Path, tmp_path: Path) -> None:
    run([pages], db=tmp_path / "r.db", configuration=QUICK)
    other = Configuration(QUICK.run, {"readers": {"text": {"join_wrapped_lines": False}}})
    assert run([pages], db=tmp_path / "r.db", configuration=other).pages == 2


def many_pages(folder: Path, count: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = STRIKE.replace("six per cent", f"{number} fils").replace("Aqaba", f"berth {number}")
        (folder / f"{number:04}.txt").write_text(text, "utf-8")


def start(folder: Path, db: Path) -> subprocess.Popen[str]:
    code = (
        "import signal, sys, dateline.run as r\n"
        # Tests that were started in the background hand down an ignored SIGINT.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class P(r.Silent):\n"
        "    def advance(self, units, pages): print(pages, flush=True)\n"
        "s = r.run([sys.argv[1]], db=sys.argv[2], progress=P(),\n"
        "          configuration=r.Configuration(r.RunSettings(workers=1, batch=4, commit_seconds=0.05)))\n"
        "sys.exit(130 if s.interrupted else 0)\n"
    )
    command = [sys.executable, "-c", code, str(folder), str(db)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def reported(process: subprocess.Popen[str], at_least: int) -> int:
    assert process.stdout is not None
    total = 0
    while total < at_least:
        line = process.stdout.readline()
        assert line, "the run ended before it was stopped"
        total += int(line)
    return total


@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_run_loses_nothing_it_reported_and_the_next_goes_on(tmp_path: Path, way: signal.Signals) -> None:
    many_pages(tmp_path / "pages", PAGES)
    process = start(tmp_path / "pages", tmp_path / "r.db")
    stored = reported(process, 20)
    os.kill(process.pid, way)
    rest, _ = process.communicate(timeout=120)
    if way is signal.SIGINT:
        assert process.returncode == 130
    stored += sum(int(line) for line in rest.split())
    with Record.open(tmp_path / "r.db") as record:
        kept = next(record.query("SELECT count(*) FROM pages"))[0]
        assert stored <= kept < PAGES
    summary = run([tmp_path / "pages"], db=tmp_path / "r.db", configuration=QUICK)
    assert (summary.known, summary.pages) == (kept, PAGES - kept)
    with Record.open(tmp_path / "r.db") as record:
        assert record.verify().sound
        assert [each.status for each in record.runs()].count("interrupted") == 1


def test_workers_end_with_the_run_that_started_them(tmp_path: Path) -> None:
    many_pages(tmp_path / "pages", PAGES)
    process = start(tmp_path / "pages", tmp_path / "r.db")
    reported(process, 4)
    workers = subprocess.run(
        ["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=False
    ).stdout.split()
    assert workers
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    deadline = time.monotonic() + 60
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_names_and_marks_that_are_hard_to_store_do_not_stop_a_run(pages: Path, tmp_path: Path) -> None:
    (pages / "marks.txt").write_text("\u202e" + STRIKE + "\u2066\n\u2067\u200b", "utf-8")
    for data in (b"", STRIKE.replace("Aqaba", "Izmir").encode()):
        odd = Path(os.fsdecode(os.fsencode(pages) + b"/odd\xff%d\n.txt" % len(data)))
        try:
            odd.write_bytes(data)
        except OSError:
            pytest.skip("this file system takes only text as names")
    found = run([pages, os.fsdecode(b"/nowhere/\xff")], db=tmp_path / "news.db", configuration=QUICK)
    assert found.pages == 4
    assert found.failures == {"the file is empty": 1, "no such file or folder": 1}
    with Record.open(tmp_path / "news.db") as record:
        assert record.verify().sound
        assert r"/nowhere/\udcff" in next(record.rows("runs")).command


def test_one_path_is_a_path_and_not_its_letters(pages: Path, tmp_path: Path) -> None:
    for one in (str(pages / "strike.txt"), pages / "flood.txt"):
        assert run(one, db=tmp_path / "news.db", configuration=QUICK).pages == 1


def test_the_record_in_a_folder_of_pages_is_no_page(pages: Path) -> None:
    for new in (2, 0):
        found = run(pages, db=pages / "news.db", configuration=QUICK)
        assert (found.pages, dict(found.failures)) == (new, {})
