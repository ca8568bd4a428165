"""How values stand to each other: text in, relation out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.compare.relations import Relation, between, relation
from dateline.compare.values import Thing, Things, Value

THINGS = Things(
    {
        "place/XAA": Thing("Northland", ("XAA",)),
        "place/XAB": Thing("Southland", ("XAB",)),
        "org/army": Thing("Northland army", ("XAA MIL",), ("place/XAA",)),
        "person/chief": Thing("the chief of staff", ("XAA MIL",), ("org/army", "place/XAA")),
        "geonames:1": Thing("Harbour City", (), ("place/XAA",)),
        "geonames:2": Thing("Hill Town", (), ("place/XAB",)),
    }
)


def party(words: str, entity: str | None = None, code: str | None = None) -> Value:
    return Value("party", f"slot-{words}", words, entity, code)


def place(words: str, entity: str | None = None) -> Value:
    return Value("place", f"slot-{words}", words, entity)


def day(earliest: str, latest: str | None = None) -> Value:
    return Value("time", f"slot-{earliest}", earliest, earliest=earliest, latest=latest or earliest)


def figure(low: float | None, high: float | None) -> Value:
    return Value("figure", f"figure-{low}-{high}", "", low=low, high=high)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (party("the army", "org/army"), party("الجيش", "org/army"), Relation.SAME),
        (party("the army", "org/army"), party("الشمال", "place/XAA"), Relation.NARROWER),
        (party("Northland", "place/XAA"), party("the chief", "person/chief"), Relation.WIDER),
        (party("the army", "org/army"), party("Southland", "place/XAB"), Relation.DIFFERENT),
        (party("soldiers", code="XAA MIL"), party("the army", "org/army"), Relation.WIDER),
        (party("officials", code="XAA"), party("soldiers", code="XAA MIL"), Relation.WIDER),
        (party("ministers", code="XAA GOV"), party("soldiers", code="XAA MIL"), Relation.UNCLEAR),
        (party("gunmen", code="--- REB"), party("soldiers", code="XAA MIL"), Relation.UNCLEAR),
        (party("rebels", code="XAA REB"), party("soldiers", code="XAA MIL"), Relation.DIFFERENT),
        (party("soldiers", code="XAA MIL"), party("Northland", "place/XAA", "XAA"), Relation.NARROWER),
        (party("farmers", code="XAA AGR"), party("Northland", "place/XAA", "XAA"), Relation.UNCLEAR),
        (party("the residents"), party("The Residents"), Relation.SAME),
        (party("the residents"), party("the farmers"), Relation.UNCLEAR),
        (place("Harbour City", "geonames:1"), place("Northland", "place/XAA"), Relation.NARROWER),
        (place("Harbour City", "geonames:1"), place("Hill Town", "geonames:2"), Relation.DIFFERENT),
        (place("the old quarter"), place("Hill Town", "geonames:2"), Relation.UNCLEAR),
        (day("2031-03-12"), day("2031-03-12"), Relation.SAME),
        (day("2031-03-12"), day("2031-03-01", "2031-03-31"), Relation.NARROWER),
        (day("2031-03-12"), day("2031-03-13"), Relation.DIFFERENT),
        (day("2031-03-10", "2031-03-12"), day("2031-03-11", "2031-03-14"), Relation.UNCLEAR),
        (figure(49, 49), figure(49, 49), Relation.SAME),
        (figure(49, 49), figure(40, None), Relation.NARROWER),
        (figure(12, None), figure(14, 14), Relation.WIDER),
        (figure(49, 49), figure(52, 52), Relation.DIFFERENT),
        (figure(None, 10), figure(20, None), Relation.DIFFERENT),
    ],
)
def test_relation(one: Value, other: Value, expected: Relation) -> None:
    assert relation(one, other, THINGS) is expected
    turned = {Relation.NARROWER: Relation.WIDER, Relation.WIDER: Relation.NARROWER}
    assert relation(other, one, THINGS) is turned.get(expected, expected)


def test_a_report_that_names_more_parties_is_the_narrower_one() -> None:
    both = [party("A", "org/army"), party("B", "place/XAB")]
    assert between(both, both[:1], THINGS) is Relation.NARROWER
    assert between(both[:1], both, THINGS) is Relation.WIDER


def test_parties_that_overlap_only_in_part_differ_where_all_can_be_compared() -> None:
    one = [party("A", "geonames:1"), party("B", "geonames:2")]
    other = [party("A", "geonames:1"), party("C", "org/army")]
    assert between(one, other, THINGS) is Relation.DIFFERENT
    assert between(one, [*other[:1], party("somebody")], THINGS) is Relation.UNCLEAR


def test_words_for_nobody_known_make_no_difference_beside_the_same_known_parties() -> None:
    both = [party("A", "org/army"), party("B", "place/XAB")]
    assert between([party("the two sides"), *both], both, THINGS) is Relation.SAME


def test_times_are_as_near_as_the_nearest_that_both_give() -> None:
    assert between([day("2031-03-12"), day("2031-03-01")], [day("2031-03-12")], THINGS) is Relation.SAME
    assert between([day("2031-03-12")], [day("2031-03-13"), day("2031-03-14")], THINGS) is Relation.DIFFERENT


def test_other_parties_of_an_act_done_together_are_no_difference() -> None:
    one, other = party("A", "place/XAA"), party("B", "place/XAB")
    assert between([one], [other], THINGS) is Relation.DIFFERENT
    assert between([replace(one, mutual=True)], [replace(other, mutual=True)], THINGS) is Relation.UNCLEAR


def test_two_recurring_names_outside_the_knowledge_base_may_be_one_thing() -> None:
    things = Things({name: Thing(name, induced=True) for name in ("entity-1", "entity-2")})
    assert relation(party("a", "entity-1"), party("b", "entity-2"), things) is Relation.UNCLEAR
    assert relation(party("a", "entity-1"), party("b", "entity-1"), things) is Relation.SAME


def test_nothing_given_is_unclear() -> None:
    assert between([], [party("A")], THINGS) is Relation.UNCLEAR
