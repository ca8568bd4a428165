"""Titles and roles of people: "Foreign Minister X", "X, the secretary general of Y," as slots with their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.annotate.names.marked import Marked
from dateline.annotate.reading import Reading, Token
from dateline.knowledge import Part, roles_in
from dateline.model import Slot

#: Words of a phrase before a name that its role may be read from.
_BEFORE, _AFTER = 14, 18
_CLOSING = re.compile(r"[,;:.!?()\"”“»–—]")
_ARTICLE = re.compile(r"\s*,\s*(?:who is |now |then |the |a |an |its |his |her |their )*", re.IGNORECASE)


def title_slots(reading: Reading, marked: Marked) -> Iterator[Slot]:
    """Yield the titles and roles that stand with a person's name."""
    if marked.mention.type != "person":
        return
    before = _before(reading, marked)
    after = _following(reading, marked)
    for position, (start, end, rule) in enumerate(place for place in (before, after) if place):
        span = reading.span(start, end)
        name = "title" if rule == "names:title" else "role"
        yield reading.slot(marked.mention.mention_id, name, position, rule, span, value=span.exact)


def _before(reading: Reading, marked: Marked) -> tuple[int, int, str] | None:
    """Return the place of a role right before the name, of one with "of X" or "for X", or of one in apposition."""
    tokens = marked.sentence.tokens[max(0, marked.first - _BEFORE) : marked.first]
    if not tokens:
        return None
    text = reading.text.page.text
    start, end = tokens[0].start, marked.mention.span.start
    window = text[start:end]
    for role in reversed(list(roles_in(window))):
        between = window[role.end :]
        if not between.strip():
            first = _run_start(window, role)
            title = window[first : role.end]
            return start + first, start + role.end, "names:title" if title[:1].isupper() else "names:role-before"
        if _tied(between):
            return start + role.start, start + len(window[: len(window.rstrip(" ,"))]), "names:role-before"
    return None


def _tied(between: str) -> bool:
    """Tell whether words after a role go on to the name: "of the movement, NAME" or "for Hamas NAME"."""
    return bool(re.fullmatch(r"\s+(?:of|for|at)\s+(?:[\w’'.-]+\s+){0,7}?[\w’'.-]+,?\s*", between)) and (
        "," in between or (between.rstrip()[-1:].isalpha() and between.rsplit(maxsplit=1)[-1][:1].isupper())
    )


def _run_start(window: str, role: Part) -> int:
    """Take in roles that stand together: "deputy prime minister", "general secretary"."""
    first = role.start
    for each in reversed(list(roles_in(window[:first]))):
        if window[each.end : first].strip():
            break
        first = each.start
    return first


def _following(reading: Reading, marked: Marked) -> tuple[int, int, str] | None:
    """Return the place of a role in apposition after the name, up to the mark that closes it."""
    tokens = marked.sentence.tokens[marked.after : marked.after + _AFTER]
    if not tokens or tokens[0].text != ",":
        return None
    text = reading.text.page.text
    start, end = marked.mention.span.end, tokens[-1].end
    window = text[start:end]
    opened = _ARTICLE.match(window)
    role = next(iter(roles_in(window)), None)
    if opened is None or role is None or len(window[opened.end() : role.start].split()) > 4:
        return None
    if not all(map(_describes, _between(tokens, start + opened.end(), start + role.start))):
        return None
    closed = _CLOSING.search(window, role.end)
    verb = _verb(tokens, start + role.end)
    stops = [stop for stop in (start + closed.start() if closed else None, verb) if stop is not None]
    if not stops:
        return None
    stop = min(stops)
    first = start + opened.end()
    return first, first + len(text[first:stop].rstrip()), "names:apposition"


def _between(tokens: tuple[Token, ...], start: int, end: int) -> list[Token]:
    return [token for token in tokens if start <= token.start < end]


def _describes(token: Token) -> bool:
    """Tell whether a word may stand between an article and the role: "the movement's military leader"."""
    if token.text in ("'s", "’s", "'", "’", "-"):
        return True
    return token.pos in ("ADJ", "NOUN", "PROPN", "NUM") if token.pos else token.text[:1].isupper()


def _verb(tokens: tuple[Token, ...], after: int) -> int | None:
    return next(
        (
            token.start
            for token in tokens
            if token.start >= after and token.tag in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WP$")
        ),
        None,
    )
