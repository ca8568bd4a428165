"""Writing: nothing twice, nothing by halves, the same rows whatever the order."""

from dataclasses import replace
from itertools import islice, permutations
from pathlib import Path

import pytest
from records import ARABIC, FINGERPRINT, STAGE, begun, both_languages, cleaned, stored, times_in

from dateline.model import Entity, Failure, Role, StoreError
from dateline.store import Record, Writer


def digest_of(path: Path) -> str:
    with Record.open(path) as record:
        assert record.verify().sound
        return record.digest()


def test_what_is_added_comes_back(tmp_path: Path) -> None:
    pages = both_languages()
    with stored(tmp_path / "news.db", pages) as record:
        for page in pages:
            page_id, article_id = page.page.page_id, page.articles[0].article_id
            assert record.page(page_id) == page.page
            assert tuple(record.blocks(page_id)) == tuple(record.blocks(article_id)) == page.blocks
            assert tuple(record.metadata(page_id)) == page.metadata
            assert tuple(record.articles_of(page_id)) == page.articles
            assert sorted(record.claims(article_id), key=str) == sorted(page.claims, key=str)
            text = record.article_text(article_id)
            assert (text.article, text.page, text.blocks) == (page.articles[0], page.page, page.blocks)


def test_adding_again_changes_nothing_and_keeps_annotations(tmp_path: Path) -> None:
    page = cleaned()
    with begun(tmp_path / "news.db") as writer:
        writer.add([page], STAGE, FINGERPRINT)
        writer.add_annotations([(page.articles[0].article_id, times_in(page))], "dates", "d1")
        before = digest_of(writer.path)
        writer.add([page], STAGE, FINGERPRINT)
        writer.add([replace(page, page=replace(page.page, read_at="2031-04-01T00:00:00+00:00"))], STAGE, "newer")
        assert digest_of(writer.path) == before
        assert writer.pending("dates", "d1") == []


def test_another_cleaning_replaces_the_older_one(tmp_path: Path) -> None:
    page = cleaned()
    article_id = page.articles[0].article_id
    renamed = replace(page, articles=(replace(page.articles[0], title=None),), claims=())
    with begun(tmp_path / "news.db") as writer:
        writer.add([page], STAGE, FINGERPRINT)
        writer.add_annotations([(article_id, times_in(page))], "dates", "d1")
        writer.sight(page.page.sha256, None, "elsewhere/one.txt")
        writer.add([renamed], STAGE, "fingerprint-2")
        assert writer.pending("dates", "d1") == [article_id]
        with Record.open(writer.path) as record:
            assert record.article(article_id).title is None
            assert record.annotations(article_id) == []
            assert record.sources(page.page.page_id) == ["elsewhere/one.txt", "pages/one.txt"]
            assert record.counts()["articles"] == record.counts()["pages"] == 1
            assert [hit.title for hit in record.search("dockers")] == [None]
            assert record.verify().sound


def test_the_record_does_not_depend_on_order_or_batches(tmp_path: Path) -> None:
    again = cleaned(source="archive/one.txt")
    bounded = replace(again, page=replace(again.page, source="b/one.txt", fetched_at="2031-03-13"))
    pages = [*both_languages(), again, bounded]
    digests = set()
    for number, order in enumerate(islice(permutations(pages), 0, None, 3)):
        path = tmp_path / f"{number}.db"
        with begun(path) as writer:
            for at in range(0, len(order), 1 + number % 4):
                writer.add(order[at : at + 1 + number % 4], STAGE, FINGERPRINT)
        digests.add(digest_of(path))
    assert len(digests) == 1


def test_a_page_carries_the_first_of_its_sources(tmp_path: Path) -> None:
    page = cleaned(source="m.txt")
    with begun(tmp_path / "news.db") as writer:
        writer.add([page], STAGE, FINGERPRINT)
        for source in ("z.txt", "a.txt", "k.txt"):
            writer.sight(page.page.sha256, None, source)
        writer.sight(page.page.sha256, "https://other.example/", "0.txt")
        with Record.open(writer.path) as record:
            assert record.page(page.page.page_id).source == "a.txt"
            assert record.sources(page.page.page_id) == ["a.txt", "k.txt", "m.txt", "z.txt"]


