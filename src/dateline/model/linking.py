"""What is found across articles: entities, events, stories, copy families and verdicts."""

from __future__ import annotations

from dataclasses import dataclass


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

    ``verdict`` is agree, less precise, differ, denied, silent or not extracted.
    """

    verdict_id: str
    event_id: str
    slot: str
    article_id: str | None
    verdict: str
    value: str | None
    rule: str
