"""Roles for a run of lines together: the best path through head, lead, body and tail (Viterbi).

A page runs from its frame (menus, the outlet's name) through what may open an article (date,
byline), its lead (title, then subtitle, byline, date, caption) and its body to the tail (sources,
links, notes, frame again) and never back. Each state is a role in one of these zones; a line's
evidence is weighed against the cost of the step, so a lone caption inside the body stays a caption
and a short paragraph in a dense run stays body. Max-marginals (the best path through another role) give the confidence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from dateline.clean.text.evidence import Line
from dateline.model import Role

_NEVER = -1e9
#: Scale of a path's lead over the next best role in the logistic that gives the confidence.
_SOFTNESS = 1.5


class Zone(IntEnum):
    """The parts of a page, in order."""

    FRAME = 0
    OPENING = 1
    LEAD = 2
    BODY = 3
    TAIL = 4


@dataclass(frozen=True, slots=True)
class State:
    """A role in a zone; ``bias`` is added to the evidence.

    ``brief`` marks short body lines, ``copy`` a title that an earlier or later line repeats: a
    lead has one title, and further ones must be copies. ``wordy`` marks lines of the frame that
    could be titles.
    """

    zone: Zone
    role: Role
    bias: float
    brief: bool = False
    copy: bool = False
    wordy: bool = False


#: Biases were set by hand on invented pages; they say how rare a role is in its zone. Those of the
#: frame and the tail are the same, or long menus would draw everything to one side.
STATES = (
    State(Zone.FRAME, Role.FURNITURE, 0.0),
    State(Zone.FRAME, Role.FURNITURE, 0.0, wordy=True),
    State(Zone.FRAME, Role.RELATED, -0.7),
    State(Zone.FRAME, Role.TEASER, -1.7),
    State(Zone.OPENING, Role.DATE, -3.0),
    State(Zone.OPENING, Role.BYLINE, -2.0),
    State(Zone.OPENING, Role.FURNITURE, -1.0),
    State(Zone.OPENING, Role.CAPTION, -1.6),
    State(Zone.LEAD, Role.TITLE, -0.6),
    State(Zone.LEAD, Role.TITLE, -0.6, copy=True),
    State(Zone.LEAD, Role.SUBTITLE, -1.0),
    State(Zone.LEAD, Role.DATE, -3.0),
    State(Zone.LEAD, Role.BYLINE, -1.4),
    State(Zone.LEAD, Role.CAPTION, -1.6),
    State(Zone.LEAD, Role.FURNITURE, -1.0),
    State(Zone.LEAD, Role.RELATED, -1.6),
    State(Zone.LEAD, Role.SOURCE_LINE, -3.0),
    State(Zone.BODY, Role.BODY, 0.0),
    State(Zone.BODY, Role.BODY, -0.5, brief=True),
    State(Zone.BODY, Role.CAPTION, -1.8),
    State(Zone.BODY, Role.FURNITURE, -1.6),
    State(Zone.BODY, Role.RELATED, -1.4),
    State(Zone.BODY, Role.TEASER, -3.0),
    State(Zone.TAIL, Role.FURNITURE, 0.0),
    State(Zone.TAIL, Role.RELATED, -0.7),
    State(Zone.TAIL, Role.TEASER, -1.7),
    State(Zone.TAIL, Role.SOURCE_LINE, -2.0),
    State(Zone.TAIL, Role.BYLINE, -2.5),
    State(Zone.TAIL, Role.DATE, -3.6),
    State(Zone.TAIL, Role.CAPTION, -3.0),
)
_COUNT = len(STATES)
#: A box inside the text is one interruption, however many lines it has.
_BOX_GOES_ON = 0.4
#: What it costs to leave an unlabelled line of several words in the frame just above the title.
_PASSED_OVER = -1.3
#: How much running text speaks against roles that are no paragraphs.
_PROSE_AGAINST = {Role.FURNITURE: 0.75, Role.RELATED: 0.75, Role.BYLINE: 0.5, Role.DATE: 0.5, Role.CAPTION: 0.1}


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of one line, the zone it was found in, and how clearly (0 to 1)."""

    role: Role
    zone: Zone
    confidence: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a run before it is decoded.

    ``entry`` tells that the run is one entry of a listing whose first line opens it; ``titled``
    that this line is its title.
    """

    entry: bool = False
    titled: bool = False


def decode(lines: Sequence[Line], setting: Setting = Setting()) -> list[Decision]:
    """Find the best roles for a run of lines; time and memory are linear in their number."""
    if not lines:
        return []
    emissions = [[_emission(line, state, setting) for state in STATES] for line in lines]
    if setting.titled:
        emissions[0] = [
            value if state.role is Role.TITLE else _NEVER for value, state in zip(emissions[0], STATES, strict=True)
        ]
    steps = _steps(setting)
    forward = _forward(emissions, steps)
    backward = _backward(emissions, steps)
    path = _best_path(forward, emissions, steps)
    return [
        Decision(STATES[state].role, STATES[state].zone, _confidence(forward[i], backward[i], state))
        for i, state in enumerate(path)
    ]


def _emission(line: Line, state: State, setting: Setting) -> float:
    """Weigh a line's evidence for one state."""
    score = line.scores[state.role] + state.bias
    prose, shape = line.shape.prose, line.shape
    if state.role is Role.BODY:
        return _body_emission(line, state, setting)
    if state.role is Role.TITLE:
        score -= 6.0 if state.copy and not line.copied else 0.0
        unfit = (0.0 if shape.heading else 4.0) + (3.0 if line.labelled else 0.0) + (2.0 if shape.bullet else 0.0)
        return score - unfit - max(0.0, prose - 0.9)
    if state.role is Role.SUBTITLE:
        fits = (1.0 if shape.ends else 1.7) if shape.size <= 260 and shape.words >= 5 and not shape.dateline else -2.0
        score -= 2.0 if line.labelled and not line.is_a("key_points") else 0.0
        return score + fits - max(0.0, prose - 2.4) - (5.0 if setting.entry else 0.0)
    if state.role is Role.TEASER:
        return score + 0.45 * min(prose, 4.0) - 0.5 * line.scores[Role.FURNITURE]
    if state.zone is Zone.FRAME and state.role is Role.FURNITURE and state.wordy is not _is_wordy(line):
        return _NEVER
    if state.role is Role.RELATED and line.scores[Role.RELATED] <= 0:
        score -= 1.5
    return score - _PROSE_AGAINST.get(state.role, 0.0) * max(0.0, prose)