def test_a_known_container_is_sighted_page_by_page(tmp_path: Path) -> None:
    page = cleaned(source="b.warc#1")
    with begun(tmp_path / "news.db") as writer:
        writer.add([page], STAGE, FINGERPRINT)
        writer.input_done("0" * 64, FINGERPRINT, 1, 0, "b.warc")
        known = writer.known_input("0" * 64, FINGERPRINT)
        assert known
        assert (known.pages, known.failures) == (1, 0)
        assert writer.known_input("0" * 64, "another") is None
        writer.sight_input(known, "a.warc")
        with Record.open(writer.path) as record:
            assert record.sources(page.page.page_id) == ["a.warc#1", "b.warc#1"]


def test_what_contradicts_the_schema_is_refused_and_the_rest_is_stored(tmp_path: Path) -> None:
    good, bad = both_languages()
    block = bad.blocks[0]
    shifted = replace(block, span=replace(block.span, start=block.span.start + 1, end=block.span.end + 1))
    surrogate = cleaned([("a", Role.BODY)], outlet="x")
    surrogate = replace(surrogate, metadata=(replace(surrogate.metadata[0], value="\ud800"),))
    twice = cleaned([("b", Role.BODY)])
    twice = replace(twice, blocks=(*twice.blocks, *twice.blocks))
    typed = cleaned([("c", Role.BODY)])
    typed = replace(typed, blocks=(replace(typed.blocks[0], role="body"),))  # type: ignore[arg-type]
    with begun(tmp_path / "news.db") as writer:
        refused = writer.add([good, replace(bad, blocks=(shifted,)), surrogate, twice, typed], STAGE, FINGERPRINT)
        assert {each.record_id for each in refused} == {
            bad.page.page_id, surrogate.page.page_id, twice.page.page_id, typed.page.page_id,
        }  # fmt: skip
        assert all(each.reason.startswith("what was found cannot be stored: ") for each in refused)
        with Record.open(writer.path) as record:
            assert [page.page_id for page in record.pages()] == [good.page.page_id]
            assert record.verify().sound


def test_annotations_replace_those_of_the_same_stage(tmp_path: Path) -> None:
    page = cleaned()
    article_id = page.articles[0].article_id
    monday, tomorrow = times_in(page), times_in(page, "tomorrow")
    with begun(tmp_path / "news.db") as writer:
        writer.add([page], STAGE, FINGERPRINT)
        assert writer.pending("dates", "d1") == [article_id]
        writer.add_annotations([(article_id, [*monday, *monday])], "dates", "d1")
        writer.add_annotations([(article_id, tomorrow)], "other", "o1")
        assert writer.pending("dates", "d1") == []
        assert writer.pending("dates", "d2") == [article_id]
        with Record.open(writer.path) as record:
            assert record.annotations(article_id) == [*monday, *tomorrow]
        writer.add_annotations([(article_id, [])], "dates", "d2")
        with Record.open(writer.path) as record:
            assert record.annotations(article_id) == tomorrow


def test_of_two_stages_with_one_row_the_first_by_name_has_it(tmp_path: Path) -> None:
    page = cleaned()
    article_id = page.articles[0].article_id
    ours, theirs = times_in(page), [replace(times_in(page)[0], rule="another")]
    digests = []
    for name, order in (("one", [("a", ours), ("b", theirs)]), ("two", [("b", theirs), ("a", ours)])):
        with begun(tmp_path / f"{name}.db") as writer:
            writer.add([page], STAGE, FINGERPRINT)
            for stage, found in order:
                writer.add_annotations([(article_id, found)], stage, "1")
        with Record.open(tmp_path / f"{name}.db") as record:
            assert record.annotations(article_id) == ours
            digests.append(record.digest())
    assert digests[0] == digests[1]


