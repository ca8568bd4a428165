"""A story as it is shown: its reports side by side, slot by slot, with the words each value stands on.

The terminal, the web site and the single-file report show the same :class:`StoryView`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import (
    Article,
    Citation,
    Event,
    Figure,
    Origin,
    Span,
    Statement,
    StatementDifference,
    Story,
    StorySummary,
)


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story in a list; ``summary`` is ``None`` where it was not compared yet."""

    story: Story
    summary: StorySummary | None


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report that a value stands on; ``record_id`` is the row that ``why`` explains.

    ``value`` is the normalised value (a neutral name, an actor code, EDTF, bounds), ``None`` where
    there is none. ``span`` is ``None`` for a value that was inferred.
    """

    record_id: str
    span: Span | None
    value: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One article of a story; ``number`` counts from 1 and names it in the matrix.

    ``published`` is EDTF, with ``inferred`` telling how it was inferred where the article gives
    no date. ``copy_family_id`` is set where other articles carry its text, and ``is_copy`` where
    another of them is the candidate origin.
    """

    number: int
    article: Article
    published: str | None
    inferred: str | None
    copy_family_id: str | None
    is_copy: bool
    origin: Origin | None
    citations: tuple[Citation, ...]

    @property
    def relied_on(self) -> tuple[Citation, ...]:
        """Agencies and outlets that the report says it rests on; who speaks in it stands among the statements."""
        return tuple(each for each in self.citations if each.kind != "source")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report gives for one slot.

    ``verdict`` is agree, less precise, differ, denied, silent, not extracted, or ``None`` where
    there is nothing to compare with: only this report gives a value, or the event has one report.
    """

    verdict: str | None
    words: tuple[Words, ...]
    rule: str | None = None
    verdict_id: str | None = None

    @property
    def label(self) -> str | None:
        """The verdict in words for a reader: values that could not be brought to one form are "not comparable"."""
        return "not comparable" if self.words and self.verdict == "not extracted" else self.verdict


@dataclass(frozen=True, slots=True)
class Row:
    """One slot of an event: a cell for each of the matrix's reports, and the verdict over all of them."""

    slot: str
    label: str
    cells: tuple[Cell, ...]
    verdict: str | None
    rule: str | None = None
    verdict_id: str | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """One event of a story: ``reports`` are the numbers of the reports that its cells belong to.

    ``line`` says the event from slots its reports agree on; a report without a mention of the
    event has a column where it could have told it.
    """

    event: Event
    label: str
    line: str
    told_by: tuple[int, ...]
    reports: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """One report's rendering of a statement, and what it has that the others lack."""

    report: int
    statement: Statement
    speakers: tuple[Words, ...]
    cue: Words | None
    differences: tuple[StatementDifference, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement and its renderings; ``missing`` are the numbers of the reports without it.

    ``family_id`` is ``None`` for a statement that only one report gives.
    """

    family_id: str | None
    renderings: tuple[Rendering, ...]
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One figure of the ladder: who says it, in which report, as of when.

    ``scope`` is the kind and, after a dot, what is counted; ``part`` tells a part of another
    figure ("including 17 children"). ``as_of`` is EDTF: the stated time, else the day of
    publication, with ``as_of_stated`` telling which.
    """

    scope: str
    report: int
    figure: Figure
    claimant: Words | None
    as_of: str | None
    as_of_stated: bool
    part: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """What the reports call one party: for each report number the exact labels, most frequent first."""

    party: str
    entity_id: str | None
    labels: tuple[tuple[int, tuple[Words, ...]], ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """Everything that is shown of a story; events told by most reports come first.

    ``total`` counts the reports of the story, of which a long one shows a part.
    """

    story: Story
    summary: StorySummary
    reports: tuple[Report, ...]
    matrices: tuple[Matrix, ...]
    statements: tuple[StatementRow, ...]
    figures: tuple[Step, ...]
    wording: tuple[Wording, ...]
    total: int = 0

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets by name, each once."""
        return tuple(dict.fromkeys(report.article.outlet for report in self.reports if report.article.outlet))
