"""The phase after annotating: what is found across articles, anew where what it rests on changed.

What is written is the same as if everything were linked at once, whatever came in which order and run:
pairs are judged in cells of days, each a pure function of its articles, and stories are solved from all
pairs that connect their articles. Cells and stories that nothing new touches are left as they are. Each
step is a transaction of its own and notes what it has done, so a killed process is taken up where it was.
Workers find what is to be written and this process writes it (:mod:`dateline.run.link_jobs`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from dateline.link import (
    VERSION,
    Cell,
    CopyCell,
    Encoder,
    Entry,
    Found,
    Index,
    cell_of,
    cells_of,
    copy_cell_of,
    copy_cells,
    copy_edge_row,
    decided,
    encoder_named,
    fingerprint_of,
    grouped,
    least_connecting,
    story_edge_row,
)
from dateline.run.crew import Crew
from dateline.run.link_jobs import CellJob, LinkWork, ProfileJob, StoryJob
from dateline.run.progress import Progress
from dateline.run.session import Session
from dateline.store import LinkSource, Writer

#: The stage name under which linking is marked as done, and the record that carries the mark.
LINKING = "link"
_ALL = "links"

#: Articles that are profiled in one transaction, and articles whose stories are solved in one.
_PROFILED, _TOLD = 200, 200


@dataclass
class Linking:
    """Links the articles of a record: a pure function of what is stored, whatever the order it came in."""

    session: Session
    encoder: Encoder = field(default_factory=lambda: encoder_named("sentences"))

    def run(self) -> None:
        """Link what changed, unless nothing that linking reads has changed since."""
        session, writer = self.session, self.session.writer
        articles, judgements = writer.linking.articles(), writer.judgements()
        state = fingerprint_of([VERSION, self.encoder.name, *articles, *judgements])
        if writer.is_done(_ALL, LINKING, state):
            return
        index = Index.of(
            Entry(each.article_id, each.language, _day(each.first), fingerprint_of([VERSION, each.state]))
            for each in articles
        )
        work = LinkWork(writer.path, self.encoder, decided(judgements), index, writer.linking)
        with Crew(work, session.configuration.run) as crew:
            part = _Part(writer, work, crew, session.progress)
            part.profile()
            part.judge_cells()
            part.tell()
        writer.mark_done([_ALL], LINKING, state)


def _day(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


@dataclass
class _Part:
    """The steps of linking over one record."""

    writer: Writer
    work: LinkWork
    crew: Crew
    progress: Progress

    @property
    def _index(self) -> Index:
        return self.work.index

    @property
    def _reading(self) -> LinkSource:
        return self.writer.linking

    # Articles

    def profile(self) -> None:
        """Count the words of articles that are new or not as they were, and keep them."""
        known = self._reading.shelf.known()
        nothing = ("", "")
        new = [each for each in self._index.in_order if known.get(each.article_id, nothing)[0] != each.mark]
        self.progress.phase("reading for links", len(new), "articles")
        self._forget(known, new)
        jobs = (ProfileJob(tuple(_ids(new[first : first + _PROFILED]))) for first in range(0, len(new), _PROFILED))
        for job, profiles in self.crew.run(jobs, len(new)):
            self._keep_profiles(job.article_ids, profiles)

    def _forget(self, known: Mapping[str, tuple[str, str]], new: Iterable[Entry]) -> None:
        """Drop the pairs of articles that are gone or changed."""
        gone = known.keys() - self._index.entries.keys()
        changed = {each.article_id for each in new if each.article_id in known}
        if gone or changed or not known:
            with self.writer.transaction():
                self._reading.shelf.forget(gone | changed, gone=gone)
                self.writer.replace_links((), gone)
                self._reading.shelf.sweep()

    def _keep_profiles(self, ids: Sequence[str], profiles: Any) -> None:
        with self.writer.transaction():
            self._reading.shelf.put(profiles, {each: self._index.entries[each].mark for each in ids})
        self.progress.advance(len(ids), 0)

    # Pairs

    def judge_cells(self) -> None:
        """Judge the pairs of the cells that something changed in."""
        shelf = self._reading.shelf
        before = shelf.cells()
        cells = {each.name: (each, self.work.judging.fingerprint(each)) for each in cells_of(self._index)}
        copies = {
            each.name: (each, fingerprint_of(f"{entry.article_id} {entry.mark}" for entry in each.reach(self._index)))
            for each in copy_cells(self._index)
        }
        with self.writer.transaction():
            shelf.forget_cells(before.keys() - cells.keys() - copies.keys())
        copies = {name: known for name, known in copies.items() if before.get(name) != known[1]}
        cells = {name: known for name, known in cells.items() if before.get(name) != known[1]}
        self.progress.phase("comparing articles", len(copies) + len(cells), "days")
        for copied, state in copies.values():
            self._judge_copies(copied, state)
        jobs = [CellJob(cell) for cell, _ in cells.values()]
        articles = sum(len(self._index.by_day.get(day, ())) for job in jobs for day in job.cell.new)
        for job, found in self.crew.run(jobs, articles):
            self._keep_pairs(*cells[job.cell.name], found)

    def _judge_copies(self, cell: CopyCell, state: str) -> None:
        shelf = self._reading.shelf
        owners = self._index.by_block.get(cell.new if cell.among else cell.earlier, ())
        with self.writer.transaction():
            found = [copy_edge_row(edge) for edge in self.work.copying.edges(cell)]
            stored = shelf.edges_in("copy", _ids(owners), _Belonging(self._index, copy_cell_of, cell.name))
            shelf.replace_edges(stored, (), found)
            shelf.put_cell(cell.name, state)
        self.progress.advance(1, 0)

    def _keep_pairs(self, cell: Cell, state: str, found: Found) -> None:
        shelf = self._reading.shelf
        days = cell.new if cell.among else cell.earlier
        owners = [each for day in days for each in self._index.by_day.get(day, ())]
        with self.writer.transaction():
            stored = shelf.edges_in("story", _ids(owners), _Belonging(self._index, cell_of, cell.name))
            keep = {key for key, each in stored.items() if (each.left_id, each.right_id) in found.known}
            fresh = [story_edge_row(edge, False, grouped(False)) for edge in found.edges]
            shelf.replace_edges(stored, keep, fresh)
            shelf.put_cell(cell.name, state, found.looked_at)
        self.progress.advance(1, 0)

    # Stories

    def tell(self) -> None:
        """Solve and tell the stories that something changed in."""
        states, known = self._states(), self._reading.shelf.known()
        untold = {each for each, state in states.items() if known[each][1] != state}
        self.progress.phase("linking", len(untold), "articles")
        for job, rows in self.crew.run(self._story_jobs(set(untold)), len(untold)):
            self._keep_stories(job.article_ids, rows, states)
            self.progress.advance(len(untold.intersection(job.article_ids)), 0)

    def _story_jobs(self, untold: set[str]) -> Iterator[StoryJob]:
        """Yield articles with all that pairs, copies, merges and their present stories join them to."""
        waiting = [each for each in self._index.entries if each in untold]
        waiting.reverse()
        while waiting:
            seeds: list[str] = []
            while waiting and len(seeds) < _TOLD:
                each = waiting.pop()
                if each in untold:
                    seeds.append(each)
            if seeds:
                joined = self._reading.shelf.closure(seeds, least_connecting(), self._together)
                ids = [each for each in joined if each in self._index.entries]
                untold.difference_update(ids)
                yield StoryJob(tuple(ids))

    def _keep_stories(self, ids: Sequence[str], rows: Any, states: Mapping[str, str]) -> None:
        with self.writer.transaction():
            self.writer.replace_links(rows, ids)
            self._reading.shelf.tell({each: states[each] for each in ids})

    def _states(self) -> dict[str, str]:
        """Return what the story of each article rests on beside its pairs, as a hash."""
        judged: dict[str, list[str]] = defaultdict(list)
        pairs, weigher = self.work.decided.pairs, self.work.weigher
        articles = self._reading.articles_of_mentions({each for pair in pairs for each in pair})
        for pair in sorted(pairs):
            for each in pair:
                judged[articles.get(each, each)].append(f"{pair} {pair in self.work.decided.together}")
        return {
            each.article_id: fingerprint_of(
                [each.mark, weigher.fingerprint(each.block, each.language), *judged.get(each.article_id, ())]
            )
            for each in self._index.in_order
        }

    @cached_property
    def _together(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for one, other in sorted(self.work.decided.together):
            if one in self._index.entries and other in self._index.entries:
                found[one].append(other)
                found[other].append(one)
        return found


@dataclass(frozen=True)
class _Belonging:
    """Tells whether an edge belongs to a cell; one with an article that is gone belongs to any."""

    index: Index
    cell: Callable[[Entry, Entry], str]
    name: str

    def __call__(self, left: str, right: str) -> bool:
        one, other = (self.index.entries.get(each) for each in (left, right))
        return one is None or other is None or self.cell(one, other) == self.name


def _ids(entries: Iterable[Entry]) -> list[str]:
    return [each.article_id for each in entries]
