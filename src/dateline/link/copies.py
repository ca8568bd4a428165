"""Which reports carry the same text: pairs by MinHash, verified by exact containment, and families of them."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dateline.knowledge import outlet_named
from dateline.link.cuts import BANDS, LEAST_SHARED, CutReports, Cuts, recurring_lines
from dateline.link.index import BLOCK_DAYS, Entry, Index, entry_of
from dateline.link.report import Report
from dateline.link.shingles import Shingled
from dateline.link.solving import average_link, components

if TYPE_CHECKING:
    import numpy as np

#: Share of the shorter text that both carry, from which two reports are copies. Measured on cited
#: pages of incidents: .92 of cross-outlet pairs at .5 tell the same incident, .99 at .7; texts
#: written independently share .05 on average and never more than .35.
LEAST_CONTAINMENT = 0.5
#: Days between copies at most; further apart the same words are a template or an archive.
COPY_DAYS = BLOCK_DAYS

#: Texts in one band's bucket that are compared all with all; of more, each with the next ones in order.
_BUCKET = 30
#: Blocks of which it is kept at hand which lines recur.
_BLOCKS_KEPT = 6


@dataclass(frozen=True, slots=True)
class CopyEdge:
    """Two reports that share text: ``containment`` of the shorter one, and how many shingles."""

    left: str
    right: str
    containment: float
    shared: int
    accepted: bool


@dataclass(frozen=True, slots=True)
class CopyFamily:
    """Reports with the same text; ``origin`` is the id of the one it may have come from, if any stands out."""

    members: tuple[str, ...]
    origin: str | None
    reason: str


@dataclass(frozen=True)
class CopyCell:
    """Blocks whose reports are compared for copies: those of ``new`` among themselves and with ``earlier``."""

    name: str
    new: int | None
    earlier: int | None = None
    among: bool = True

    def reach(self, index: Index) -> list[Entry]:
        """Return the reports that decide what is found in the cell: also those by which lines are known to recur."""
        blocks = [each for each in (self.new, self.earlier) if each is not None]
        dated = index.in_blocks(min(blocks) - 1, max(blocks) + 1) if blocks else []
        return [*dated, *(index.by_block.get(None, ()) if self.new is None else ())]


def copy_cells(index: Index) -> Iterator[CopyCell]:
    """Yield the cells in which copies are looked for, in the order of their blocks; undated reports last."""
    for block in index.blocks:
        yield CopyCell(f"copies of block {block}", block, block - 1)
    if index.by_block.get(None):
        yield CopyCell("copies of undated", None)
        for block in index.blocks:
            yield CopyCell(f"copies of undated and block {block}", None, block, among=False)


def copy_cell_of(one: Entry, other: Entry) -> str:
    """Return the name of the cell that a pair of copies belongs to."""
    blocks = [each.block for each in (one, other) if each.block is not None]
    if len(blocks) == 2:
        return f"copies of block {max(blocks)}"
    return f"copies of undated and block {blocks[0]}" if blocks else "copies of undated"


@dataclass
class Copying:
    """Finds copies in cells; ``cuts`` gives the shingles of reports."""

    index: Index
    cuts: Cuts
    _recurring: OrderedDict[int | None, frozenset[int]] = field(default_factory=OrderedDict)

    def left_out(self, entries: Iterable[Entry]) -> dict[str, frozenset[int]]:
        """Return, for each report, the lines that recur on its outlet's pages in its block and those beside it."""
        by_block: dict[int | None, list[str]] = defaultdict(list)
        for each in entries:
            by_block[each.block].append(each.article_id)
        return {
            each.article_id: self.recurring(block).intersection(each.lines)
            for block, ids in by_block.items()
            for each in self.cuts.lines(ids)
        }

    def recurring(self, block: int | None) -> frozenset[int]:
        """Return the hashes of the lines that recur around a block, of all outlets."""
        if block not in self._recurring:
            index = self.index
            around = index.by_block.get(None, []) if block is None else index.in_blocks(block - 1, block + 1)
            self._recurring[block] = recurring_lines(self.cuts.lines([each.article_id for each in around]))
            if len(self._recurring) > _BLOCKS_KEPT:
                self._recurring.popitem(last=False)
        return self._recurring[block]

    def edges(self, cell: CopyCell) -> Iterator[CopyEdge]:
        """Judge the pairs that MinHash brings together; pairs that share next to nothing are not kept."""
        earlier = [] if cell.earlier is None else self.index.in_blocks(cell.earlier, cell.earlier)
        new = list(self.index.by_block.get(cell.new, ()))
        left_out = self.left_out([*earlier, *new])
        bands = self.cuts.bands([each.article_id for each in (*earlier, *new)], left_out)
        pairs = [
            (one, other)
            for one, other in _meeting(bands, [*earlier, *new], len(earlier), among=cell.among)
            if days_apart(one, other) <= COPY_DAYS
        ]
        codes = self.cuts.codes(sorted({each.article_id for pair in pairs for each in pair}), left_out)
        for one, other in pairs:
            left, right = sorted((one.article_id, other.article_id))
            shared = len(codes[left] & codes[right])
            containment = round(shared / min(len(codes[left]), len(codes[right])), 4)
            if containment >= LEAST_CONTAINMENT / 2:
                accepted = containment >= LEAST_CONTAINMENT and shared >= LEAST_SHARED
                yield CopyEdge(left, right, containment, shared, accepted)


