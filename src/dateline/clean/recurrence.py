"""What repeats across the pages of one outlet is its frame, not its news.

Lines are counted over a sample of the outlet's pages, then each page is judged by itself against
the counts: memory does not grow with the number of pages. Lines are compared with their digits
folded ("12 comments" is "7 comments"). Near copies of a page (reprints, a second scrape, an
updated version, an agency's report at several outlets) are put together first, so that what is
counted is distinct stories.

How often a line comes back is a vote and not a verdict: it has to outweigh how clearly the line
was read on its own page. Prose that comes back is most often a report that several pages carry, or
background that a desk takes from story to story: it stays, unless most pages read it as frame by
themselves. Inside the body only labels change. An article's title stays its title.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice

from dateline.model import Evidence, Role, fold

#: Pages of an outlet that are counted: ids are hashes, so the first in their order are a fair sample.
SAMPLE_PAGES = 500
#: Lines that are counted at each end of a page: a frame stands at the ends.
_COUNTED_LINES = 200
#: Lines this long tell one story from another.
_LONG = 60
#: Lines this long are prose.
_PROSE = 100
#: A page that shares this much of its long lines with a story already seen is that story again.
#: Copies of an agency's report differ more between outlets than reprints at one outlet.
_SAME_STORY = {True: 0.5, False: 0.25}
#: Stories a line must occur in: of one outlet, or where no outlet is known.
_LEAST_STORIES = {True: 2, False: 3}
#: Inside the body a line must be this short, or shorter, and occur in more stories.
_BRIEF = 45
_LEAST_INSIDE = 4
#: Sum of votes at which a role changes, and the share of pages that must agree for prose.
_ENOUGH = 1.2
_MOST = 0.5
_NUMBER = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?؟][\"')\]»”]*$")
_CHANGEABLE = frozenset({Role.BODY, Role.TITLE, Role.SUBTITLE, Role.TEASER, Role.CAPTION})
_TARGETS = (Role.FURNITURE, Role.RELATED, Role.SOURCE_LINE)


@dataclass(frozen=True, slots=True)
class LineSeen:
    """One block of a page: its id, folded text, role and confidence."""

    block_id: str
    text: str
    role: Role
    confidence: float

    @classmethod
    def of(cls, block_id: str, text: str, role: Role, confidence: float) -> LineSeen:
        """Make a line from a block's own words."""
        return cls(block_id, fold(text), role, confidence)

    @property
    def key(self) -> int:
        """Hash the line without its digits to 64 bits."""
        text = _NUMBER.sub("0", self.text)
        return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page's blocks in order, as the page alone judged them, and the folded titles of its articles."""

    page_id: str
    lines: tuple[LineSeen, ...]
    titles: frozenset[str] = frozenset()


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


@dataclass(slots=True)
class _Seen:
    """Where a line was seen: its stories as bits of a number, and the roles that pages gave it."""

    stories: int = 0
    pages: int = 0
    frame: Counter[Role] | None = None

    def add(self, story: int, role: Role) -> None:
        """Count the line on one page of a story, read there as ``role``."""
        self.stories |= 1 << story
        self.pages += 1
        if role in _TARGETS:
            self.frame = self.frame or Counter()
            self.frame[role] += 1

    @property
    def count(self) -> int:
        """The number of stories."""
        return self.stories.bit_count()

    @property
    def framed(self) -> float:
        """The share of pages that read the line as frame by themselves."""
        return self.frame.total() / self.pages if self.frame else 0.0

    @property
    def target(self) -> Role:
        """The frame role that most pages gave the line, furniture where they are even."""
        frame = self.frame or Counter[Role]()
        return max(sorted(_TARGETS), key=lambda role: (frame[role], role is Role.FURNITURE))


