"""From lines to labelled blocks: items, then roles for each item's run of lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.clean.draft import Draft, DraftBlock
from dateline.clean.text.decode import Decision, Setting, Zone, decode
from dateline.clean.text.evidence import Line, gather
from dateline.clean.text.fields import field_decisions
from dateline.clean.text.items import Items, find_items
from dateline.clean.text.units import units_of
from dateline.model import Document, Role

#: Roles that belong to the page and not to one of its items.
_PAGE_ROLES = frozenset({Role.FURNITURE, Role.RELATED, Role.TEASER})
#: Roles an item's blocks may have while it is told from an empty page.
_FRAME_ROLES = (Role.FURNITURE, Role.RELATED, Role.DATE, Role.SOURCE_LINE)

_Labelled = list[tuple[Decision, int | None]]


def label_document(document: Document) -> Draft:
    """Give every line of a document a role, and its items their numbers."""
    lines = gather(units_of(document))
    labelled = _labelled(lines)
    blocks = tuple(_block(line, decision, item) for line, (decision, item) in zip(lines, labelled, strict=True))
    return Draft(document, blocks)


def _labelled(lines: Sequence[Line]) -> _Labelled:
    if any(line.unit.field for line in lines):
        return [(d, None if d.role in _PAGE_ROLES else 0) for d in field_decisions(lines)]
    items = find_items(lines)
    return _as_listing(lines, items) if items else _as_article(lines)


def _as_article(lines: Sequence[Line]) -> _Labelled:
    decisions = decode(lines)
    if not _has_article(lines, decisions):
        return [(_frame_decision(line), None) for line in lines]
    return [(d, None if d.role in _PAGE_ROLES else 0) for d in decisions]


def _has_article(lines: Sequence[Line], decisions: Sequence[Decision]) -> bool:
    """Tell whether a page holds an article: body text that is no error message and no notice."""
    body = [line for line, decision in zip(lines, decisions, strict=True) if decision.role is Role.BODY]
    size = sum(line.shape.size for line in body)
    if any(line.is_a("error") or line.is_a("cookies") for line in lines) and size < 300 and len(body) < 3:
        return False
    return any(line.shape.prose >= 0.6 for line in body)


def _frame_decision(line: Line) -> Decision:
    role = max(_FRAME_ROLES, key=lambda r: line.scores[r] - (0.0 if r is Role.FURNITURE else 1.5))
    return Decision(role, Zone.FRAME, 0.6)


def _as_listing(lines: Sequence[Line], items: Items) -> _Labelled:
    labelled: _Labelled = [(_frame_decision(line), None) for line in lines[: items.starts[0]]]
    edges = [*items.starts, len(lines)]
    for number, (first, last) in enumerate(pairwise(edges)):
        decisions = decode(lines[first:last], Setting(entry=True, titled=items.titled[number]))
        labelled += [(d, None if d.role in _PAGE_ROLES else number) for d in decisions]
    return labelled


def _block(line: Line, decision: Decision, item: int | None) -> DraftBlock:
    reasons = tuple(sorted(line.evidence, key=lambda e: (-e.weight, e.rule, e.role)))
    rule = next((e.rule for e in reasons if e.role is decision.role and e.weight > 0), None)
    return DraftBlock(
        line.unit.start,
        line.unit.end,
        decision.role,
        rule or f"sequence.{decision.zone.name.lower()}",
        round(decision.confidence, 4),
        item,
        reasons,
        None,
        line.unit.segment,
    )
