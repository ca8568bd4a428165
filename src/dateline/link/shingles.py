"""Runs of five words, by which copied text is found, and the places where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from dateline.link.report import Passage, Report
from dateline.link.words import fold_word
from dateline.model import fold

#: Words of a shingle, as in Broder (1997) and in most work on reprinted news.
WORDS = 5
#: On how many pages of an outlet a line has to stand to be its furniture, and over how many days.
_RECURS, _DAYS = 3, 3

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


def shingled(report: Report, left_out: frozenset[str] = frozenset()) -> Shingled:
    """Cut a report's passages into shingles, without the folded lines ``left_out``."""
    passages = (each for each in report.passages if fold(each.text) not in left_out)
    shingles = tuple(shingle for passage in passages for shingle in _shingles(passage))
    return Shingled(report, shingles, frozenset(each.code for each in shingles))


def _shingles(passage: Passage) -> Iterator[Shingle]:
    words = [(fold_word(match[0]), match.start(), match.end()) for match in _WORD.finditer(passage.text)]
    for at in range(len(words) - WORDS + 1):
        run = words[at : at + WORDS]
        yield Shingle(_code(word for word, _, _ in run), passage.start + run[0][1], passage.start + run[-1][2])


def _code(words: Iterable[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest())


def recurring_lines(reports: Iterable[Report]) -> dict[str | None, frozenset[str]]:
    """Find the lines, folded, that an outlet repeats on its pages: by outlet.

    A line that stands on three pages within a few days may be one report and its updates, so the
    pages have to be further apart or not dated.
    """
    seen: dict[tuple[str | None, str], dict[str, int | None]] = defaultdict(dict)
    for report in reports:
        for passage in report.passages:
            seen[report.outlet, fold(passage.text)][report.page_id] = report.first
    found: dict[str | None, set[str]] = defaultdict(set)
    for (outlet, line), pages in seen.items():
        if outlet is not None and len(pages) >= _RECURS and _spread(list(pages.values())):
            found[outlet].add(line)
    return {outlet: frozenset(lines) for outlet, lines in found.items()}


def _spread(days: Sequence[int | None]) -> bool:
    known = [day for day in days if day is not None]
    return len(known) < len(days) or max(known) - min(known) > _DAYS


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
