"""The main job from the command line, on tiny pages."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import verbs
from dateline.cli.run import exit_code
from dateline.run import Summary

ENGLISH = """\
Harbour talks open in Valletta

19 August 2031
Harbour talks open in Valletta

Tunisia and Malta opened talks on harbour fees on Tuesday, the transport ministry said in a statement.

The two sides will meet again on Wednesday, when a joint statement is expected, the ministry said.
"""

ARABIC = """\
محادثات حول رسوم الموانئ في فاليتا

19 أغسطس/آب 2031

افتتحت تونس ومالطا يوم الثلاثاء محادثات حول رسوم الموانئ، بحسب بيان لوزارة النقل في العاصمة.

ومن المنتظر أن يصدر الجانبان بياناً مشتركاً يوم الأربعاء في ختام المحادثات، بحسب البيان نفسه.
"""


@dataclass(frozen=True)
class FirstRun:
    """One run over two pages and a broken file, which the tests look at from all sides."""

    pages: Path
    record: Path
    result: Result


def dateline(*arguments: object) -> Result:
    return CliRunner().invoke(verbs, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> FirstRun:
    folder = tmp_path_factory.mktemp("run")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "english.txt").write_text(ENGLISH, "utf-8")
    (pages / "arabic.txt").write_text(ARABIC, "cp1256")
    (pages / "cut.html.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    record = folder / "news.db"
    return FirstRun(pages, record, dateline("run", pages, "--db", record, "--workers", "1"))


def test_the_summary_counts_pages_articles_and_failures_by_reason(first: FirstRun) -> None:
    shown = first.result.stdout
    assert first.result.exit_code == 0
    for name, value in (("pages read", "2"), ("articles", "2"), ("failures", "1")):
        assert re.search(rf"^{name} +{value}$", shown, re.MULTILINE), name
    assert "for example" in shown
    assert "cut.html.gz" in shown
    assert f"dateline show --failures --db {first.record}" in shown


def test_progress_goes_to_standard_error(first: FirstRun) -> None:
    assert "reading: 2 pages" in first.result.stderr
    assert "reading:" not in first.result.stdout


def test_the_record_can_be_shown_explained_and_verified(first: FirstRun) -> None:
    listed = json.loads(dateline("show", "--articles", "--db", first.record, "--json").stdout)
    assert {article["language"] for article in listed} == {"ar", "en"}
    assert {article["published"] for article in listed} == {"2031-08-19"}
    assert "2031-08-19" in dateline("why", "--db", first.record, listed[0]["article_id"]).stdout
    assert "cut.html.gz" in dateline("show", "--failures", "--db", first.record).stdout
    assert dateline("verify", "--db", first.record, "--sources").exit_code == 0


def test_a_second_run_does_nothing_twice(first: FirstRun) -> None:
    again = dateline("run", first.pages, "--db", first.record, "--workers", "1", "--json")
    summary = json.loads(again.stdout)
    assert (summary["pages"], summary["known"]) == (0, 2)


def test_nothing_to_read_is_a_failure(tmp_path: Path) -> None:
    result = dateline("run", tmp_path / "nowhere", "--db", tmp_path / "news.db")
    assert result.exit_code == 1
    assert "no such file or folder" in result.stdout


def test_standard_input_a_forced_encoding_and_quiet(tmp_path: Path) -> None:
    record = tmp_path / "news.db"
    options = ("--db", record, "--workers", "1", "--encoding", "cp1256", "--quiet")
    result = CliRunner().invoke(verbs, ["run", "-", *map(str, options)], input=ARABIC.encode("cp1256"))
    assert result.output == ""
    article = json.loads(dateline("show", "--articles", "--db", record, "--json").stdout)[0]
    page = json.loads(dateline("show", "--db", record, "--json", article["span"]["page_id"]).stdout)["page"]
    assert (page["source"], page["encoding_basis"]) == ("-", "forced")
    assert page["text"] == ARABIC


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--set", "run.workers=-1"), "must be at least 0"),
        (("--set", "readers.pdf.x=1"), "unknown stage"),
        (("--set", "nonsense"), "TABLE.KEY=VALUE"),
        (("--encoding", "no-such-encoding"), "no-such-encoding"),
    ],
)
def test_wrong_settings_are_refused_before_anything_is_read(
    tmp_path: Path, arguments: tuple[str, str], words: str
) -> None:
    record = tmp_path / "news.db"
    result = dateline("run", tmp_path, "--db", record, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not record.exists()


def test_the_demo_leaves_real_records_alone(first: FirstRun) -> None:
    result = dateline("demo", "--db", first.record)
    assert result.exit_code == 1
    assert "not samples" in result.stderr


def test_the_demo_ends_with_commands_to_try(tmp_path: Path) -> None:
    record = tmp_path / "demo.db"
    result = dateline("demo", "--db", record)
    assert result.exit_code == 0, result.output
    commands = [line.split("  ")[1] for line in result.stdout.splitlines() if line.startswith("  dateline ")]
    assert len(commands) > 5
    for line in commands:
        verb, *arguments = shlex.split(line)[1:]
        if verb in {"show", "why"}:
            assert dateline(verb, *arguments).exit_code == 0, line


@pytest.mark.parametrize(
    ("summary", "code"),
    [
        (Summary("r", pages=1), 0),
        (Summary("r"), 0),
        (Summary("r", known=3, known_failures=1), 0),
        (Summary("r", known_failures=1), 1),
        (Summary("r", pages=1, interrupted=True), 130),
    ],
)
def test_exit_codes(summary: Summary, code: int) -> None:
    assert exit_code(summary) == code
