"""The tables of the record: which row type fills each, and what else the store keeps beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.model import (
    Alias,
    Article,
    Block,
    Candidate,
    Citation,
    Claim,
    CopiedSpan,
    CopyFamilyMember,
    Edge,
    Entity,
    EntityRole,
    Event,
    EventMember,
    EventMention,
    Failure,
    Figure,
    InferredDate,
    Judgement,
    Lineage,
    Mention,
    Metadata,
    Origin,
    Page,
    Run,
    Slot,
    Statement,
    StatementDifference,
    StatementFamilyMember,
    Story,
    StoryArticle,
    StorySummary,
    Time,
    Verdict,
)
from dateline.store.rows import Done, Input, PageRole, Sighting


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its row type, its key, and the columns that no field of the row type fills.

    ``content`` says whether it holds what was found on pages; the others hold how and when that
    was done, and what people decided. ``long`` are columns that carry whole texts, ``json``
    those whose text is JSON.
    """

    name: str
    row: type[Any]
    key: tuple[str, ...]
    store_columns: tuple[str, ...] = ()
    content: bool = True
    long: tuple[str, ...] = ()
    json: tuple[str, ...] = ()


_STAGE = ("stage",)
_PIECES = ("pieces",)

#: Every table, in an order in which no row refers to a later table.
TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("runs", Run, ("run_id",), content=False, json=("configuration", "counts")),
        Table("pages", Page, ("page_id",), long=("text",)),
        Table("sightings", Sighting, ("page_id", "source")),
        Table("metadata", Metadata, ("metadata_id",)),
        Table("articles", Article, ("article_id",), long=("exact",)),
        Table("claims", Claim, ("claim_id",), json=_PIECES),
        Table("blocks", Block, ("block_id",), long=("exact",), json=("evidence",)),
        Table("page_roles", PageRole, ("block_id",), json=("evidence",)),
        Table("entities", Entity, ("entity_id",), json=("names", "external")),
        Table("aliases", Alias, ("alias_id",)),
        Table("entity_roles", EntityRole, ("entity_role_id",)),
        Table("mentions", Mention, ("mention_id",), _STAGE, json=_PIECES),
        Table("times", Time, ("time_id",), _STAGE, json=_PIECES),
        Table("statements", Statement, ("statement_id",), _STAGE, json=_PIECES),
        Table("figures", Figure, ("figure_id",), _STAGE, json=_PIECES),
        Table("event_mentions", EventMention, ("event_mention_id",), _STAGE, json=_PIECES),
        Table("slots", Slot, ("slot_id",), _STAGE, json=_PIECES),
        Table("candidates", Candidate, ("mention_id", "entity_id")),
        Table("edges", Edge, ("edge_id",), json=("features",)),
        Table("stories", Story, ("story_id",)),
        Table("events", Event, ("event_id",)),
        Table("event_members", EventMember, ("event_id", "event_mention_id")),
        Table("story_articles", StoryArticle, ("story_id", "article_id")),
        Table("copy_families", CopyFamilyMember, ("copy_family_id", "article_id")),
        Table("copied_spans", CopiedSpan, ("copied_span_id",), json=_PIECES),
        Table("citations", Citation, ("citation_id",), json=_PIECES),
        Table("origins", Origin, ("story_id", "article_id")),
        Table("inferred_dates", InferredDate, ("article_id",)),
        Table("statement_families", StatementFamilyMember, ("statement_family_id", "statement_id")),
        Table("statement_differences", StatementDifference, ("difference_id",), json=_PIECES),
        Table("verdicts", Verdict, ("verdict_id",), json=("evidence",)),
        Table("story_summaries", StorySummary, ("story_id",), json=("languages", "disputed")),
        Table("lineage", Lineage, ("lineage_id",), content=False),
        Table("judgements", Judgement, ("judgement_id",), content=False),
        Table("failures", Failure, ("failure_id",), content=False),
        Table("inputs", Input, ("sha256", "fingerprint"), content=False),
        Table("done", Done, ("record_id", "stage"), content=False),
    )
}

#: The tables that annotators fill; each has ``article_id`` and ``stage``.
ANNOTATION_TABLES = tuple(table for table in TABLES.values() if table.store_columns == _STAGE)

_BY_ROW = {table.row: table for table in TABLES.values()}


def table_of(row_type: type[Any]) -> Table:
    """Return the table that rows of this type are stored in."""
    return _BY_ROW[row_type]