def _is_wordy(line: Line) -> bool:
    """Tell a line that could be a title from the short and the labelled lines of a page's frame."""
    shape = line.shape
    return shape.heading and shape.words >= 5 and shape.size >= 25 and line.scores[Role.FURNITURE] <= 0


def _body_emission(line: Line, state: State, setting: Setting) -> float:
    body = line.scores[Role.BODY]
    if not state.brief:
        return body + state.bias
    excerpt = 2.2 if setting.entry and not line.labelled else 0.0
    return max(-0.2, 0.35 * body) + state.bias + excerpt - (1.0 if line.labelled else 0.0)


def _steps(setting: Setting) -> list[list[tuple[int, float]]]:
    """For every state, the states it can come from with the cost of the step."""
    return [
        [(a, cost) for a in range(_COUNT) if (cost := _step(STATES[a], STATES[b], setting)) > _NEVER]
        for b in range(_COUNT)
    ]


def _step(before: State, after: State, setting: Setting) -> float:
    if after.zone < before.zone:
        return _NEVER
    if before.zone == after.zone:
        return _within(before, after)
    return _across(before, after, setting)


def _within(before: State, after: State) -> float:
    """Cost of a step inside a zone."""
    if before.zone is Zone.LEAD:
        if after.role is Role.TITLE:
            return 0.0 if after.copy else _NEVER
        if after.role is Role.SUBTITLE:
            return {Role.TITLE: 0.0, Role.SUBTITLE: -0.7}.get(before.role, -1.3)
    if before.zone is Zone.BODY and before.role is Role.BODY and after.role is Role.BODY:
        return 0.3
    if before.zone is Zone.BODY and Role.BODY not in {before.role, after.role}:
        return _BOX_GOES_ON
    if before.role is after.role:
        return 0.1
    return 0.0


