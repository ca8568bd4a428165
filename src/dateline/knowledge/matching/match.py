"""How well two names of persons match, across spellings and scripts, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.matching.letters import likeness
from dateline.knowledge.matching.parts import is_arabic, name_parts

#: What a part that only one of two names has takes from the score, more where it is a given name; and what is left
#: where one name has one part only.
_EXTRA, _EXTRA_FIRST, _ALONE = 0.1, 0.52, 0.45
#: Share of the least alike part in the score: a given name does not make up for a surname.
_LEAST = 0.5
#: The one threshold: from here on two names are taken for one person's where nothing else speaks.
SAME_NAME = 0.5


@dataclass(frozen=True, slots=True)
class PartMatch:
    """Two parts of names beside each other, ``score`` from 0 to 1; one of them is empty where it stands alone."""

    left: str
    right: str
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """How two names match: ``score`` from 0 to 1, and the parts that it was made of."""

    left: str
    right: str
    score: float
    parts: tuple[PartMatch, ...]

    @property
    def is_same(self) -> bool:
        """Whether the score reaches the threshold."""
        return self.score >= SAME_NAME

    def __str__(self) -> str:
        pairs = ", ".join(f"{each.left or '-'} = {each.right or '-'} {each.score:.2f}" for each in self.parts)
        return f"{self.score:.2f}: {pairs}"


@lru_cache(maxsize=16384)
def match_names(left: str, right: str) -> Match:
    """Match two names of persons, in one script or in both.

    Titles, articles and "son of" are no parts. Parts are compared in order, two that one name writes
    together count as one. Given name and surname both have to agree: the score is the mean of the
    parts and their least in equal shares, less for parts that only one name has.
    """
    ours, theirs = name_parts(left), name_parts(right)
    parts = _aligned(ours, theirs)
    paired = [each for each in parts if each.left and each.right]
    if not paired:
        return Match(left, right, 0.0, parts)
    lengths = [len(each.left) + len(each.right) for each in paired]
    mean = sum(each.score * length for each, length in zip(paired, lengths, strict=True)) / sum(lengths)
    score = _LEAST * min(each.score for each in paired) + (1 - _LEAST) * mean
    if len(paired) == 1 and len(parts) > 1:
        score *= _ALONE
    else:
        extra = [_EXTRA if at else _EXTRA_FIRST for at, each in enumerate(parts) if not (each.left and each.right)]
        score *= max(0.0, 1 - sum(extra))
    return Match(left, right, score, parts)


def _aligned(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[PartMatch, ...]:
    """Lay the parts of two names beside each other, in order, so that they agree most."""
    even = ((1, 1), (1, 0), (0, 1))
    steps = even if len(ours) == len(theirs) else (*even, (1, 2), (2, 1))
    best: dict[tuple[int, int], tuple[float, tuple[PartMatch, ...]]] = {(0, 0): (0.0, ())}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            options = []
            for left, right in steps:
                before = best.get((i - left, j - right))
                if before is not None:
                    part = _beside("".join(ours[i - left : i]), "".join(theirs[j - right : j]))
                    # Two beside two must not be worth less than the same letters written together.
                    worth = part.score * (left + right) / 2 - 0.2 * (left + right == 1)
                    options.append((before[0] + worth, (*before[1], part)))
            if options:
                best[i, j] = max(options, key=lambda each: each[0])
    return best[len(ours), len(theirs)][1]


def _beside(left: str, right: str) -> PartMatch:
    return PartMatch(left, right, part_score(left, right) if left and right else 0.0)


@lru_cache(maxsize=65536)
def part_score(left: str, right: str) -> float:
    """Return from 0 to 1 how likely two folded parts of names are one name."""
    if left == right:
        return 1.0
    if is_arabic(left) != is_arabic(right):
        arabic, latin = (left, right) if is_arabic(left) else (right, left)
        found = likeness(arabic, latin)
    else:
        found = _one_script(left, right)
    if len(left) == 1 or len(right) == 1:  # an initial
        return max(found, 0.6) if left[0] == right[0] else found
    return found


def _one_script(left: str, right: str) -> float:
    """Return the share of letters that stay where one part is edited into the other; a vowel changed counts half."""
    row = [0.5 * (letter in _VOWELS) + (letter not in _VOWELS) for letter in right]
    before = [0.0]
    for cost in row:
        before.append(before[-1] + cost)
    longest = max(before[-1], sum(0.5 if letter in _VOWELS else 1.0 for letter in left), 1.0)
    for one in left:
        out = 0.5 if one in _VOWELS else 1.0
        now = [before[0] + out]
        for at, other in enumerate(right):
            both = one in _VOWELS and other in _VOWELS
            change = 0.0 if one == other else 0.25 if both else 1.0
            now.append(min(before[at] + change, before[at + 1] + out, now[at] + row[at]))
        before = now
    return max(0.0, 1 - before[-1] / longest)


_VOWELS = frozenset("aeiouywاويىءئؤه")
