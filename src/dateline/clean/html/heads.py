"""What heads an article: its title, standfirst, date and byline."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.clean.html.body import body_kinds
from dateline.clean.html.page_claims import PageClaims
from dateline.clean.html.parts import Part
from dateline.clean.html.zone import AFTER, BEFORE, WORDS_DECIDE, Zone, container, open_parts
from dateline.model import Role

_LONGEST_SUBTITLE = 700


def mark_titles(parts: Sequence[Part], claims: PageClaims, zone: Zone) -> None:
    found = [
        index
        for index, part in enumerate(parts[: zone.last + 1])
        if part.size <= 400 and claims.is_title(part.key, part.heading > 0)
    ]
    title = _best_title(parts, found, zone)
    if title is None:
        title = _undeclared_title(parts, claims, zone)
        found = [] if title is None else [title]
    if title is None:
        return
    zone.title = title
    parts[title].mark(Role.TITLE, "title.declared" if found != [title] or claims.titles else "title.heading", 0.95, 0)
    for index in found:
        if index != title and (index < zone.first or parts[index].key == parts[title].key):
            parts[index].mark(Role.TITLE, "title.repeated", 0.8, 0)


def _best_title(parts: Sequence[Part], found: Sequence[int], zone: Zone) -> int | None:
    """Return the highest heading among the copies of the title, of equals the nearest before the body."""

    def fitness(index: int) -> tuple[bool, int, bool, int]:
        part = parts[index]
        return index <= zone.first, -(part.heading or 7), part.linked < 0.5, index

    return max(found, key=fitness, default=None)


def _undeclared_title(parts: Sequence[Part], claims: PageClaims, zone: Zone) -> int | None:
    """Return the last top heading before the body, else a heading right above it."""
    before = range(max(0, zone.first - 40), zone.first + 1)
    for level, reach in ((1, 40), (2, BEFORE), (3, 4)):
        for index in reversed(before):
            part = parts[index]
            fits = part.heading == level and 8 <= part.size <= 300 and not part.in_frame
            if fits and zone.first - index <= reach and part.key not in claims.sites and not part.categories:
                return index
    return None


def mark_subtitles(parts: Sequence[Part], claims: PageClaims, zone: Zone) -> None:
    """Mark standfirsts: between title and body, or anywhere above it where the page declares its words."""
    paths = {path for path, _ in body_kinds(parts)}
    low = zone.start if zone.title is None else max(0, zone.title - 3)
    body = [index for index, part in enumerate(parts) if part.role is Role.BODY]
    first = body[0] if body else zone.first
    for index in range(low, min(len(parts), first + 3)):
        part = parts[index]
        if part.role not in (None, Role.BODY) or not 20 <= part.size <= _LONGEST_SUBTITLE:
            continue
        if part.linked >= 0.5 or part.in_frame or part.is_called("related", "subscription", "frame"):
            continue
        reason = _subtitle_reason(part, claims, paths)
        between = zone.title is not None and zone.title < index < first
        if reason is None and part.role is None and between and part.is_prose and index - (zone.title or 0) <= 6:
            reason = "subtitle.place"
        if reason is not None and (index < first or part.role is Role.BODY):
            part.mark(Role.SUBTITLE, reason, 0.8, 0)


def _subtitle_reason(part: Part, claims: PageClaims, paths: set[str]) -> str | None:
    named = part.is_called("subtitle")
    if (named or part.segment.path not in paths) and any(
        part.key == summary or _leads(part.key, summary) for summary in claims.summaries
    ):
        return "subtitle.declared"
    return "subtitle.name" if named else None


def _leads(one: str, other: str) -> bool:
    """Tell whether one key is a long beginning of the other: declared summaries are often cut."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 40 and len(shorter) >= 0.5 * len(longer) and longer.startswith(shorter[:-3])


def mark_heads(parts: Sequence[Part], claims: PageClaims, zone: Zone) -> None:
    """Mark dates and bylines: above the body, or right behind it."""
    above = range(zone.start, min(zone.first + 3, len(parts)))
    behind = range(zone.last + 1, min(len(parts), zone.last + AFTER + 1))
    for index, part in open_parts(parts, [*above, *behind]):
        if part.key in claims.sites or (part.in_frame and zone.title is not None and index < zone.title):
            continue
        if is_date(part):
            part.mark(Role.DATE, "date.time" if "time" in part.elements[-3:] else "date.words", 0.9, 0)
        elif _is_byline(part, claims, index <= zone.first):
            part.mark(Role.BYLINE, "byline.name" if part.is_called("byline") else "byline.words", 0.8, 0)
    if not any(part.role is Role.BYLINE for part in parts):
        _mark_byline_beside_date(parts, zone)


def _mark_byline_beside_date(parts: Sequence[Part], zone: Zone) -> None:
    """Mark a label that shares a line with the date, where nothing else names an author."""
    for index in range(zone.title or zone.start, min(zone.first, len(parts) - 1)):
        for part, other in ((parts[index], parts[index + 1]), (parts[index + 1], parts[index])):
            beside = part.role is None and other.role is Role.DATE and container(part) == container(other)
            words = 2 <= len(part.text.split()) <= 8 and not any(map(str.isdigit, part.text))
            if beside and words and part.size <= 80 and not (part.ends or part.is_covered or part.in_frame):
                part.mark(Role.BYLINE, "byline.beside-date", 0.55, 0)
                return


def is_date(part: Part) -> bool:
    """Tell whether a part says when: by its element or name and digits, or by its words alone."""
    if part.size > 160 or part.heading:
        return False
    digits = any(character.isdigit() for character in part.text)
    if digits and ("time" in part.elements[-3:] or (part.is_called("date") and not part.is_prose)):
        return part.says(Role.DATE) > 0 or len(part.text) <= 60
    return part.says(Role.DATE) >= WORDS_DECIDE


def _is_byline(part: Part, claims: PageClaims, above: bool) -> bool:
    """Tell whether a part names an author: by its name on either side of the body, by its words above it."""
    if part.size <= 120 and any(author in part.key for author in claims.authors):
        return not part.in_frame and len(part.key) <= 3 * max(map(len, claims.authors)) + 20
    if part.heading and part.heading < 4:
        return False
    if part.is_called("byline") and not part.in_frame and not part.is_called("related", "frame"):
        return part.size <= 120 or (part.is_prose and part.size <= 900 and part.linked < 0.5)
    return above and part.size <= 120 and part.says(Role.BYLINE) >= WORDS_DECIDE and not part.ends
