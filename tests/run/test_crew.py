"""Jobs that are done here or in workers, with the same results."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from workload import Homesick, Number

from dateline.run.crew import WORTH_WORKERS, Crew
from dateline.run.settings import RunSettings

SUPPORT = Path(__file__).parents[1] / "support"


@pytest.fixture(autouse=True)
def _importable_in_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(SUPPORT))


def done(items: list[int], articles: int, workers: int = 2) -> dict[int, tuple[int, int]]:
    with Crew(Homesick(os.getpid()), RunSettings(workers=workers)) as crew:
        return dict(crew.run(map(Number, items), articles))


@pytest.mark.parametrize(("articles", "workers"), [(WORTH_WORKERS - 1, 2), (WORTH_WORKERS, 1)])
def test_few_articles_and_one_worker_are_done_here(articles: int, workers: int) -> None:
    found = done([1, 2, 15], articles, workers)
    assert found == {item: (2 * item, os.getpid()) for item in (1, 2, 15)}


def test_many_articles_are_done_in_workers() -> None:
    found = done([1, 2, 3, 4], WORTH_WORKERS)
    assert {item: result for item, (result, _) in found.items()} == {1: 2, 2: 4, 3: 6, 4: 8}
    assert os.getpid() not in {process for _, process in found.values()}


def test_what_no_worker_brings_back_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.run.crew._PATIENCE", 2.0)
    found = done([1, 15, 16, 2], WORTH_WORKERS)
    assert found[15] == (30, os.getpid())
    assert found[16] == (32, os.getpid())
    assert found[2][1] != os.getpid()


def test_a_defect_is_raised_here() -> None:
    with pytest.raises(ValueError, match="a defect"):
        done([1, 14], WORTH_WORKERS)
