"""What stands beside and inside an article without being its text: captions, source lines, links, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.clean.html.cards import is_teaser
from dateline.clean.html.parts import Part
from dateline.clean.html.zone import AFTER, WORDS_DECIDE, WORDS_HINT, Zone, open_parts
from dateline.model import Role

_LONGEST_LABEL = 220
_LONGEST_CAPTION = 700
#: A line that stands so often inside one article is none of its words.
_OVER_AND_OVER = 3


def mark_captions(parts: Sequence[Part], zone: Zone) -> None:
    """Mark what stands in figures; pages that put all their text into figures mean none by it."""
    covered = sum(part.size for part in parts if part.is_covered) or 1.0
    in_figures = sum(part.size for part in parts if part.is_covered and "figure" in part.elements)
    for _, part in open_parts(parts, zone.near(parts)):
        if part.size > _LONGEST_CAPTION or (part.linked >= 0.9 and part.size > 40):
            continue
        if "figcaption" in part.elements:
            part.mark(Role.CAPTION, "caption.figcaption", 0.95, 0)
        elif "figure" in part.elements and in_figures < 0.3 * covered and not part.heading:
            part.mark(Role.CAPTION, "caption.figure", 0.8, 0)
        elif part.is_called("caption") and not part.heading and not (part.is_covered and part.is_prose):
            part.mark(Role.CAPTION, "caption.name", 0.75, 0)


def mark_words(parts: Sequence[Part], zone: Zone) -> None:
    """Mark lines whose words leave no doubt: links to read, adverts, source lines, notes."""
    for index, part in open_parts(parts, zone.near(parts)):
        if len(part.text) > _LONGEST_LABEL:
            if part.is_called("subscription") and part.says(Role.FURNITURE) >= WORDS_HINT:
                part.mark(Role.FURNITURE, "furniture.offer", 0.8)
            continue
        categories = part.categories
        if not categories:
            continue
        if "related_prefix" in categories and (part.linked > 0 or not part.is_covered or part.size < 120):
            part.mark(Role.RELATED, "related.words", 0.9)
        elif "source" in categories and index >= zone.first:
            part.mark(Role.SOURCE_LINE, "source.words", 0.85, 0)
        elif part.says(Role.CAPTION) >= WORDS_DECIDE and not part.is_prose and index <= zone.last:
            part.mark(Role.CAPTION, "caption.words", 0.75, 0)
        elif part.says(Role.FURNITURE) >= WORDS_DECIDE and not (part.is_covered and part.is_prose):
            part.mark(Role.FURNITURE, "furniture.words", 0.85)
        elif "note" in categories or "copyright" in categories:
            part.mark(Role.FURNITURE, "furniture.note", 0.75)


def mark_repeated(parts: Sequence[Part], zone: Zone) -> None:
    """Mark what a page says over and over: placeholders for embedded content, calls to subscribe."""
    counts = Counter(part.key for part in parts[zone.first : zone.last + 1])
    for _, part in open_parts(parts, range(zone.first, zone.last + 1)):
        if counts[part.key] >= _OVER_AND_OVER and part.size >= 10:
            part.mark(Role.FURNITURE, "furniture.repeated", 0.8)


def mark_links(parts: Sequence[Part], zone: Zone) -> None:
    """Mark links to other stories inside the article: lists of links, and lines that are one link."""
    for index, part in open_parts(parts, range(zone.first, min(len(parts), zone.last + AFTER))):
        listed = "li" in part.elements
        above = parts[index - 1] if index else None
        if above is not None and part.linked >= 0.8 and above.role is Role.RELATED and is_teaser(part, above):
            part.mark(Role.TEASER, "teaser.card", 0.65)
            continue
        menu = part.linked >= 0.95 and "a" not in part.elements and not part.heading and not part.ends
        if part.linked >= (0.5 if listed else 0.8) and part.size <= 300:
            related = part.size >= 20 and not part.in_frame and not menu
            part.mark(Role.RELATED if related else Role.FURNITURE, "related.link", 0.8 if listed else 0.7)
        elif part.linked >= 0.95:
            part.mark(Role.TEASER, "teaser.link", 0.6)
        elif not part.is_prose and part.is_called("related", "subscription") and part.linked >= 0.3:
            part.mark(Role.RELATED, "related.name", 0.7)


def mark_credits(parts: Sequence[Part], zone: Zone) -> None:
    """Mark what is left beside the article by its words: captions, source lines."""
    for index, part in open_parts(parts, zone.near(parts)):
        if len(part.text) > _LONGEST_CAPTION or part.linked >= 0.5 or part.in_frame:
            continue
        if part.says(Role.CAPTION) >= WORDS_HINT and index <= zone.last + 2:
            part.mark(Role.CAPTION, "caption.words", 0.65, 0)
