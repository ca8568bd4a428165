"""Why a row holds what it holds: from a value to its words, rule, page and run.

An explanation is a tree. Its top is the row that was asked for, with the page it stands on and
the work that made it; below stand what it rests on: an article's fields and the claims behind
each, a block's evidence, a statement's parts.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any

from dateline.model import (
    Alias,
    Article,
    Block,
    Candidate,
    Claim,
    Edge,
    Entity,
    EntityRole,
    Event,
    EventMember,
    EventMention,
    Figure,
    Mention,
    Metadata,
    Page,
    Run,
    Slot,
    Span,
    Statement,
    Story,
    StoryArticle,
    Time,
    Verdict,
)
from dateline.store.lookup import Found, find
from dateline.store.mapping import select
from dateline.store.reading import get
from dateline.store.rows import Done, PageRole


@dataclass(frozen=True, slots=True)
class Origin:
    """The page a row stands on: every source it was seen at, and how its bytes became text."""

    page_id: str
    sources: tuple[str, ...]
    url: str | None
    media_type: str
    encoding: str
    encoding_basis: str
    sha256: str
    reader: str
    read_at: str


@dataclass(frozen=True, slots=True)
class Work:
    """A stage that was done for the row, its page or its article, and the run that did it.

    ``settings`` are an annotator's version and what it worked with, such as the language pipeline.
    """

    record_id: str
    stage: str
    fingerprint: str
    run_id: str
    version: str
    command: str
    started_at: str
    status: str
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """One value and what it rests on.

    ``table`` and ``record_id`` name the row, ``name`` what the value is (``published``,
    ``role``, ``speaker``). ``words`` is the place in the page's text; where the words stand in
    the page's metadata, that row is among the ``parts``. ``chosen`` is set on claims only.
    ``facts`` are the row's other values by column. ``origin`` and ``work`` are set at the top.
    """

    table: str
    record_id: str
    name: str
    value: str | None
    rule: str | None = None
    basis: str | None = None
    words: Span | None = None
    chosen: bool | None = None
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[Explanation, ...] = ()
    origin: Origin | None = None
    work: tuple[Work, ...] = field(default=())


#: Which field of a row is the value that is asked about.
_VALUES = {
    "pages": "source",
    "metadata": "value",
    "articles": "title",
    "claims": "value",
    "blocks": "role",
    "entities": "names",
    "aliases": "name",
    "entity_roles": "role",
    "mentions": "type",
    "times": "edtf",
    "statements": "form",
    "figures": "kind",
    "event_mentions": "type",
    "slots": "value",
    "edges": "kind",
    "events": "type",
    "stories": "earliest",
    "verdicts": "verdict",
    "judgements": "decision",
    "runs": "status",
    "failures": "reason",
}
#: Which field says what the value is; elsewhere the table's own name does.
_NAMES = {"claims": "field", "metadata": "name", "slots": "name", "blocks": "role", "verdicts": "slot"}
_SHOWN_OTHERWISE = {"span", "rule", "basis", "chosen", "text", "evidence"}

#: An article's fields that claims are made for, and the column with what each rests on.
_CLAIMED = ("title", "outlet", "byline", "published", "modified", "language", "kind")


def explain(connection: sqlite3.Connection, found: Found) -> Explanation:
    """Explain a row."""
    top = _of_row(found)
    parts = _PARTS.get(found.table.name, _no_parts)(connection, found.row)
    page_id, article_id = _place_of(connection, found)
    return replace(
        top,
        parts=(*top.parts, *parts),
        origin=_origin(connection, page_id) if page_id else None,
        work=tuple(_work(connection, [each for each in (page_id, article_id) if each], found)),
    )


def _of_row(found: Found) -> Explanation:
    row, table = found.row, found.table.name
    shown = {_VALUES.get(table, ""), _NAMES.get(table, ""), *_SHOWN_OTHERWISE, *found.table.key}
    facts = [(each.name, getattr(row, each.name)) for each in fields(row) if each.name not in shown]
    name = "role" if table == "blocks" else getattr(row, _NAMES.get(table, ""), table)
    return Explanation(
        table,
        found.record_id,
        name,
        _as_text(getattr(row, _VALUES.get(table, ""), None)),
        rule=getattr(row, "rule", None),
        basis=_as_text(getattr(row, "basis", None)),
        words=getattr(row, "span", None),
        chosen=getattr(row, "chosen", None),
        facts=tuple((key, _shown(value)) for key, value in facts if value not in (None, ())),
    )


def _shown(value: object) -> str:
    """Write a value in words: pairs of a name and a value one after the other."""
    pairs = isinstance(value, tuple) and all(isinstance(each, tuple) and len(each) == 2 for each in value)
    return ", ".join(f"{name} {it}" for name, it in value) if pairs else str(value)  # type: ignore[attr-defined]


def _as_text(value: object) -> str | None:
    if isinstance(value, tuple):  # names by language, ids by scheme
        return ", ".join(f"{each[1]} ({each[0]})" if isinstance(each, tuple) else str(each) for each in value)
    return None if value is None else str(value)


def _row_part(connection: sqlite3.Connection, record_id: str | None) -> Iterator[Explanation]:
    if record_id:
        yield _of_row(find(connection, record_id))


_Parts = Callable[[sqlite3.Connection, Any], Iterator[Explanation]]


def _no_parts(_connection: sqlite3.Connection, _row: object) -> Iterator[Explanation]:
    return iter(())


def _parts_of_page(connection: sqlite3.Connection, page: Page) -> Iterator[Explanation]:
    for article in select(connection, Article, "WHERE page_id = ? ORDER BY position", (page.page_id,)):
        yield from _row_part(connection, article.article_id)


def _parts_of_article(connection: sqlite3.Connection, article: Article) -> Iterator[Explanation]:
    claims = list(select(connection, Claim, "WHERE article_id = ? ORDER BY field, rank", (article.article_id,)))
    for name in _CLAIMED:
        made = [claim for claim in claims if claim.field == name]
        chosen = next((claim for claim in made if claim.chosen), None)
        value = getattr(article, name, chosen.value if chosen else None)
        if made or value is not None:
            yield Explanation(
                "articles",
                article.article_id,
                name,
                _as_text(value),
                rule=article.kind_rule if name == "kind" else chosen.rule if chosen else None,
                basis=_as_text(getattr(article, f"{name}_basis", chosen.basis if chosen else None)),
                words=chosen.span if chosen else None,
                parts=tuple(_of_claim(connection, claim) for claim in made),
            )


def _of_claim(connection: sqlite3.Connection, claim: Claim) -> Explanation:
    part = next(_row_part(connection, claim.claim_id))
    return replace(part, parts=tuple(_parts_of_claim(connection, claim)))


def _parts_of_claim(connection: sqlite3.Connection, claim: Claim) -> Iterator[Explanation]:
    if claim.metadata_id:
        yield from _row_part(connection, get(connection, Metadata, claim.metadata_id).metadata_id)


def _parts_of_block(connection: sqlite3.Connection, block: Block) -> Iterator[Explanation]:
    for each in block.evidence:
        weight = (("weight", f"{each.weight:g}"),)
        yield Explanation("blocks", block.block_id, "evidence", each.role.value, rule=each.rule, facts=weight)
    for alone in select(connection, PageRole, "WHERE block_id = ?", (block.block_id,)):
        yield Explanation("page_roles", block.block_id, "role by the page alone", alone.role.value, rule=alone.rule)


def _parts_of_owner(
    connection: sqlite3.Connection, row: Mention | Statement | Figure | EventMention
) -> Iterator[Explanation]:
    owner_id = getattr(row, fields(row)[0].name)
    for slot in select(connection, Slot, "WHERE owner_id = ? ORDER BY name, position", (owner_id,)):
        part = next(_row_part(connection, slot.slot_id))
        yield replace(part, parts=tuple(_parts_of_slot(connection, slot)))


def _parts_of_slot(connection: sqlite3.Connection, slot: Slot) -> Iterator[Explanation]:
    for part in _row_part(connection, slot.refers_to):
        antecedent = _named_part(connection, "antecedent", dict(part.facts).get("antecedent_id"))
        yield replace(part, parts=tuple(antecedent))


def _parts_of_slot_alone(connection: sqlite3.Connection, slot: Slot) -> Iterator[Explanation]:
    yield from _named_part(connection, "part of", slot.owner_id)
    yield from _parts_of_slot(connection, slot)


def _named_part(connection: sqlite3.Connection, name: str, record_id: str | None) -> Iterator[Explanation]:
    for part in _row_part(connection, record_id):
        yield replace(part, name=name)


def _parts_of_mention(connection: sqlite3.Connection, mention: Mention) -> Iterator[Explanation]:
    yield from _named_part(connection, "antecedent", mention.antecedent_id)
    yield from _parts_of_owner(connection, mention)
    where = "WHERE mention_id = ? ORDER BY chosen DESC, score DESC, entity_id"
    for each in select(connection, Candidate, where, (mention.mention_id,)):
        yield _of_candidate(connection, each)


def _of_candidate(connection: sqlite3.Connection, candidate: Candidate) -> Explanation:
    entity = get(connection, Entity, candidate.entity_id)
    name = "meant" if candidate.chosen else "not meant"
    facts = (("name", next((written for _, written in entity.names), "")), ("score", f"{candidate.score:g}"))
    reason = candidate.reason
    return Explanation("entities", entity.entity_id, name, entity.entity_id, rule=reason, facts=facts)


def _parts_of_entity(connection: sqlite3.Connection, entity: Entity) -> Iterator[Explanation]:
    for role in select(connection, EntityRole, "WHERE entity_id = ? ORDER BY since, role", (entity.entity_id,)):
        yield from _row_part(connection, role.entity_role_id)
    for alias in select(connection, Alias, "WHERE entity_id = ? ORDER BY language, name", (entity.entity_id,)):
        yield from _row_part(connection, alias.alias_id)


def _parts_of_figure(connection: sqlite3.Connection, figure: Figure) -> Iterator[Explanation]:
    yield from _named_part(connection, "part of", figure.part_of)
    for part in select(connection, Figure, "WHERE part_of = ? ORDER BY start", (figure.figure_id,)):
        yield from _named_part(connection, "includes", part.figure_id)
    yield from _parts_of_owner(connection, figure)


def _parts_of_time(connection: sqlite3.Connection, time: Time) -> Iterator[Explanation]:
    """Give what a time was counted from: the article's day of publication, or the last time before with that value."""
    if time.anchor is None or time.anchor_basis is None:
        return
    article = get(connection, Article, time.article_id)
    if time.anchor == article.published:
        yield from (part for part in _parts_of_article(connection, article) if part.name == "published")
        return
    where = "WHERE article_id = ? AND edtf = ? AND start < ? ORDER BY start DESC LIMIT 1"
    for earlier in select(connection, Time, where, (time.article_id, time.anchor, time.span.start)):
        yield from _named_part(connection, "counted from", earlier.time_id)