def test_annotations_that_lie_elsewhere_are_refused(tmp_path: Path) -> None:
    one, two = both_languages()
    ids = [page.articles[0].article_id for page in (one, two)]
    moved = replace(times_in(one)[0], article_id=ids[1])
    with begun(tmp_path / "news.db") as writer:
        writer.add([one, two], STAGE, FINGERPRINT)
        refused = writer.add_annotations([(ids[0], times_in(one)), (ids[1], [moved])], "dates", "d1")
        assert [each.record_id for each in refused] == [ids[1]]
        assert writer.pending("dates", "d1") == [ids[1]]


def test_pending_can_be_asked_by_language(tmp_path: Path) -> None:
    pages = [cleaned(), cleaned(ARABIC, language="ar-EG"), cleaned([("x", Role.BODY)], language="arc")]
    with begun(tmp_path / "news.db") as writer:
        writer.add(pages, STAGE, FINGERPRINT)
        assert writer.pending("names", "1", ["ar"]) == [pages[1].articles[0].article_id]
        assert len(writer.pending("names", "1", ["ar", "en"])) == 2
        assert len(writer.pending("names", "1")) == 3


def test_failures_are_kept_and_the_last_attempt_counts(tmp_path: Path) -> None:
    with begun(tmp_path / "news.db") as writer:
        first = writer.run_id or ""
        failure = Failure("failure-1", first, "a.txt", STAGE, "InputError", "binary", "payload-1", False, "2031")
        writer.add_failures([failure])
        assert not writer.has_failed("payload-1", STAGE)
        writer.mark_done(["payload-1"], STAGE, FINGERPRINT)
        assert writer.has_failed("payload-1", STAGE)
        assert writer.is_done("payload-1", STAGE, FINGERPRINT)
        assert not writer.is_done("payload-1", STAGE, "newer")
        writer.begin_run("0.1.0", "run --retry-failed", "{}", "test")
        writer.mark_done(["payload-1"], STAGE, FINGERPRINT)
        assert not writer.has_failed("payload-1", STAGE)
        with Record.open(writer.path) as record:
            assert list(record.failures()) == list(record.failures(first)) == [failure]
            assert list(record.failures("run-none")) == []


def test_an_error_undoes_the_whole_transaction(tmp_path: Path) -> None:
    one, two = both_languages()

    def store_and_fail(writer: Writer) -> None:
        with writer.transaction():
            writer.add([one], STAGE, FINGERPRINT)
            with writer.transaction():
                writer.add([two], STAGE, FINGERPRINT)
            raise KeyboardInterrupt

    with begun(tmp_path / "news.db") as writer:
        with pytest.raises(KeyboardInterrupt):
            store_and_fail(writer)
        writer.add([two], STAGE, FINGERPRINT)
        with Record.open(writer.path) as record:
            assert [page.page_id for page in record.pages()] == [two.page.page_id]
            assert list(record.search("dockers")) == []


def test_nothing_is_done_outside_a_run(tmp_path: Path) -> None:
    with Writer.open(tmp_path / "news.db") as writer, pytest.raises(StoreError, match="outside a run"):
        writer.mark_done(["page-1"], STAGE, FINGERPRINT)


def test_rows_across_articles_are_renewed_without_losing_what_refers_to_them(tmp_path: Path) -> None:
    port = Entity("entity-port", "place", "user", (("en", "the port"), ("ar", "الميناء")))
    with Writer.open(tmp_path / "news.db") as writer:
        writer.add_rows([port])
        writer._connection.execute("INSERT INTO aliases VALUES ('alias-1', 'entity-port', 'harbour', 'en', 'user')")
        writer.add_rows([replace(port, country="XXX")])
        with Record.open(writer.path) as record:
            assert list(record.rows("entities")) == [replace(port, country="XXX")]
            assert record.counts()["aliases"] == 1
