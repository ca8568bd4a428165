"""Opening: what is refused and in which words, migrations, the lock."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from records import begun, cleaned, stored

from dateline.model import Role, StoreError
from dateline.store import Record, Writer, opening, own_files
from dateline.store.migration import APPLICATION_ID, Migration, migrate, shipped_migrations, version_of


def test_a_missing_record_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no record here; make one with: dateline run"):
        Record.open(tmp_path / "none.db")
    with pytest.raises(StoreError, match="there is no record here"):
        Record.open(tmp_path / "none.db", "rw")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="this is a folder"):
        Record.open(tmp_path)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist; make it first"):
        Writer.open(tmp_path / "no" / "news.db")


@pytest.mark.parametrize("mode", ["r", "rw", "create"])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, mode: opening.Mode) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(b"not a database, but long enough to be looked at" * 50)
    with pytest.raises(StoreError, match="not a dateline record"):
        Record.open(path, mode)


@pytest.mark.parametrize("mode", ["r", "rw", "create"])
def test_a_database_of_another_program_is_refused_and_not_changed(tmp_path: Path, mode: opening.Mode) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Record.open(path, mode)
    assert path.read_bytes() == before


def test_an_empty_file_is_not_yet_a_record(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.touch()
    with pytest.raises(StoreError, match="nothing was stored yet"):
        Record.open(path)
    with Record.open(path, "create") as record:
        assert record.schema_version == len(shipped_migrations())


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    Writer.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    for mode in ("r", "rw"):
        with pytest.raises(StoreError, match=r"schema version 99 .* knows up to \d+; .*pip install --upgrade"):
            Record.open(path, mode)


def test_a_damaged_record_is_refused_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    stored(path, [cleaned()]).close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with Record.open(path) as record, pytest.raises(StoreError, match="damaged"):
        list(record.pages())


def test_migrations_are_numbered_without_gaps() -> None:
    assert [each.number for each in shipped_migrations()] == list(range(1, len(shipped_migrations()) + 1))


def test_an_empty_file_is_migrated_to_version_1(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "news.db", isolation_level=None)
    assert version_of(connection, tmp_path) == 0
    migrate(connection, tmp_path / "news.db", shipped_migrations()[:1])
    assert version_of(connection, tmp_path) == 1
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert list(tmp_path.iterdir()) == [tmp_path / "news.db"]
    connection.close()


LATEST = len(shipped_migrations())
NEXT = Migration(LATEST + 1, "pinned", "ALTER TABLE stories ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;")


def test_an_older_record_is_migrated_and_a_copy_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.db"
    stored(path, [cleaned()]).close()
    monkeypatch.setattr(opening, "shipped_migrations", lambda: (*shipped_migrations(), NEXT))
    with pytest.raises(StoreError, match="open it for writing once"):
        Record.open(path)
    with Record.open(path, "rw") as record:
        assert record.schema_version == LATEST + 1
        assert record.counts()["pages"] == 1
        assert list(record.query("SELECT pinned FROM stories")) == []
    monkeypatch.undo()
    with Record.open(tmp_path / f"news.db.v{LATEST}") as copy:
        assert copy.verify().sound
        assert copy.counts()["pages"] == 1


@pytest.mark.parametrize(
    "sql",
    ["CREATE TABLE half (x); SELECT nonsense;", "PRAGMA defer_foreign_keys = ON; DELETE FROM pages;"],
    ids=["an error", "dangling references"],
)
def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    path = tmp_path / "news.db"
    stored(path, [cleaned()]).close()
    broken = (*shipped_migrations(), Migration(LATEST + 1, "broken", sql))
    monkeypatch.setattr(opening, "shipped_migrations", lambda: broken)
    with pytest.raises(StoreError):
        Record.open(path, "rw")
    monkeypatch.undo()
    with Record.open(path) as record:
        assert record.schema_version == LATEST
        assert record.verify().sound


def test_a_second_writer_is_refused_until_the_first_is_done(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with begun(path):
        with pytest.raises(StoreError, match="another dateline is writing this record"):
            Writer.open(path, wait=0)
        link = tmp_path / "link.db"
        link.symlink_to(path)
        with pytest.raises(StoreError, match="another dateline is writing"):
            Writer.open(link, wait=0)
        with Record.open(path) as record:
            assert [run.status for run in record.runs()] == ["running"]
    Writer.open(path, wait=0).close()


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    program = (
        "import sys, os, signal; from dateline.store import Writer\n"
        "writer = Writer.open(sys.argv[1]); writer.begin_run('0', 'run', '{}', 'test')\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    with Record.open(path) as record:
        assert [run.status for run in record.runs()] == ["running"]
    with Record.open(path, "rw") as record:
        assert [(run.status, run.finished_at) for run in record.runs()] == [("interrupted", None)]


def test_what_lies_beside_a_record_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "page.txt").touch()
    path = tmp_path / "news.db"
    with begun(path) as writer:
        writer.add([cleaned()], "s", "f")
        (tmp_path / "news.db.v1").touch()
        beside = {file.name for file in tmp_path.iterdir()} - {file.name for file in own_files(path)}
        assert (tmp_path / "news.db.lock").exists()
    assert beside == {"page.txt"}


def test_a_record_on_a_read_only_disk_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.db"
    stored(path, [cleaned()]).close()
    monkeypatch.setattr("os.access", lambda *_: False)
    with Record.open(path) as record:
        assert record.verify().sound
        assert record.counts()["pages"] == 1


def test_a_disk_that_cannot_be_written_is_refused_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    stored(path, [cleaned()]).close()
    with begun(path) as writer:
        writer._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match=r"news\.db: .*read-only"):
            writer.add([cleaned(source="other")], "s", "f")


def test_a_full_disk_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with begun(path) as writer:
        writer.add([cleaned()], "s", "f")
        pages = writer._connection.execute("PRAGMA page_count").fetchone()[0]
        writer._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        large = [cleaned([("word " * 9000 + str(number), Role.BODY)]) for number in range(5)]
        with pytest.raises(StoreError, match="disk is full; free some space"):
            writer.add(large, "s", "f")
        writer._connection.execute("PRAGMA max_page_count = 1000000")
        writer.add([cleaned(source="pages/again.txt")], "s", "f")
    with Record.open(path) as record:
        assert record.verify().sound
        assert record.counts()["pages"] == 1


def test_a_copy_of_the_file_alone_is_a_whole_record(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    stored(path, [cleaned()]).close()
    shutil.copy(path, tmp_path / "copy.db")
    with Record.open(tmp_path / "copy.db") as record:
        assert record.counts()["pages"] == 1