def _parts_of_event(connection: sqlite3.Connection, event: Event) -> Iterator[Explanation]:
    members = select(connection, EventMember, "WHERE event_id = ? ORDER BY event_mention_id", (event.event_id,))
    for member in members:
        yield _of_member(connection, member.event_mention_id, member.score, member.reason)
    yield from _links_of(connection, "event", _members(connection, "event_members", "event_mention_id", event.event_id))


def _parts_of_story(connection: sqlite3.Connection, story: Story) -> Iterator[Explanation]:
    for member in select(connection, StoryArticle, "WHERE story_id = ? ORDER BY article_id", (story.story_id,)):
        yield _of_member(connection, member.article_id, member.score, member.reason)
    yield from _links_of(connection, "story", _members(connection, "story_articles", "article_id", story.story_id))


def _parts_of_verdict(connection: sqlite3.Connection, verdict: Verdict) -> Iterator[Explanation]:
    """Give the rows that a verdict rests on; over all reports, the verdicts on each."""
    for record_id in verdict.evidence:
        yield from _row_part(connection, record_id)
    if verdict.article_id is None:
        where = "WHERE event_id = ? AND slot = ? AND article_id IS NOT NULL ORDER BY article_id"
        for each in select(connection, Verdict, where, (verdict.event_id, verdict.slot)):
            yield from _named_part(connection, "report", each.verdict_id)


