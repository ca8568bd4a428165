"""Every dataclass and its table say the same, and any row comes back as it went in."""

from dataclasses import fields

import pytest
from any_rows import ALL_TABLES, rows_of
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import AnchorError, Article, Kind, Span
from dateline.store.columns import columns_of, empty_record
from dateline.store.mapping import mapping_of, select
from dateline.store.tables import TABLES, Table

#: What linking keeps to do again only what changed: no findings, and nothing that is shown or exported.
KEPT_FOR_LINKING = {"linked", "link_profiles", "link_cells"}
SPAN_COLUMNS = {"page_id", "start", "end", "exact"}


def test_every_table_of_findings_has_a_row_type() -> None:
    names = empty_record().execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'article_search%'"
    )
    assert {name for (name,) in names} == set(TABLES) | KEPT_FOR_LINKING


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_columns_are_the_fields(table: Table) -> None:
    columns = {column.name: column for column in columns_of(table)}
    names = {field.name for field in fields(table.row)}
    expected = names - {"span"} | set(table.store_columns)
    if "span" in names:
        expected |= SPAN_COLUMNS | ({"pieces"} if "pieces" in columns else set())
    assert set(columns) == expected
    assert set(mapping_of(table.row).columns) == expected - set(table.store_columns)


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_a_column_may_be_null_where_its_field_may_be_none(table: Table) -> None:
    hints = {field.name: str(field.type) for field in fields(table.row)}
    for column in columns_of(table):
        if column.name in hints:
            assert column.nullable == hints[column.name].endswith("| None"), column.name


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_row_of_any_table_comes_back(data: st.DataObject) -> None:
    connection = empty_record()
    connection.execute("PRAGMA ignore_check_constraints = ON")
    table = data.draw(st.sampled_from(ALL_TABLES))
    row = data.draw(rows_of(table))
    mapping = mapping_of(table.row)
    connection.execute(mapping.insertion(), (*mapping.to_row(row), *["stage"] * len(table.store_columns)))
    assert list(select(connection, table.row)) == [row]
    connection.close()


def test_a_hull_with_pieces_is_refused() -> None:
    hull = Span("page-a", 0, 5, "abcde", ((0, 1), (3, 5)))
    article = Article("a", 0, hull, None, None, None, None, "en", None, None, None, None, None, Kind.NEWS, "r")
    with pytest.raises(AnchorError, match="has no pieces"):
        mapping_of(Article).to_row(article)


def test_what_refers_to_a_row_is_indexed() -> None:
    """Deleting a page would otherwise read whole tables; runs and judgements are never deleted."""
    connection = empty_record()
    for table in TABLES:
        indexed = {
            connection.execute(f"PRAGMA index_info({index[1]})").fetchone()[2]
            for index in connection.execute(f"PRAGMA index_list({table})").fetchall()
        }
        for reference in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            parent, column = reference[2], reference[3]
            assert column in indexed or parent in ("runs", "judgements"), f"{table}.{column}"
