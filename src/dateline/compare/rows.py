"""What comparing needs of a story: its articles, what was found in them, and how they were linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.compare.values import Things
from dateline.model import (
    Annotation,
    Article,
    Citation,
    CopyFamilyMember,
    Event,
    EventMember,
    InferredDate,
    Origin,
    StatementDifference,
    StatementFamilyMember,
    Story,
    StorySummary,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class StoryRows:
    """The rows of one story.

    ``articles`` are in the order of publication, undated ones last. ``confidence`` is, for each
    article, the mean confidence (0 to 1) of the roles of its body blocks. ``verdicts`` and ``summary`` are those
    of an earlier comparison. Where only a part of a long story was read, ``first`` is the number of its first
    article, counted from 1, and ``total`` how many the story has.
    """

    story: Story
    articles: tuple[Article, ...]
    confidence: Mapping[str, float]
    annotations: Mapping[str, tuple[Annotation, ...]]
    events: tuple[Event, ...]
    members: tuple[EventMember, ...]
    origins: tuple[Origin, ...]
    citations: tuple[Citation, ...]
    copies: tuple[CopyFamilyMember, ...]
    families: tuple[StatementFamilyMember, ...]
    differences: tuple[StatementDifference, ...]
    inferred_dates: tuple[InferredDate, ...]
    things: Things
    verdicts: tuple[Verdict, ...] = ()
    summary: StorySummary | None = None
    first: int = 1
    total: int | None = None