def _members(connection: sqlite3.Connection, table: str, member: str, group_id: str) -> list[str]:
    group = {"event_members": "event_id", "story_articles": "story_id"}[table]
    rows = connection.execute(f"SELECT {member} FROM {table} WHERE {group} = ? ORDER BY {member}", (group_id,))
    return [each for (each,) in rows]


def _parts_of_edge(connection: sqlite3.Connection, edge: Edge) -> Iterator[Explanation]:
    yield from _named_part(connection, "one", edge.left_id)
    yield from _named_part(connection, "other", edge.right_id)


def _links_of(connection: sqlite3.Connection, kind: str, ids: list[str]) -> Iterator[Explanation]:
    """Give the pairs by which members hang together, best first, and the nearest that was left out."""
    members = json.dumps(ids)
    inside = "left_id IN (SELECT value FROM json_each(?2)) AND right_id IN (SELECT value FROM json_each(?2))"
    touching = "left_id IN (SELECT value FROM json_each(?2)) OR right_id IN (SELECT value FROM json_each(?2))"
    for name, where, limit in (
        ("joined by", f"kind = ?1 AND {inside} AND accepted", _EDGES_SHOWN),
        ("nearest left out", f"kind = ?1 AND NOT accepted AND ({touching})", 1),
    ):
        clause = f"WHERE {where} ORDER BY score DESC, edge_id LIMIT {limit}"
        for edge in select(connection, Edge, clause, (kind, members)):
            yield from _named_part(connection, name, edge.edge_id)


