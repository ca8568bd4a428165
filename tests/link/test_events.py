"""Mentions of one happening: which are compared, and what tells them apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.link.events import agreed, event_edges, solve_events, told_in
from dateline.link.parties import compared, named
from dateline.link.report import Act, Party, Report
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


CITY, STRIP, TOWN = (
    Party("Gaza City", "geonames:281133", within=("site/gaza-strip", "place/PSE")),
    Party("the Gaza Strip", "site/gaza-strip", within=("place/PSE",)),
    Party("Jenin", "geonames:281102", within=("site/west-bank", "place/PSE")),
)
COUNTRY = Party("Palestine", "place/PSE")
ARMY = Party("the army of Kenya", code="KEN MIL")
KENYA, REBELS = Party("Kenya", "place/KEN", "KEN"), Party("Kenyan rebels", code="KEN REB")


@pytest.mark.parametrize(
    ("ones", "others", "expected"),
    [
        ([CITY], [CITY], "same"),
        ([CITY], [STRIP], "within"),
        ([CITY], [TOWN], "apart"),
        ([CITY, COUNTRY], [TOWN, COUNTRY], "apart"),
        ([ARMY], [KENYA], "within"),
        ([REBELS], [KENYA], "unknown"),
        ([Party("رفح", "entity-1")], [Party("Rafah", "entity-2")], "unknown"),
        ([CITY], [], "unknown"),
    ],
)
def test_parties_are_the_same_or_one_within_the_other_or_apart(
    ones: list[Party], others: list[Party], expected: str
) -> None:
    assert compared(named(ones, "en", {}), named(others, "en", {})) == expected
    assert compared(named(others, "en", {}), named(ones, "en", {})) == expected


def _joined(one: Act, other: Act) -> bool:
    told = told_in([_report("a", one), _report("b", other)], WEIGHTS)
    scores = {(edge.left, edge.right): edge.score for edge in event_edges(told, {}, None)}
    return len(solve_events(told, scores)) == 1


def test_the_same_act_on_other_days_is_another() -> None:
    words = "A bomb killed six people in Baidoa in Somalia"
    place = Party("Baidoa", "geonames:64536")
    monday = _act("a1", "killed", words, first=740_000, last=740_000, places=(place,))
    assert _joined(monday, _act("b1", "killed", words, first=740_000, last=740_000, places=(place,)))
    assert not _joined(monday, _act("b1", "killed", words, first=740_003, last=740_003, places=(place,)))


def test_a_denial_reports_what_it_denies() -> None:
    army = (Party("the army", "org/army"),)
    told = _act("a1", "shelled", "The army shelled the market in Obeid", first=740_000, last=740_000, actors=army)
    words = "The army denied on Tuesday that it shelled the market in Obeid"
    denied = replace(
        _act("b1", "denied that it shelled", words, first=740_001, last=740_001, actors=army), status="denied"
    )
    assert _joined(told, denied)


def test_two_parties_that_ask_for_two_things_do_not_ask_together() -> None:
    asked = {"type": "APPEAL", "trigger": "asked"}
    farmers = "The farmers asked the government on Monday to release water from the dam"
    crews = "The crews asked the government on Monday to lower the tax on fuel"
    one = replace(_act("a1", "", farmers, first=740_000, last=740_000, actors=(Party("The farmers"),)), **asked)  # type: ignore[arg-type]
    other = replace(_act("b1", "", crews, first=740_000, last=740_000, actors=(Party("The crews"),)), **asked)  # type: ignore[arg-type]
    assert not _joined(one, other)


def test_the_day_of_an_event_is_the_narrowest_that_its_reports_allow() -> None:
    year, month, day, other = (10, 374), (40, 70), (50, 50), (60, 60)

    def days(*told: tuple[int, int]) -> tuple[int | None, int | None]:
        members = [_act(f"m{at}", "agreed", "", first=first, last=last) for at, (first, last) in enumerate(told)]
        found = agreed([*members, _act("undated", "agreed", "")])
        return found.first, found.last

    assert days(year, year, month, day) == day
    assert days(day, other, other, year) == other
    assert days(year, year) == year
    assert days() == (None, None)
