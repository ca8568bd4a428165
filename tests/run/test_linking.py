"""Linking a part at a time: whatever the order, the runs and the ends, the record is that of linking all at once."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from arriving import Arrival, arrivals, begun, digest, link, remove, set_aside, store

from dateline.link import Judging, Linker, NoEncoder
from dateline.link.cells import Cell, Found
from dateline.model import Edge, Lineage, StoryArticle
from dateline.run.linking import _Part
from dateline.store import Record, Writer
from dateline.store.judging import By

ALL = arrivals()


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Hash the record of all articles linked at once."""
    return digest(_linked(tmp_path_factory.mktemp("once") / "record.db", [ALL]))


def _linked(path: Path, parts: list[list[Arrival]]) -> Path:
    for part in parts:
        with begun(path) as writer:
            store(writer, part)
            link(writer)
    return path


def _shuffled(seed: int) -> list[Arrival]:
    mixed = list(ALL)
    random.Random(seed).shuffle(mixed)
    return mixed


def test_the_made_articles_have_all_that_linking_finds(tmp_path: Path) -> None:
    with Record.open(_linked(tmp_path / "record.db", [ALL])) as record:
        counts = record.counts()
        assert 0 < counts["stories"] < len(ALL)
        for table in ("copy_families", "copied_spans", "events", "statement_families", "origins", "edges"):
            assert counts[table] > 0, table
        assert record.verify().sound
        languages = {each.article_id: each.language for each in record.rows("articles")}
        kinds = {
            (each.kind, languages.get(each.left_id), languages.get(each.right_id)) for each in record.rows("edges")
        }
        assert {("story", "en", "en"), ("copy", "en", "en")} <= kinds
        assert any(kind == "story" and one != other for kind, one, other in kinds)


