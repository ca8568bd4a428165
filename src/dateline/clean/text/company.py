"""What the lines around a line say of it: subheadings, captions and links between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.clean.text.evidence import Line
from dateline.clean.text.shape import tells_who_said
from dateline.clean.text.words import content_words, share_found
from dateline.model import Evidence, Role

_ADDRESS = re.compile(r"\S@\S+\.|\bwww\.|https?:")
#: Score of running text from which a line is a paragraph to its neighbours.
_PARAGRAPH = 1.2
#: Share of a page's paragraphs that must end with a full stop before a line without one is odd.
_FINISHED = 0.8
_FEW_PARAGRAPHS = 4
#: Sizes a caption without a credit has; shorter lines may be subheadings.
_CAPTION_SIZES = (60, 420)
_CAPTION_WORDS = 9
_LONGEST_SUBHEADING = 60
#: Headings below the last paragraph that make a list of links nobody labelled.
_LINKS = 3
_LINK_WORDS = 5
_LONG_HEADING = 100
#: Links below one "Read more", and lines of the frame between a date and what is below it, at most.
_MOST_LINKS, _HEAD_REACH = 4, 6
_LONGEST_LINK = 160
#: A heading that shares this many of its words with the text is no link to another page.
_SAME_WORDS = 0.9
#: Evidence for the page's frame from which a line is no link.
_FRAMED = 3.5
#: From this a line is frame whatever stands beside it.
_SURELY_FRAME = 6.0


def add_company(lines: Sequence[Line]) -> None:
    """Add the evidence of neighbours to lines that no word of theirs has labelled."""
    paragraphs = [index for index, line in enumerate(lines) if _is_paragraph(line)]
    if not paragraphs:
        return
    for index in range(paragraphs[min(1, len(paragraphs) - 1)], paragraphs[-1]):  # the first may be a standfirst
        lines[index].add(*_between(lines, index))
    _links_inside(lines, paragraphs)
    finished = _are_finished([lines[index] for index in paragraphs])
    last = max((index for index, line in enumerate(lines) if _is_sentence(line, finished)), default=paragraphs[-1])
    if finished:
        for index in range(last):
            lines[index].add(*_unfinished(lines[index], index > paragraphs[0] or _is_below_head(lines, index)))
    _lines_in_capitals(lines)
    _unlabelled_links(lines, last, finished)
    _true_title(lines, paragraphs[0])


def _is_paragraph(line: Line) -> bool:
    title = line.copied or (line.shape.heading and line.shape.size < _LONG_HEADING)
    return line.shape.prose >= _PARAGRAPH and not line.labelled and not title


def _is_sentence(line: Line, finished: bool) -> bool:
    """Tell running text; where all paragraphs of a page end with a full stop, only what ends with one."""
    ends = line.shape.ends and not line.unit.text.rstrip().endswith(("…", "..."))
    if line.labelled or (finished and not ends):
        return False
    return line.shape.prose >= _PARAGRAPH or (line.shape.prose >= 0.4 and ends)


def _between(lines: Sequence[Line], index: int) -> Iterator[Evidence]:
    """Say of a short line with a paragraph right above and below it that it is a subheading."""
    line, above, below = lines[index], lines[index - 1] if index else None, lines[index + 1]
    if above is None or _is_spoken_for(line) or line.shape.size > _LONGEST_SUBHEADING or line.shape.ends:
        return
    if (
        above.shape.prose >= _PARAGRAPH
        and not above.labelled
        and (below.shape.prose >= 0.4 or below.is_a("caption_start"))
    ):
        yield Evidence("company.between-paragraphs", Role.BODY, 3.6 if line.shape.words >= 2 else 2.4)


def _links_inside(lines: Sequence[Line], paragraphs: Sequence[int]) -> None:
    """Say of the headings below a "Read more" inside an article that they are links."""
    for label in range(paragraphs[0], paragraphs[-1]):
        if not lines[label].is_a("more_link"):
            continue
        for line in lines[label + 1 : min(label + 1 + _MOST_LINKS, paragraphs[-1])]:
            if not line.shape.heading or line.shape.words < 3 or line.categories:
                break
            line.add(Evidence("company.below-read-more", Role.RELATED, 6.0))


def _is_below_head(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a date or byline stands just above, with nothing but the page's frame between."""
    for line in reversed(lines[max(0, index - _HEAD_REACH) : index]):
        if max(line.scores[Role.DATE], line.scores[Role.BYLINE]) >= 4:
            return True
        if line.scores[Role.FURNITURE] < 2:
            return False
    return False


