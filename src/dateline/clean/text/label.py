"""From lines to labelled blocks: items, then roles for each item's run of lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.clean.draft import Draft, DraftBlock
from dateline.clean.text.company import add_company
from dateline.clean.text.decode import Decision, Setting, Zone, decode
from dateline.clean.text.evidence import Line, gather
from dateline.clean.text.fields import field_decisions
from dateline.clean.text.items import Items, find_items
from dateline.clean.text.repeats import bare, title_parts
from dateline.clean.text.units import units_of
from dateline.model import Document, Role, fold

#: Roles that belong to the page and not to one of its items.
_PAGE_ROLES = frozenset({Role.FURNITURE, Role.RELATED, Role.TEASER})
#: Roles an item's blocks may have while it is told from an empty page.
_FRAME_ROLES = (Role.FURNITURE, Role.RELATED, Role.DATE, Role.SOURCE_LINE)

#: Running text (without a word of a page's frame) that makes an article of a page with cookie or
#: error notices: under a title, and without one.
_SHORTEST_TITLED, _SHORTEST_UNTITLED = 90, 300

#: A copy of the title has at least this many words.
_COPY_WORDS = 3

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
    add_company(lines)
    decisions = decode(lines)
    decisions = _with_copies(lines, _without_masthead(decisions))
    if not _has_article(lines, decisions):
        return [(_frame_decision(line), None) for line in lines]
    return [(d, None if d.role in _PAGE_ROLES else 0) for d in decisions]


def _with_copies(lines: Sequence[Line], decisions: Sequence[Decision]) -> list[Decision]:
    """Take a copy of the title in the page's frame for a title too, whole or with the site's name behind it."""
    titles = {bare(line.unit.folded) for line, decision in zip(lines, decisions, strict=True) if _is_title(decision)}
    return [
        Decision(Role.TITLE, decision.zone, decision.confidence)
        if decision.role is Role.FURNITURE and decision.zone is Zone.FRAME and _is_copy(line, titles)
        else decision
        for line, decision in zip(lines, decisions, strict=True)
    ]


def _is_title(decision: Decision) -> bool:
    return decision.role is Role.TITLE


def _is_copy(line: Line, titles: set[str]) -> bool:
    parts = title_parts(line.unit.text)
    return line.shape.words >= _COPY_WORDS and any(bare(fold(part)) in titles for part in (line.unit.text, parts[0]))


def _without_masthead(decisions: Sequence[Decision]) -> list[Decision]:
    """Take the date of today, printed at a page's top among its menus, for frame where the article has its own."""
    title = next((i for i, decision in enumerate(decisions) if decision.role is Role.TITLE), 0)
    dated = any(decision.role is Role.DATE and decision.zone is Zone.LEAD for decision in decisions[title:])
    frame = [i for i, decision in enumerate(decisions[:title]) if decision.role is Role.FURNITURE]
    last = frame[-1] if dated and frame else 0
    return [
        Decision(Role.FURNITURE, decision.zone, decision.confidence)
        if index < last and decision.role is Role.DATE
        else decision
        for index, decision in enumerate(decisions)
    ]


def _has_article(lines: Sequence[Line], decisions: Sequence[Decision]) -> bool:
    """Tell whether a page holds an article: body text that is no error message and no notice."""
    body = [line for line, decision in zip(lines, decisions, strict=True) if decision.role is Role.BODY]
    if any(line.is_a("error") or line.is_a("cookies") for line in lines) and len(body) < 3:
        told = sum(line.shape.size for line in body if line.scores[Role.FURNITURE] <= 0 and line.shape.ends)
        titled = any(decision.role is Role.TITLE for decision in decisions)
        if told < (_SHORTEST_TITLED if titled else _SHORTEST_UNTITLED):
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
