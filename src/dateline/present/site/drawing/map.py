"""Where: the places that reports name, on a map of the part of the earth they lie in."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.present.site.drawing.basemap import Box, Point, coarse_rings, cut_to, rings

WIDTH, MOST_HEIGHT = 960.0, 440.0
#: A map shows no less than this, in degrees: a single town is shown in its country.
_LEAST = 7.0
#: Kilometres that a place of a type may be off its point: drawn as a ring. A coarse grading, not a measurement.
_RING_KM = {
    "settlement": 0.0,
    "site": 0.0,
    "facility": 0.0,
    "district": 15.0,
    "region": 80.0,
    "province": 80.0,
    "country": 250.0,
}
_KM_PER_DEGREE = 111.2
#: Degrees of longitude above which a map is drawn from coarser outlines.
_COARSE = 40.0
#: Points of an outline stand at least this far apart in the drawing.
_APART = 2.0


@dataclass(frozen=True, slots=True)
class Place:
    """A place to draw: WGS 84 degrees, how many reports name it, and what kind of place it is."""

    entity_id: str
    name: str
    type: str
    latitude: float
    longitude: float
    reports: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A place with its place in the drawing; ``ring`` is the radius it may be off by, 0 for a point."""

    place: Place
    x: float
    y: float
    radius: float
    ring: float
    label_x: float
    label_y: float
    label_at: str


@dataclass(frozen=True, slots=True)
class Map:
    """Outlines as SVG paths, and dots, the largest first."""

    width: float
    height: float
    land: tuple[str, ...]
    dots: tuple[Dot, ...]


@lru_cache(maxsize=64)
def map_of(places: tuple[Place, ...]) -> Map | None:
    """Draw places; ``None`` where there are none."""
    if not places:
        return None
    box = _around(places)
    middle = math.cos(math.radians((box.south + box.north) / 2))
    width = (box.east - box.west) * middle
    scale = min(WIDTH / width, MOST_HEIGHT / (box.north - box.south))
    height = round((box.north - box.south) * scale, 1)

    def at(point: Point) -> Point:
        return round((point[0] - box.west) * middle * scale, 1), round((box.north - point[1]) * scale, 1)

    shown_width = round(width * scale, 1)
    seen = (
        ring
        for ring in (coarse_rings() if box.east - box.west > _COARSE else rings())
        if ring.box.touches(box) and _large(ring.box, scale)
    )
    land = tuple(_path([at(point) for point in cut_to(ring, box)]) for ring in seen)
    dots = _with_labels([(place, *at((place.longitude, place.latitude))) for place in places], scale, shown_width)
    return Map(shown_width, height, tuple(filter(None, land)), tuple(dots))


def _around(places: Sequence[Place]) -> Box:
    """Return a box around all places with a margin, as wide as a drawing is to its height."""
    west, east = min(each.longitude for each in places), max(each.longitude for each in places)
    south, north = min(each.latitude for each in places), max(each.latitude for each in places)
    height = max((north - south) * 1.35, _LEAST)
    middle = min(max((south + north) / 2, -60.0), 60.0)
    width = max((east - west) * 1.35, height * (WIDTH / MOST_HEIGHT) / math.cos(math.radians(middle)))
    height = max(height, width * math.cos(math.radians(middle)) * MOST_HEIGHT / WIDTH)
    x, y = (west + east) / 2, (south + north) / 2
    return Box(
        max(x - width / 2, -180.0), max(y - height / 2, -84.0), min(x + width / 2, 180.0), min(y + height / 2, 84.0)
    )


def _large(box: Box, scale: float) -> bool:
    return (box.east - box.west + box.north - box.south) * scale > 4


def _path(points: Sequence[Point]) -> str:
    """Write a closed path; points close to the one before are left out."""
    kept: list[Point] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _APART:
            kept.append(point)
    if len(kept) < 3:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z"


def _with_labels(places: Sequence[tuple[Place, float, float]], scale: float, width: float) -> Iterator[Dot]:
    """Set labels beside their dots, moved down where they would cover another's."""
    taken: list[tuple[float, float, float]] = []
    for place, x, y in sorted(places, key=lambda each: (-each[0].reports, each[0].name, each[0].entity_id)):
        radius = round(4 + 2.4 * math.sqrt(place.reports), 1)
        at_end = x > width - 150
        length = 7.0 * len(place.name) + 24
        left = x - radius - 4 - length if at_end else x + radius + 4
        label_y = y + 4
        while any(
            abs(label_y - other) < 14 and left < right and start < left + length for start, right, other in taken
        ):
            label_y += 14
        taken.append((left, left + length, label_y))
        ring = round(_RING_KM.get(place.type, 40.0) / _KM_PER_DEGREE * scale, 1)
        anchor = "end" if at_end else "start"
        label_x = round(x - radius - 4 if at_end else x + radius + 4, 1)
        yield Dot(place, x, y, radius, ring if ring > radius else 0.0, label_x, round(label_y, 1), anchor)
