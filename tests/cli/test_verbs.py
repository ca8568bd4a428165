"""The verbs that read a record, on a small one in both languages."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import verbs


def dateline(*arguments: object) -> Result:
    return CliRunner().invoke(verbs, [str(argument) for argument in arguments])


def answer(*arguments: object) -> str:
    result = dateline(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def id_of(record_path: Path, table: str, role: str = "") -> str:
    key = f"{table.removesuffix('s')}_id"
    where = f" WHERE role = '{role}'" if role else ""
    with sqlite3.connect(record_path) as connection:
        found = str(connection.execute(f"SELECT {key} FROM {table}{where} ORDER BY {key} LIMIT 1").fetchone()[0])
    connection.close()
    return found


def test_show_lists_articles_with_what_is_needed_to_go_on(record_path: Path) -> None:
    shown = answer("show", "--db", record_path)
    assert "2031-03-12  Harbour Courier  en    news  Port strike enters third day" in shown
    assert "إضراب الميناء يدخل يومه الثالث" in shown
    assert "2 articles" in shown


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (["--language", "ar"], 1),
        (["--outlet", "Harbour Courier"], 1),
        (["--kind", "opinion"], 0),
        (["--since", "2031-03-12", "--until", "2031-03-12"], 2),
        (["--until", "2031-03-11"], 0),
        (["--limit", "1"], 1),
        (["--offset", "1"], 1),
    ],
)
def test_show_takes_a_part_of_the_list(record_path: Path, filters: list[str], count: int) -> None:
    listed = json.loads(answer("show", "--db", record_path, "--json", *filters))
    assert len(listed) == count


def test_show_says_how_to_see_the_rest(record_path: Path) -> None:
    assert "1 to 1; the next: --offset 1" in answer("show", "--db", record_path, "--limit", "1")


def test_show_an_article_by_the_beginning_of_its_id(record_path: Path) -> None:
    article_id = id_of(record_path, "articles")
    shown = answer("show", "--db", record_path, article_id[:14])
    assert article_id in shown
    assert shown.index("title ") < shown.index("date ") < shown.index("body ") < shown.index("left out ")


def test_show_json_has_the_fields_of_the_dataclasses(record_path: Path) -> None:
    view = json.loads(answer("show", "--db", record_path, id_of(record_path, "articles"), "--json"))
    assert view["article"]["kind"] == "news"
    assert view["blocks"][0]["role"] == "title"
    first = view["blocks"][0]["span"]
    assert view["page"]["text"][first["start"] : first["end"]] == first["exact"]


@pytest.mark.parametrize("table", ["pages", "blocks", "claims", "times", "runs", "failures"])
def test_show_any_row(record_path: Path, table: str) -> None:
    record_id = id_of(record_path, table)
    assert answer("show", "--db", record_path, record_id).startswith(record_id)
    assert json.loads(answer("show", "--db", record_path, record_id, "--json"))


def test_show_failures_with_reasons(record_path: Path) -> None:
    shown = answer("show", "--db", record_path, "--failures")
    assert "pages/cut.gz" in shown
    assert "the gzip stream is truncated" in shown


def test_search_in_both_languages(record_path: Path) -> None:
    assert "Port strike enters third day" in answer("show", "--db", record_path, "--search", "dockers")
    assert "إضراب الميناء" in answer("show", "--db", record_path, "--search", "عمال الميناء")


def test_why_leads_from_a_value_to_its_words_rule_page_and_run(record_path: Path) -> None:
    shown = answer("why", "--db", record_path, id_of(record_path, "articles"))
    for part in ("title", "claim (chosen)", "rule: published-rule", "“12 March 2031”", "read+clean", "sha256"):
        if part != "“12 March 2031”":
            assert part in shown
    explained = json.loads(answer("why", "--db", record_path, id_of(record_path, "blocks", "date"), "--json"))
    assert explained["words"]["exact"]
    assert explained["origin"]["sha256"]


def test_verify_says_what_was_checked_and_that_it_holds(record_path: Path) -> None:
    shown = answer("verify", "--db", record_path)
    assert "Sound:" in shown
    assert json.loads(answer("verify", "--db", record_path, "--json"))["fault_count"] == 0


def test_verify_finds_a_broken_anchor_and_fails(record_path: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    with sqlite3.connect(record_path) as source, sqlite3.connect(broken) as copy:
        source.backup(copy)
        copy.execute("UPDATE blocks SET exact = 'X' || substr(exact, 2) WHERE role = 'body'")
        copy.commit()
    source.close()
    copy.close()
    result = dateline("verify", "--db", broken)
    assert result.exit_code == 1
    assert "Broken:" in result.stdout
    assert "block-" in result.stdout


def test_export_writes_the_tables_and_says_where(record_path: Path, tmp_path: Path) -> None:
    shown = answer("export", "csv", "--db", record_path, "--to", tmp_path / "out", "--table", "articles")
    assert "articles.csv" in shown
    assert (tmp_path / "out" / "articles.csv").is_file()


def test_export_one_table_to_standard_output(record_path: Path) -> None:
    text = answer("export", "csv", "--db", record_path, "--to", "-", "--table", "articles")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {row["language"] for row in rows} == {"ar", "en"}


def test_doctor_reports_versions_stages_configuration_and_record(record_path: Path) -> None:
    result = dateline("doctor", "--db", record_path, "--json")
    diagnosis = json.loads(result.stdout)
    assert result.exit_code == bool(diagnosis["problems"])
    assert all(diagnosis["sqlite_features"].values())
    assert diagnosis["record"]["rows"]["articles"] == 2
    assert any(model["name"].startswith("language identification") and model["sha256"] for model in diagnosis["models"])
    shown = dateline("doctor", "--db", record_path).stdout
    for heading in ("Versions", "Optional packages", "Stages", "Configuration", "Models and data", "Record"):
        assert f"\n{heading}" in shown


def test_doctor_names_the_command_that_installs_what_is_optional(monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.cli import diagnosis

    monkeypatch.setattr(diagnosis, "OPTIONAL", {"no-such-package": "tables as frames"})
    shown = dateline("doctor").stdout
    assert "no-such-package  not installed  tables as frames: pip install 'dateline[no-such-package]'" in shown


@pytest.mark.parametrize("verb", [("show",), ("why", "article-x"), ("verify",), ("export", "csv", "--to", "out")])
def test_without_a_record_every_verb_says_how_to_make_one(verb: tuple[str, ...], tmp_path: Path) -> None:
    result = dateline(*verb, "--db", tmp_path / "none.db")
    assert result.exit_code == 1
    assert "dateline run" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("show", "article-"), 1, "several ids begin so"),
        (("show", "nothing-here"), 1, "no id is or begins so"),
        (("show", "--since", "March"), 2, "is not a day"),
        (("show", "--kind", "gossip"), 2, "gossip"),
        (("export", "pdf", "--to", "out"), 2, "there is no such export"),
        (("doctor", "--set", "run.workers=many"), 2, "run.workers must be a whole number"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(record_path: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    result = dateline(*arguments, "--db", record_path)
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.output
