"""What annotators find in an article: mentions, times, statements, figures, event mentions.

Every record has a span in the page's text and names the rule or model behind it. The parts of a
statement, figure or event mention (speaker, cue, victim, actor, place ...) are :class:`Slot`
rows, each with its own words or the reason why it has none.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.ids import place_id
from dateline.model.linking import Candidate
from dateline.model.span import Span


def annotation_id(kind: str, span: Span, *parts: object) -> str:
    """Hash an annotation's place (hull and pieces) and what tells it from others there."""
    return place_id(kind, span.page_id, span.start, span.end, span.pieces or None, *parts)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names a person, organisation, place, group or work.

    ``entity_id`` is the linked entity with ``score`` 0 to 1, or both ``None``;
    ``antecedent_id`` an earlier mention of the same article that this one repeats, for the reason
    in ``antecedent_rule``.
    """

    mention_id: str
    article_id: str
    span: Span
    type: str
    rule: str
    entity_id: str | None = None
    score: float | None = None
    antecedent_id: str | None = None
    antecedent_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A span that says when.

    ``type`` and ``value`` are TIMEX3 (DATE, TIME, DURATION, SET); ``edtf``, ``earliest`` and
    ``latest`` are set where the expression is resolved, otherwise ``unresolved`` says why.
    ``anchor`` is the EDTF value it was counted from and ``anchor_basis`` where that came from.
    """

    time_id: str
    article_id: str
    span: Span
    type: str
    value: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    rule: str
    anchor: str | None = None
    anchor_basis: str | None = None
    unresolved: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words: ``form`` is ``verbatim``, ``mixed`` (partly quoted) or ``paraphrase``.

    ``cue_class`` is the class of the verb or noun that introduces the words, ``None`` without
    one.
    """

    statement_id: str
    article_id: str
    span: Span
    form: str
    cue_class: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated quantity: ``low`` and ``high`` bound it, ``None`` where open on that side.

    ``kind`` is what is stated (killed, injured, arrested, displaced ...) and ``unit`` the noun or
    currency that is counted, as a lemma. ``qualifier`` is how exact it is said to be
    ("at least"). ``cumulative`` tells a toll so far from new cases, ``None`` where the words do
    not say. ``part_of`` is the id of the figure that includes this one.
    """

    figure_id: str
    article_id: str
    span: Span
    kind: str
    low: float | None
    high: float | None
    unit: str | None
    qualifier: str | None
    cumulative: bool | None
    part_of: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """One report, in one article, of one act; ``span`` is the trigger.

    ``type`` and ``mode`` are PLOVER's (2021) with STATEMENT and APPEAL; ``status`` is asserted,
    negated, future, hypothetical, historical, attempted, threatened or denied.
    """

    event_mention_id: str
    article_id: str
    span: Span
    type: str
    mode: str | None
    status: str
    actor_stated: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of a statement, figure or event mention.

    ``owner_id`` is the record it belongs to, ``name`` the part (``actor``, ``recipient``,
    ``place``, ``time``, ``speaker``, ``cue``, ``addressee``, ``victim``, ``claimant``,
    ``status-cue`` ...). ``refers_to`` is the id of the mention, time, figure or statement that
    fills it. A slot without ``span`` has ``inferred``: the rule and what it was inferred from.
    """

    slot_id: str
    article_id: str
    owner_id: str
    name: str
    position: int
    value: str | None
    rule: str
    span: Span | None = None
    refers_to: str | None = None
    entity_id: str | None = None
    inferred: str | None = None


#: What stands in an article: each has its article, and a span or the reason why it has none.
Annotation = Mention | Time | Statement | Figure | EventMention | Slot
#: Everything an annotator may give: annotations, and what their links to entities were chosen from.
Finding = Annotation | Candidate
