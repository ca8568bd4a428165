"""Live pages: the entries a page declares (JSON-LD ``liveBlogUpdate``), found in its text as items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.clean.html.heads import is_date
from dateline.clean.html.page_claims import PageClaims, Update, key_of
from dateline.clean.html.parts import Part
from dateline.model import Role

_LEAST_UPDATES = 2
#: Letters and digits by which an entry's text is recognised.
_RECOGNISED = 40
#: Labels above an entry's headline: its time, a flag.
_MOST_LABELS = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry on the page: the index of its first part, and of its headline where it has one."""

    start: int
    headline: int | None
    update: Update


def label_updates(parts: Sequence[Part], claims: PageClaims) -> dict[int, int]:
    """Make each entry that stands on the page an item behind item 0; return their JSON-LD objects."""
    if claims.live_item is None:
        return {}
    found = sorted(
        (place for update in claims.updates if (place := _find(parts, update)) is not None),
        key=lambda place: (place.start, place.update.item),
    )
    found = [place for index, place in enumerate(found) if index == 0 or place.start > found[index - 1].start]
    if len(found) < _LEAST_UPDATES:
        return {}
    end = max(index for index, part in enumerate(parts) if part.item == 0) + 1
    starts = [place.start for place in found]
    for number, (place, stop) in enumerate(zip(found, [*starts[1:], max(end, starts[-1] + 1)], strict=True), 1):
        _label(parts[place.start : stop], number)
        if place.headline is not None:
            parts[place.headline].mark(Role.TITLE, "live.headline", 0.9, number)
    return {0: claims.live_item} | {number: place.update.item for number, place in enumerate(found, 1)}


def _find(parts: Sequence[Part], update: Update) -> _Found | None:
    headline_key, body_key = key_of(update.headline), key_of(update.body)[:_RECOGNISED]
    body = next(
        (index for index, part in enumerate(parts) if len(body_key) >= 15 and part.key.startswith(body_key)), None
    )
    headlines = [index for index, part in enumerate(parts) if headline_key and part.key == headline_key]
    headlines = [index for index in headlines if not parts[index].in_frame and parts[index].linked < 0.5] or headlines
    headline = next((index for index in reversed(headlines) if body is None or index < body), None)
    if headline is None and body is None:
        return None
    first = headline if headline is not None else body
    assert first is not None
    return _Found(_with_labels(parts, first), headline, update)


def _with_labels(parts: Sequence[Part], first: int) -> int:
    """Take in the time above an entry's first part."""
    for index in range(first - 1, max(-1, first - 1 - _MOST_LABELS), -1):
        part = parts[index]
        if part.segment.group != parts[first].segment.group or part.is_prose:
            break
        if is_date(part):
            return index
    return first


def _label(parts: Sequence[Part], number: int) -> None:
    for part in parts:
        if part.item == 0:
            part.item = number
        if part.role in (None, Role.FURNITURE, Role.BODY) and is_date(part):
            part.mark(Role.DATE, "live.time", 0.85, number)
