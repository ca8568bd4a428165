"""What the rows of one page rest on: claims, evidence, slots, candidates, and the rows they were counted from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import fields, replace

from dateline.model import (
    Alias,
    Article,
    Block,
    Candidate,
    Claim,
    Entity,
    EntityRole,
    EventMention,
    Figure,
    Mention,
    Metadata,
    Page,
    Slot,
    Statement,
    Time,
)
from dateline.store.explained import Explanation, as_text, named_part, row_part
from dateline.store.mapping import select
from dateline.store.reading import get
from dateline.store.rows import PageRole

#: An article's fields that claims are made for, and the column with what each rests on.
_CLAIMED = ("title", "outlet", "byline", "published", "modified", "language", "kind")


def parts_of_page(connection: sqlite3.Connection, page: Page) -> Iterator[Explanation]:
    for article in select(connection, Article, "WHERE page_id = ? ORDER BY position", (page.page_id,)):
        yield from row_part(connection, article.article_id)


def parts_of_article(connection: sqlite3.Connection, article: Article) -> Iterator[Explanation]:
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
                as_text(value),
                rule=article.kind_rule if name == "kind" else chosen.rule if chosen else None,
                basis=as_text(getattr(article, f"{name}_basis", chosen.basis if chosen else None)),
                words=chosen.span if chosen else None,
                parts=tuple(_of_claim(connection, claim) for claim in made),
            )


def _of_claim(connection: sqlite3.Connection, claim: Claim) -> Explanation:
    part = next(row_part(connection, claim.claim_id))
    return replace(part, parts=tuple(parts_of_claim(connection, claim)))


def parts_of_claim(connection: sqlite3.Connection, claim: Claim) -> Iterator[Explanation]:
    if claim.metadata_id:
        yield from row_part(connection, get(connection, Metadata, claim.metadata_id).metadata_id)


def parts_of_block(connection: sqlite3.Connection, block: Block) -> Iterator[Explanation]:
    for each in block.evidence:
        weight = (("weight", f"{each.weight:g}"),)
        yield Explanation("blocks", block.block_id, "evidence", each.role.value, rule=each.rule, facts=weight)
    for alone in select(connection, PageRole, "WHERE block_id = ?", (block.block_id,)):
        yield Explanation("page_roles", block.block_id, "role by the page alone", alone.role.value, rule=alone.rule)


def parts_of_owner(
    connection: sqlite3.Connection, row: Mention | Statement | Figure | EventMention
) -> Iterator[Explanation]:
    owner_id = getattr(row, fields(row)[0].name)
    for slot in select(connection, Slot, "WHERE owner_id = ? ORDER BY name, position", (owner_id,)):
        part = next(row_part(connection, slot.slot_id))
        yield replace(part, parts=tuple(parts_of_slot(connection, slot)))


def parts_of_slot(connection: sqlite3.Connection, slot: Slot) -> Iterator[Explanation]:
    for part in row_part(connection, slot.refers_to):
        antecedent = named_part(connection, "antecedent", dict(part.facts).get("antecedent_id"))
        yield replace(part, parts=tuple(antecedent))


def parts_of_slot_alone(connection: sqlite3.Connection, slot: Slot) -> Iterator[Explanation]:
    yield from named_part(connection, "part of", slot.owner_id)
    yield from parts_of_slot(connection, slot)


def parts_of_mention(connection: sqlite3.Connection, mention: Mention) -> Iterator[Explanation]:
    yield from named_part(connection, "antecedent", mention.antecedent_id)
    yield from parts_of_owner(connection, mention)
    where = "WHERE mention_id = ? ORDER BY chosen DESC, score DESC, entity_id"
    for each in select(connection, Candidate, where, (mention.mention_id,)):
        yield _of_candidate(connection, each)


def _of_candidate(connection: sqlite3.Connection, candidate: Candidate) -> Explanation:
    entity = get(connection, Entity, candidate.entity_id)
    name = "meant" if candidate.chosen else "not meant"
    facts = (("name", next((written for _, written in entity.names), "")), ("score", f"{candidate.score:g}"))
    reason = candidate.reason
    return Explanation("entities", entity.entity_id, name, entity.entity_id, rule=reason, facts=facts)


def parts_of_entity(connection: sqlite3.Connection, entity: Entity) -> Iterator[Explanation]:
    for role in select(connection, EntityRole, "WHERE entity_id = ? ORDER BY since, role", (entity.entity_id,)):
        yield from row_part(connection, role.entity_role_id)
    for alias in select(connection, Alias, "WHERE entity_id = ? ORDER BY language, name", (entity.entity_id,)):
        yield from row_part(connection, alias.alias_id)


def parts_of_figure(connection: sqlite3.Connection, figure: Figure) -> Iterator[Explanation]:
    yield from named_part(connection, "part of", figure.part_of)
    for part in select(connection, Figure, "WHERE part_of = ? ORDER BY start", (figure.figure_id,)):
        yield from named_part(connection, "includes", part.figure_id)
    yield from parts_of_owner(connection, figure)


def parts_of_time(connection: sqlite3.Connection, time: Time) -> Iterator[Explanation]:
    """Give what a time was counted from: the article's day of publication, or the last time before with that value."""
    if time.anchor is None or time.anchor_basis is None:
        return
    article = get(connection, Article, time.article_id)
    if time.anchor == article.published:
        yield from (part for part in parts_of_article(connection, article) if part.name == "published")
        return
    where = "WHERE article_id = ? AND edtf = ? AND start < ? ORDER BY start DESC LIMIT 1"
    for earlier in select(connection, Time, where, (time.article_id, time.anchor, time.span.start)):
        yield from named_part(connection, "counted from", earlier.time_id)
