"""The one line of an event."""

from __future__ import annotations

from dateline.compare import Things
from dateline.compare.line import event_line
from dateline.compare.values import Told, Value
from dateline.model import Event


def _told(article_id: str, **slots: tuple[str, ...]) -> Told:
    kinds = {"actor": "party", "recipient": "party", "place": "place"}
    return Told(
        article_id,
        {
            slot: tuple(Value(kinds[slot], f"{article_id} {name}", name, name, name=name) for name in names)
            for slot, names in slots.items()
        },
    )


def test_a_place_that_is_a_party_as_well_is_said_once() -> None:
    event = Event("event-1", "AGREE", "2031-03-12", "2031-03-12", None, "made", "story-1")
    reports = [_told(each, actor=("Northland", "Southland"), place=("Northland", "Southland")) for each in "ab"]
    assert event_line(event, reports, [], Things({})) == "agreement: Northland, Southland; 2031-03-12"
    reports = [_told(each, actor=("Northland",), place=("Harbour City",)) for each in "ab"]
    assert event_line(event, reports, [], Things({})) == "agreement: Northland; Harbour City; 2031-03-12"


def test_an_event_that_every_report_denies_is_not_said_as_if_it_happened() -> None:
    event = Event("event-1", "ASSAULT", None, None, None, "made", "story-1")

    def told(article_id: str, status: str) -> Told:
        return Told(article_id, {"status": (Value("status", article_id, status, name=status),)})

    assert event_line(event, [told("a", "denied"), told("b", "negated")], [], Things({})) == "assault, denied"
    assert event_line(event, [told("a", "denied"), told("b", "asserted")], [], Things({})) == "assault"
