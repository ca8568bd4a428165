"""Reading: filters, finding, explaining, querying, frames."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from records import ARABIC, FINGERPRINT, STAGE, begun, both_languages, cleaned, stored, times_in

from dateline.model import NotFoundError, ResourceError, Role, Slot, StoreError, annotation_id
from dateline.store import TABLES, Record


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return stored(tmp_path / "news.db", both_languages())


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, 5),
        ({"outlet": "Harbour Courier"}, 4),
        ({"language": "en"}, 2),
        ({"language": "en-GB"}, 1),
        ({"kind": "news"}, 5),
        ({"kind": "opinion"}, 0),
        ({"since": "2031-03-12"}, 2),
        ({"until": "2031-02-15"}, 2),
        ({"since": "2031-02-28", "until": "2031-03-01"}, 1),
    ],
)
def test_articles_are_filtered(tmp_path: Path, filters: dict[str, str], found: int) -> None:
    lines = [[(f"line {number}", Role.BODY)] for number in range(4)]
    pages = [
        cleaned(lines[0], published=None, language="und"),
        cleaned(lines[1], published="2031-01-02", language="en-GB"),
        cleaned(lines[2], published="2031-02"),
        cleaned(lines[3], language="eng"),
        cleaned(ARABIC, outlet=None, language="ar"),
    ]
    month = replace(pages[2].articles[0], published_earliest="2031-02-01", published_latest="2031-02-28")
    pages[2] = replace(pages[2], articles=(month,))
    with stored(tmp_path / "news.db", pages) as record:
        articles = list(record.articles(**filters))
        assert len(articles) == found
        dates = [article.published_earliest for article in articles]
        assert dates == sorted(dates, key=lambda date: (date is None, date or ""))


def test_rows_are_found_by_a_unique_beginning(record: Record) -> None:
    page = both_languages()[0]
    for record_id, table in ((page.page.page_id, "pages"), (page.blocks[1].block_id, "blocks")):
        found = record.find(record_id[:-1])
        assert (found.table.name, found.record_id) == (table, record_id)
    assert record.find(page.articles[0].article_id).row == page.articles[0]
    assert record.find(next(record.runs()).run_id).table.name == "runs"
    with pytest.raises(StoreError, match=r"several ids begin so; give more of it: block-\w+, .*\.\.\."):
        record.find("block-")
    for nothing in ("", "page-zzzz", "'; DROP TABLE pages"):
        with pytest.raises(NotFoundError):
            record.find(nothing)
    with pytest.raises(NotFoundError, match="no row of articles has this id"):
        record.article("article-none")


def test_why_an_article_has_its_values(record: Record) -> None:
    page = both_languages()[0]
    told = record.why(page.articles[0].article_id)
    assert told.origin
    assert (told.origin.sources, told.origin.sha256) == (("pages/one.txt",), page.page.sha256)
    assert [(work.stage, work.fingerprint, work.version) for work in told.work] == [(STAGE, FINGERPRINT, "0.1.0")]
    fields = {part.name: part for part in told.parts}
    published = fields["published"]
    assert (published.value, published.basis, published.rule) == ("2031-03-12", "text", "published-rule")
    assert published.words
    assert published.words.exact == "12 March 2031"
    assert [(claim.table, claim.chosen) for claim in published.parts] == [("claims", True)]
    (declared,) = fields["outlet"].parts[0].parts
    assert (declared.table, declared.name, declared.value) == ("metadata", "og:site_name", "Harbour Courier")
    assert ("source_start", "3") in declared.facts
    assert fields["kind"].rule == "news@1"


def test_why_a_block_has_its_role(record: Record) -> None:
    block = both_languages()[1].blocks[2]
    told = record.why(block.block_id)
    assert (told.name, told.value, told.rule, told.words) == ("role", "body", "test-rule", block.span)
    assert [(part.value, part.rule, part.facts) for part in told.parts] == [
        ("body", "short-line", (("weight", "0.5"),))
    ]


def test_why_an_annotation_is_there(tmp_path: Path) -> None:
    page = cleaned()
    (time,) = times_in(page)
    slot_id = annotation_id("slot", time.span, "anchor")
    slot = Slot(slot_id, time.article_id, time.time_id, "anchor", 0, "2031-03-12", "r", inferred="the page's date")
    with begun(tmp_path / "news.db") as writer:
        writer.add([page], STAGE, FINGERPRINT)
        writer.add_annotations([(time.article_id, [time, slot])], "dates", "d1")
        writer.mark_done([time.article_id], "names", "n1")
    with Record.open(tmp_path / "news.db") as record:
        told = record.why(time.time_id)
        assert (told.value, told.rule, told.words) == ("2031-03-10", "weekday", time.span)
        assert ("anchor", "2031-03-12") in told.facts
        assert [work.stage for work in told.work] == [STAGE, "dates"]
        told = record.why(slot_id)
        assert (told.name, told.value, told.words) == ("anchor", "2031-03-12", None)
        assert ("inferred", "the page's date") in told.facts


def test_every_row_with_an_id_can_be_explained(record: Record) -> None:
    for table in TABLES.values():
        for row in record.rows(table.name):
            if len(table.key) == 1 and table.name != "page_roles":
                assert record.why(getattr(row, table.key[0])).table == table.name


def test_queries_give_rows_by_name(record: Record) -> None:
    rows = list(record.query("SELECT title, language FROM articles WHERE language = :language", {"language": "ar"}))
    assert [(row["language"], row[0]) for row in rows] == [("ar", ARABIC[0][0])]
    assert list(record.query("SELECT 1 FROM article_search WHERE article_search MATCH 'dockers'"))


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM pages",
        "UPDATE runs SET status = 'failed'",
        "PRAGMA query_only = OFF",
        "ATTACH 'other.db' AS other",
        "CREATE TEMP TABLE mine (x)",
        "VACUUM INTO 'copy.db'",
    ],
)
def test_a_query_cannot_change_anything(record: Record, sql: str) -> None:
    with pytest.raises(StoreError, match="a query may only read the record"):
        record.query(sql)
    assert record.counts()["pages"] == 2


def test_a_wrong_query_is_told(record: Record) -> None:
    with pytest.raises(StoreError, match="no such column: nonsense"):
        record.query("SELECT nonsense FROM pages")


def test_tables_are_read_into_frames(record: Record) -> None:
    claims = record.table("claims")
    assert claims.num_rows == record.counts()["claims"]
    assert str(claims.schema.field("chosen").type) == "bool"
    assert record.table("figures").num_rows == 0
    assert "text" not in record.table("pages", text=False).column_names
    assert record.to_polars("blocks")["role"].to_list() == [block.role for block in record.rows("blocks")]
    assert set(record.to_pandas("articles")["language"]) == {"ar", "en"}
    with pytest.raises(StoreError, match="there is no such table; the tables are runs, pages"):
        record.table("page")


@pytest.mark.parametrize(("package", "extra"), [("pandas", "'dateline[pandas]'"), ("polars", "'dateline[polars]'")])
def test_a_missing_package_names_the_command(
    record: Record, monkeypatch: pytest.MonkeyPatch, package: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ResourceError) as raised:
        getattr(record, f"to_{package}")("pages")
    assert str(raised.value) == f"{package} is not installed; install it with: pip install {extra}"


def test_a_reader_has_no_writer(record: Record) -> None:
    with pytest.raises(StoreError, match="mode='rw'"):
        _ = record.writer


def test_a_closed_record_says_so(record: Record) -> None:
    record.close()
    with pytest.raises(StoreError, match="closed"):
        list(record.pages())


def test_digests_compare_records(tmp_path: Path) -> None:
    here = stored(tmp_path / "here.db", [cleaned(source="here/one.txt")])
    there = stored(tmp_path / "there.db", [cleaned(source="there/one.txt")])
    other = stored(tmp_path / "other.db", [cleaned(source="here/one.txt", outlet="Coast Gazette")])
    assert here.digest() != there.digest()
    assert here.digest(sources=False) == there.digest(sources=False)
    assert here.digest(sources=False) != other.digest(sources=False)


def test_a_query_that_takes_too_long_is_stopped(record: Record) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(StoreError, match="took too long"):
        list(record.query(endless, seconds=0.05))


def test_the_programs_own_reading_sees_the_snapshot(record: Record) -> None:
    with record.snapshot():
        (row,) = record.read("SELECT count(*) AS pages FROM pages WHERE page_id <> ?", ("",))
    assert row["pages"] == record.counts()["pages"]


def test_hits_are_counted_and_read_in_windows(record: Record) -> None:
    everything = [hit.article_id for hit in record.search("port*")]
    assert record.count_hits("port*") == len(everything)
    windows = [hit.article_id for at in range(len(everything)) for hit in record.search("port*", limit=1, offset=at)]
    assert windows == everything
    assert record.count_hits("") == record.count_hits("nothingofthekind") == 0
