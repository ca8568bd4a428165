"""The shapes of countries, from a TopoJSON file, cut to what a map shows.

TopoJSON (https://github.com/topojson/topojson-specification) keeps borders as arcs that neighbours
share, delta-encoded on a grid. The file is Natural Earth's at 1:50 million.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

Point = tuple[float, float]  # degrees: longitude, latitude

_FILE = "world-atlas-2.0.2-countries-50m.json"


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the earth in degrees; ``west`` < ``east``, ``south`` < ``north``."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, other: Box) -> bool:
        """Tell whether the other box lies within this one."""
        return (
            self.west <= other.west
            and other.east <= self.east
            and self.south <= other.south
            and other.north <= self.north
        )

    def touches(self, other: Box) -> bool:
        """Tell whether two boxes share anything."""
        return (
            self.west < other.east and other.west < self.east and self.south < other.north and other.south < self.north
        )


@dataclass(frozen=True, slots=True)
class Ring:
    """One outer border, closed, with the box around it; holes are not drawn."""

    box: Box
    points: tuple[Point, ...]


@cache
def rings() -> tuple[Ring, ...]:
    """Return the outer borders of all countries."""
    atlas = json.loads((resources.files("dateline.present.site") / "static" / "vendor" / _FILE).read_text("utf-8"))
    arcs = [_decoded(arc, atlas["transform"]) for arc in atlas["arcs"]]
    return tuple(_rings(atlas["objects"]["countries"]["geometries"], arcs))


@cache
def coarse_rings() -> tuple[Ring, ...]:
    """Return the larger outer borders with points at least a third of a degree apart, for maps of continents."""
    return tuple(
        Ring(ring.box, tuple(_thinned(ring.points)))
        for ring in rings()
        if ring.box.east - ring.box.west + ring.box.north - ring.box.south > 1.0
    )


def _thinned(points: Sequence[Point]) -> Iterator[Point]:
    last: Point | None = None
    for point in points:
        if last is None or abs(point[0] - last[0]) + abs(point[1] - last[1]) >= 0.35:
            yield point
            last = point


def _decoded(arc: Sequence[Sequence[int]], transform: Any) -> list[Point]:
    (width, height), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * width + west, y * height + south))
    return points


def _rings(geometries: Iterable[Any], arcs: Sequence[list[Point]]) -> Iterator[Ring]:
    for geometry in geometries:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
        for polygon in polygons:
            points = _joined(polygon[0], arcs)
            longitudes, latitudes = zip(*points, strict=True)
            yield Ring(Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes)), tuple(points))


def _joined(indices: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def cut_to(ring: Ring, box: Box) -> Sequence[Point]:
    """Cut a closed border to a box (Sutherland and Hodgman 1974)."""
    if box.holds(ring.box):
        return ring.points
    kept = list(ring.points)
    for axis, limit, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        kept = list(_cut(kept, axis, limit, sign))
        if not kept:
            break
    return kept


def _cut(points: Sequence[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
        inside, was = sign * (point[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
        if inside != was:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if inside:
            yield point
