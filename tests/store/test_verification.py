"""Verification: a whole record is sound, and each way to break one is told with its row."""

import gzip
import sqlite3
from pathlib import Path

import pytest
from records import FINGERPRINT, STAGE, begun, both_languages, cleaned, times_in

from dateline.model import Citation, CopiedSpan, Statement, StatementDifference
from dateline.store import Record, SourceFiles, verification


@pytest.fixture
def path(tmp_path: Path) -> Path:
    pages = both_languages()
    with begun(tmp_path / "news.db") as writer:
        writer.add(pages, STAGE, FINGERPRINT)
        writer.add_annotations([(pages[0].articles[0].article_id, times_in(pages[0]))], "dates", "d1")
    return tmp_path / "news.db"


def test_a_whole_record_is_sound(path: Path) -> None:
    calls: list[tuple[int, int]] = []
    with Record.open(path) as record:
        outcome = record.verify(progress=lambda done, total: calls.append((done, total)))
    assert outcome.sound
    assert (outcome.pages, outcome.spans, outcome.fault_count) == (2, 17, 0)
    assert {table.table: (table.rows, table.spans, table.broken) for table in outcome.tables} == {
        "pages": (2, 0, 0),
        "metadata": (2, 0, 0),
        "articles": (2, 2, 0),
        "claims": (6, 4, 0),
        "blocks": (10, 10, 0),
        "times": (1, 1, 0),
    }
    assert calls == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("sql", "table", "check"),
    [
        ("UPDATE times SET exact = 'Sunday'", "times", "span"),
        ('UPDATE times SET "end" = start', "times", "span"),
        ("UPDATE times SET start = -1", "times", "span"),
        ("UPDATE times SET page_id = 'page-elsewhere'", "times", "span"),
        ("UPDATE times SET pieces = '[[0,1]]'", "times", "span"),
        ("UPDATE times SET pieces = 'x'", "times", "span"),
        ("UPDATE claims SET exact = NULL WHERE exact IS NOT NULL", "claims", "span"),
        ("UPDATE blocks SET exact = exact || ' ' WHERE position = 1", "blocks", "span"),
        ("UPDATE blocks SET block_id = 'x' || block_id WHERE position = 1", "blocks", "id"),
        ("UPDATE claims SET value = 'x', chosen = 0", "claims", "id"),
        ("UPDATE metadata SET value = 'x'", "metadata", "id"),
        ("UPDATE pages SET sha256 = 'x'", "pages", "id"),
        ("UPDATE pages SET text = 'x' || text", "blocks", "span"),
        ("DELETE FROM blocks WHERE position = 4", "pages", "cover"),
        ("DELETE FROM blocks WHERE position = 4", "articles", "hull"),
        ("UPDATE blocks SET start = start - 2 WHERE position = 2", "blocks", "cover"),
        ("UPDATE articles SET published = '2030'", "articles", "chosen"),
        ("UPDATE claims SET field = 'published', chosen = 1", "claims", "chosen"),
        ("DELETE FROM article_search", "article_search", "search"),
    ],
)
def test_every_broken_row_is_told(path: Path, sql: str, table: str, check: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(sql)
    connection.close()
    with Record.open(path) as record:
        outcome = record.verify()
    assert not outcome.sound
    assert (table, check) in {(fault.table, fault.check) for fault in outcome.faults}
    assert all(fault.record_id and fault.detail for fault in outcome.faults)
    assert next(each.broken for each in outcome.tables if each.table == table)


def test_what_sqlite_finds_is_told(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM articles")
    connection.close()
    with Record.open(path) as record:
        outcome = record.verify()
    assert not outcome.sound
    assert any("refers to a row of articles that does not exist" in finding for finding in outcome.database)


def test_only_the_first_faults_are_kept_and_all_counted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "FAULTS_KEPT", 3)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE pages SET text = 'x' || text")
    connection.close()
    with Record.open(path) as record:
        outcome = record.verify()
    assert len(outcome.faults) == 3
    assert outcome.fault_count > 10


def test_the_files_are_compared_where_asked(tmp_path: Path) -> None:
    pages = both_languages()
    files = [tmp_path / "same.txt", tmp_path / "changed.txt"]
    files[0].write_bytes(pages[0].page.text.encode())
    files[1].write_text("changed since")
    (tmp_path / "news.warc").touch()
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(b"inside"))
    with begun(tmp_path / "news.db") as writer:
        for page, source in zip(both_languages(), files, strict=True):
            lines = [(block.span.exact, block.role) for block in page.blocks]
            writer.add([cleaned(lines, source=str(source))], STAGE, FINGERPRINT)
        writer.add([cleaned([("gone", pages[0].blocks[0].role)], source="nowhere/gone.txt")], STAGE, FINGERPRINT)
        for inside in ("news.warc#1", "page.html.gz"):
            page = cleaned([(inside, pages[0].blocks[0].role)], source=str(tmp_path / inside))
            writer.add([page], STAGE, FINGERPRINT)
    with Record.open(tmp_path / "news.db") as record:
        outcome = record.verify(sources=True)
    assert outcome.sources == SourceFiles(same=1, changed=1, gone=1, contained=2)
    assert outcome.sound


def test_spans_of_links_are_checked_too(path: Path) -> None:
    english, _ = both_languages()
    span = times_in(english)[0].span
    article_id = english.articles[0].article_id
    with begun(path) as writer:
        said = Statement("statement-1", article_id, span, "verbatim", None, "planted")
        writer.add_annotations([(article_id, [said])], "planted", "1")
        writer.add_rows(
            [
                Citation("citation-1", article_id, "agency", "somebody", None, "planted", span),
                CopiedSpan("copied-1", "family-1", article_id, article_id, span),
                StatementDifference("difference-1", "family-1", "statement-1", "item", "planted", span),
            ]
        )
    with sqlite3.connect(path) as connection:
        for table in ("citations", "copied_spans", "statement_differences"):
            connection.execute(f"UPDATE {table} SET exact = 'Sunday'")
    connection.close()
    with Record.open(path) as record:
        broken = {fault.table for fault in record.verify().faults}
    assert {"citations", "copied_spans", "statement_differences"} <= broken
