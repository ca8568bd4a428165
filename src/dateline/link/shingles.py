"""Runs of five words, by which copied text is found, and the places where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import accumulate
from typing import TYPE_CHECKING

from dateline.link.report import Passage, Report
from dateline.link.words import fold_word
from dateline.model import fold

if TYPE_CHECKING:
    import numpy as np

#: Words of a shingle, as in Broder (1997) and in most work on reprinted news.
WORDS = 5

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Shingle:
    """A run of words: its hash and where it stands on the page."""

    code: int
    start: int
    end: int


@dataclass(frozen=True)
class Shingled:
    """A report's shingles in order."""

    report: Report
    shingles: tuple[Shingle, ...]
    codes: frozenset[int]


def shingled(report: Report, left_out: Set[int] = frozenset()) -> Shingled:
    """Cut a report's passages into shingles, without the lines whose hashes are ``left_out``."""
    passages = (each for each in report.passages if line_code(report.outlet, each) not in left_out)
    shingles = tuple(shingle for passage in passages for shingle in shingles_of(passage))
    return Shingled(report, shingles, frozenset(each.code for each in shingles))


def shingles_of(passage: Passage) -> Iterator[Shingle]:
    """Yield the runs of words of a passage, in order."""
    places = [match.span() for match in _WORD.finditer(passage.text)]
    (codes,) = shingle_codes([passage.text])
    for at, code in enumerate(codes):
        yield Shingle(code, passage.start + places[at][0], passage.start + places[at + WORDS - 1][1])


def shingle_codes(texts: Iterable[str]) -> list[list[int]]:
    """Return, for each text, the hashes of its runs of words in order.

    A hash is the sum of the words' hashes, each times that of its place: whole numbers of 64 bits, modulo 2**64.
    """
    import numpy as np

    words = [[_word_code(word) for word in _WORD.findall(text)] for text in texts]
    held = np.array([code for each in words for code in each], dtype=np.uint64)
    runs = max(0, len(held) - WORDS + 1)
    sums = np.zeros(runs, dtype=np.uint64)
    for place, factor in enumerate(_factors()):
        sums += held[place : place + runs] * factor
    codes, starts = sums.tolist(), accumulate(map(len, words), initial=0)
    return [codes[start : start + max(0, len(each) - WORDS + 1)] for start, each in zip(starts, words, strict=False)]


@cache
def _factors() -> list[np.uint64]:
    import numpy as np

    return [np.uint64(_word_code(f"place {place}") | 1) for place in range(WORDS)]


@lru_cache(maxsize=2**18)
def _word_code(word: str) -> int:
    return _code((fold_word(word),))


def line_code(outlet: str | None, passage: Passage) -> int:
    """Hash an outlet's line; 0 where the outlet is not known, whose lines are nobody's furniture."""
    return 0 if outlet is None else _code((outlet, fold(passage.text)))


def _code(words: Iterable[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest())


def copied_ranges(one: Shingled, other: Shingled) -> list[tuple[int, int]]:
    """Return where, in the page of ``one``, text stands that ``other`` carries too: ranges in order."""
    ranges: list[tuple[int, int]] = []
    for shingle in one.shingles:
        if shingle.code in other.codes:
            if ranges and shingle.start <= ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], max(ranges[-1][1], shingle.end))
            else:
                ranges.append((shingle.start, shingle.end))
    return ranges
