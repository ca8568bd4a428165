"""What belongs to the page and not to an article: headlines of other stories, their teasers, furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.clean.html.parts import Part
from dateline.model import Role

_LEAST_TEASER = 25
_INLINE = frozenset({"a", "span", "strong", "b", "em"})


def mark_rest(parts: Sequence[Part]) -> None:
    """Mark what belongs to the page: headlines of other stories, their teasers, and its furniture."""
    above: Part | None = None
    for part in parts:
        if part.role is None and above is not None and is_teaser(part, above):
            part.mark(Role.TEASER, "teaser.card", 0.65)
        elif part.role is None and _is_headline(part):
            part.mark(Role.RELATED, "related.headline", 0.7)
            above = part
        elif part.role is None:
            part.mark(Role.FURNITURE, "furniture.rest", 0.6)
        elif part.role in (Role.RELATED, Role.TEASER):
            above = part


def _is_headline(part: Part) -> bool:
    """Tell whether a part outside the article is the headline of another story: a wordy link."""
    if part.in_frame or part.size < 25 or part.size > 300 or part.linked < 0.8:
        return False
    if part.linked >= 0.95 and "a" not in part.elements and not part.heading:  # a row of links: a menu
        return False
    words = len(part.text.split())
    return (words >= 4 or part.size > 40) and "header" not in part.elements[:2] and not part.categories


def is_teaser(part: Part, above: Part) -> bool:
    """Tell whether a part tells the story of the headline right above it: a sentence in one card with it."""
    if part.in_frame or part.heading or not part.ends or part.size < _LEAST_TEASER or part.categories:
        return False
    if part.segment.group is not None and part.segment.group == above.segment.group:
        return part.is_prose or part.linked < 0.5 or above.heading > 0
    if part.segment.path == above.segment.path:
        return False
    return above.role is Role.RELATED and f"{part.segment.path}/".startswith(f"{_card_path(above)}/")


def _card_path(headline: Part) -> str:
    """Return the path of what holds a headline: of its link, where all of the card is one link."""
    names = list(headline.elements)
    while len(names) > 1 and (names[-1] in _INLINE or re.fullmatch("h[1-6]", names[-1])):
        names.pop()
        if names[-1] == "a":
            break
    return "/".join(names)
