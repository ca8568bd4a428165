"""How a label line colours the lines below it: lists of links, boxes, comments, key points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.clean.text.lexical import Category, about_label, cue_density
from dateline.clean.text.shape import Shape, tells_who_said
from dateline.clean.text.units import Unit
from dateline.clean.text.words import content_words, share_found
from dateline.model import Evidence, Role

#: How many lines a label colours at most.
_REACH = {
    "related": 14,
    "picks": 8,
    "advert": 1,
    "newsletter": 3,
    "error": 3,
    "comments": 400,
    "tags": 8,
    "key-points": 6,
    "link-text": 1,
    "contact": 5,
    "paywall": 5,
}
#: The same link to a whole text, printed this often, belongs to a listing.
_MANY_LINKS = 3
#: Comments may not claim more than this share of a page's running text.
_MOST_COMMENTS = 0.45


class Colouring:
    """Spreads the colour of labels over the lines below them and collects the evidence."""

    def __init__(self, units: Sequence[Unit], shapes: Sequence[Shape], found: Sequence[tuple[Category, ...]]) -> None:
        self._units, self._shapes, self._found = units, shapes, found
        self.evidence: list[list[Evidence]] = [[] for _ in units]
        self.listed = [False] * len(units)
        self._prose = [max(0.0, shape.prose) * shape.size for shape in shapes]
        for index, categories in enumerate(found):
            colour = next((c.colours for c in categories if c.colours), None)
            if colour:
                self._spread(index, colour)
        self._ranks()
        self._about()

    def _spread(self, label: int, colour: str) -> None:
        if colour == "comments" and not self._comments_here(label):
            return
        if colour == "related" and (self._ends_entries(label) or self._opens_a_section(label)):
            return
        previous = None
        named: set[str] = set()
        for index in range(label + 1, min(len(self._units), label + 1 + _REACH[colour])):
            if self._found[index]:
                if self._stops(index, colour):
                    break
                if colour not in {"comments", "contact"}:
                    continue
            if self._units[index].folded in named and colour in {"related", "picks"}:
                break  # the list named what follows it
            named.add(self._units[index].folded)
            if not self._colour(index, colour, previous, label):
                break
            if not self._shapes[index].rank:
                previous = index

    def _ends_entries(self, label: int) -> bool:
        """Tell a link to the whole text that closes each entry of a listing."""
        more = any(category.closes for category in self._found[label])
        return more and sum(unit.folded == self._units[label].folded for unit in self._units) >= _MANY_LINKS

    def _opens_a_section(self, label: int) -> bool:
        """Tell a heading such as "Top stories" over the page's first texts from one over mere links."""
        heading, text = label + 1, label + 2
        if text >= len(self._units) or any(self._tells(index) for index in range(label)) or self._found[heading]:
            return False
        return self._shapes[heading].heading and self._shapes[text].prose >= 2.4 and self._echoes(heading, text)

    def _tells(self, index: int) -> bool:
        """Tell running text that is no notice."""
        return (
            self._shapes[index].prose >= 1.2
            and not self._found[index]
            and not cue_density(self._units[index], "furniture_cue")
        )

    def _stops(self, index: int, colour: str) -> bool:
        if any(category.name == "end_mark" for category in self._found[index]):
            return True
        opened = {category.colours for category in self._found[index]} - {None}
        if colour == "comments":
            return bool(opened & {"related", "picks"})
        if opened:
            return True
        if colour == "contact":
            return False
        return colour != "related" or any(c.role is not Role.FURNITURE for c in self._found[index])

    def _colour(self, index: int, colour: str, previous: int | None, label: int) -> bool:
        """Add evidence to one line; return whether the colour goes on below it."""
        shape, add = self._shapes[index], self.evidence[index].append
        if colour in {"related", "picks"}:
            return self._colour_link(index, colour, previous)
        if colour == "link-text":
            if shape.prose >= 1.2 and self._echoes(label, index):
                add(Evidence("below.link-text", Role.TEASER, 3.2))
        elif colour == "comments":
            add(Evidence("below.comments", Role.FURNITURE, 5.0))
        elif colour == "key-points":
            if not shape.bullet and shape.size > 130:
                return False
            if shape.bullet or (shape.size < 130 and index - label <= 4 and self._units[index].gap <= 1):
                add(Evidence("below.key-points", Role.SUBTITLE, 5.5 if shape.bullet else 3.0))
        elif colour in {"contact", "tags"}:
            return self._colour_entry(index, colour)
        elif colour == "paywall":
            return self._colour_offer(index)
        else:
            return self._colour_box(index, colour, label)
        return True

    def _colour_entry(self, index: int, colour: str) -> bool:
        """Colour the short lines of a list of tags, or of addresses for the press."""
        shape = self._shapes[index]
        if colour == "tags":
            fits, weight = shape.size <= 40 and shape.words <= 4, 3.0
        else:
            fits, weight = shape.size <= 90 and shape.prose < 1.2, 6.5
        if fits:
            self.evidence[index].append(Evidence(f"below.{colour}", Role.FURNITURE, weight))
        return fits

    def _colour_offer(self, index: int) -> bool:
        """Colour what a page offers to those who may not read on: prices, plans, a plea."""
        shape, unit = self._shapes[index], self._units[index]
        if shape.size > 240 or (tells_who_said(unit) and not cue_density(unit, "furniture_cue")):
            return False
        self.evidence[index].append(Evidence("below.paywall", Role.FURNITURE, 3.2 + 0.9 * max(0.0, shape.prose)))
        return True

    def _colour_link(self, index: int, colour: str, previous: int | None) -> bool:
        shape, add = self._shapes[index], self.evidence[index].append
        if shape.rank:
            add(Evidence("below.rank", Role.FURNITURE, 4.0))
            return True
        if shape.prose < 1.2 and not shape.dateline:
            near = 3.4 if previous is None else 2.6
            add(Evidence(f"below.{colour}", Role.RELATED, near))
            self.listed[index] = True
            return True
        if colour == "picks":
            add(Evidence("below.picks", Role.TEASER, 4.0))
            return previous is not None
        if previous is not None and self._echoes(previous, index):
            add(Evidence("below.related-text", Role.TEASER, 3.2))
            return True
        return False

    def _echoes(self, heading: int, index: int) -> bool:
        """Tell whether a paragraph takes up the words of the link above it and not those of the page."""
        link = self._units[heading].text
        words = content_words(link.partition(":")[2] or link)
        return share_found(words, [content_words(self._units[index].text)]) >= 0.34

    def _is_slot(self, label: int) -> bool:
        """Tell an empty place for adverts inside the article: running text above and below, or its like elsewhere."""
        like = [i for i, unit in enumerate(self._units) if unit.folded == self._units[label].folded]
        above = label > 0 and self._shapes[label - 1].prose >= 1.2
        return above and (len(like) > 1 or self._shapes[label + 1].prose >= 2.4)

    def _colour_box(self, index: int, colour: str, label: int) -> bool:
        """Colour what stands under an advert, newsletter or error label."""
        shape, add, unit = self._shapes[index], self.evidence[index].append, self._units[index]
        cues = cue_density(unit, "furniture_cue")
        if not cues and shape.prose >= 2.0 and tells_who_said(unit):
            return False
        if colour == "advert":
            if index >= len(self._units) * 0.6 and not self._is_slot(label):
                add(Evidence("below.advert", Role.TEASER, 2.6))
        elif cues > 0:
            add(Evidence(f"below.{colour}", Role.FURNITURE, 4.0 + 0.9 * max(0.0, shape.prose)))
        elif shape.prose < 1.2:
            add(Evidence(f"below.{colour}", Role.FURNITURE, 1.2 if shape.words > 4 else 2.5))
        else:
            near = 2.2 if index - label == 1 else 1.2
            add(Evidence(f"below.{colour}", Role.FURNITURE, near if colour == "newsletter" else 3.0))
        return True

    def _comments_here(self, label: int) -> bool:
        """Tell whether a label opens the comments: most of the running text must be above it."""
        total = sum(self._prose) or 1.0
        return sum(self._prose[label:]) / total <= _MOST_COMMENTS and label > len(self._units) * 0.3

    def _about(self) -> None:
        """Colour a label "About ..." low on the page, with the paragraph that takes up its words, as an imprint."""
        for index in range(len(self._units) // 2, len(self._units) - 1):
            if (
                self._shapes[index].size > 60
                or self._shapes[index].ends
                or not about_label().match(self._units[index].folded)
            ):
                continue
            prose = self._shapes[index + 1].prose
            if prose >= 1.2 and self._echoes(index, index + 1):
                self.evidence[index].append(Evidence("about.label", Role.FURNITURE, 4.0))
                self.evidence[index + 1].append(Evidence("about.text", Role.FURNITURE, 4.0 + 0.9 * prose))

    def _ranks(self) -> None:
        """A bare number on a line of its own, and the number after it near by, rank the lines between."""
        ranks = [index for index, shape in enumerate(self._shapes) if shape.rank]
        for first, second in pairwise(ranks):
            if second - first == 2 and int_of(self._units[second]) == int_of(self._units[first]) + 1:
                self.evidence[first].append(Evidence("list.rank", Role.FURNITURE, 3.0))
                self.evidence[second].append(Evidence("list.rank", Role.FURNITURE, 3.0))
                self.evidence[first + 1].append(Evidence("list.ranked", Role.RELATED, 2.5))
                if second + 1 < len(self._units):
                    self.evidence[second + 1].append(Evidence("list.ranked", Role.RELATED, 2.5))


def int_of(unit: Unit) -> int:
    """Return the number a rank line holds."""
    return int("".join(character for character in unit.folded if character.isdigit()) or -5)