def _across(before: State, after: State, setting: Setting) -> float:
    """Cost of a step from one zone into a later one."""
    if after.zone is Zone.OPENING:
        return {Role.DATE: -0.2, Role.BYLINE: -0.8, Role.CAPTION: -1.0}.get(after.role, _NEVER)
    if after.zone is Zone.LEAD:
        return _into_lead(before, after)
    if after.zone is Zone.BODY:
        if after.role is not Role.BODY:
            return _NEVER
        start = {Zone.LEAD: 0.0, Zone.OPENING: -0.6}.get(before.zone, -1.0)
        return start - (0.0 if not after.brief else (0.2 if setting.entry else 2.2))
    if before.zone is Zone.BODY:
        return -1.5 if before.brief and not setting.entry else -0.5
    return -0.5 if setting.entry else (-1.5 if before.zone is Zone.FRAME else -3.0)


def _into_lead(before: State, after: State) -> float:
    """Cost of the step to an article's title, which every lead begins with."""
    if after.role is not Role.TITLE or after.copy:
        return _NEVER
    return _PASSED_OVER if before.wordy else 0.0


def _start(state: State) -> float:
    if state.zone is Zone.FRAME:
        return 0.0
    if state.zone is Zone.OPENING:
        return 0.0 if state.role is not Role.FURNITURE else -3.0
    if state.zone is Zone.LEAD:
        return 0.0 if state.role is Role.TITLE and not state.copy else _NEVER
    if state.zone is Zone.BODY:
        return -0.8 if state.role is Role.BODY and not state.brief else -4.0
    return -6.0


def _forward(emissions: Sequence[Sequence[float]], steps: Sequence[Sequence[tuple[int, float]]]) -> list[list[float]]:
    """Return the best score of a path that ends in each state, for every line."""
    scores = [[emissions[0][s] + _start(STATES[s]) for s in range(_COUNT)]]
    for row in emissions[1:]:
        last = scores[-1]
        scores.append([row[s] + max(last[a] + cost for a, cost in steps[s]) for s in range(_COUNT)])
    return scores


def _backward(emissions: Sequence[Sequence[float]], steps: Sequence[Sequence[tuple[int, float]]]) -> list[list[float]]:
    """Return the best score of a path onwards from each state, its own line not counted."""
    onward: list[list[tuple[int, float]]] = [[] for _ in range(_COUNT)]
    for after, sources in enumerate(steps):
        for before, cost in sources:
            onward[before].append((after, cost))
    scores = [[0.0] * _COUNT]
    for row in reversed(emissions[1:]):
        last = scores[-1]
        scores.append([max(last[b] + row[b] + cost for b, cost in onward[s]) for s in range(_COUNT)])
    scores.reverse()
    return scores


def _best_path(
    forward: Sequence[Sequence[float]],
    emissions: Sequence[Sequence[float]],
    steps: Sequence[Sequence[tuple[int, float]]],
) -> list[int]:
    state = max(range(_COUNT), key=lambda s: (forward[-1][s], -s))
    path = [state]
    for index in range(len(emissions) - 1, 0, -1):
        last = forward[index - 1]
        state = max(steps[state], key=lambda step: (last[step[0]] + step[1], -step[0]))[0]
        path.append(state)
    path.reverse()
    return path


def _confidence(forward: Sequence[float], backward: Sequence[float], chosen: int) -> float:
    """Turn the lead of the best path over the best one with another role here into 0.5 to 1."""
    best = forward[chosen] + backward[chosen]
    other = max(forward[s] + backward[s] for s in range(_COUNT) if STATES[s].role is not STATES[chosen].role)
    return 1 / (1 + math.exp(-min(60.0, max(0.0, best - other)) / _SOFTNESS))