@dataclass(slots=True)
class LineCounts:
    """The lines that come back over a sample of an outlet's pages, and the number of its stories."""

    known: bool
    stories: int = 0
    _seen: dict[int, _Seen] = field(default_factory=dict)
    _homes: dict[int, int] = field(default_factory=dict)

    @classmethod
    def over(cls, pages: Iterable[PageLines], *, known: bool) -> LineCounts:
        """Count the lines of the first ``SAMPLE_PAGES`` of ``pages``, which come in order of their ids.

        ``known`` tells pages of one outlet from pages whose outlet nothing names. Memory is
        bounded whatever the number and the size of the pages.
        """
        counts = cls(known)
        for page in islice(pages, SAMPLE_PAGES):
            counts._add(page)
        least = _LEAST_STORIES[known]
        counts._seen = {key: seen for key, seen in counts._seen.items() if seen.count >= least}
        counts._homes = {}
        return counts

    def changes(self, page: PageLines) -> list[RoleChange]:
        """Find the blocks of one page, of the sample or not, that what recurs shows to be frame."""
        seen = [self._seen.get(line.key) if line.text and line.role in _CHANGEABLE else None for line in page.lines]
        changes = (
            self._change(page, line, found)
            for line, found, outside in zip(page.lines, seen, _outside(page, seen), strict=True)
            if found and _may_change(page, line) and _votes(line, found, outside)
        )
        return [change for change in changes if change]

    def _add(self, page: PageLines) -> None:
        lines = [(line.key, line) for line in _ends(page.lines) if line.text]
        story = self._story({key for key, line in lines if len(line.text) >= _LONG and line.role in _CHANGEABLE})
        for key, line in lines:
            self._seen.setdefault(key, _Seen()).add(story, line.role)

    def _story(self, keys: set[int]) -> int:
        """Number the story of a page by its long lines; near copies get the same number."""
        shared = Counter(self._homes[key] for key in keys if key in self._homes)
        story, common = min(shared.items(), key=lambda item: (-item[1], item[0]), default=(0, 0))
        if not keys or common < _SAME_STORY[self.known] * len(keys):
            story, self.stories = self.stories, self.stories + 1
        for key in keys:
            self._homes.setdefault(key, story)
        return story

    def _change(self, page: PageLines, line: LineSeen, seen: _Seen) -> RoleChange | None:
        """Weigh the votes: stories, their share, what other pages read the line as; against confidence."""
        vote = 0.9 * math.log2(seen.count) + 1.2 * seen.count / max(self.stories, 4) + 1.5 * seen.framed
        if vote - 3.0 * (line.confidence - 0.5) < _ENOUGH:
            return None
        rule = "recurrence.stories"
        evidence = Evidence(rule, seen.target, round(vote, 3))
        return RoleChange(page.page_id, line.block_id, line.role, seen.target, rule, evidence, seen.count)


def _ends(lines: tuple[LineSeen, ...]) -> Iterator[LineSeen]:
    yield from lines[:_COUNTED_LINES]
    yield from lines[max(_COUNTED_LINES, len(lines) - _COUNTED_LINES) :]


def _outside(page: PageLines, seen: list[_Seen | None]) -> list[bool]:
    """Tell for each line whether only frame and recurring lines stand between it and an end of the page."""
    own = [i for i, line in enumerate(page.lines) if line.role in _CHANGEABLE and not seen[i]]
    first, last = (own[0], own[-1]) if own else (len(seen), -1)
    return [i < first or i > last for i in range(len(seen))]


def _may_change(page: PageLines, line: LineSeen) -> bool:
    # What the record shows as an article's title stands on this block.
    titles_article = line.role is Role.TITLE and any(title and title in line.text for title in page.titles)
    return line.role in _CHANGEABLE and not titles_article


def _votes(line: LineSeen, seen: _Seen, outside: bool) -> bool:
    """Tell whether a line is of a kind that recurrence has a vote on, where it stands."""
    framed = seen.framed >= _MOST
    if outside:
        return framed or len(line.text) < _PROSE
    is_label = framed or not _SENTENCE_END.search(line.text)
    return is_label and len(line.text) <= _BRIEF and seen.count >= _LEAST_INSIDE
