"""Who with whom: parties in a circle, an arrow for each kind of act between two of them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.present.story_view import Matrix, Words

WIDTH, HEIGHT = 960.0, 520.0
_RADIUS_X, _RADIUS_Y = 270.0, 190.0
#: Parties that a circle has room for; the table under the drawing has all.
PARTIES = 20
#: Statuses of acts that a report tells as done.
_DONE = frozenset({"asserted", "historical"})


@dataclass(frozen=True, slots=True)
class Tie:
    """An act between two parties, told by ``reports``; ``mutual`` where both are actors (a meeting).

    ``status`` is set where the reports do not tell that it was done: denied, negated, future ...
    """

    source: str
    target: str
    label: str
    anchor: str
    reports: tuple[int, ...]
    mutual: bool
    status: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A party with its place in the drawing."""

    name: str
    x: float
    y: float
    label_x: float
    label_at: str


@dataclass(frozen=True, slots=True)
class Line:
    """A tie drawn as a curve from ``path``, its label at ``x`` and ``y``."""

    tie: Tie
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and lines to draw, and all ties for the table."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    ties: tuple[Tie, ...]


def ties_of(matrices: Sequence[Matrix]) -> tuple[Tie, ...]:
    """Read who did what to whom off the matrices: each pair and kind of act once, with the reports that tell it."""
    found: dict[tuple[str, str, str, str, bool, str], set[int]] = defaultdict(set)
    for number, matrix in enumerate(matrices):
        rows = {row.slot: row.cells for row in matrix.rows}
        for at, report in enumerate(matrix.reports):
            actors = _names(rows["actor"][at].words) if "actor" in rows else []
            recipients = _names(rows["recipient"][at].words) if "recipient" in rows else []
            status = _status(rows["status"][at].words) if "status" in rows else ""
            for source, target, mutual in _pairs(actors, recipients):
                found[source, target, matrix.label, f"event-{number}", mutual, status].add(report)
    ties = [
        Tie(source, target, f"{label}, {status}" if status else label, anchor, tuple(sorted(reports)), mutual, status)
        for (source, target, label, anchor, mutual, status), reports in found.items()
    ]
    return tuple(sorted(ties, key=lambda tie: (-len(tie.reports), tie.source, tie.target, tie.label, tie.anchor)))


def _status(words: Sequence[Words]) -> str:
    """Say what a report says of the act where it does not simply tell that it was done."""
    said = {each.value for each in words if each.value}
    return ", ".join(sorted(said)) if said and not said & _DONE else ""


def _names(words: Sequence[Words]) -> list[str]:
    named = (each.value or (each.span.exact if each.span else "") for each in words)
    return list(dict.fromkeys(" ".join(name.split()) for name in named if name.strip()))


def _pairs(actors: Sequence[str], recipients: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    if recipients:
        yield from ((actor, other, False) for actor in actors for other in recipients if actor != other)
    else:
        ordered = sorted(actors)
        yield from ((one, other, True) for at, one in enumerate(ordered) for other in ordered[at + 1 :])


def graph_of(matrices: Sequence[Matrix]) -> Graph | None:
    """Draw the ties between the parties that have most of them; ``None`` where there are none."""
    ties = ties_of(matrices)
    if not ties:
        return None
    weights: dict[str, int] = defaultdict(int)
    for tie in ties:
        weights[tie.source] += len(tie.reports)
        weights[tie.target] += len(tie.reports)
    shown = set(sorted(weights, key=lambda name: (-weights[name], name))[:PARTIES])
    drawn = [tie for tie in ties if tie.source in shown and tie.target in shown]
    nodes = {name: _node(name, at, len(shown)) for at, name in enumerate(_neighbours_together(drawn))}
    return Graph(tuple(nodes.values()), tuple(_lines(drawn, nodes)), ties)


def _neighbours_together(ties: Sequence[Tie]) -> list[str]:
    """Order parties so that those with ties stand near each other."""
    order: list[str] = []
    for tie in ties:
        for name, other in ((tie.source, tie.target), (tie.target, tie.source)):
            if name not in order:
                order.insert(order.index(other) + 1 if other in order else len(order), name)
    return order


def _node(name: str, at: int, total: int) -> Node:
    angle = 2 * math.pi * at / total - math.pi / 2
    x = round(WIDTH / 2 + _RADIUS_X * math.cos(angle), 1)
    y = round(HEIGHT / 2 + _RADIUS_Y * math.sin(angle), 1)
    side = "middle" if abs(math.cos(angle)) < 0.2 else "start" if math.cos(angle) > 0 else "end"
    beside = {"middle": 0.0, "start": 10.0, "end": -10.0}[side]
    return Node(name, x, y, x + beside, side)


def _lines(ties: Sequence[Tie], nodes: dict[str, Node]) -> Iterator[Line]:
    bends: dict[frozenset[str], int] = defaultdict(int)
    for tie in ties:
        pair = frozenset((tie.source, tie.target))
        bend = 0.16 + 0.14 * bends[pair]
        bends[pair] += 1
        one, other = nodes[tie.source], nodes[tie.target]
        dx, dy = other.x - one.x, other.y - one.y
        bow = (one.x + dx / 2 - dy * bend, one.y + dy / 2 + dx * bend)
        start, end = _towards(one, bow, 7), _towards(other, bow, 11)
        path = f"M{start[0]:.1f} {start[1]:.1f}Q{bow[0]:.1f} {bow[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
        middle_x, middle_y = one.x + dx / 2 - dy * bend / 2, one.y + dy / 2 + dx * bend / 2
        yield Line(tie, path, round(middle_x, 1), round(middle_y, 1))


def _towards(node: Node, point: tuple[float, float], steps: float) -> tuple[float, float]:
    dx, dy = point[0] - node.x, point[1] - node.y
    length = math.hypot(dx, dy) or 1.0
    return node.x + dx / length * steps, node.y + dy / length * steps
