"""The verbs for entities, judgements and the knowledge base."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import verbs
from dateline.model import Article, Mention, Span
from dateline.store import Record


def dateline(*arguments: object) -> Result:
    return CliRunner().invoke(verbs, [str(argument) for argument in arguments])


def test_a_name_is_looked_up_in_any_spelling() -> None:
    for name in ("Ziyad an-Nehhale", "زياد النخالة", "person/ziyad-al-nakhalah"):
        result = dateline("kb", "find", name)
        assert "person/ziyad-al-nakhalah" in result.output
    assert "Nothing" in dateline("kb", "find", "Xqzzt Vbrrk").output


def test_an_entity_is_added_checked_and_exported(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    options = ("--id", "org/harbour-union", "--type", "union", "--name-en", "Harbour Union", "--codes", "LBN LAB")
    assert dateline("kb", "add", path, *options).exit_code == 0
    assert dateline("kb", "add", path, *options).exit_code == 2
    assert "1 entities, 0 roles, 0 faults" in dateline("kb", "check", path).output
    exported = dateline("kb", "export", "--format", "jsonl", "--type", "union", "--own", path)
    assert "org/harbour-union" in [json.loads(line)["id"] for line in exported.output.splitlines()]


def test_faults_have_file_and_line_and_an_exit_code(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("- id: org/a\n  type: party\n- id: org/b\n  type: party\n  name: {en: B}\n  codes: x\n", "utf-8")
    result = dateline("kb", "check", path)
    assert result.exit_code == 1
    assert f"{path}:1: org/a" in result.output
    assert f"{path}:3: org/b" in result.output
    assert not (tmp_path / "out.csv").exists()
    assert dateline("kb", "import", path, "--to", tmp_path / "out.csv").exit_code == 1


def test_yaml_with_roles_becomes_two_tables(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "- {id: person/a-b, type: person, name: {en: A B}, roles: [{role_en: chair, since: '2030'}]}\n", "utf-8"
    )
    assert dateline("kb", "import", path, "--to", tmp_path / "own.csv").exit_code == 0
    assert "person/a-b,chair" in (tmp_path / "own-roles.csv").read_text("utf-8")


@pytest.fixture
def linked(record_path: Path, tmp_path: Path) -> tuple[Path, str]:
    """Add a mention to a copy of the small record."""
    path = tmp_path / "copy.db"
    with sqlite3.connect(record_path) as source, sqlite3.connect(path) as target:
        source.backup(target)
    with Record.open(path, "rw") as record:
        article: Article = next(record.articles())
        span = Span.of(record.page(article.page_id), article.span.start, article.span.start + 4)
        mention = Mention("mention-aaaa", article.article_id, span, "person", "names:tagger")
        record.writer.begin_run("0", "run", "{}", "test")
        record.writer.add_annotations([(article.article_id, [mention])], "english", "f")
    return path, mention.mention_id


def test_judgements_are_written_listed_and_undone(linked: tuple[Path, str]) -> None:
    path, mention_id = linked
    note = ("--note", "as the caption says")
    result = dateline("judge", "correct", mention_id, "org/hamas", "--later", "--who", "a reader", *note, "--db", path)
    assert result.exit_code == 0, result.output
    judgement_id = result.output.split(":")[0]
    assert dateline("judge", "undo", judgement_id, "--later", "--who", "a reader", "--db", path).exit_code == 0
    listed = dateline("judge", "list", "--db", path).output
    assert "correct (undone)" in listed
    assert "undo" in listed
    assert "as the caption says" in listed
    assert dateline("judge", "correct", mention_id, "org/none", "--later", "--db", path).exit_code == 1


def test_entities_of_a_record_without_any(record_path: Path) -> None:
    result = dateline("entities", "--db", record_path)
    assert result.exit_code == 0
    assert "0 entities" in result.output
