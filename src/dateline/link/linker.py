"""All of linking over reports at hand: a pure function from what is stored to the rows of links.

A record is linked by the same cells and the same telling, a part at a time: see :mod:`dateline.run.linking`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.link import rows
from dateline.link.cells import Judging, cells_of
from dateline.link.copies import Copying, copy_cells
from dateline.link.cuts import CutReports
from dateline.link.encoder import Encoder
from dateline.link.judged import Decided
from dateline.link.report import Report
from dateline.link.rows import Row
from dateline.link.shingles import Shingled, shingled
from dateline.link.telling import Telling
from dateline.link.weighing import weigher_of

#: Raised whenever links may come out otherwise: everything is then linked anew.
VERSION = "11"


@dataclass
class Linker:
    """Links reports; ``decided`` are the judgements of people on articles and event mentions."""

    encoder: Encoder
    decided: Decided = field(default_factory=Decided)

    def __call__(self, reports: Iterable[Report]) -> list[Row]:
        """Return the rows of all links among the reports: the same for any order they come in."""
        by_id = {each.article_id: each for each in sorted(reports, key=lambda each: each.order)}
        weigher = weigher_of(by_id.values())
        index = weigher.index
        judging = Judging(index, weigher, self.encoder)
        copying = Copying(index, CutReports(by_id.values()))
        copies = [rows.copy_edge_row(edge) for cell in copy_cells(index) for edge in copying.edges(cell)]
        edges = [rows.story_edge_row(edge, False, "") for cell in cells_of(index) for edge in judging.judge(cell).edges]
        telling = Telling(self.encoder, self.decided, weigher.of_story, lambda those: cut_reports(those, copying))
        every = sorted([*copies, *edges], key=lambda each: each.edge_id)
        return [*copies, *telling.rows_of(by_id.values(), every)]


def cut_reports(reports: Sequence[Report], copying: Copying) -> Mapping[str, Shingled]:
    """Cut reports into shingles, without the lines that recur on their outlets' pages; by article."""
    left_out = copying.left_out(copying.index.entries[each.article_id] for each in reports)
    return {each.article_id: shingled(each, left_out[each.article_id]) for each in reports}
