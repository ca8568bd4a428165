"""From a document to labelled blocks: main content, then what kind of page it is, then roles."""

from __future__ import annotations

from dateline.clean.draft import Draft, DraftBlock
from dateline.clean.html.article import label_article
from dateline.clean.html.cards import mark_rest
from dateline.clean.html.dense import densest_run
from dateline.clean.html.extraction import main_lines
from dateline.clean.html.heads import is_date
from dateline.clean.html.listing import find_cards, label_cards
from dateline.clean.html.live import label_updates
from dateline.clean.html.markup_words import markup_words
from dateline.clean.html.page_claims import PageClaims, page_claims
from dateline.clean.html.parts import Part, parts_of
from dateline.clean.html.placing import Placing
from dateline.clean.html.several import label_entries
from dateline.model import Document, Role

#: Main content smaller than this is a notice or a caption, unless the page declares an article.
_LEAST_ARTICLE = 300
_LEAST_DECLARED_ARTICLE = 80
#: Parts behind a title in which a short item has its date.
_HEAD = 3
#: Extracted content below this is doubted, and the densest run of paragraphs looked at.
_LITTLE = 400


def label_document(document: Document, mode: str = "recall") -> Draft:
    """Give every part of an HTML page a role and its items their numbers."""
    lines = main_lines(document.markup or "", mode)
    content = Placing(document.page.text).place(lines).ranges
    parts = parts_of(document, content)
    claims = page_claims(document.metadata)
    numbers: dict[int, int] = {}
    cards = find_cards(parts, claims)
    if cards:
        label_cards(parts, cards)
    elif _settle_content(parts, claims):
        label_article(parts, claims)
        numbers = label_updates(parts, claims)
        if not numbers:
            label_entries(parts)
    mark_rest(parts)
    return Draft(document, tuple(map(_block, parts)), numbers)


def _settle_content(parts: list[Part], claims: PageClaims) -> bool:
    """Tell whether the page holds an article; where the extraction found little, look for it ourselves."""
    if _is_consent(parts):
        return False
    found = _content_size(parts)
    if found < _LITTLE:
        run = densest_run(parts)
        if run is not None and sum(part.size for part in parts[run.start : run.stop] if part.is_prose) > 1.5 * found:
            for index in run:
                if parts[index].is_prose:
                    parts[index].share = 1.0
            found = _content_size(parts)
    if found >= _LEAST_ARTICLE:
        return True
    return found >= _LEAST_DECLARED_ARTICLE and (claims.is_article or _is_headed(parts, claims))


def _is_consent(parts: list[Part]) -> bool:
    """Tell whether all that was found is a wall that asks for consent to cookies."""
    consent = markup_words()["consent"]
    covered = [part for part in parts if part.is_covered and part.is_prose]
    return bool(covered) and all(not consent.isdisjoint(part.segment.hints) for part in covered)


def _is_headed(parts: list[Part], claims: PageClaims) -> bool:
    """Tell whether the page is one of a short item: its title as the top heading, a line with a date below it."""
    title = next((n for n, part in enumerate(parts) if part.heading == 1 and claims.is_title(part.key, True)), None)
    return title is not None and any(map(is_date, parts[title + 1 : title + 1 + _HEAD]))


def _content_size(parts: list[Part]) -> float:
    return sum(part.size for part in parts if part.is_covered and part.linked < 0.5 and not part.in_frame)


def _block(part: Part) -> DraftBlock:
    return DraftBlock(
        part.start,
        part.end,
        part.role or Role.FURNITURE,
        part.rule,
        part.confidence,
        part.item,
        tuple(part.reasons),
        None,
        part.segment,
    )