def _is_spoken_for(line: Line) -> bool:
    """Tell whether words, not shape, already gave the line a role."""
    return (
        bool(line.categories)
        or line.copied
        or line.listed
        or max(line.scores[Role.DATE], line.scores[Role.CAPTION]) >= 2
        or line.scores[Role.FURNITURE] >= _SURELY_FRAME
    )


def _are_finished(paragraphs: Sequence[Line]) -> bool:
    long = [line for line in paragraphs if line.shape.size >= _CAPTION_SIZES[0]]
    return len(long) >= _FEW_PARAGRAPHS and sum(line.shape.ends for line in long) >= _FINISHED * len(long)


def _unfinished(line: Line, inside: bool) -> Iterator[Evidence]:
    """Say of a long line without a full stop, among paragraphs that have one, that it is a caption."""
    shape, text = line.shape, line.unit.text.rstrip()
    fits = _CAPTION_SIZES[0] <= shape.size <= _CAPTION_SIZES[1] and shape.words >= _CAPTION_WORDS
    if not fits or shape.ends or shape.bullet or shape.dateline or line.categories or line.copied:
        return
    if tells_who_said(line.unit) or text.endswith((":", "،", ",", ";", "؛", "…", "-", "–")) or text[:1] in '"“«':
        return
    yield Evidence("company.unfinished", Role.CAPTION, 3.8 if inside else 1.0)


def _lines_in_capitals(lines: Sequence[Line]) -> None:
    """Tell places and subheadings in capitals above paragraphs from names of sites above titles."""
    for index in range(1, len(lines) - 1):
        line, above, below = lines[index], lines[index - 1], lines[index + 1]
        if _is_spoken_for(line) or not line.unit.text.isupper() or line.shape.size > _LONGEST_SUBHEADING:
            continue
        opened = above.scores[Role.DATE] + above.scores[Role.BYLINE] >= 3 or above.shape.bullet
        if opened and below.shape.prose >= _PARAGRAPH and not below.labelled:
            line.add(Evidence("company.capitals-above-text", Role.BODY, 3.5))
    for line, below in pairwise(lines):
        if line.unit.text.isupper() and below.shape.heading and not below.labelled and not below.unit.text.isupper():
            line.add(Evidence("company.capitals-above-title", Role.FURNITURE, 2.0))


def _true_title(lines: Sequence[Line], first: int) -> None:
    """Say of a heading above the text that the page prints again, where others precede it, that it is the title."""
    copied = [line for line in lines[:first] if line.copied and line.shape.heading]
    if not copied:
        return
    for line in lines[: lines.index(copied[0])]:
        if line.shape.heading and not line.copied:
            line.add(Evidence("company.another-is-copied", Role.TITLE, -2.5))


def _unlabelled_links(lines: Sequence[Line], last: int, finished: bool) -> None:
    """Say of headings below the last paragraph, several together and about other things, that they are links."""
    told = [content_words(line.unit.text) for line in lines[: last + 1] if line.shape.prose >= _PARAGRAPH]
    links = [
        line
        for line in lines[last + 1 :]
        if _is_link(line, finished) and share_found(content_words(line.unit.text), told) < _SAME_WORDS
    ]
    if len(links) >= (_LINKS - 1 if finished else _LINKS):
        for line in links:
            line.add(Evidence("company.links-below", Role.RELATED, 3.0 + 0.75 * max(0.0, line.shape.prose)))


def _is_link(line: Line, finished: bool) -> bool:
    shape, text = line.shape, line.unit.text.rstrip()
    formed = shape.heading or (finished and shape.size <= _LONGEST_LINK and not shape.bullet)
    if not formed or shape.words < _LINK_WORDS or line.categories or line.scores[Role.FURNITURE] >= _FRAMED:
        return False
    return (finished or not tells_who_said(line.unit)) and _ADDRESS.search(text) is None and not text.endswith(":")
