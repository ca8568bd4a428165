"""The text of an article: its main content, and paragraphs of the same kind that were missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.clean.html.parts import Part
from dateline.clean.html.zone import WORDS_HINT, Zone, container, open_parts
from dateline.model import Role

#: Parts further from the main content than this cannot be a paragraph it missed.
_NEIGHBOUR = 4
#: Kinds of element the body is made of, and the share of names two elements of a kind have in common.
_MOST_KINDS, _ALIKE = 6, 0.75


def mark_body(parts: Sequence[Part], zone: Zone) -> None:
    """Mark the main content in its zone, and paragraphs of it near the zone or of the body's own kind."""
    for _, part in open_parts(parts, range(zone.first, zone.last + 1)):
        if part.is_covered and not part.in_frame and part.linked < 0.8:
            heading = part.heading > 0
            part.mark(Role.BODY, "body.heading" if heading else "body.content", 0.8 if heading else 0.9, 0)
    kinds = body_kinds(parts)
    for index, part in open_parts(parts, range(len(parts))):
        if not part.is_covered or part.in_frame:
            continue
        near = zone.first - _NEIGHBOUR <= index <= zone.last + _NEIGHBOUR
        if part.is_prose and (near or _is_kind(part, kinds)):
            part.mark(Role.BODY, "body.content", 0.75, 0)
        elif index == zone.first - 1 and part.heading > 1 and zone.title not in (None, index):
            part.mark(Role.BODY, "body.heading", 0.6, 0)


def mark_missed(parts: Sequence[Part], zone: Zone) -> None:
    """Take up paragraphs the extraction left out that look like and stand among those it kept."""
    kinds = body_kinds(parts)
    index = max(0, zone.first - 2)
    while index < min(len(parts), zone.last + _NEIGHBOUR + 1):
        part = parts[index]
        inside = zone.first < index < zone.last
        if part.role is None and _may_be_missed(part):
            if _is_kind(part, kinds) and (part.is_prose or (inside and part.size >= 30)):
                part.mark(Role.BODY, "body.neighbour", 0.7, 0)
                zone.last = max(zone.last, index)
            elif inside and part.heading > 1 and part.linked == 0 and _beside(part, kinds):
                part.mark(Role.BODY, "body.missed-heading", 0.65, 0)
        index += 1


def _may_be_missed(part: Part) -> bool:
    if part.linked >= 0.5 or part.in_frame or part.is_called("related", "subscription", "frame", "caption"):
        return False
    return part.says(Role.FURNITURE) < WORDS_HINT


#: The path and the names of an element.
_Kind = tuple[str, frozenset[str]]


def body_kinds(parts: Sequence[Part]) -> list[_Kind]:
    """Return the kinds of element that hold much of the body, the largest first."""
    sizes: Counter[_Kind] = Counter()
    for part in parts:
        if part.role is Role.BODY and part.is_prose:
            sizes[part.segment.path, part.segment.hints] += int(part.size)
    total = sum(sizes.values())
    return [kind for kind, size in sizes.most_common(_MOST_KINDS) if size >= 0.1 * total]


def _is_kind(part: Part, kinds: Sequence[_Kind]) -> bool:
    """Tell whether a part's element is of one of these kinds: the same path, nearly the same names."""
    hints = part.segment.hints
    return any(
        path == part.segment.path and len(hints & names) >= _ALIKE * max(1, len(hints | names)) for path, names in kinds
    )


def _beside(part: Part, kinds: Sequence[_Kind]) -> bool:
    """Tell whether a heading is a sibling of body paragraphs."""
    around = container(part)
    return any(path.rsplit("/", 1)[0] == around for path, _ in kinds)
