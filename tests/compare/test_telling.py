"""What one report tells of an event, slot by slot."""

from __future__ import annotations

from stories import THINGS, Planting

from dateline.annotate import article_of
from dateline.compare.found import Found
from dateline.compare.telling import told_values

MARCH = "Nurses marched in Harbour City on 12 March 2031. They agreed to meet the ministry on 20 March 2031."


def told(planting: Planting, *, day: str = "2031-03-13") -> dict[str, list[str]]:
    found = Found(planting.annotations)
    values = told_values(found, found.event_mentions.values(), THINGS, day=day)
    return {slot: [value.words for value in each] for slot, each in values.items()}


def test_a_town_that_stands_as_recipient_of_a_protest_is_its_place() -> None:
    planting = Planting(article_of(MARCH, "en", "2031-03-13"))
    town = planting.mention("Harbour City", "settlement", "geonames:1")
    planting.slot(planting.event("marched", "PROTEST"), "recipient", "Harbour City", town)
    assert told(planting)["place"] == ["Harbour City"]
    assert "recipient" not in told(planting)


def test_days_after_the_report_are_no_days_of_the_act_where_others_are_given() -> None:
    planting = Planting(article_of(MARCH, "en", "2031-03-13"))
    marched = planting.event("marched", "PROTEST")
    for words, day in (("12 March 2031", "2031-03-12"), ("20 March 2031", "2031-03-20")):
        planting.slot(marched, "time", words, planting.time(words, day))
    assert told(planting)["time"] == ["12 March 2031"]
    assert told(planting, day="2031-03-21")["time"] == ["12 March 2031", "20 March 2031"]


def test_what_is_denied_fills_no_slot_but_the_act() -> None:
    planting = Planting(article_of(MARCH, "en", "2031-03-13"))
    denied = planting.event("marched", "PROTEST", status="denied")
    planting.slot(denied, "actor", "Nurses")
    assert set(told(planting)) == {"act", "status"}
