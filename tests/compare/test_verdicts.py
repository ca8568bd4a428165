"""Verdicts over several reports."""

from __future__ import annotations

from itertools import permutations

from dateline.compare import Things, Told, Value, verdicts
from dateline.model import Verdict

NOTHING = Things({})
RECALL = {"time": 0.9, "figure": 0.9, "place": 0.9, "party": 0.9}


def figure(number: float, record_id: str = "figure-1") -> Value:
    return Value("figure", record_id, f"{number:g} people", low=number, high=number, name=f"{number:g}")


def day(value: str) -> Value:
    return Value("time", f"slot-{value}", value, earliest=value, latest=value, name=value)


def status(value: str) -> Value:
    return Value("status", f"slot-{value}", value, name=value)


def judged(*reports: Told) -> dict[tuple[str, str | None], Verdict]:
    return {(each.slot, each.article_id): each for each in verdicts("event-1", reports, NOTHING, 0.6)}


def test_reports_that_give_the_same_agree() -> None:
    found = judged(Told("a", {"time": (day("2031-03-12"),)}), Told("b", {"time": (day("2031-03-12"),)}))
    assert [found["time", each].verdict for each in ("a", "b", None)] == ["agree"] * 3
    assert found["time", "a"].evidence == ("slot-2031-03-12",)
    assert found["time", "a"].value == "2031-03-12"


def test_one_report_that_differs_makes_all_differ_and_none_is_ranked() -> None:
    told = [Told(name, {"figure:killed": (figure(number),)}) for name, number in (("a", 49), ("b", 49), ("c", 52))]
    found = judged(*told)
    assert [found["figure:killed", each].verdict for each in ("a", "b", "c", None)] == ["differ"] * 4
    assert found["figure:killed", "a"].rule == "figure:killed: other than 1 of 2 other reports"


def test_the_less_precise_report_is_named_and_the_other_agrees() -> None:
    month = Value("time", "slot-m", "in March", earliest="2031-03-01", latest="2031-03-31")
    found = judged(Told("a", {"time": (day("2031-03-12"),)}), Told("b", {"time": (month,)}))
    assert [found["time", each].verdict for each in ("a", "b", None)] == ["agree", "less precise", "less precise"]


def test_silent_only_where_the_recall_is_known_and_high_enough() -> None:
    told = Told("a", {"time": (day("2031-03-12"),), "act": (Value("act", "e", "met", name="CONSULT"),)})
    for recall, expected in ((RECALL, "silent"), ({}, "not extracted"), ({"time": 0.3}, "not extracted")):
        other = Told("b", {"act": (Value("act", "e2", "met", name="CONSULT"),)}, {}, recall)
        found = judged(told, other)
        assert found["time", "b"].verdict == expected
        assert ("time", "a") not in found, "one value alone is compared with nothing"
        assert found["time", None].verdict == expected


def test_an_article_that_names_the_value_elsewhere_is_not_silent() -> None:
    act = {"act": (Value("act", "e", "met", name="CONSULT"),)}
    telling = Told("a", {**act, "figure:killed": (figure(49),)})
    other = Told("b", act, {"figure": (figure(49, "figure-9"),)}, RECALL)
    verdict = judged(telling, other)["figure:killed", "b"]
    assert verdict.verdict == "not extracted"
    assert "elsewhere: 49 people" in verdict.rule


def test_a_denial_is_a_verdict_of_its_own() -> None:
    found = judged(Told("a", {"status": (status("asserted"),)}), Told("b", {"status": (status("denied"),)}))
    assert [found["status", each].verdict for each in ("a", "b", None)] == ["differ", "denied", "denied"]


def test_an_event_that_one_report_tells_has_no_verdicts() -> None:
    assert verdicts("event-1", [Told("a", {"time": (day("2031-03-12"),)}), Told("b", {})], NOTHING, 0.6) == []


def test_the_order_of_reports_does_not_matter() -> None:
    told = [
        Told(name, {"figure:killed": (figure(number),)}, {}, RECALL) for name, number in (("a", 1), ("b", 2), ("c", 2))
    ]
    told.append(Told("d", {}, {}, RECALL))
    first = verdicts("event-1", told, NOTHING, 0.6)
    assert all(verdicts("event-1", order, NOTHING, 0.6) == first for order in permutations(told))


def test_what_a_report_denies_fills_no_slot() -> None:
    place = (Value("place", "slot-p", "Halbun", "geonames:7", name="Halbun"),)
    telling = Told("a", {"place": place, "status": (status("asserted"),)})
    denying = Told("b", {"status": (status("denied"),)}, {}, RECALL)
    verdict = judged(telling, denying)["place", "b"]
    assert verdict.verdict == "not extracted"
    assert "denies" in verdict.rule


def test_a_toll_that_is_higher_on_a_later_day_is_no_difference() -> None:
    def killed(name: str, number: float, published: str) -> Told:
        return Told(name, {"figure:killed": (figure(number),)}, day=published)

    grown = judged(killed("a", 9, "2031-04-12"), killed("b", 12, "2031-04-13"))
    assert grown["figure:killed", "b"].verdict == "not extracted"
    assert "may have grown" in grown["figure:killed", "b"].rule
    fallen = judged(killed("a", 20, "2031-04-12"), killed("b", 19, "2031-04-13"))
    assert fallen["figure:killed", None].verdict == "differ"
    same_day = judged(killed("a", 9, "2031-04-12"), killed("b", 12, "2031-04-12"))
    assert same_day["figure:killed", None].verdict == "differ"


def test_an_article_with_another_figure_of_the_kind_is_not_silent() -> None:
    act = {"act": (Value("act", "e", "met", name="CONSULT"),)}
    other = Told("b", act, {"figure:killed": (figure(3, "figure-9"),)}, RECALL)
    verdict = judged(Told("a", {**act, "figure:killed": (figure(49),)}), other)["figure:killed", "b"]
    assert verdict.verdict == "not extracted"
    assert "another figure of this kind" in verdict.rule


def test_words_for_nobody_known_make_no_report_silent() -> None:
    crew = (Value("party", "slot-w", "workers at the terminal", name="workers at the terminal"),)
    act = {"act": (Value("act", "e", "struck", name="PROTEST"),)}
    assert (
        judged(Told("a", {**act, "actor": crew}), Told("b", act, {}, RECALL))["actor", "b"].verdict == "not extracted"
    )
