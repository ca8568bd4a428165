"""Where the article lies among the parts of its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.clean.html.parts import Part

#: Parts before and behind the main content in which what belongs to the article may stand.
BEFORE, AFTER = 14, 8
#: Weights (see ``clean/text/categories.toml``) from which on words alone decide.
WORDS_DECIDE = 4.0
WORDS_HINT = 2.5
#: What a part that is no covered paragraph costs a run of main content, in characters.
_COST, _COVERED_COST = 40.0, 15.0


@dataclass(slots=True)
class Zone:
    """The article's place among the parts: indexes of its title and of the ends of its body."""

    first: int
    last: int
    title: int | None = None

    @property
    def start(self) -> int:
        return max(0, (self.first if self.title is None else min(self.title, self.first)) - 4)

    def near(self, parts: Sequence[Part]) -> range:
        """Return the indexes of parts that may belong to the article."""
        return range(self.start, min(len(parts), self.last + AFTER + 1))


def zone_of(parts: Sequence[Part]) -> Zone:
    """Bound the main content: the run with the most prose, what lies between counted against it."""
    best, total, start = 0.0, 0.0, 0
    zone = Zone(0, len(parts) - 1)
    for index, part in enumerate(parts):
        if total <= 0:
            total, start = 0.0, index
        total += _worth(part)
        if total > best:
            best, zone = total, Zone(start, index)
    return zone


def _worth(part: Part) -> float:
    """Return what a part adds to a run of main content, in characters; less than zero for what interrupts it."""
    if part.is_covered and part.is_prose and not part.in_frame:
        return part.size
    if part.is_covered:
        return 0.0 if part.heading else -_COVERED_COST
    return -_COST


def open_parts(parts: Sequence[Part], indexes: Iterable[int]) -> Iterable[tuple[int, Part]]:
    """Return those of the parts that have no role yet, with their indexes."""
    return ((index, parts[index]) for index in indexes if parts[index].role is None)


def container(part: Part) -> str:
    """Return the path of the element around a part's own."""
    return part.segment.path.rsplit("/", 1)[0]
