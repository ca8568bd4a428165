"""What people decided: pairs of records that belong together, and pairs that do not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.link.solving import Pair
from dateline.model import Judgement


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of articles or of event mentions: ``together`` whatever their scores, or ``apart`` for good."""

    together: frozenset[Pair] = field(default_factory=frozenset)
    apart: frozenset[Pair] = field(default_factory=frozenset)

    @property
    def pairs(self) -> frozenset[Pair]:
        return self.together | self.apart


def decided(judgements: Iterable[Judgement]) -> Decided:
    """Read merges and splits that hold: ``record_id`` with or from the id or ids in ``value``; later ones win.

    A judgement that another takes back does not hold, nor does one without a second record.
    """
    rows = sorted(judgements, key=lambda each: (each.decided_at, each.judgement_id))
    undone = {each.undoes for each in rows if each.undoes}
    holding: dict[Pair, str] = {}
    for each in rows:
        if each.decision in ("merge", "split") and each.judgement_id not in undone and each.undoes is None:
            for other in _others(each.value):
                if other != each.record_id:
                    holding[min(each.record_id, other), max(each.record_id, other)] = each.decision
    return Decided(
        frozenset(pair for pair, decision in holding.items() if decision == "merge"),
        frozenset(pair for pair, decision in holding.items() if decision == "split"),
    )


def _others(value: str | None) -> list[str]:
    try:
        read = json.loads(value) if value else []
    except ValueError:
        return []
    return [each for each in (read if isinstance(read, list) else [read]) if isinstance(each, str)]