def days_apart(one: Entry, other: Entry) -> int:
    """Return the days between two reports, 0 where one is not dated: what is not known keeps no copies apart."""
    if one.first is None or other.first is None:
        return 0
    return abs(one.first - other.first)


def _meeting(
    bands: np.ndarray[Any, Any], entries: Sequence[Entry], new_from: int, *, among: bool
) -> list[tuple[Entry, Entry]]:
    """Return the pairs that share a band, one of which at least is new, in order."""
    import numpy as np

    pairs: set[tuple[int, int]] = set()
    able = np.flatnonzero(bands[:, 0]) if len(bands) else np.zeros(0, dtype=np.int64)
    for band in range(BANDS):
        values = bands[able, band]
        order = np.argsort(values, kind="stable")
        bounds = np.flatnonzero(np.diff(values[order])) + 1
        starts, ends = np.concatenate([[0], bounds]), np.concatenate([bounds, [len(order)]])
        for at in np.flatnonzero(ends - starts > 1).tolist():
            members = sorted(able[order[starts[at] : ends[at]]].tolist())
            for place, one in enumerate(members):
                pairs.update((one, other) for other in members[place + 1 : place + 1 + _BUCKET])
    wanted = sorted((one, other) for one, other in pairs if other >= new_from and (among or one < new_from))
    return [(entries[one], entries[other]) for one, other in wanted]


def families(reports: Mapping[str, Report], edges: Iterable[CopyEdge]) -> list[CopyFamily]:
    """Group copies by average containment; families of one are left out."""
    scores = {(edge.left, edge.right): edge.containment for edge in edges if edge.accepted}
    found = []
    for component in components({each for pair in scores for each in pair}, scores):
        known = set(component)
        inside = {pair: score for pair, score in scores.items() if pair[0] in known}
        for group in average_link(component, inside, LEAST_CONTAINMENT):
            if len(group) > 1:
                origin, reason = _origin([reports[each] for each in group])
                found.append(CopyFamily(tuple(group), origin, reason))
    return found


def _origin(members: Sequence[Report]) -> tuple[str | None, str]:
    """Name the report that the text may have come from: the earliest, else the agency's own."""
    agencies = [each for each in members if is_agency(each.outlet)]
    if all(each.day for each in members):
        first_day = min(each.day or 0 for each in members)
        earliest = [each for each in members if each.day == first_day]
        if len(earliest) == 1:
            return earliest[0].article_id, "published first"
        agencies = [each for each in earliest if is_agency(each.outlet)]
    if len(agencies) == 1:
        return agencies[0].article_id, "the agency's own page"
    return None, "no one report is the earliest or an agency's"


def is_agency(outlet: str | None) -> bool:
    """Tell whether an outlet is a news agency of the curated list."""
    known = outlet_named(outlet) if outlet else None
    return known is not None and known.kind == "agency"


def shared_share(member: Shingled, family: Iterable[Shingled]) -> float:
    """Return the share of a member's text that others of its family carry too, 0 to 1."""
    others = frozenset().union(*(each.codes for each in family if each is not member))
    return round(len(member.codes & others) / len(member.codes), 4) if member.codes else 0.0


def copied_pairs(reports: Sequence[Report]) -> list[tuple[str, str, float]]:
    """Return the pairs of reports that are copies, by their ids, with the containment of the shorter one."""
    copying = Copying(Index.of(map(entry_of, reports)), CutReports(reports))
    return sorted(
        (edge.left, edge.right, edge.containment)
        for cell in copy_cells(copying.index)
        for edge in copying.edges(cell)
        if edge.accepted
    )
