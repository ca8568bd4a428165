"""The second phase: what recurs across the pages of one outlet, judged over the whole record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.clean import LineSeen, PageLines, RoleChange, recurring_roles
from dateline.model import Block, content_id
from dateline.run.session import Session

#: The stage's name and version: a new version judges all outlets again.
RECURRENCE = "recurrence"
VERSION = "1"


@dataclass
class Recurring:
    """Judges again the roles of the outlets that got new pages.

    The judgement is a pure function of all pages of an outlet as each was judged alone, so the
    record does not depend on how its pages were split into runs.
    """

    session: Session

    def run(self) -> None:
        """Judge every outlet, and the pages of unknown ones together, that have new pages."""
        writer = self.session.writer
        fingerprint = content_id("fingerprint", RECURRENCE, VERSION, self.session.registry.reading_fingerprint)
        outlets = writer.outlets_to_judge(RECURRENCE, fingerprint)
        if not outlets:
            return
        self.session.progress.phase("recurring lines", len(outlets), "outlets")
        for outlet in outlets:
            changed = judge_outlet(outlet, writer.pages_of_outlet(outlet))
            self.session.summary.role_changes += writer.change_roles(outlet, changed, RECURRENCE, fingerprint)
            self.session.progress.advance(1, 0)


def judge_outlet(outlet: str | None, pages: Iterable[tuple[Block, ...]]) -> list[Block]:
    """Return the blocks of an outlet's pages that recurrence gives another role, in that role."""
    lines: list[PageLines] = []
    blocks: dict[str, Block] = {}
    for page in pages:
        seen = tuple(LineSeen.of(each.block_id, each.span.exact, each.role, each.confidence) for each in page)
        lines.append(PageLines(page[0].span.page_id, outlet, seen))
        blocks |= {block.block_id: block for block in page}
    return [_changed(blocks[change.block_id], change) for change in recurring_roles(lines)]


def _changed(block: Block, change: RoleChange) -> Block:
    evidence = (*block.evidence, change.evidence)
    return replace(block, role=change.role, rule=change.rule, evidence=evidence, voice=None)
