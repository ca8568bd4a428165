"""Mentions of one happening: which are compared, and what tells them apart."""

from __future__ import annotations

from dateline.link.events import event_edges, solve_events, told_in
from dateline.link.report import Act, Report
from dateline.link.weights import Weights

WEIGHTS = {"en": Weights("en", [])}


def _report(name: str, *acts: Act) -> Report:
    return Report(name, name, "en", None, 740_000, 740_000, "", (), acts=acts)


def _act(name: str, trigger: str, words: str, **more: object) -> Act:
    return Act(name, 0, "ASSAULT", None, "asserted", trigger, words, **more)  # type: ignore[arg-type]


def test_a_mention_that_gives_a_figure_twice_is_not_compared_with_itself() -> None:
    figures = (("killed", 3.0, 3.0), ("killed", 3.0, 3.0))
    words = "Three rescuers and three drivers were killed by shells in Halbun"
    told = told_in(
        [_report("a", _act("a1", "killed", words, figures=figures)), _report("b", _act("b1", "killed", words))], WEIGHTS
    )
    edges = [*event_edges(told, {}, None)]
    assert {(edge.left, edge.right) for edge in edges} == {("a1", "b1")}
    assert solve_events(told, {(edge.left, edge.right): edge.score for edge in edges}) == [["a1", "b1"]]
