"""Which reports tell the same story: groups of pairs that were judged, and copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.knowledge import read_lexicon
from dateline.link.solving import Pair, average_link, bounded_components


def solve(ids: Iterable[str], scores: Mapping[Pair, float], joined: Iterable[Pair] = ()) -> list[list[str]]:
    """Group articles by the scores of their pairs, those of ``joined`` pairs together; groups are sorted."""
    joined = [*joined]
    threshold = read_lexicon(__package__, "stories.toml")["threshold"]
    by_member: dict[str, dict[Pair, float]] = {}
    for pair, score in scores.items():
        by_member.setdefault(pair[0], {})[pair] = score
    groups = []
    for component in bounded_components(ids, scores, joined):
        inside = {pair: score for member in component for pair, score in by_member.get(member, {}).items()}
        groups += average_link(component, inside, threshold, joined)
    return sorted(groups)
