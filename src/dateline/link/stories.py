"""Which reports tell the same story: groups of pairs that were judged, and copies.

First within each language, where pairs can be judged well, then the groups of different languages:
each with the one group that is nearest to it and to which it is the nearest. So many short posts that
say little do not keep two groups apart whose leading reports tell the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge import read_lexicon
from dateline.link.solving import Pair, average_link, bounded_components


def solve(
    languages: Mapping[str, str],
    scores: Mapping[Pair, float],
    joined: Iterable[Pair] = (),
    thresholds: tuple[float, float] | None = None,
) -> list[list[str]]:
    """Group articles, whose ``languages`` are given by id, by the scores of their pairs; groups are sorted.

    Those of ``joined`` pairs are together, those with a score of minus infinity apart. ``thresholds``
    are the mean scores from which groups of one language and of several are joined, else those of the table.
    """
    joined = [*joined]
    table = read_lexicon(__package__, "stories.toml")
    within_least, across_least = thresholds or (table["threshold"], table["across_threshold"])
    by_member: dict[str, dict[Pair, float]] = defaultdict(dict)
    for pair, score in scores.items():
        by_member[pair[0]][pair] = score
    groups = []
    for component in bounded_components(languages, scores, joined):
        inside = {pair: score for member in component for pair, score in by_member[member].items()}
        within = {pair: score for pair, score in inside.items() if _is_within(pair, score, languages)}
        parts = average_link(component, within, within_least, joined)
        crossing = _Crossing(inside, languages, within_least, across_least)
        groups += crossing(parts) if len(within) < len(inside) else parts
    return sorted(groups)


def _is_within(pair: Pair, score: float, languages: Mapping[str, str]) -> bool:
    """Tell whether a pair counts among the reports of one language; what a person keeps apart counts always."""
    return languages[pair[0]] == languages[pair[1]] or score == float("-inf")


@dataclass(frozen=True, slots=True)
class _Crossing:
    """Joins groups across languages; groups that share one are joined as those of one language are."""

    scores: Mapping[Pair, float]
    languages: Mapping[str, str]
    within_least: float
    across_least: float

    def __call__(self, groups: Sequence[list[str]]) -> list[list[str]]:
        """Join groups that are mutually nearest, round by round, while their mean score is high enough."""
        parts = {group[0]: group for group in groups}
        while pairs := _mutually_nearest(self._means(parts)):
            for one, other in pairs:
                parts[one] = sorted(parts[one] + parts.pop(other))
        return [*parts.values()]

    def _means(self, parts: Mapping[str, Sequence[str]]) -> dict[Pair, float]:
        """Return the mean scores between groups that are high enough."""
        part_of = {member: first for first, members in parts.items() for member in members}
        spoken = {first: {self.languages[member] for member in members} for first, members in parts.items()}
        sums: dict[Pair, float] = defaultdict(float)
        for (one, other), score in sorted(self.scores.items()):
            first, second = sorted((part_of[one], part_of[other]))
            if first != second:
                sums[first, second] += score
        means = {pair: round(total / (len(parts[pair[0]]) * len(parts[pair[1]])), 9) for pair, total in sums.items()}
        least = {True: self.across_least, False: self.within_least}
        return {
            (one, two): mean for (one, two), mean in means.items() if mean >= least[spoken[one].isdisjoint(spoken[two])]
        }


def _mutually_nearest(means: Mapping[Pair, float]) -> list[Pair]:
    """Return the pairs of groups of which each is the other's nearest; of equals the one that sorts first."""
    nearest: dict[str, tuple[float, str]] = {}
    for (one, other), mean in sorted(means.items()):
        for side, far in ((one, other), (other, one)):
            nearest[side] = min(nearest.get(side, (0.0, "")), (-mean, far))
    return [(one, other) for one, other in sorted(means) if nearest[one][1] == other and nearest[other][1] == one]
