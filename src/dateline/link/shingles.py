"""Runs of five words, by which copied text is found, and the places where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from hashlib import blake2b

from dateline.link.report import Passage, Report
from dateline.link.words import fold_word
from dateline.model import fold

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
    words = [(fold_word(match[0]), match.start(), match.end()) for match in _WORD.finditer(passage.text)]
    for at in range(len(words) - WORDS + 1):
        run = words[at : at + WORDS]
        yield Shingle(_code(word for word, _, _ in run), passage.start + run[0][1], passage.start + run[-1][2])


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
