"""Every reason for a role, gathered for the lines of one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.clean.text.lexical import Category, categories_of, lexical_evidence
from dateline.clean.text.repeats import Repeats, repeats_of
from dateline.clean.text.shape import Shape, is_trail, shape_evidence, shape_of, tells_who_said
from dateline.clean.text.surroundings import Colouring
from dateline.clean.text.units import Unit
from dateline.clean.text.words import content_words, share_found
from dateline.model import Evidence, Role

#: Categories below this weight are hints and do not keep a line from being a title.
_LABEL = 2.0
#: A title's words are looked for in this many paragraphs below it.
_LOOK_AHEAD = 6
#: Different lines that may occur more than once on a page where a copy still speaks for a title.
_MOST_COPIES = 6
#: Phrase sets whose matches are whole sentences by nature: that they read as prose says nothing.
_SENTENCES = {"bio", "greeting", "note", "source", "error", "cookies", "comments_heading"}


#: A greeting of more characters has news in it.
_LONGEST_GREETING = 150


@dataclass(slots=True)
class Line:
    """A unit with its measures and all evidence on its role; ``scores`` are sums by role."""

    unit: Unit
    shape: Shape
    categories: tuple[Category, ...]
    evidence: list[Evidence] = field(default_factory=list)
    scores: dict[Role, float] = field(default_factory=lambda: defaultdict(float))
    copied: bool = False
    listed: bool = False

    def add(self, *reasons: Evidence) -> None:
        """Add reasons and their weights."""
        for reason in reasons:
            self.evidence.append(reason)
            self.scores[reason.role] += reason.weight

    @property
    def labelled(self) -> bool:
        """Whether the line matched a category that does more than hint."""
        return any(category.weight >= _LABEL for category in self.categories)

    def is_a(self, name: str) -> bool:
        """Tell whether the line matched the category."""
        return any(category.name == name for category in self.categories)


def gather(units: Sequence[Unit]) -> list[Line]:
    """Gather the evidence of every line: words, shape, repetition, neighbours, title overlap."""
    lines = [Line(unit, shape_of(unit), categories_of(unit)) for unit in units]
    for line in lines:
        line.add(*(_loosened(line, reason) for reason in lexical_evidence(line.unit, line.categories)))
        line.add(*shape_evidence(line.unit, line.shape))
    _add_repetition(lines, repeats_of(units, [line.scores[Role.FURNITURE] >= 3 for line in lines]))
    colouring = Colouring(units, [line.shape for line in lines], [line.categories for line in lines])
    for line, reasons, listed in zip(lines, colouring.evidence, colouring.listed, strict=True):
        line.add(*reasons)
        line.listed = listed
    _add_title_overlap(lines)
    return lines


def _loosened(line: Line, reason: Evidence) -> Evidence:
    """Weaken a whole-line phrase where the line is a full sentence; notes are sentences and gain."""
    name = reason.rule.removeprefix("lexicon.")
    shape = line.shape
    if name == "greeting" and shape.size > _LONGEST_GREETING and tells_who_said(line.unit):
        return Evidence(reason.rule, reason.role, reason.weight * 0.3)  # it goes on with the news
    if name in _SENTENCES:
        return Evidence(reason.rule, reason.role, reason.weight + 0.9 * max(0.0, shape.prose))
    if name != "byline":
        return reason
    factor = 0.3 if shape.ends and shape.words > 9 else (0.5 if shape.size > 75 else 1.0)
    return Evidence(reason.rule, reason.role, reason.weight * factor)


def _add_repetition(lines: Sequence[Line], repeats: Repeats) -> None:
    """Say which headings are copies; a page that prints many headings twice says little by it."""
    distinct = {line.unit.folded for line, copied in zip(lines, repeats.copied, strict=True) if copied}
    few = len(distinct) <= _MOST_COPIES
    found = zip(lines, repeats.copied, repeats.framed, repeats.signed, strict=True)
    for line, copied, framed, signed in found:
        if copied and few and line.shape.heading and not line.labelled and not is_trail(line.unit):
            line.add(Evidence("repeat.title-copy", Role.TITLE, 2.5))
            line.copied = True
        if signed:
            line.add(Evidence("repeat.dateline-source", Role.SOURCE_LINE, 6.0))
        elif framed and line.shape.words <= 7 and line.shape.prose < 1:
            line.add(Evidence("repeat.outlet-name", Role.FURNITURE, 3.0))


def _add_title_overlap(lines: Sequence[Line]) -> None:
    """Say of headings how much of their words the text below them takes up."""
    words: list[frozenset[str] | None] = [
        content_words(line.unit.text) if line.shape.prose >= 1.2 else None for line in lines
    ]
    following: list[frozenset[str]] = []
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.shape.heading and not line.labelled:
            share = share_found(content_words(line.unit.text), following[-_LOOK_AHEAD:])
            line.add(Evidence("title.overlap", Role.TITLE, 3.6 * share))
        own = words[index]
        if own is not None:
            following.append(own)
