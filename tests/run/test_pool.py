"""Workers that fail, hang or are killed cost an item, not the run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from workload import Misbehave, Number

from dateline.run.pool import Outcome, WorkerPool, run_here
from dateline.run.settings import RunSettings

SUPPORT = Path(__file__).parents[1] / "support"


@pytest.fixture(autouse=True)
def _importable_in_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(SUPPORT))


def outcomes(folder: Path, items: list[int], **settings: float) -> dict[int, Outcome[Number, int]]:
    run = RunSettings(**{"workers": 2, "batch": 4, **settings})  # type: ignore[arg-type]
    with WorkerPool(Misbehave(folder), run) as pool:
        found = list(pool.run(map(Number, items)))
    assert len(found) == len(items)
    return {outcome.item: outcome for outcome in found}


def test_every_item_has_its_result(tmp_path: Path) -> None:
    found = outcomes(tmp_path, list(range(13)))
    assert {item: outcome.result for item, outcome in found.items()} == {item: 2 * item for item in range(13)}


def test_an_error_is_the_items_own_and_keeps_its_reason(tmp_path: Path) -> None:
    found = outcomes(tmp_path, [12, 13, 14, 19])
    assert found[13].error == "InputError"
    assert found[13].reason == "thirteen cannot be read: bad luck"
    assert not found[13].transient
    assert found[14].reason == "unexpected ValueError: a defect"
    assert found[19].result == 38


def test_a_killed_worker_costs_its_item_and_no_other(tmp_path: Path) -> None:
    items = [1, 2, 15, 3, 4, 5, 6, 7, 115]
    found = outcomes(tmp_path, items)
    assert found[15].error == "WorkerLostError"
    assert found[15].transient
    assert "signal 9" in (found[15].reason or "")
    assert all(found[item].result == 2 * item for item in items if item != 15)


def test_an_item_whose_worker_died_once_is_tried_again(tmp_path: Path) -> None:
    found = outcomes(tmp_path, [1, 17, 2])
    assert found[17].result == 34


def test_an_item_that_hangs_is_stopped(tmp_path: Path) -> None:
    found = outcomes(tmp_path, [1, 16, 2, 3], page_timeout=3)
    assert found[16].error == "StageTimeoutError"
    assert [found[item].result for item in (1, 2, 3)] == [2, 4, 6]


def test_printing_does_not_disturb_the_answers(tmp_path: Path) -> None:
    assert outcomes(tmp_path, [18])[18].result == 36


def test_items_are_drawn_no_faster_than_needed(tmp_path: Path) -> None:
    drawn = 0

    def endless() -> Iterator[Number]:
        nonlocal drawn
        while True:
            drawn += 1
            yield Number(1)

    with WorkerPool(Misbehave(tmp_path), RunSettings(workers=1, batch=4)) as pool:
        source = pool.run(endless())
        for _ in range(8):
            next(source)
    assert drawn < 40


def test_a_heavy_item_is_a_batch_of_its_own(tmp_path: Path) -> None:
    with WorkerPool(Misbehave(tmp_path), RunSettings(workers=1, batch=4)) as pool:
        assert [len(batch) for batch in pool._batched(map(Number, [100, 101, 1, 2]))] == [1, 1, 2]


def test_the_same_workers_serve_one_run_after_another(tmp_path: Path) -> None:
    with WorkerPool(Misbehave(tmp_path), RunSettings(workers=1, batch=4)) as pool:
        first = [outcome.result for outcome in pool.run(map(Number, [1, 2]))]
        worker = pool._keepers[0]._worker
        second = [outcome.result for outcome in pool.run(map(Number, [3]))]
        assert (first, second) == ([2, 4], [6])
        assert pool._keepers[0]._worker is worker


def test_leaving_the_pool_stops_its_workers(tmp_path: Path) -> None:
    with WorkerPool(Misbehave(tmp_path), RunSettings(workers=1, batch=1)) as pool:
        next(pool.run(map(Number, [1, 16, 16])))
        keeper = pool._keepers[0]
        assert keeper._worker is not None
        process = keeper._worker._process.pid
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_the_same_task_runs_in_this_process(tmp_path: Path) -> None:
    found = list(run_here(Misbehave(tmp_path), map(Number, [1, 13])))
    assert found[0].result == 2
    assert found[1].error == "InputError"
