"""One suite over every exporter: what comes out can be read back, and its spans hold their words."""

import csv
import io
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from any_rows import ALL_TABLES, rows_of, with_json
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records import FINGERPRINT, STAGE, begun, both_languages, cleaned, stored, times_in

from dateline.export import Exporter, ExportOptions, export, exporters, unguarded
from dateline.model import ConfigurationError, Role, StoreError
from dateline.store import TABLES, Record, columns_of
from dateline.store.mapping import mapping_of

Row = dict[str, Any]


def read_csv(data: bytes) -> list[Row]:
    lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    names, *rows = lines
    return [dict(zip(names, map(unguarded, row), strict=True)) for row in rows]


def read_jsonl(data: bytes) -> list[Row]:
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


def read_parquet(data: bytes) -> list[Row]:
    rows: list[Row] = pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
    return rows


READERS: dict[str, Callable[[bytes], list[Row]]] = {"csv": read_csv, "jsonl": read_jsonl, "parquet": read_parquet}

NASTY = (
    ("=HYPERLINK(0) 👩‍👩‍👧", Role.TITLE),
    ("'quoted', \"twice\"\r\x0b\u2028\x85 e\u0301", Role.BODY),
    ("\u202e\u2067-1\u2069 ١٢ \x00 end", Role.BODY),
)


