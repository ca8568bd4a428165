"""Roles by recurrence in the record: page by page, resumable, and back again."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from records import ARABIC, ENGLISH, FINGERPRINT, STAGE, begun, cleaned

from dateline.model import CleanPage, Evidence, Role, Voice
from dateline.store import NewRole, PageAlone, Record, Writer

OUTLET = "Harbour Courier"
STAGE_OF_ROLES = ("recurrence", "r1")


class Furniture:
    """Makes the block at one place of every page furniture, and remembers the pages it was asked about."""

    def __init__(self, position: int = 3, stop_at: int | None = None) -> None:
        self.position = position
        self.stop_at = stop_at
        self.pages: list[str] = []

    def __call__(self, page: PageAlone) -> Iterator[NewRole]:
        if len(self.pages) == self.stop_at:
            raise KeyboardInterrupt
        self.pages.append(page.page_id)
        yield from self.changed_of(page)

    def changed_of(self, page: PageAlone) -> Iterator[NewRole]:
        evidence = Evidence("recurs", Role.FURNITURE, 2.0)
        yield NewRole(page.lines[self.position].block_id, Role.FURNITURE, "recurs", evidence)


def nothing(_page: PageAlone) -> list[NewRole]:
    return []


def many(count: int, *, outlet: str | None = OUTLET) -> list[CleanPage]:
    return [
        cleaned([*ENGLISH, (f"Story {number}.", Role.BODY)], source=f"pages/{number:05}.txt", outlet=outlet)
        for number in range(count)
    ]


def digest_of(path: Path) -> str:
    with Record.open(path) as record:
        assert record.verify().sound
        return record.digest()


def test_roles_start_from_what_the_page_alone_said(tmp_path: Path) -> None:
    page = cleaned()
    article_id = page.articles[0].article_id
    with begun(tmp_path / "news.db") as writer:
        writer.add([page], STAGE, FINGERPRINT)
        clean = digest_of(writer.path)
        writer.mark_done([article_id], "dates", "d1")

        assert writer.change_roles(OUTLET, Furniture(), *STAGE_OF_ROLES) == 1
        assert article_id in writer.pending("dates", "d1")
        (alone,) = writer.pages_of_outlet(OUTLET)
        assert alone.titles == frozenset({"Port strike enters third day"})
        assert [(line.block_id, line.exact, line.role, line.confidence) for line in alone.lines] == [
            (block.block_id, block.span.exact, block.role, block.confidence) for block in page.blocks
        ]
        with Record.open(writer.path) as record:
            changed = list(record.blocks(article_id))[3]
            assert (changed.role, changed.page_role, changed.rule) == (Role.FURNITURE, Role.BODY, "recurs")
            assert list(record.search("harbour")) == []
        judged = digest_of(writer.path)
        assert writer.change_roles(OUTLET, Furniture(), *STAGE_OF_ROLES) == 0
        assert digest_of(writer.path) == judged
        writer.add([page], STAGE, FINGERPRINT)
        assert digest_of(writer.path) == judged

        assert writer.change_roles(OUTLET, nothing, *STAGE_OF_ROLES) == 1
        assert digest_of(writer.path) == clean
        with Record.open(writer.path) as record:
            assert [hit.article_id for hit in record.search("harbour")] == [article_id]
            assert list(record.blocks(article_id))[3].voice is Voice.REPORT


def test_pages_of_unknown_outlets_are_one_group(tmp_path: Path) -> None:
    named, unknown = cleaned(), cleaned(ARABIC, outlet=None, language="ar")
    with begun(tmp_path / "news.db") as writer:
        writer.add([named, unknown], STAGE, FINGERPRINT)
        assert writer.outlets_to_judge(*STAGE_OF_ROLES) == [OUTLET, None]
        assert [page.page_id for page in writer.pages_of_outlet(None)] == [unknown.page.page_id]
        writer.change_roles(OUTLET, nothing, *STAGE_OF_ROLES)
        assert writer.outlets_to_judge(*STAGE_OF_ROLES) == [None]
        writer.change_roles(None, nothing, *STAGE_OF_ROLES)
        assert writer.outlets_to_judge(*STAGE_OF_ROLES) == []
        assert writer.outlets_to_judge("recurrence", "r2") == [OUTLET, None]


def test_a_page_belongs_to_the_first_outlet_among_its_articles(tmp_path: Path) -> None:
    page = cleaned()
    first = page.articles[0]
    second = replace(first, article_id="article-" + 16 * "b", position=1, outlet="Gull")
    with begun(tmp_path / "news.db") as writer:
        writer.add([replace(page, articles=(replace(first, outlet=None), second))], STAGE, FINGERPRINT)
        assert writer.outlets_to_judge(*STAGE_OF_ROLES) == ["Gull"]
        assert list(writer.pages_of_outlet(None)) == []


@pytest.mark.parametrize("outlet", [OUTLET, None])
def test_what_was_stopped_half_way_is_done_again(
    tmp_path: Path, outlet: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.store.writer._PAGES_CHANGED", 2)
    pages = many(7, outlet=outlet)

    def judged(writer: Writer) -> str:
        judge = Furniture()
        assert writer.change_roles(outlet, judge, *STAGE_OF_ROLES) == 7
        assert judge.pages == sorted(page.page.page_id for page in pages)
        return digest_of(writer.path)

    with begun(tmp_path / "whole.db") as writer:
        writer.add(pages, STAGE, FINGERPRINT)
        whole = judged(writer)
    with begun(tmp_path / "stopped.db") as writer:
        writer.add(pages[:3], STAGE, FINGERPRINT)
        writer.change_roles(outlet, nothing, *STAGE_OF_ROLES)
        writer.add(pages[3:], STAGE, FINGERPRINT)
        with pytest.raises(KeyboardInterrupt):
            writer.change_roles(outlet, Furniture(stop_at=5), *STAGE_OF_ROLES)
        assert writer.outlets_to_judge(*STAGE_OF_ROLES) == [outlet]
        assert writer.change_roles(outlet, Furniture(), *STAGE_OF_ROLES) == 3  # the batch that was under way is undone
        assert writer.outlets_to_judge(*STAGE_OF_ROLES) == []
        assert digest_of(writer.path) == whole


def traced_peak(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_few_of_the_pages_are_held_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.writer._PAGES_CHANGED", 10)
    monkeypatch.setattr("dateline.store.recurring._IDS", 20)
    change = Furniture().changed_of  # remembers no pages
    with begun(tmp_path / "news.db") as writer:
        writer.add(many(240), STAGE, FINGERPRINT)
        changing = traced_peak(lambda: writer.change_roles(OUTLET, change, *STAGE_OF_ROLES))
        holding = traced_peak(lambda: list(writer.pages_of_outlet(OUTLET)))
    assert changing < holding / 5