def test_a_record_holds_what_linking_reports_at_hand_gives(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with begun(path) as writer:
        store(writer, ALL)
        link(writer)
        rows = Linker(NoEncoder())(writer.linking.reports(each.article_id for each in ALL))
    with Record.open(path) as record:
        for table, row_type in (("story_articles", StoryArticle), ("edges", Edge)):
            assert {row for row in rows if isinstance(row, row_type)} == set(record.rows(table))


@pytest.mark.parametrize(("seed", "cuts"), [(1, (15,)), (2, (1, 29)), (3, (7, 14, 21))])
def test_any_order_in_any_runs_gives_the_same_record(
    tmp_path: Path, at_once: str, seed: int, cuts: tuple[int, ...]
) -> None:
    mixed, bounds = _shuffled(seed), (0, *cuts, len(ALL))
    parts = [mixed[start:end] for start, end in pairwise(bounds)]
    assert digest(_linked(tmp_path / "record.db", parts)) == at_once


def test_workers_give_the_same_record(tmp_path: Path, at_once: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.run.crew.WORTH_WORKERS", 0)
    monkeypatch.setattr("dateline.run.linking._TOLD", 5)
    monkeypatch.setattr("dateline.run.linking._PROFILED", 5)
    path = tmp_path / "record.db"
    for part in (ALL[:20], ALL[20:]):
        with begun(path) as writer:
            store(writer, part)
            link(writer, workers=2)
    assert digest(path) == at_once


def test_deleted_articles_leave_the_record_of_the_others(tmp_path: Path) -> None:
    gone, stay = ALL[3:10], [*ALL[:3], *ALL[10:]]
    path = _linked(tmp_path / "record.db", [ALL])
    with begun(path) as writer:
        for each in gone:
            remove(writer, each)
        link(writer)
    assert digest(path) == digest(_linked(tmp_path / "others.db", [stay]))


def test_articles_that_are_linked_no_longer_leave_nothing_behind(tmp_path: Path) -> None:
    late, early = tmp_path / "late.db", tmp_path / "early.db"
    _linked(late, [ALL[:12]])
    with begun(late) as writer, begun(early) as other:
        store(other, ALL[:12])
        for each in (writer, other):
            for arrived in ALL[2:8]:
                set_aside(each, arrived)
            link(each)
    assert digest(late) == digest(early)


def test_an_article_that_went_and_came_again_changes_nothing(tmp_path: Path, at_once: str) -> None:
    path = _linked(tmp_path / "record.db", [ALL])
    with begun(path) as writer:
        remove(writer, ALL[5])
        link(writer)
        store(writer, [ALL[5]])
        link(writer)
    assert digest(path) == at_once


def test_judgements_hold_in_any_order_and_are_taken_back(tmp_path: Path, at_once: str) -> None:
    early, late = tmp_path / "early.db", tmp_path / "late.db"
    first = _linked(late, [ALL])
    with Record.open(first) as record:
        story_of = {row.article_id: row.story_id for row in record.rows("story_articles")}
    groups: dict[str, list[str]] = {}
    for each in ALL:
        groups.setdefault(story_of[each.article_id], []).append(each.article_id)
    several = next(group for group in groups.values() if len(group) > 1)
    others = [group for group in groups.values() if group is not several]

    def judge(writer: Writer) -> list[str]:
        return [
            writer.judge(("articles", several[0]), "split", several[1], By("somebody")).judgement_id,
            writer.judge(("articles", others[0][0]), "merge", others[1][0], By("somebody")).judgement_id,
        ]

    with begun(late) as writer:
        judged = judge(writer)
        link(writer)
    with begun(early) as writer:
        store(writer, ALL[:12])
        judge(writer)
        link(writer)
        store(writer, ALL[12:])
        link(writer)
    assert digest(early) == digest(late) != at_once
    with Record.open(late) as record:
        story_of = {row.article_id: row.story_id for row in record.rows("story_articles")}
        assert story_of[several[0]] != story_of[several[1]]
        assert story_of[others[0][0]] == story_of[others[1][0]]
        assert any(isinstance(row, Lineage) for row in record.rows("lineage"))
    with begun(late) as writer:
        for judgement_id in judged:
            writer.undo(judgement_id, By("somebody"))
        link(writer)
    assert digest(late) == at_once


@pytest.mark.parametrize("step", ["_keep_profiles", "judge_cells", "_keep_stories"])
def test_linking_that_was_killed_is_taken_up_where_it_was(
    tmp_path: Path, at_once: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path, whole = tmp_path / "record.db", getattr(_Part, step)
    monkeypatch.setattr("dateline.run.linking._TOLD", 5)
    monkeypatch.setattr("dateline.run.linking._PROFILED", 5)
    left = [2]

    def dies(self: _Part, *given: object) -> object:
        left[0] -= 1
        if left[0] < 0 or step == "judge_cells":
            raise KeyboardInterrupt
        return whole(self, *given)

    _linked(path, [ALL[:8]])
    with begun(path) as writer:
        store(writer, ALL[8:])
        with monkeypatch.context() as patched:
            patched.setattr(_Part, step, dies)
            with pytest.raises(KeyboardInterrupt):
                link(writer)
    with Record.open(path) as record:
        assert record.verify().sound
    with begun(path) as writer:
        link(writer)
    assert digest(path) == at_once


def test_what_a_new_article_does_not_touch_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _linked(tmp_path / "record.db", [[each for each in ALL if each.page.articles[0].published][:-1]])
    judged: list[str] = []
    whole = Judging.judge

    def noted(judging: Judging, cell: Cell, before: frozenset[int] = frozenset()) -> Found:
        judged.append(cell.name)
        return whole(judging, cell, before)

    monkeypatch.setattr(Judging, "judge", noted)
    with begun(path) as writer:
        store(writer, [[each for each in ALL if each.page.articles[0].published][-1]])
        link(writer)
    with Record.open(path) as record:
        days = {row.published for row in record.rows("articles")}
    assert 0 < len(judged) < len(days)
