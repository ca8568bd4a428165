"""Plain text into segments: its lines, or its paragraphs where the lines were wrapped at a width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from dateline.model import InputError, Segment

Range = tuple[int, int]

_BREAKS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LINE_END = re.compile(rf"\r\n|[{_BREAKS}]")

#: What is no text at the edges of a line: white space, and marks that are not seen.
_UNSEEN = r"\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\x00-\x1f\x7f-\x9f"
_LINE = re.compile(rf"[^{_UNSEEN}](?:[^{_BREAKS}]*[^{_UNSEEN}])?")
#: A page of more lines is a log or a table; its segments would fill the memory.
_MAX_LINES = 200_000
_SENTENCE_END = re.compile(r"[.!?؟。…:][\"'”’»)\]]*\Z")
_STOP = re.compile(r"[.!?؟。،,;؛:][\"'”’»)\]]*(?=\s|\Z)")
_WORD = re.compile(r"\S+")

#: Widths at which text is wrapped: narrower is a column of headings, wider a paragraph a line.
_WIDTHS = range(40, 161)
#: Pairs of lines needed to speak of a width (a few, if all are full and no line is longer), and
#: the share of them that must be full. Between
#: paragraphs that no blank line separates stands a pair that is not, so half is asked, not all;
#: in 81 scraped pages whose lines are paragraphs the share is at most 0.43.
_PAIRS_NEEDED = 5
_FEW_PAIRS = 2
_FULL_SHARE = 0.5
#: Among lines nearly as long as the width this share must be full where the one above is missed:
#: paragraphs of two lines without blank lines between them have one full line in two.
_NEARLY = 0.75
_FULL_SHARE_OF_LONG = 0.75
#: Share of full lines that must hold a stop or comma, and that may end with the end of a sentence.
_STOP_SHARE = 0.2
_STOP_AT_END_SHARE = 0.5
#: Share of lines that may be longer than the width: a title or an address that was not wrapped.
_LONGER_SHARE = 0.1
#: Code points by which a full line may fall short (indentation, marks that take no column).
_SLACK = 4
#: Longest first word that can have forced a break; text without spaces is one long word.
_LONGEST_WORD = 15


def segments_of(text: str, start: int = 0, *, join_wrapped: bool = True, path: str = "") -> tuple[Segment, ...]:
    """Cut ``text`` into segments; offsets count from ``start``.

    A segment is a line without the blanks and unseen marks around it. Where the text was wrapped
    (see :func:`wrap_width`), it is the lines of one paragraph: those that follow each other
    without a blank line, each of which had no room for the first word of the next. Raises
    :class:`InputError` for a text of more lines than a news page can have.
    """
    lines = _lines(text)
    width = wrap_width(text, lines) if join_wrapped else None
    ranges = lines if width is None else list(_paragraphs(text, lines, width))
    return tuple(
        Segment(start + first, start + last, path, source_start=start + first, source_end=start + last, mapped=1.0)
        for first, last in ranges
    )


def wrap_width(text: str, lines: list[Range]) -> int | None:
    """Return the width at which ``text`` was wrapped, ``None`` where a line is a paragraph.

    A wrapped line is full: the first word of the next would not have fitted on it. Where most
    lines that are followed directly by another are full for one width, few lines are longer, and
    the lines are pieces of sentences, the text is wrapped.
    """
    pairs = [pair for pair in pairwise(lines) if _adjacent(text, *pair)]
    if len(pairs) < _FEW_PAIRS:
        return None
    lengths = sorted(end - start for (start, end), _ in pairs)
    width = lengths[min(len(lengths) - 1, len(lengths) * 19 // 20)]
    if width not in _WIDTHS:
        return None
    full = [first for first, second in pairs if _is_full(text, first, second, width)]
    longer = sum(end - start > width + _SLACK for start, end in lines)
    if len(pairs) < _PAIRS_NEEDED:
        fits = len(full) == len(pairs) and not longer
    else:
        long = sum(first[1] - first[0] >= _NEARLY * width for first, _ in pairs)
        enough = len(full) >= _FULL_SHARE * len(pairs) or (
            len(full) >= _PAIRS_NEEDED and len(full) >= _FULL_SHARE_OF_LONG * long
        )
        fits = enough and longer <= _LONGER_SHARE * len(lines)
    return width if fits and _are_pieces(text, full) else None


def _are_pieces(text: str, lines: list[Range]) -> bool:
    """Tell whether lines are pieces of sentences: ends of these stand in them, but seldom at theirs.

    Headings have none, and a list of sentences has one at the end of each line.
    """
    within = sum(bool(_STOP.search(text, start, end)) for start, end in lines)
    at_end = sum(bool(_SENTENCE_END.search(text, start, end)) for start, end in lines)
    return within >= _STOP_SHARE * len(lines) and at_end <= _STOP_AT_END_SHARE * len(lines)


def _lines(text: str) -> list[Range]:
    found = [match.span() for match in islice(_LINE.finditer(text), _MAX_LINES + 1)]
    if len(found) > _MAX_LINES:
        raise InputError(f"more than {_MAX_LINES:,} lines: a log or a table, not a news page")
    return found


def _adjacent(text: str, first: Range, second: Range) -> bool:
    return len(_LINE_END.findall(text, first[1], second[0])) == 1


def _is_full(text: str, line: Range, following: Range, width: int) -> bool:
    """Tell whether the line could not take the next word; one cut short by dots ends where it ends."""
    length = line[1] - line[0]
    if text[line[1] - 1] == "…" or text[line[1] - 3 : line[1]] == "...":
        return False
    word = _WORD.match(text, *following)
    first_word = min(_LONGEST_WORD, len(word[0])) if word else 0
    return length <= width + _SLACK and length + 1 + first_word > width - _SLACK


def _paragraphs(text: str, lines: list[Range], width: int) -> Iterator[Range]:
    """Join the lines of each paragraph.

    Without blank lines between paragraphs, the last line of one may happen to be full; a full
    line that ends a sentence then ends the segment too, which at worst cuts between sentences.
    """
    joined = [_adjacent(text, *pair) and _is_full(text, *pair, width) for pair in pairwise(lines)]
    spaced = sum(not _adjacent(text, *pair) for pair in pairwise(lines))
    ends_count = 2 * spaced < joined.count(False)
    start, end = lines[0]
    for is_joined, line in zip(joined, lines[1:], strict=True):
        if not is_joined or (ends_count and _SENTENCE_END.search(text, start, end)):
            yield start, end
            start = line[0]
        end = line[1]
    yield start, end
