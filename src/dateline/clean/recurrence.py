"""What repeats across the pages of one outlet is its frame, not its news.

Lines are compared with their digits folded ("12 comments" is "7 comments"). Near copies of a page
(reprints, a second scrape, an updated version) are put together first, so that what is counted is
distinct stories. How often a line comes back is a vote and not a verdict: it has to outweigh how
clearly the line was read on its own page. A paragraph inside the text that comes back is most
often background that a desk carries from story to story, so inside the body only short lines
change, and longer ones only at the edges, among others that come back.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Evidence, Role, fold

#: Lines this long tell one story from another.
_LONG = 60
#: A page that shares this much of its long lines with a story already seen is that story again.
_SAME_STORY = 0.5
#: Stories a line must occur in: of one outlet, or where no outlet is known.
_LEAST_STORIES = 2
_LEAST_UNKNOWN = 3
#: Inside the body a line must be this short, or shorter, and occur in more stories.
_BRIEF = 45
_LEAST_INSIDE = 4
#: Sum of votes at which a role changes.
_ENOUGH = 1.2
_NUMBER = re.compile(r"\d+")
_CHANGEABLE = frozenset({Role.BODY, Role.TITLE, Role.SUBTITLE, Role.TEASER, Role.CAPTION})
_TARGETS = frozenset({Role.FURNITURE, Role.RELATED, Role.SOURCE_LINE})


@dataclass(frozen=True, slots=True)
class LineSeen:
    """One block of a page: its id, folded text (any stable string for it), role and confidence."""

    block_id: str
    text: str
    role: Role
    confidence: float

    @classmethod
    def of(cls, block_id: str, text: str, role: Role, confidence: float) -> LineSeen:
        """Make a line from a block's own words."""
        return cls(block_id, fold(text), role, confidence)


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page's blocks in order, with its outlet (``None`` where unknown)."""

    page_id: str
    outlet: str | None
    lines: tuple[LineSeen, ...]


@dataclass(frozen=True, slots=True)
class RoleChange:
    """A block's new role, with the vote that changed it and the number of stories behind it."""

    page_id: str
    block_id: str
    was: Role
    role: Role
    rule: str
    evidence: Evidence
    stories: int


def recurring_roles(pages: Sequence[PageLines]) -> list[RoleChange]:
    """Find the blocks that what recurs shows to be frame; sorted by page, then by place.

    Pages are compared with those of the same outlet, pages without one among themselves. The
    answer does not depend on the order of ``pages``; time is near linear in the number of lines.
    """
    groups: dict[str, list[PageLines]] = defaultdict(list)
    for page in sorted(pages, key=lambda page: page.page_id):
        groups[page.outlet or ""].append(page)
    return [change for outlet in sorted(groups) for change in _changes(groups[outlet], known=bool(outlet))]


def _changes(pages: Sequence[PageLines], *, known: bool) -> Iterable[RoleChange]:
    stories = _stories(pages)
    seen: dict[str, set[int]] = defaultdict(set)
    roles: dict[str, Counter[Role]] = defaultdict(Counter)
    for page, story in zip(pages, stories, strict=True):
        for line in page.lines:
            seen[_key(line)].add(story)
            roles[_key(line)][line.role] += 1
    least = _LEAST_STORIES if known else _LEAST_UNKNOWN
    counts = {key: len(members) for key, members in seen.items() if key and len(members) >= least}
    total = len(set(stories))
    for page in pages:
        edge = _at_edges(page, counts)
        for line, outside in zip(page.lines, edge, strict=True):
            count = counts.get(_key(line), 0)
            if count and line.role in _CHANGEABLE and _may_change(line, count, outside):
                yield from _change(page, line, count, total, roles[_key(line)])


def _key(line: LineSeen) -> str:
    return _NUMBER.sub("0", line.text)


def _stories(pages: Sequence[PageLines]) -> list[int]:
    """Number the story of each page; near copies get the same number."""
    home: dict[str, int] = {}
    numbers: list[int] = []
    for page in pages:
        keys = {_key(line) for line in page.lines if len(line.text) >= _LONG}
        shared = Counter(home[key] for key in keys if key in home)
        number, common = min(shared.items(), key=lambda item: (-item[1], item[0]), default=(len(numbers), 0))
        if common < _SAME_STORY * len(keys) or not keys:
            number = len(numbers)
        numbers.append(number)
        for key in keys:
            home.setdefault(key, number)
    return numbers


def _at_edges(page: PageLines, counts: dict[str, int]) -> list[bool]:
    """Tell for each line whether only frame and recurring lines stand between it and an end of the page."""
    framed = [line.role not in _CHANGEABLE or _key(line) in counts for line in page.lines]
    first = next((i for i, frame in enumerate(framed) if not frame), len(framed))
    last = next((i for i in range(len(framed) - 1, -1, -1) if not framed[i]), -1)
    return [i < first or i > last for i in range(len(framed))]


def _may_change(line: LineSeen, count: int, outside: bool) -> bool:
    return outside or (len(line.text) <= _BRIEF and count >= _LEAST_INSIDE)


def _change(page: PageLines, line: LineSeen, count: int, total: int, roles: Counter[Role]) -> Iterable[RoleChange]:
    """Weigh the votes: stories, their share, what other pages read the line as; against confidence."""
    others = sum(number for role, number in roles.items() if role in _TARGETS) / roles.total()
    vote = 0.9 * math.log2(count) + 1.2 * count / max(total, 4) + 1.5 * others
    doubt = 3.0 * (line.confidence - 0.5)
    if vote - doubt < _ENOUGH:
        return
    role = max(sorted(_TARGETS), key=lambda target: (roles[target], target is Role.FURNITURE))
    evidence = Evidence("recurrence.stories", role, round(vote, 3))
    yield RoleChange(page.page_id, line.block_id, line.role, role, "recurrence.stories", evidence, count)
