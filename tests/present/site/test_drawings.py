"""Drawings: places on the page, the same for the same record, nothing said that reports do not say."""

from __future__ import annotations

from itertools import pairwise

from dateline.model import Event
from dateline.present.site.drawing import Place, graph_of, map_of, strip_of
from dateline.present.site.drawing.basemap import Box, Ring, cut_to, rings
from dateline.present.site.drawing.graph import ties_of
from dateline.present.site.drawing.scale import Days, day_of
from dateline.present.story_view import Cell, Matrix, Row, Words


def matrix(status: str, *, recipient: str | None = "Southland") -> Matrix:
    def row(slot: str, *values: str) -> Row:
        cell = Cell(None, tuple(Words(f"slot-{slot}-{value}", None, value) for value in values))
        return Row(slot, slot, (cell,), None)

    rows = [row("actor", "Northland", "Westland"), row("status", status)]
    rows += [row("recipient", recipient)] if recipient else []
    event = Event("event-1", "AGREE", None, None, None, "planted")
    return Matrix(event, "agreement", "agreement", (1,), (1,), tuple(rows))


def test_actors_act_on_recipients_and_with_each_other_where_there_is_none() -> None:
    assert [(tie.source, tie.target, tie.mutual) for tie in ties_of([matrix("asserted")])] == [
        ("Northland", "Southland", False),
        ("Westland", "Southland", False),
    ]
    (tie,) = ties_of([matrix("asserted", recipient=None)])
    assert (tie.source, tie.target, tie.mutual) == ("Northland", "Westland", True)


def test_what_was_denied_is_not_drawn_as_done() -> None:
    tie = ties_of([matrix("denied")])[0]
    assert (tie.label, tie.status) == ("agreement, denied", "denied")
    assert ties_of([matrix("historical")])[0].label == "agreement"


def test_the_same_ties_give_the_same_picture() -> None:
    first = graph_of([matrix("asserted"), matrix("denied")])
    assert first == graph_of([matrix("asserted"), matrix("denied")])
    assert first
    assert {node.name for node in first.nodes} == {"Northland", "Southland", "Westland"}
    assert graph_of([]) is None


def test_a_map_shows_the_part_of_the_earth_its_places_lie_in() -> None:
    tunis = Place("geonames:1", "Tunis", "settlement", 36.8, 10.18, 3)
    drawn = map_of((tunis, Place("place/XAA", "Northland", "country", 34.0, 9.0, 1)))
    assert drawn
    assert all(0 <= dot.x <= drawn.width and 0 <= dot.y <= drawn.height for dot in drawn.dots)
    assert [dot.ring > 0 for dot in drawn.dots] == [False, True]
    assert drawn.dots[0].y < drawn.dots[1].y, "north is up"
    assert drawn.land
    assert map_of(()) is None


def test_labels_of_near_places_do_not_cover_each_other() -> None:
    near = tuple(Place(f"geonames:{n}", f"Town {n}", "settlement", 36.8 + n / 500, 10.2, 1) for n in range(4))
    drawn = map_of(near)
    assert drawn
    heights = sorted(dot.label_y for dot in drawn.dots)
    assert all(after - before >= 13 for before, after in pairwise(heights))


def test_borders_are_cut_to_the_map() -> None:
    square = Ring(Box(0, 0, 10, 10), ((0, 0), (10, 0), (10, 10), (0, 10)))
    cut = cut_to(square, Box(5, 5, 20, 20))
    assert {(5, 5), (10, 5), (10, 10), (5, 10)} == set(cut)
    assert cut_to(square, Box(-5, -5, 20, 20)) is square.points


def test_the_outlines_are_whole() -> None:
    assert len(rings()) > 1000
    assert all(ring.points[0] == ring.points[-1] for ring in rings())
    assert all(-180.001 <= x <= 180.001 and -90.001 <= y <= 90.001 for ring in rings() for x, y in ring.points)


def test_a_strip_joins_days_where_there_are_many() -> None:
    few = strip_of([("2031-03-01", 2), ("2031-03-04", 1)])
    assert few
    assert [(bar.since, bar.until, bar.count) for bar in few.bars] == [
        ("2031-03-01", "2031-03-01", 2),
        ("2031-03-04", "2031-03-04", 1),
    ]
    many = strip_of([(f"{year}-01-01", 1) for year in range(1990, 2031)])
    assert many
    assert sum(bar.count for bar in many.bars) == 41
    assert strip_of([("2031-03-01", 5)]) is None
    assert strip_of([("nonsense", 1), ("also", 1)]) is None


def test_days_run_from_left_to_right() -> None:
    first, last = day_of("2031-03-01"), day_of("2031-03-10T08:00:00Z")
    assert first
    assert last
    scale = Days(first, last, 0, 100)
    assert (scale.at(first), scale.after(last)) == (0, 100)
    ticks = list(scale.ticks())
    assert ticks == sorted(ticks)
    assert len(ticks) <= 7
