"""Which reports there are, by day, block and language: what says where a report is linked, and little else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dateline.link.report import Report
from dateline.link.similarity import Crowd

#: Days of a block; the words of the first texts of a block decide what a word says in it.
BLOCK_DAYS = 28


class Entry(NamedTuple):
    """A report by id, with its primary language, day of publication (``Report.day``), and a mark of its content."""

    article_id: str
    language: str
    first: int | None
    mark: str

    @property
    def order(self) -> tuple[bool, int, str]:
        """The order of publication, undated ones last, ties by id: as that of reports."""
        return (self.first is None, self.first or 0, self.article_id)

    @property
    def block(self) -> int | None:
        """The number of its block of days, ``None`` where it is not dated."""
        return None if self.first is None else self.first // BLOCK_DAYS


def entry_of(report: Report, mark: str = "") -> Entry:
    """Return the entry of a report."""
    return Entry(report.article_id, report.language, report.day, mark)


@dataclass(frozen=True)
class Index:
    """All reports to be linked."""

    entries: Mapping[str, Entry]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Index:
        """Put entries in the order of publication."""
        return cls({each.article_id: each for each in sorted(entries, key=lambda each: each.order)})

    @cached_property
    def in_order(self) -> list[Entry]:
        """All reports in the order of publication."""
        return list(self.entries.values())

    @cached_property
    def starts(self) -> Mapping[int | None, int]:
        """The place in order at which each block begins."""
        found: dict[int | None, int] = {}
        for at, each in enumerate(self.in_order):
            found.setdefault(each.block, at)
        return found

    @cached_property
    def by_day(self) -> Mapping[int | None, list[Entry]]:
        """The reports of each day, in order; those without a day under ``None``."""
        return _by(lambda each: each.first, self.in_order)

    @cached_property
    def by_block(self) -> Mapping[int | None, list[Entry]]:
        """The reports of each block, in order."""
        return _by(lambda each: each.block, self.in_order)

    @cached_property
    def crowd(self) -> Crowd:
        """How many reports each day has."""
        return Crowd({day: len(entries) for day, entries in self.by_day.items()})

    @property
    def days(self) -> list[int]:
        """The days that have reports, in order."""
        return [day for day in self.by_day if day is not None]

    @property
    def blocks(self) -> list[int]:
        """The blocks that have dated reports, in order."""
        return [block for block in self.by_block if block is not None]

    def between(self, first: int, last: int) -> list[Entry]:
        """Return the reports of the days ``first`` to ``last``, both included, in order."""
        return [each for day in range(first, last + 1) for each in self.by_day.get(day, ())]

    def in_blocks(self, first: int, last: int) -> list[Entry]:
        """Return the dated reports of the blocks ``first`` to ``last``, both included, in order."""
        return [each for block in range(first, last + 1) for each in self.by_block.get(block, ())]


def _by(key: Callable[[Entry], int | None], entries: Iterable[Entry]) -> dict[int | None, list[Entry]]:
    found: dict[int | None, list[Entry]] = defaultdict(list)
    for each in entries:
        found[key(each)].append(each)
    return found
