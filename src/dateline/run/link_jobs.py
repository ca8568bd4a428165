"""The jobs of linking: what a worker finds, which the phase then writes. Nothing here writes into the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from dateline.link import (
    Cell,
    Copying,
    Cut,
    Decided,
    Encoder,
    Entry,
    Found,
    Index,
    Judging,
    Row,
    Telling,
    Weigher,
    cut,
    cut_reports,
    kept,
    profile_of,
)
from dateline.store import LinkSource


@dataclass(frozen=True, slots=True)
class ProfileJob:
    """Articles whose words are to be counted."""

    article_ids: tuple[str, ...]
    weight: int = 0


@dataclass(frozen=True, slots=True)
class CellJob:
    """A cell whose pairs are to be judged."""

    cell: Cell
    weight: int = 0


@dataclass(frozen=True, slots=True)
class StoryJob:
    """Articles whose stories are to be solved and told: all that connecting pairs join."""

    article_ids: tuple[str, ...]
    weight: int = 0


LinkJob = ProfileJob | CellJob | StoryJob


@dataclass
class LinkWork:
    """Does any job of linking, reading the record through ``source`` or, in a worker, through one of its own."""

    path: Path
    encoder: Encoder
    decided: Decided
    index: Index
    source: LinkSource | None = field(default=None, repr=False)

    def __call__(self, job: LinkJob, /) -> Any:
        """Return profiles with cuts, what was found in a cell, or the rows of stories."""
        if isinstance(job, ProfileJob):
            return self._profiles(job.article_ids)
        if isinstance(job, CellJob):
            return self._found(job.cell)
        return self._rows(job.article_ids)

    def _profiles(self, ids: Sequence[str]) -> list[tuple[Cut, bytes]]:
        return [(cut(each), kept(profile_of(each))) for each in self.reading.reports(ids)]

    def _found(self, cell: Cell) -> Found:
        return self.judging.judge(cell, self.reading.shelf.looked_at(cell.name))

    def _rows(self, ids: Sequence[str]) -> list[Row]:
        telling = Telling(
            self.encoder, self.decided, self.weigher.of_story, lambda those: cut_reports(those, self.copying)
        )
        return [*telling.rows_of(self.reading.reports(ids), self.reading.shelf.edges_from(ids))]

    @cached_property
    def reading(self) -> LinkSource:
        return self.source or LinkSource.open(self.path)

    @cached_property
    def weigher(self) -> Weigher:
        return Weigher(self.index, self.reading.shelf.profiles)

    @cached_property
    def judging(self) -> Judging:
        return Judging(self.index, self.weigher, self.encoder)

    @cached_property
    def copying(self) -> Copying:
        return Copying(self.index, self.reading.shelf)

    def __getstate__(self) -> tuple[Path, Encoder, Decided, list[Entry]]:
        return self.path, self.encoder, self.decided, self.index.in_order

    def __setstate__(self, state: tuple[Path, Encoder, Decided, list[Entry]]) -> None:
        self.path, self.encoder, self.decided, entries = state
        self.index, self.source = Index.of(entries), None
