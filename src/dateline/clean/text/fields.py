"""Roles for a crawler's record, whose fields say what most lines are."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.clean.text.decode import Decision, Zone, decode
from dateline.clean.text.evidence import Line
from dateline.model import Evidence, Role

_ROLES = {
    "title": Role.TITLE,
    "byline": Role.BYLINE,
    "published": Role.DATE,
    "modified": Role.DATE,
    "summary": Role.SUBTITLE,
    "outlet": Role.FURNITURE,
    "section": Role.FURNITURE,
}
#: A crawler's body field was cleaned once: its lines are body unless much speaks against it.
_BODY_PRIOR = 1.5


def field_decisions(lines: Sequence[Line]) -> list[Decision]:
    """Take roles from the fields; lines of the body field are decoded as one article."""
    body = [line for line in lines if line.unit.field not in _ROLES]
    for line in body:
        line.add(Evidence("field.body", Role.BODY, _BODY_PRIOR))
    decoded = iter(decode(body))
    decisions = []
    for line in lines:
        role = _ROLES.get(line.unit.field)
        if role is None:
            decisions.append(next(decoded))
        else:
            line.add(Evidence(f"field.{line.unit.field}", role, 9.0))
            decisions.append(Decision(role, Zone.LEAD, 1.0))
    return decisions
