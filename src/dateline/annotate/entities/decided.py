"""What people decided about links: this mention is that entity, or is not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.entities.clusters import Cluster
from dateline.model import Judgement


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of a cluster: the one entity that is meant, with the judgement, and those that are not."""

    entity_id: str | None = None
    judgement_id: str | None = None
    rejected: frozenset[str] = frozenset()


def decided(cluster: Cluster, judgements: Sequence[Judgement]) -> Decided:
    """Return what was decided of any mention of a cluster, which all mean the same; later judgements win."""
    ours = {each.mention_id for each in cluster.mentions}
    chosen, by = "", ""
    rejected: set[str] = set()
    for each in judgements:
        entity_id = _entity(each.value)
        if each.record_table != "mentions" or each.record_id not in ours or entity_id is None:
            continue
        if each.decision == "correct":
            chosen, by = entity_id, each.judgement_id
            rejected.discard(entity_id)
        elif each.decision == "reject":
            rejected.add(entity_id)
            chosen = "" if chosen == entity_id else chosen
    return Decided(chosen or None, by if chosen else None, frozenset(rejected))


def _entity(value: str | None) -> str | None:
    try:
        told = json.loads(value) if value else None
    except ValueError:
        return None
    return told if isinstance(told, str) else None
