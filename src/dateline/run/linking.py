"""The phase after annotating: what is found across articles, anew where what it rests on changed.

What is written is the same as if everything were linked at once, whatever came in which order and run:
pairs are judged in cells of days, each a pure function of its articles, and stories are solved from all
pairs that connect their articles. Cells and stories that nothing new touches are left as they are. Each
step is a transaction of its own and notes what it has done, so a killed process is taken up where it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dateline.link import (
    VERSION,
    Cell,
    CopyCell,
    Copying,
    Decided,
    Encoder,
    Entry,
    Index,
    Judging,
    Report,
    Telling,
    Weigher,
    cell_of,
    cells_of,
    copy_cell_of,
    copy_cells,
    copy_edge_row,
    cut,
    cut_reports,
    decided,
    encoder_named,
    fingerprint_of,
    grouped,
    least_connecting,
    profile_of,
    story_edge_row,
)
from dateline.run.session import Session
from dateline.store import Writer

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
        articles, judgements = writer.linked_articles(), writer.judgements()
        state = fingerprint_of([VERSION, self.encoder.name, *articles, *judgements])
        if writer.is_done(_ALL, LINKING, state):
            return
        entries = [
            Entry(each.article_id, each.language, _day(each.first), fingerprint_of([VERSION, each.state]))
            for each in articles
        ]
        part = _Part(writer, self.encoder, decided(judgements), Index.of(entries))
        known = writer.shelf.known()
        new = part.changed(known)
        session.progress.phase("reading for links", len(new), "articles")
        part.forget(known, new)
        for first in range(0, len(new), _PROFILED):
            some = new[first : first + _PROFILED]
            part.profile(some)
            session.progress.advance(len(some), 0)
        part.judge_cells(session)
        part.tell(session)
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
    encoder: Encoder
    decided: Decided
    index: Index

    @cached_property
    def _weigher(self) -> Weigher:
        return Weigher(self.index, self.writer.shelf.profiles)

    @cached_property
    def _copying(self) -> Copying:
        return Copying(self.index, self.writer.shelf)

    # Articles

    def changed(self, known: Mapping[str, tuple[str, str]]) -> list[Entry]:
        """Return the articles that are new or not as they were, in order."""
        nothing = ("", "")
        return [each for each in self.index.in_order if known.get(each.article_id, nothing)[0] != each.mark]

    def forget(self, known: Mapping[str, tuple[str, str]], new: Iterable[Entry]) -> None:
        """Drop the pairs of articles that are gone or changed."""
        gone = known.keys() - self.index.entries.keys()
        changed = {each.article_id for each in new if each.article_id in known}
        if gone or changed or not known:
            with self.writer.transaction():
                self.writer.shelf.forget(gone | changed, gone=gone)
                self.writer.replace_links((), gone)
                self.writer.shelf.sweep()

    def profile(self, entries: Sequence[Entry]) -> None:
        """Count the words of articles and keep them."""
        marks = {each.article_id: each.mark for each in entries}
        with self.writer.transaction():
            reports = self.writer.reports(marks)
            self.writer.shelf.put((profile_of(each), cut(each), marks[each.article_id]) for each in reports)

    # Pairs

    def judge_cells(self, session: Session) -> None:
        """Judge the pairs of the cells that something changed in."""
        judging, shelf = Judging(self.index, self._weigher, self.encoder), self.writer.shelf
        before = shelf.cells()
        cells = {each.name: (each, judging.fingerprint(each)) for each in cells_of(self.index)}
        copies = {
            each.name: (each, fingerprint_of(f"{entry.article_id} {entry.mark}" for entry in each.reach(self.index)))
            for each in copy_cells(self.index)
        }
        with self.writer.transaction():
            shelf.forget_cells(before.keys() - cells.keys() - copies.keys())
        copies = {name: known for name, known in copies.items() if before.get(name) != known[1]}
        cells = {name: known for name, known in cells.items() if before.get(name) != known[1]}
        session.progress.phase("comparing articles", len(copies) + len(cells), "days")
        for copied, state in copies.values():
            self._judge_copies(copied, state)
            session.progress.advance(1, 0)
        for cell, state in cells.values():
            self._judge_pairs(judging, cell, state)
            session.progress.advance(1, 0)

    def _judge_copies(self, cell: CopyCell, state: str) -> None:
        shelf = self.writer.shelf
        owners = self.index.by_block.get(cell.new if cell.among else cell.earlier, ())
        with self.writer.transaction():
            found = [copy_edge_row(edge) for edge in self._copying.edges(cell)]
            stored = shelf.edges_in("copy", _ids(owners), _Belonging(self.index, copy_cell_of, cell.name))
            shelf.replace_edges(stored, (), found)
            shelf.put_cell(cell.name, state)

    def _judge_pairs(self, judging: Judging, cell: Cell, state: str) -> None:
        shelf = self.writer.shelf
        days = cell.new if cell.among else cell.earlier
        owners = [each for day in days for each in self.index.by_day.get(day, ())]
        with self.writer.transaction():
            result = judging.judge(cell, shelf.looked_at(cell.name))
            stored = shelf.edges_in("story", _ids(owners), _Belonging(self.index, cell_of, cell.name))
            keep = {key for key, each in stored.items() if (each.left_id, each.right_id) in result.known}
            found = [story_edge_row(edge, False, grouped(False)) for edge in result.edges]
            shelf.replace_edges(stored, keep, found)
            shelf.put_cell(cell.name, state, result.looked_at)

    # Stories

    def tell(self, session: Session) -> None:
        """Solve and tell the stories that something changed in."""
        shelf, states = self.writer.shelf, self._states()
        known = shelf.known()
        untold = {each for each, state in states.items() if known[each][1] != state}
        session.progress.phase("linking", len(untold), "articles")
        waiting = [each for each in self.index.entries if each in untold]
        waiting.reverse()
        while waiting:
            seeds: list[str] = []
            while waiting and len(seeds) < _TOLD:
                each = waiting.pop()
                if each in untold:
                    seeds.append(each)
            if seeds:
                done = self._tell(seeds, states)
                session.progress.advance(len(untold.intersection(done)), 0)
                untold.difference_update(done)

    def _tell(self, seeds: Sequence[str], states: Mapping[str, str]) -> list[str]:
        shelf = self.writer.shelf
        telling = Telling(
            self.encoder, self.decided, self._weigher.of_story, lambda those: cut_reports(those, self._copying)
        )
        with self.writer.transaction():
            ids = [each for each in shelf.closure(seeds, least_connecting(), self._together) if each in states]
            reports: list[Report] = self.writer.reports(ids)
            self.writer.replace_links(telling.rows_of(reports, shelf.edges_from(ids)), ids)
            shelf.tell({each: states[each] for each in ids})
        return ids

    def _states(self) -> dict[str, str]:
        """Return what the story of each article rests on beside its pairs, as a hash."""
        judged: dict[str, list[str]] = defaultdict(list)
        pairs = self.decided.pairs
        articles = self.writer.articles_of_mentions({each for pair in pairs for each in pair})
        for pair in sorted(pairs):
            for each in pair:
                judged[articles.get(each, each)].append(f"{pair} {pair in self.decided.together}")
        return {
            each.article_id: fingerprint_of(
                [each.mark, self._weigher.fingerprint(each.block, each.language), *judged.get(each.article_id, ())]
            )
            for each in self.index.in_order
        }

    @cached_property
    def _together(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for one, other in sorted(self.decided.together):
            if one in self.index.entries and other in self.index.entries:
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
