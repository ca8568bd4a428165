"""How well two names of persons match, across spellings and scripts, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.matching.parts import name_parts
from dateline.knowledge.matching.skeleton import skeletons


@dataclass(frozen=True, slots=True)
class Match:
    """How two names match: ``score`` from 0 to 1, ``parts`` the pairs of parts with their scores."""

    left: str
    right: str
    score: float
    parts: tuple[tuple[str, str, float], ...]


def match_names(left: str, right: str) -> Match:
    """Match two names of persons."""
    ours, theirs = name_parts(left), name_parts(right)
    pairs = tuple((a, b, 1.0 if skeletons(a) & skeletons(b) else 0.0) for a, b in zip(ours, theirs, strict=False))
    total = sum(score for _, _, score in pairs) / max(len(ours), len(theirs), 1)
    return Match(left, right, total, pairs)
