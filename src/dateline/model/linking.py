"""What is found across articles: entities, events, stories, copy families and verdicts."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the knowledge base, or induced from the corpus (``origin`` says which).

    ``names`` maps BCP-47 tags to neutral names; ``latitude`` and ``longitude`` are WGS 84
    degrees; ``external`` maps schemes (``wikidata``, ``geonames``) to ids.
    """

    entity_id: str
    type: str
    origin: str
    names: tuple[tuple[str, str], ...]
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    external: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of an entity, in one language, from one source."""

    alias_id: str
    entity_id: str
    name: str
    language: str
    source: str


@dataclass(frozen=True, slots=True)
class Event:
    """Event mentions that report the same happening, with the values they agree on."""

    event_id: str
    type: str
    earliest: str | None
    latest: str | None
    place_entity_id: str | None
    rule: str
    story_id: str | None = None


@dataclass(frozen=True, slots=True)
class EventMember:
    """One event mention in one event: ``score`` 0 to 1 and the features that joined it."""

    event_id: str
    event_mention_id: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same happening or thread, across outlets and languages."""

    story_id: str
    earliest: str | None
    latest: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """One article in one story."""

    story_id: str
    article_id: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class CopyFamilyMember:
    """One article in one copy family; ``containment`` (0 to 1) is its share of shared text."""

    copy_family_id: str
    article_id: str
    is_origin: bool
    containment: float
    reason: str


@dataclass(frozen=True, slots=True)
class StatementFamilyMember:
    """One statement in a family that carries the same statement, also across languages."""

    statement_family_id: str
    statement_id: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one article stands to one slot of an event, with the rule that said so.

    ``verdict`` is agree, less precise, differ, denied, silent or not extracted. ``article_id`` is
    ``None`` in the verdict over all reports of the event. ``evidence`` are the ids of the slots,
    figures, times and statements that it rests on.
    """

    verdict_id: str
    event_id: str
    slot: str
    article_id: str | None
    verdict: str
    value: str | None
    rule: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityRole:
    """A dated role or actor code of an entity.

    ``codes`` are a PLOVER country and sectors ("ISR MIL"), empty where only a role is given;
    ``since`` and ``until`` are EDTF, ``None`` where open or not known.
    """

    entity_role_id: str
    entity_id: str
    role: str
    of_entity_id: str | None
    codes: str
    since: str | None
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a mention may mean, with its score (0 to 1) and whether it was chosen."""

    mention_id: str
    entity_id: str
    score: float
    chosen: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair that was judged to be the same or not; ``left_id`` < ``right_id``.

    ``kind`` is copy (articles), story (articles), event (event mentions), statement or entity.
    ``features`` are what was weighed, by name; ``rule`` names the threshold or judgement that
    decided.
    """

    edge_id: str
    kind: str
    left_id: str
    right_id: str
    score: float
    accepted: bool
    features: tuple[tuple[str, str], ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """What became of a story, event or family when it was solved anew: ``change`` is merge, split or move."""

    lineage_id: str
    kind: str
    old_id: str
    new_id: str
    change: str
    reason: str
    run_id: str


@dataclass(frozen=True, slots=True)
class CopiedSpan:
    """Text of an article that another article of its copy family carries too."""

    copied_span_id: str
    copy_family_id: str
    article_id: str
    other_article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """Whom an article says it relies on; ``kind`` is agency, outlet or source ("according to ...")."""

    citation_id: str
    article_id: str
    kind: str
    name: str
    entity_id: str | None
    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """The source that one report of a story rests on.

    Reports with the same ``origin_id`` are not independent; ``None`` where the source is not known.
    ``basis`` is shared text, agency, statement, citation, own report or unknown.
    """

    story_id: str
    article_id: str
    origin_id: str | None
    basis: str
    reason: str


@dataclass(frozen=True, slots=True)
class InferredDate:
    """The publication day (EDTF) of an undated article, from the articles of its event; never used for linking."""

    article_id: str
    published: str
    event_id: str
    chain: str


@dataclass(frozen=True, slots=True)
class StatementDifference:
    """What one rendering of a statement has that the others of its family lack.

    ``kind`` is number, party, item, negation or modality.
    """

    difference_id: str
    statement_family_id: str
    statement_id: str
    kind: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class StorySummary:
    """One line for a story, from slots its reports agree on, and its counts.

    ``origins`` are independent sources that are known, ``unclear`` reports whose source is not;
    ``disputed`` are the slots on which reports differ.
    """

    story_id: str
    event_id: str | None
    line: str
    place: str | None
    articles: int
    outlets: int
    origins: int
    unclear: int
    languages: tuple[str, ...]
    disputed: tuple[str, ...]