#: Pairs of a story or event that are shown.
_EDGES_SHOWN = 8


def _of_member(connection: sqlite3.Connection, record_id: str, score: float, reason: str) -> Explanation:
    part = next(_row_part(connection, record_id))
    return replace(part, facts=(("score", f"{score:g}"), ("reason", reason), *part.facts))


_PARTS: dict[str, _Parts] = {
    "pages": _parts_of_page,
    "articles": _parts_of_article,
    "claims": _parts_of_claim,
    "blocks": _parts_of_block,
    "entities": _parts_of_entity,
    "mentions": _parts_of_mention,
    "times": _parts_of_time,
    "statements": _parts_of_owner,
    "figures": _parts_of_figure,
    "event_mentions": _parts_of_owner,
    "slots": _parts_of_slot_alone,
    "edges": _parts_of_edge,
    "events": _parts_of_event,
    "stories": _parts_of_story,
    "verdicts": _parts_of_verdict,
}


def _place_of(connection: sqlite3.Connection, found: Found) -> tuple[str | None, str | None]:
    """Return the page and the article that a row lies in."""
    article_id = getattr(found.row, "article_id", None)
    span = getattr(found.row, "span", None)
    page_id = getattr(found.row, "page_id", None) or (span.page_id if span else None)
    if article_id and not page_id:
        page_id = get(connection, Article, article_id).page_id
    return page_id, article_id


def _origin(connection: sqlite3.Connection, page_id: str) -> Origin:
    page = get(connection, Page, page_id)
    rows = connection.execute("SELECT source FROM sightings WHERE page_id = ? ORDER BY source", (page_id,))
    return Origin(
        page_id,
        tuple(source for (source,) in rows) or (page.source,),
        page.url,
        page.media_type,
        page.encoding,
        page.encoding_basis,
        page.sha256,
        page.reader,
        page.read_at,
    )


def _work(connection: sqlite3.Connection, record_ids: list[str], found: Found) -> Iterator[Work]:
    stage = _stage_of(connection, found)
    for record_id in record_ids:
        for mark in select(connection, Done, "WHERE record_id = ? ORDER BY stage", (record_id,)):
            annotated = record_id.startswith("article-")
            if not annotated or stage in (None, mark.stage):
                run = get(connection, Run, mark.run_id)
                facts = (run.version, run.command, run.started_at, run.status)
                settings = _settings_of(run, mark.stage)
                yield Work(record_id, mark.stage, mark.fingerprint, mark.run_id, *facts, settings=settings)


def _settings_of(run: Run, stage: str) -> tuple[tuple[str, str], ...]:
    in_force = json.loads(run.configuration).get("in_force", {}).get(stage, {})
    return tuple((name, str(value)) for name, value in sorted(in_force.items()) if value not in ("", None))


def _stage_of(connection: sqlite3.Connection, found: Found) -> str | None:
    """Return the annotator that gave a row; ``None`` for rows that none did."""
    if not found.table.store_columns:
        return None
    key = found.table.key[0]
    sql = f"SELECT stage FROM {found.table.name} WHERE {key} = ?"
    return str(connection.execute(sql, (found.record_id,)).fetchone()[0])
