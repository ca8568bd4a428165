"""Several dated entries on one page that nobody declared: live feeds, and pages that load one article after another.

An entry is an item container of the rendering (``Segment.group``) with a headline, a date of its
own beside it and prose below. Sections of one article have no dates. Prose that the extraction
left out counts where it is more than an excerpt and its headline is no link to the story itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.clean.html.heads import is_date
from dateline.clean.html.parts import Part
from dateline.model import Role

_LEAST_ENTRIES = 2
#: Parts around an entry's headline in which its date and its byline stand.
_HEAD = 4
_LEAST_PROSE = 60
#: Paragraphs of an entry that the extraction left out: fewer are an excerpt.
_LEAST_LEFT_OUT = 2
_SHORTEST_HEADLINE = 8


@dataclass(frozen=True, slots=True)
class _Entry:
    """The indexes of an entry's first part and of its headline."""

    start: int
    headline: int


def label_entries(parts: Sequence[Part]) -> None:
    """Make each dated entry an item of its own; the first stays item 0 where it holds the page's title."""
    groups: dict[int, list[int]] = {}
    for index, part in enumerate(parts):
        if part.segment.group is not None and "aside" not in part.elements:
            groups.setdefault(part.segment.group, []).append(index)
    entries = [entry for indexes in groups.values() if (entry := _entry(parts, indexes)) is not None]
    entries.sort(key=lambda entry: entry.start)
    if len(entries) < _LEAST_ENTRIES or len({parts[entry.headline].heading for entry in entries}) > 1:
        return
    title = next((index for index, part in enumerate(parts) if part.role is Role.TITLE), None)
    first = 0 if title is not None and title >= entries[0].start else 1
    end = max(index for index, part in enumerate(parts) if part.item == 0) + 1
    last = max(groups[parts[entries[-1].start].segment.group or 0])
    stops = [*(entry.start for entry in entries[1:]), max(end, last + 1)]
    for number, (entry, stop) in enumerate(zip(entries, stops, strict=True), first):
        _label(parts, entry, stop, number)


def _entry(parts: Sequence[Part], indexes: Sequence[int]) -> _Entry | None:
    """Return the entry a container is: its headline before its prose, its date beside the headline."""
    headline = next((index for index in indexes if parts[index].heading), None)
    if headline is None or parts[headline].size < _SHORTEST_HEADLINE:
        return None
    prose = [index for index in indexes if _is_paragraph(parts[index])]
    if not prose or prose[0] < headline or sum(parts[index].size for index in prose) < _LEAST_PROSE:
        return None
    left_out = not any(parts[index].role is Role.BODY for index in prose)
    if left_out and (len(prose) < _LEAST_LEFT_OUT or parts[headline].linked >= 0.5):
        return None
    head = [index for index in indexes if abs(index - headline) <= _HEAD and index < prose[0]]
    return _Entry(indexes[0], headline) if any(is_date(parts[index]) for index in head) else None


def _is_paragraph(part: Part) -> bool:
    if part.role is None:
        return part.is_prose and not part.in_frame and not part.is_called("related", "frame", "subscription")
    return part.role is Role.BODY and part.is_prose


def _label(parts: Sequence[Part], entry: _Entry, stop: int, number: int) -> None:
    body = next(index for index in range(entry.headline, stop) if _is_paragraph(parts[index]))
    for index in range(entry.start, stop):
        part = parts[index]
        if part.item == 0:
            part.item = number
        if index == entry.headline:
            part.mark(Role.TITLE, "entry.headline", 0.85, number)
        elif part.role in (None, Role.BODY) and is_date(part):
            part.mark(Role.DATE, "entry.date", 0.85, number)
        elif index < body and part.role in (None, Role.BODY) and _names_author(part):
            part.mark(Role.BYLINE, "entry.byline", 0.75, number)
        elif part.role is None and index >= body and _is_paragraph(part):
            part.mark(Role.BODY, "entry.content", 0.7, number)


def _names_author(part: Part) -> bool:
    return part.size <= 120 and not part.heading and (part.says(Role.BYLINE) > 3 or part.is_called("byline"))
