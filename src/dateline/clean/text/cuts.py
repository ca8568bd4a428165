"""Cuts inside a line, where a scraper glued a label, a date or a counter to what follows."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from dateline.clean.dates import DateMatch, find_dates
from dateline.clean.lexicons import load_lexicons
from dateline.model import fold, fold_with_map

#: A date glued to a paragraph stands this near to the line's start.
_HEAD = 160
#: Shorter labels ("on", "at") also begin sentences.
_LABEL_LENGTH = 4
#: What any date that is cut off holds: a year, or figures with a mark between them.
_MAY_DATE = re.compile(r"\d{4}|\d\s?[/.:-]\s?\d")
#: Characters that the date of a post takes at most, with a place behind it ("29 November 2031 · Apia, Samoa").
_POST_DATE = 80
_GAP = re.compile(r"[\s|•·,;–—-]*")
_BREAK = re.compile(r"\s*[|•·–—-]\s*")


@cache
def _label_end() -> re.Pattern[str]:
    """Match a date label that ends a text, such as "Published:", however it is glued on."""
    return re.compile(rf"(?:{load_lexicons('roles')['date_label'].alternatives})\s*[:：-]?\s*$")


@cache
def _byline() -> re.Pattern[str]:
    return load_lexicons("roles")["byline"].whole()


@cache
def _counter() -> re.Pattern[str]:
    return load_lexicons("roles")["counter"].whole()


def cut_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges a line falls into: a byline, a labelled date, and what is glued on behind.

    A date is cut off only where a label, a missing space, a dash or the form of a time stamp
    shows that it is no part of the sentence; other lines stay whole.
    """
    head = text[start : min(end, start + _HEAD)]
    if post := _post_head(head):
        return _trim(text, [start, *(start + each for each in post), end])
    if _MAY_DATE.search(head) is None:
        return [(start, end)]
    matches = find_dates(head)
    if not matches:
        return [(start, end)]
    date = matches[0]
    label = _label_start(head, date.start)
    before, after = head[:label].strip(" |•·–—-,"), text[start + date.end : end]
    if before and not _byline().fullmatch(fold(before)):
        return [(start, end)]
    last = date.end + _time_tail(after)
    cuts = [start] + ([start + label] if before else [])
    if _glued(head, date, label, text[start + last : end]):
        cuts.append(start + last)
    return _trim(text, [*cuts, end])


def _post_head(head: str) -> tuple[int, int, int] | None:
    """Return where the date of a post, the words for who may see it, and what follows them begin.

    Social networks print "Name29 November 2031 · Shared with Public" above a post; scraped, all of it
    is glued together. A date without a year is one of the year of reading, and stays without.
    """
    if "·" not in head:
        return None
    folded = fold_with_map(head)
    match = _post_sight().search(folded.text)
    if match is None:
        return None
    mark, rest = folded.origin[match.start()], folded.origin[match.end() - 1] + 1
    for first in range(max(0, mark - _POST_DATE), mark):
        if head[first].isdigit() or head[first].isupper() or head[first - 1 : first].isspace():
            dates = find_dates(head[first:mark])
            if dates and dates[0].start == 0 and head[first + dates[0].end : mark].strip()[:1] in {"", "·"}:
                return first, mark, rest
    return None


@cache
def _post_sight() -> re.Pattern[str]:
    """Match the words beside a post's date that say who may see it."""
    return re.compile(rf"· ?(?:{load_lexicons('roles')['post_sight'].alternatives})")


def _label_start(head: str, date_start: int) -> int:
    """Return where the label of a date begins, or the date itself where it has none."""
    folded = fold_with_map(head[:date_start])
    match = _label_end().search(folded.text)
    if match is None or not match[0].strip():
        return date_start
    first = match.start()
    if first and folded.text[first - 1].isalnum() and not head[folded.origin[first]].isupper():
        glued = folded.text[first - 1].isascii() and folded.text[first].isascii()
        if glued or len(match[0].strip()) < 4:
            return date_start
    return folded.origin[first]


def _time_tail(after: str) -> int:
    """Return how many characters behind a date still belong to it: an offset, a zone, a bracket."""
    match = re.match(r"\s?\((?:GMT|UTC)[^)]{0,8}\)|\s?(?:GMT|UTC)(?:[+-]\d{1,2}(?::\d\d)?)?|[)\]]", after)
    return match.end() if match else 0


def _glued(head: str, date: DateMatch, label: int, rest: str) -> bool:
    """Tell whether what follows a date is a text of its own and not the rest of its sentence."""
    stripped = _GAP.sub("", rest, count=1)
    if not stripped:
        return False
    if _counter().fullmatch(fold(stripped)):
        return True
    if date.edtf.precision not in {"day", "minute", "second", "interval"}:
        return False
    labelled = len(head[label : date.start].strip(" :")) >= _LABEL_LENGTH
    stamped = not any(character.isalpha() for character in head[date.start : date.end].replace("T", ""))
    starts = stripped[0].isupper() or not stripped[0].islower()
    if not starts:
        return False
    if rest[0].isalpha():
        return True
    opened = head[:label].strip() == "" and label <= 2
    return opened and (labelled or stamped or _BREAK.match(rest) is not None) and len(stripped) > 20


def _trim(text: str, edges: list[int]) -> list[tuple[int, int]]:
    ranges = []
    for first, last in pairwise(edges):
        words = text[first:last]
        lead = len(words) - len(words.lstrip())
        if words.strip():
            ranges.append((first + lead, first + lead + len(words.strip())))
    return ranges
