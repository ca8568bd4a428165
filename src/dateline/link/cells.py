"""Linking in cells: a cell is a day with the days before it, and everything that judging its pairs reads.

Every pair of reports belongs to one cell. What is found in a cell is a pure function of the reports of
its days and of the weights of their blocks, so a late report changes the cells of the days after it
within the window, and no others. Reports without a date are a cell of their own, and one with each
week of dated ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import permutations

from dateline.link import crossing
from dateline.link.crossing import Crossing, judge_across
from dateline.link.encoder import Encoder
from dateline.link.index import BLOCK_DAYS, Entry, Index
from dateline.link.pairs import LEAST_KEPT, StoryEdge, like_pairs, pair_of
from dateline.link.profile import Weighed
from dateline.link.similarity import WINDOW, judge
from dateline.link.solving import Pair
from dateline.link.weighing import Weigher, fingerprint_of

#: Days that undated reports are compared with at once; a part of a block.
WEEK = 7


@dataclass(frozen=True)
class Cell:
    """Days whose reports are compared: ``new`` ones among themselves and with ``earlier`` ones.

    Across languages only the days of ``near`` are. ``among`` tells whether new ones are compared with each other.
    """

    name: str
    block: int | None
    new: tuple[int | None, ...]
    earlier: tuple[int, ...] = ()
    near: tuple[int, ...] = ()
    among: bool = True

    @property
    def days(self) -> tuple[int | None, ...]:
        return (*self.earlier, *self.new)


def cells_of(index: Index) -> Iterator[Cell]:
    """Yield the cells in the order of their days, those of undated reports last."""
    days = frozenset(index.days)
    for day in index.days:
        earlier = tuple(each for each in range(day - WINDOW, day) if each in days)
        near = tuple(each for each in earlier if each >= day - crossing.WINDOW)
        yield Cell(f"day {day}", day // BLOCK_DAYS, (day,), earlier, near)
    if index.by_day.get(None):
        yield Cell("undated", None, (None,))
        for week in dict.fromkeys(day // WEEK for day in index.days):
            held = tuple(each for each in range(week * WEEK, (week + 1) * WEEK) if each in days)
            yield Cell(f"undated and week {week}", held[0] // BLOCK_DAYS, (None,), held, held, among=False)


@dataclass
class Found:
    """What judging a cell gave: the pairs that were looked at, as hashes of all they were judged by, and edges.

    ``known`` are pairs that were looked at before with the same outcome, which the record has.
    """

    looked_at: set[int] = field(default_factory=set)
    edges: list[StoryEdge] = field(default_factory=list)
    known: set[Pair] = field(default_factory=set)


@dataclass
class Judging:
    """Judges the pairs of cells."""

    index: Index
    weigher: Weigher
    encoder: Encoder

    def fingerprint(self, cell: Cell) -> str:
        """Hash everything that the pairs of a cell are judged by."""
        entries = [each for day in cell.days for each in self.index.by_day.get(day, ())]
        blocks = sorted({(each.block is None, each.block or 0, each.language) for each in entries})
        weights = [
            self.weigher.fingerprint(None if undated else block, language) for undated, block, language in blocks
        ]
        keys = self.weigher.keys_fingerprint(cell.block) if len({each.language for each in entries}) > 1 else ""
        marks = (f"{each.article_id} {each.mark}" for each in entries)
        return fingerprint_of([cell.name, self.encoder.name, keys, *weights, *marks])

    def judge(self, cell: Cell, before: frozenset[int] = frozenset()) -> Found:
        """Judge the pairs of a cell, those whose hashes are in ``before`` excepted."""
        found = Found()
        new = _by_language(self._weighed(cell.new))
        earlier = _by_language(self._weighed(cell.earlier))
        for language, ours in new.items():
            window = [*earlier.get(language, ()), *(ours if cell.among else ())]
            for one, other, text in like_pairs(ours, window, self.index.crowd):
                if self._is_new(found, before, one, other, text):
                    judged = judge(one, other, text, self.index.crowd)
                    if judged.score >= LEAST_KEPT:
                        found.edges.append(StoryEdge(*pair_of(one, other), judged))
        if len({*new, *earlier}) > 1:
            self._across(cell, new, found, before)
        return found

    def _across(self, cell: Cell, new: _ByLanguage, found: Found, before: frozenset[int]) -> None:
        near = _by_language(self._weighed(cell.near))
        weights, crowd = self.weigher.block(cell.block), self.index.crowd
        crossing_of = Crossing(weights.keys, weights.known, crowd)
        among, seen = new if cell.among else {}, set[Pair]()
        for mine, yours in permutations(sorted({*new, *near}), 2):
            theirs = [*near.get(yours, ()), *among.get(yours, ())]
            for one, other, names in crossing_of.pairs(new.get(mine, []), theirs):
                pair = pair_of(one, other)
                if pair not in seen and self._is_new(found, before, one, other, names):
                    judged = judge_across(one, other, names, (self.encoder, crowd))
                    if judged and judged.score >= crossing.LEAST_KEPT:
                        found.edges.append(StoryEdge(*pair, judged))
                seen.add(pair)

    def _is_new(self, found: Found, before: frozenset[int], one: Weighed, other: Weighed, number: float) -> bool:
        """Note a pair with all that it is judged by; tells whether it was not judged by the same before."""
        pair = pair_of(one, other)
        first, second = (one, other) if one.report.article_id == pair[0] else (other, one)
        around = self.index.crowd.around(one.report, other.report)
        facts = f"{self._mark(first)} {self._mark(second)} {around} {number}"
        hashed = int.from_bytes(blake2b(facts.encode(), digest_size=8).digest())
        found.looked_at.add(hashed)
        if hashed in before:
            found.known.add(pair)
            return False
        return True

    def _mark(self, weighed: Weighed) -> str:
        entry = self.index.entries[weighed.report.article_id]
        return f"{entry.article_id} {entry.mark} {self.weigher.fingerprint(entry.block, entry.language)}"

    def _weighed(self, days: Sequence[int | None]) -> list[Weighed]:
        return [each for day in days for each in self.weigher.weighed(day)]


_ByLanguage = dict[str, list[Weighed]]


def _by_language(weighed: Sequence[Weighed]) -> _ByLanguage:
    found: _ByLanguage = defaultdict(list)
    for each in weighed:
        found[each.report.language].append(each)
    return dict(sorted(found.items()))


def cell_of(one: Entry, other: Entry) -> str:
    """Return the name of the cell that a pair of reports belongs to."""
    days = [each.first for each in (one, other) if each.first is not None]
    if len(days) == 2:
        return f"day {max(days)}"
    return f"undated and week {days[0] // WEEK}" if days else "undated"
