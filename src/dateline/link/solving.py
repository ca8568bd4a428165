"""Groups from judged pairs: average-link clustering that depends on the pairs and on nothing else."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

#: A pair of ids, the smaller first.
Pair = tuple[str, str]


def components(ids: Iterable[str], pairs: Iterable[Pair]) -> Iterator[list[str]]:
    """Yield the ids that pairs connect, directly or by others: each component sorted, in order of its first."""
    leader = {each: each for each in ids}

    def find(each: str) -> str:
        while leader[each] != each:
            leader[each] = leader[leader[each]]
            each = leader[each]
        return each

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    groups: dict[str, list[str]] = {}
    for each in sorted(leader):
        groups.setdefault(find(each), []).append(each)
    yield from groups.values()


#: Members of a component above which its weaker pairs no longer connect, so that months of rolling
#: coverage do not become one group, nor cost the square of their number.
MOST_TOGETHER = 2000
_FLOORS = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95)


def bounded_components(
    ids: Iterable[str], scores: Mapping[Pair, float], joined: Sequence[Pair] = (), most: int = MOST_TOGETHER
) -> Iterator[list[str]]:
    """Yield components of at most ``most`` ids: larger ones are parted by leaving out weaker pairs, step by step.

    ``joined`` pairs always connect. What only the strongest pairs connect stays whole, however large.
    """
    waiting = [(each, 0) for each in components(ids, [*scores, *joined])]
    while waiting:
        component, step = waiting.pop()
        if len(component) <= most or step == len(_FLOORS):
            yield component
            continue
        inside = set(component)
        strong = [pair for pair, score in scores.items() if score >= _FLOORS[step] and inside.issuperset(pair)]
        kept = [pair for pair in joined if inside.issuperset(pair)]
        waiting += [(part, step + 1) for part in components(component, [*strong, *kept])]


def average_link(
    members: Sequence[str], scores: Mapping[Pair, float], least: float, joined: Sequence[Pair] = ()
) -> list[list[str]]:
    """Join groups while the mean score between two of them is at least ``least``; pairs without a score count 0.

    Members that ``joined`` pairs connect are one from the start, as near to others as the nearest
    of them. A score of minus infinity keeps two members apart for good. Of equal means the pair
    of groups with the smallest ids is joined first. Groups are sorted, as are their members.
    """
    known = set(members)
    groups = _Groups.of(members, {pair: score for pair, score in scores.items() if known.issuperset(pair)})
    for first, *others in components(members, [pair for pair in joined if known.issuperset(pair)]):
        for other in others:
            groups.join(first, other, as_one=True)
    waiting = [
        (-groups.mean(one, other), one, other) for one in groups.sums for other in groups.sums[one] if one < other
    ]
    heapq.heapify(waiting)
    while waiting:
        negative, one, other = heapq.heappop(waiting)
        if one not in groups.sums or other not in groups.sums or -negative != groups.mean(one, other):
            continue
        if -negative < least:
            break
        groups.join(one, other)
        for third in groups.sums[one]:
            first, second = sorted((one, third))
            heapq.heappush(waiting, (-groups.mean(one, third), first, second))
    return sorted(sorted(group) for group in groups.members.values())


@dataclass
class _Groups:
    """Groups by the id of their first member, what each counts as, and the sums of scores between two."""

    members: dict[str, list[str]]
    mass: dict[str, int]
    sums: dict[str, dict[str, float]]

    @classmethod
    def of(cls, members: Sequence[str], scores: Mapping[Pair, float]) -> _Groups:
        sums: dict[str, dict[str, float]] = {each: {} for each in members}
        for (one, other), score in scores.items():
            sums[one][other] = sums[other][one] = score
        return cls({each: [each] for each in members}, dict.fromkeys(members, 1), sums)

    def mean(self, one: str, other: str) -> float:
        """Return the mean score between two groups."""
        return round(self.sums[one].get(other, 0.0) / (self.mass[one] * self.mass[other]), 9)

    def join(self, one: str, other: str, *, as_one: bool = False) -> None:
        """Put the group ``other`` into ``one``, the smaller id; ``as_one`` counts the two as one member."""
        self.members[one] += self.members.pop(other)
        mass = self.mass.pop(other)
        ours, theirs = self.sums[one], self.sums.pop(other)
        for third, score in theirs.items():
            if third != one:
                both = (ours.get(third, 0.0), score)
                ours[third] = self.sums[third][one] = _nearest(*both) if as_one else sum(both)
                del self.sums[third][other]
        ours.pop(other, None)
        self.mass[one] += 0 if as_one else mass


def _nearest(one: float, other: float) -> float:
    """Return the larger of two scores, minus infinity where either forbids."""
    return min(one, other) if float("-inf") in (one, other) else max(one, other)
