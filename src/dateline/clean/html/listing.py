"""Pages of several items: section pages whose cards each have a headline and an excerpt.

A card is an item container of the rendering (``Segment.group``): an ``<article>`` or one of three
or more like siblings. It opens with its headline, which is a link; sections of one article have
headings without. A page is a listing where cards hold most of its text and none of them most of
theirs; a page with an article of its own has cards, too, beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.clean.html.page_claims import PageClaims
from dateline.clean.html.parts import Part
from dateline.model import Role

_LEAST_CARDS = 3
#: A card of which this share of all cards' text is the page's article.
_DOMINANT = 0.6
#: Text outside the cards, as a share of theirs, from which on the page has an article of its own.
_OUTSIDE = 0.6
_LEAST_EXCERPT = 35
#: Containers beside the main column.
_ASIDE = frozenset({"aside", "nav", "footer"})


@dataclass(slots=True)
class Card:
    """The indexes of a card's parts, of its headline among them, and the size of its excerpt."""

    indexes: list[int] = field(default_factory=list)
    headline: int = -1
    excerpt: float = 0.0


def find_cards(parts: Sequence[Part], claims: PageClaims) -> list[Card]:
    """Return the cards of a listing in reading order; none on a page with an article of its own."""
    if claims.live_item is not None:
        return []
    cards = [card for card in _grouped(parts).values() if _complete(parts, card)]
    if len(cards) < _LEAST_CARDS:
        return []
    total = sum(card.excerpt for card in cards)
    if max(card.excerpt for card in cards) > _DOMINANT * total:
        return []
    inside = {index for card in cards for index in card.indexes}
    outside = sum(
        part.size for index, part in enumerate(parts) if index not in inside and part.is_covered and part.is_prose
    )
    limit = 0.15 if claims.is_article else _OUTSIDE
    return [] if outside > limit * total else cards


def label_cards(parts: Sequence[Part], cards: Sequence[Card]) -> None:
    """Mark each card as an item: its title, date, byline, excerpt; what else it holds is furniture."""
    for number, card in enumerate(cards):
        for index in card.indexes:
            _mark(parts[index], index == card.headline, number)


def _grouped(parts: Sequence[Part]) -> dict[int, Card]:
    cards: dict[int, Card] = {}
    for index, part in enumerate(parts):
        group = part.segment.group
        if group is not None and _ASIDE.isdisjoint(part.elements):
            cards.setdefault(group, Card()).indexes.append(index)
    return cards


def _complete(parts: Sequence[Part], card: Card) -> bool:
    """Find the card's headline and excerpt; tell whether it has both, and no text above its headline."""
    heads = [index for index in card.indexes if parts[index].linked >= 0.8 and parts[index].size >= 15]
    if not heads:
        return False
    card.headline = max(heads, key=lambda index: (parts[index].heading > 0, min(parts[index].size, 60), -index))
    for index in card.indexes:
        part = parts[index]
        if index == card.headline or part.linked >= 0.8 or part.size < _LEAST_EXCERPT or _is_label(part):
            continue
        if index < card.headline and part.is_prose and "figure" not in part.elements:
            return False
        card.excerpt += part.size
    return card.excerpt > 0


def _is_label(part: Part) -> bool:
    return part.says(Role.DATE) > 0 or part.is_called("date", "byline") or bool(part.categories)


def _mark(part: Part, is_headline: bool, number: int) -> None:
    if is_headline:
        part.mark(Role.TITLE, "item.headline", 0.85, number)
    elif "figcaption" in part.elements or "figure" in part.elements:
        part.mark(Role.CAPTION, "item.caption", 0.7, number)
    elif part.size <= 120 and (part.says(Role.DATE) > 3 or "time" in part.elements[-3:]):
        part.mark(Role.DATE, "item.date", 0.85, number)
    elif part.size <= 120 and (part.says(Role.BYLINE) > 3 or part.is_called("byline")):
        part.mark(Role.BYLINE, "item.byline", 0.7, number)
    elif part.linked < 0.8 and part.size >= _LEAST_EXCERPT and not part.categories:
        part.mark(Role.BODY, "item.excerpt", 0.75, number)