@pytest.fixture(params=sorted(READERS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    nasty = cleaned([(line.replace("\n", " "), role) for line, role in NASTY])
    english, arabic = both_languages()
    with begun(tmp_path / "news.db") as writer:
        assert writer.add([nasty, english, arabic], STAGE, FINGERPRINT) == []
        writer.add_annotations([(english.articles[0].article_id, times_in(english))], "dates", "d1")
    with Record.open(tmp_path / "news.db") as opened:
        yield opened


def test_every_registered_exporter_is_tested_here() -> None:
    assert set(exporters()) == set(READERS)
    assert all(isinstance(each, Exporter) and each.name == name for name, each in exporters().items())


def test_every_exported_span_holds_its_words(record: Record, name: str, tmp_path: Path) -> None:
    written = export(record, name, tmp_path / "out")
    assert {each.table: each.rows for each in written} == record.counts()
    tables = {each.table: READERS[name](each.path.read_bytes()) for each in written if each.path}
    texts = {row["page_id"]: row["text"] for row in tables["pages"]}
    checked = 0
    for table, rows in tables.items():
        for row in rows:
            if row.get("exact"):
                start, end = int(row["start"]), int(row["end"])
                assert texts[row["page_id"]][start:end] == row["exact"], (table, row)
                checked += 1
    assert checked == record.verify().spans


def test_chosen_tables_are_exported(record: Record, name: str, tmp_path: Path) -> None:
    written = export(record, name, tmp_path, ExportOptions(tables=("articles", "pages")))
    assert [each.table for each in written] == ["pages", "articles"]
    stream = io.BytesIO()
    (one,) = export(record, name, stream, ExportOptions(tables=("articles",)))
    assert (one.path, one.rows) == (None, 3)
    assert written[1].path
    assert stream.getvalue() == written[1].path.read_bytes()


def test_texts_can_be_left_out(record: Record, name: str, tmp_path: Path) -> None:
    for each in export(record, name, tmp_path, ExportOptions(text=False)):
        assert each.path
        for row in READERS[name](each.path.read_bytes()):
            assert not set(TABLES[each.table].long) & set(row)
    assert "Talks with the harbour board" not in (tmp_path / f"blocks.{name}").read_bytes().decode("utf-8", "replace")


def test_what_cannot_be_exported_is_told(record: Record, name: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="there is no such export; there are csv, jsonl, parquet"):
        export(record, "xml", tmp_path)
    with pytest.raises(ConfigurationError, match="no such table; the tables are"):
        export(record, name, tmp_path, ExportOptions(tables=("page",)))
    with pytest.raises(ConfigurationError, match="a stream takes one table"):
        export(record, name, io.BytesIO())
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be written"):
        export(record, name, tmp_path / "file")


def test_a_file_is_whole_or_not_there(
    record: Record, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ExportOptions(tables=("blocks",))
    export(record, name, tmp_path / "out", options)
    before = (tmp_path / "out" / f"blocks.{name}").read_bytes()

    def broken(*_: object, **__: object) -> Iterator[Any]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(Record, "values", broken)
    monkeypatch.setattr(Record, "batches", broken)
    with pytest.raises(KeyboardInterrupt):
        export(record, name, tmp_path / "out", options)
    assert os.listdir(tmp_path / "out") == [f"blocks.{name}"]  # noqa: PTH208
    assert (tmp_path / "out" / f"blocks.{name}").read_bytes() == before


def test_an_export_is_of_one_moment(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = record.counts()["pages"]
    values = Record.values

    def with_a_run_beside_it(self: Record, table: str, *, text: bool = True) -> Iterator[tuple[Any, ...]]:
        with begun(record.path) as writer:
            writer.add([cleaned([(f"while exporting {table}", Role.BODY)])], STAGE, FINGERPRINT)
        return values(self, table, text=text)

    monkeypatch.setattr(Record, "values", with_a_run_beside_it)
    written = export(record, "csv", tmp_path / "out", ExportOptions(tables=("pages", "articles", "done")))
    assert {each.rows for each in written if each.table != "done"} == {pages}
    assert record.counts()["pages"] == pages + 3


def as_exported(name: str, column: str, value: Any, json_columns: tuple[str, ...]) -> Any:
    if name == "csv":
        plain = str(value).lower() if isinstance(value, bool) else value if isinstance(value, str) else repr(value)
        return "" if value is None else plain
    return json.loads(value) if name == "jsonl" and column in json_columns and value is not None else value


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_row_of_any_table_is_read_back(data: st.DataObject, name: str, record: Record) -> None:
    table = data.draw(st.sampled_from(ALL_TABLES))
    row = with_json(table, data.draw(rows_of(table)))
    mapping = mapping_of(table.row)
    connection = sqlite3.connect(record.path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("DROP TRIGGER IF EXISTS judgements_are_append_only_delete")
    connection.execute(f"DELETE FROM {table.name}")
    connection.execute(mapping.insertion(), (*mapping.to_row(row), *["stage"] * len(table.store_columns)))
    connection.commit()
    connection.close()
    stream = io.BytesIO()
    export(record, name, stream, ExportOptions(tables=(table.name,)))
    names = [column.name for column in columns_of(table)]
    expected = [
        {each: as_exported(name, each, value, table.json) for each, value in zip(names, values, strict=True)}
        for values in record.values(table.name)
    ]
    assert READERS[name](stream.getvalue()) == expected


def test_csv_is_what_spreadsheets_expect(tmp_path: Path) -> None:
    with stored(tmp_path / "news.db", [cleaned([("=1+1", Role.BODY)], outlet=None)]) as record:
        stream = io.BytesIO()
        export(record, "csv", stream, ExportOptions(tables=("blocks",)))
        data = stream.getvalue()
        assert data.startswith(b'\xef\xbb\xbf"block_id","page_id"')
        assert b"\r\n" in data
        assert b'"\'=1+1"' in data
        stream = io.BytesIO()
        export(record, "csv", stream, ExportOptions(tables=("blocks",), guarded=False))
        assert b'"=1+1"' in stream.getvalue()


@pytest.mark.parametrize("text", ["=x", "+x", "-x", "@x", "\tx", "\rx", "\nx", "＝x", "'x", "''=x", "", "x", " =x"])
def test_a_guard_comes_off_again(text: str) -> None:
    from dateline.export.comma_separated import guarded

    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(tuple("=+-@\t\r\n＝"))
