"""The consonant skeleton of a name: alike for a name in Arabic and in Latin letters, however its vowels are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations, groupby

from dateline.knowledge.lexicon import read_lexicon
from dateline.knowledge.matching.parts import is_arabic, name_parts

#: Parts of a name that are paired in keys; longer names are lists of ancestors.
_MOST_PARTS = 5


def _tables() -> dict[str, dict[str, str]]:
    return read_lexicon("dateline.knowledge", "matching/skeleton.toml")


@cache
def _pattern(script: str) -> re.Pattern[str]:
    spellings = sorted(_tables()[script], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, spellings)))


@lru_cache(maxsize=65536)
def skeletons(part: str) -> frozenset[str]:
    """Return the skeletons of one part of a name: one, or two where a letter is written in two ways."""
    if not is_arabic(part):
        return frozenset([_skeleton(part, "latin", {})])
    return frozenset([_skeleton(part, "arabic", {}), _skeleton(part, "arabic", _tables()["other"])])


def _skeleton(part: str, script: str, other: dict[str, str]) -> str:
    classes = _tables()[script]
    found = "".join(other.get(each[0], classes[each[0]]) for each in _pattern(script).finditer(part))
    return "".join(letter for letter, _ in groupby(found))


@lru_cache(maxsize=32768)
def person_keys(written: str) -> frozenset[str]:
    """Return the keys by which a name is found again in another spelling or script.

    Each is the skeletons of two of its parts, in any order, so that a part that one writes and the
    other leaves out does no harm; of a name of one part it is that part's, after ``1:``.
    """
    parts = name_parts(written)[:_MOST_PARTS]
    if len(parts) < 2:
        return frozenset(f"1:{key}" for part in parts for key in skeletons(part))
    return frozenset(_pairs(parts))


@lru_cache(maxsize=32768)
def surname_keys(written: str) -> frozenset[str]:
    """Return the keys by which a person is found by the last part of a name alone."""
    parts = name_parts(written)
    return frozenset(f"1:{key}" for part in parts[-1:] for key in skeletons(part))


def _pairs(parts: tuple[str, ...]) -> Iterator[str]:
    for one, other in combinations(parts, 2):
        for left in skeletons(one):
            for right in skeletons(other):
                yield "+".join(sorted((left, right)))
