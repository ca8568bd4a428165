"""Reports cut into shingles, as numbers: what is kept of a text to find its copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from dateline.link.report import Report
from dateline.link.shingles import line_code, shingle_codes

if TYPE_CHECKING:
    import numpy as np

#: Permutations of a sketch, in bands of two: texts that share .3 of their shingles meet with .95, .37 with .99.
PERMUTATIONS, BANDS = 64, 32
#: Shared shingles below which a pair is none: shorter texts meet by formulas.
LEAST_SHARED = 15
#: On how many pages of an outlet a line has to stand to be its furniture, and over how many days.
_RECURS, _DAYS = 3, 3


class Lines(NamedTuple):
    """The hashes of a report's lines, and what tells whether they recur."""

    article_id: str
    page_id: str
    first: int | None
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Cut:
    """A report's shingles line by line, as hashes."""

    report_lines: Lines
    codes: tuple[tuple[int, ...], ...]

    def without(self, left_out: Set[int]) -> frozenset[int]:
        """Return the shingles of the lines that are not ``left_out``."""
        pairs = zip(self.report_lines.lines, self.codes, strict=True)
        return frozenset(code for line, codes in pairs if line not in left_out for code in codes)


def cut(report: Report) -> Cut:
    """Cut a report into shingles."""
    lines = tuple(line_code(report.outlet, each) for each in report.passages)
    codes = tuple(map(tuple, shingle_codes(passage.text for passage in report.passages)))
    return Cut(Lines(report.article_id, report.page_id, report.day, lines), codes)


def recurring_lines(reports: Iterable[Lines]) -> frozenset[int]:
    """Find the lines that an outlet repeats on its pages.

    A line that stands on three pages within a few days may be one report and its updates, so the
    pages have to be further apart or not dated.
    """
    seen: dict[int, dict[str, int | None]] = defaultdict(dict)
    for report in reports:
        for line in report.lines:
            seen[line][report.page_id] = report.first
    return frozenset(
        line for line, pages in seen.items() if line and len(pages) >= _RECURS and _spread(list(pages.values()))
    )


def _spread(days: Sequence[int | None]) -> bool:
    known = [day for day in days if day is not None]
    return len(known) < len(days) or max(known) - min(known) > _DAYS


def bands_of(codes: Iterable[int]) -> np.ndarray[Any, Any]:
    """Sketch a set of shingles by MinHash: a number for each band, all 0 where there are too few shingles."""
    import numpy as np

    held = np.fromiter(codes, dtype=np.uint64)
    if len(held) < LEAST_SHARED:
        return np.zeros(BANDS, dtype=np.uint64)
    factors, terms = _permutations()
    least = (held[:, None] * factors + terms).min(axis=0)
    # Two minima make a band: both have to be the same.
    made: np.ndarray[Any, Any] = (least[0::2] * factors[0] + (least[1::2] >> np.uint64(1))) | np.uint64(1)
    return made


@cache
def _permutations() -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Make the factors (odd) and terms of the hash functions, the same everywhere: SplitMix64 (Steele 2014)."""
    import numpy as np

    state, numbers = 1, []
    for _ in range(2 * PERMUTATIONS):
        state = (state + 0x9E3779B97F4A7C15) % 2**64
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) % 2**64
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) % 2**64
        numbers.append(mixed ^ (mixed >> 31))
    made = np.array(numbers, dtype=np.uint64)
    return made[:PERMUTATIONS] | np.uint64(1), made[PERMUTATIONS:]


class Cuts(Protocol):
    """Gives what is kept of texts, by article ids and in their order."""

    def lines(self, ids: Sequence[str]) -> Iterable[Lines]: ...

    def codes(self, ids: Sequence[str], left_out: Mapping[str, frozenset[int]]) -> Mapping[str, frozenset[int]]: ...

    def bands(self, ids: Sequence[str], left_out: Mapping[str, frozenset[int]]) -> np.ndarray[Any, Any]: ...


class CutReports:
    """Cuts reports that are at hand."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._cuts = {each.article_id: cut(each) for each in reports}

    def lines(self, ids: Sequence[str]) -> Iterable[Lines]:
        """Return the lines of reports."""
        return [self._cuts[each].report_lines for each in ids]

    def codes(self, ids: Sequence[str], left_out: Mapping[str, frozenset[int]]) -> Mapping[str, frozenset[int]]:
        """Return the shingles of reports without the lines that recur."""
        return {each: self._cuts[each].without(left_out[each]) for each in ids}

    def bands(self, ids: Sequence[str], left_out: Mapping[str, frozenset[int]]) -> np.ndarray[Any, Any]:
        """Return the sketches of reports, one row for each."""
        import numpy as np

        rows = [bands_of(self._cuts[each].without(left_out[each])) for each in ids]
        return np.stack(rows) if rows else np.zeros((0, BANDS), dtype=np.uint64)
