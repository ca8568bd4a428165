"""The second phase: what recurs across the pages of one outlet, judged over the whole record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.clean import LineCounts, LineSeen, PageLines
from dateline.model import content_id, fold
from dateline.run.session import Session
from dateline.store import NewRole, PageAlone

#: The stage's name and version: a new version judges all outlets again.
RECURRENCE = "recurrence"
VERSION = "2"


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
            pages = (lines_of(page) for page in writer.pages_of_outlet(outlet))
            judge = Judgement(LineCounts.over(pages, known=outlet is not None))
            self.session.summary.role_changes += writer.change_roles(outlet, judge, RECURRENCE, fingerprint)
            self.session.progress.advance(1, 0)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Judges pages one at a time by what recurs over their outlet."""

    counts: LineCounts

    def __call__(self, page: PageAlone) -> Iterator[NewRole]:
        """Give the roles of a page that recurrence changes."""
        for change in self.counts.changes(lines_of(page)):
            yield NewRole(change.block_id, change.role, change.rule, change.evidence)


def lines_of(page: PageAlone) -> PageLines:
    """Turn a stored page into the lines that recurrence compares."""
    lines = tuple(LineSeen.of(each.block_id, each.exact, each.role, each.confidence) for each in page.lines)
    return PageLines(page.page_id, lines, frozenset(map(fold, page.titles)))
