"""Roles on a page with one article: what the markup, the words and the main content say together.

The main content is where the article lies; its first and last part bound the zone in which titles,
dates, bylines, captions and source lines are looked for. Passes run in the order of
:func:`label_article`; a part keeps the first role it gets.
"""

from __future__ import annotations

from dateline.clean.html.beside import mark_captions, mark_credits, mark_links, mark_repeated, mark_words
from dateline.clean.html.body import mark_body, mark_missed
from dateline.clean.html.heads import mark_heads, mark_subtitles, mark_titles
from dateline.clean.html.page_claims import PageClaims
from dateline.clean.html.parts import Part
from dateline.clean.html.zone import zone_of


def label_article(parts: list[Part], claims: PageClaims) -> None:
    """Give every part a role; the article's parts are of item 0."""
    zone = zone_of(parts)
    mark_titles(parts, claims, zone)
    mark_captions(parts, zone)
    mark_words(parts, zone)
    mark_repeated(parts, zone)
    mark_heads(parts, claims, zone)
    mark_links(parts, zone)
    mark_body(parts, zone)
    mark_missed(parts, zone)
    mark_subtitles(parts, claims, zone)
    mark_credits(parts, zone)
