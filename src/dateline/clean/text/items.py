"""Where the items of a page begin: listings, wire files, digests, live updates.

Each pattern proposes the lines that open an item: entries with a date of their own, texts that
each open with a dateline, texts parted by end marks, headings each with one paragraph that shares
few words with the others, bare headlines. A single article with subheadings must not be split:
its paragraphs share their words, its headings stand over several of them, and no dateline or date
comes back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

from dateline.clean.dates import find_dates
from dateline.clean.text.evidence import Line
from dateline.clean.text.words import content_words, share_found
from dateline.model import Role

#: One item that holds more than this share of the running text, over several paragraphs, is an
#: article with a list beside it.
_DOMINANT = 0.4
_DOMINANT_PARAGRAPHS = 5
#: Paragraphs of different stories share fewer of their words than this.
_COHESION = 0.42
_TITLE_WORDS = 3
#: Lines with a time of day and no more are at most this long.
_LONGEST_CLOCK = 30
#: Evidence at which a line that is no long paragraph is taken for a byline, caption or frame.
_LEAST = ((Role.BYLINE, 4.0, "B"), (Role.CAPTION, 4.4, "C"), (Role.SOURCE_LINE, 4.0, "F"), (Role.SUBTITLE, 3.0, "F"))
#: Points above a live page's entries that make a text; entries that end alike; lines of one of these.
_FEWEST_POINTS, _FEWEST_CLOSED = 2, 3
#: A live page's title has at least this many words, where any line has.
_LEAD_WORDS = 5
_LONGEST_ENTRY, _MOST_EXCERPTS = 6, 2
_PARTING = re.compile(r"^\s*(?:[*#•·~_=+-]\s?){3,}$")


@dataclass(frozen=True, slots=True)
class Items:
    """The lines that open the items of a page, whether each is a title, and the pattern found."""

    starts: tuple[int, ...]
    titled: tuple[bool, ...]
    rule: str


def find_items(lines: Sequence[Line]) -> Items | None:
    """Return how a page of several items is split, ``None`` for one article or none."""
    letters = "".join(_letter(line) for line in lines)
    for rule, propose in _PATTERNS:
        starts = propose(lines, letters)
        if len(starts) >= 2 and not _one_dominates(lines, letters, starts):
            titled = tuple(letters[start] in "hP" for start in starts)
            return Items(tuple(starts), titled, f"items.{rule}")
    return None


def _letter(line: Line) -> str:
    """Class a line: D date, F furniture, E end of item, R related, B byline, C caption, P paragraph,
    h heading, x anything else."""
    if any(category.closes for category in line.categories) or _PARTING.match(line.unit.text):
        return "E"
    return _letter_by_words(line) or _letter_by_shape(line)


def _letter_by_words(line: Line) -> str | None:
    scores = line.scores
    if line.listed or scores[Role.RELATED] >= max(4.0, scores[Role.FURNITURE]) or scores[Role.TEASER] >= 3:
        return "R"
    if scores[Role.DATE] >= max(4.0, scores[Role.FURNITURE]):
        return "D"
    if line.shape.prose < 3.5:
        return next((letter for role, least, letter in _LEAST if scores[role] >= least), None)
    return None


def _letter_by_shape(line: Line) -> str:
    furniture = line.scores[Role.FURNITURE]
    if furniture >= 2.8 and furniture > line.shape.prose:
        return "F"
    if line.shape.dateline or line.shape.prose >= 1.6:
        return "P"
    return "h" if line.shape.heading and line.shape.words >= _TITLE_WORDS else "x"


def _dated(lines: Sequence[Line], letters: str) -> list[int]:
    """Entries that each have a date line: after the title, before it, or at the end."""
    groups = _date_groups(letters)
    if len(groups) < 2:
        return []
    layouts = (_title_then_date, _date_then_title, _date_at_end)
    starts = max((layout(letters, groups) for layout in layouts), key=len)
    enough = len(starts) >= 4 or (len(starts) >= 2 and _several_stories(lines, letters, starts))
    starts = _with_lead(lines, letters, starts)
    filled = sum(bool(set(letters[a + 1 : b]) & set("Phx")) for a, b in pairwise([*starts, len(lines)]))
    return starts if enough and len(starts) >= 0.66 * (len(groups) - 1) and filled >= 0.6 * len(starts) else []


def _with_lead(lines: Sequence[Line], letters: str, starts: list[int]) -> list[int]:
    """Add the article that a live page opens with, where the entries below it have times of day only."""
    if not starts or not all(_is_clock(lines[start]) for start in starts):
        return starts
    return [*_lead(lines, letters, starts[0]), *starts]


def _lead(lines: Sequence[Line], letters: str, first: int) -> list[int]:
    """Return where the text above a live page's first entry begins: a title over paragraphs or points."""
    headings = [index for index in range(first) if letters[index] == "h"]
    wordy = [index for index in headings if lines[index].shape.words >= _LEAD_WORDS]  # not the name of the site
    lead = next(iter(wordy or headings), -1)
    points = sum(line.shape.bullet for line in lines[lead + 1 : first])
    return [lead] if lead != -1 and ("P" in letters[lead:first] or points >= _FEWEST_POINTS) else []


def _is_clock(line: Line) -> bool:
    return line.shape.size <= _LONGEST_CLOCK and line.scores[Role.DATE] >= 4 and not find_dates(line.unit.text)


def _date_groups(letters: str) -> list[tuple[int, int]]:
    """Return runs of date lines as (first, last); lone bylines may stand between."""
    groups: list[tuple[int, int]] = []
    for index, letter in enumerate(letters):
        if letter != "D":
            continue
        if groups and set(letters[groups[-1][1] + 1 : index]) <= {"B"} and index - groups[-1][1] <= 2:
            groups[-1] = (groups[-1][0], index)
        else:
            groups.append((index, index))
    return groups


def _title_then_date(letters: str, groups: Sequence[tuple[int, int]]) -> list[int]:
    starts = []
    for first, _ in groups:
        before = first - 1
        while before >= 0 and letters[before] in "BC" and first - before <= 2:
            before -= 1
        if before >= 0 and letters[before] == "h":
            starts.append(before)
    if len(starts) > 2 and not set(letters[starts[0] + 1 : starts[1]]) & set("Phx"):
        del starts[0]  # the name and date of the whole issue
    return starts


def _date_then_title(letters: str, groups: Sequence[tuple[int, int]]) -> list[int]:
    same = len({last - first for first, last in groups}) == 1
    starts = []
    for first, last in groups:
        after = last + 1
        while after < len(letters) and letters[after] in "BC" and after - last <= 2:
            after += 1
        if after + 1 < len(letters) and letters[after] == "h" and letters[after + 1] in "PhCB":
            starts.append(first if same else last)
    return starts


def _date_at_end(letters: str, groups: Sequence[tuple[int, int]]) -> list[int]:
    starts = []
    previous = -1
    for number, (first, last) in enumerate(groups):
        opening = previous + 1
        while opening < first and letters[opening] in "FEx":
            opening += 1
        if number == 0:
            opening = letters.rfind("h", 0, max(0, first - 1))
        if 0 <= opening < first and letters[opening] == "h" and set(letters[opening + 1 : first]) <= set("PhxCB"):
            starts.append(opening)
        previous = last
    return starts


def _clocked(lines: Sequence[Line], letters: str) -> list[int]:
    """Live updates: times of day on lines of their own, each with a text below it."""
    starts = [
        first
        for first, last in _date_groups(letters)
        if last + 1 < len(letters) and letters[last + 1] in "Ph" and lines[first].shape.size <= 30
    ]
    if len(starts) > 3 and not _is_clock(lines[starts[0]]) and all(_is_clock(lines[start]) for start in starts[1:]):
        del starts[0]  # the day of the page
    if len(starts) < 3:
        return []
    return [*_lead(lines, letters, starts[0]), *starts]


def _datelined(lines: Sequence[Line], letters: str) -> list[int]:
    """Texts that each have a heading and open with a dateline."""
    starts = []
    for index, line in enumerate(lines):
        if not line.shape.dateline or letters[index] != "P":
            continue
        before = index - 1
        while before >= 0 and letters[before] in "DBC" and index - before <= 3:
            before -= 1
        if before >= 0 and letters[before] == "h":
            starts.append(before)
    return starts if len(starts) >= 3 or (len(starts) == 2 and _several_stories(lines, letters, starts)) else []


def _entries(lines: Sequence[Line], letters: str) -> list[int]:
    """Entries told apart by their dates or by the link that ends each, whichever finds more of them."""
    return max(_dated(lines, letters), _closed(lines, letters), key=len)


def _closed(lines: Sequence[Line], letters: str) -> list[int]:
    """Entries of a listing that each end with the same link to the whole text."""
    links = Counter(line.unit.folded for line in lines if line.is_a("more_link"))
    link, count = links.most_common(1)[0] if links else ("", 0)
    if count < _FEWEST_CLOSED:
        return []
    marks = [index for index, line in enumerate(lines) if line.unit.folded == link]
    ends = [*marks, *([last] if (last := letters.find("E", marks[-1] + 1)) != -1 else [])]  # "Watch", for a film
    openings = [_opening_of(letters, first + 1, last) for first, last in pairwise([-1, *ends])]
    if None in openings[:count]:
        return []
    starts = [opening for opening in openings if opening is not None]
    starts[0] = _first_like_the_others(letters, starts, ends)
    told = sum(bool(set(letters[opening + 1 : end]) & set("Phx")) for opening, end in zip(starts, ends, strict=False))
    return starts if told >= 0.5 * count else []


def _first_like_the_others(letters: str, starts: Sequence[int], ends: Sequence[int]) -> int:
    """Return where the first entry opens: as far above its end as the others, for the page's own name is above it."""
    typical = median(end - start for start, end in zip(starts[1:], ends[1:], strict=False))
    opened = [i for i in range(starts[0], ends[0]) if letters[i] == "h" and letters[i - 1 : i] != "D"]
    opened += [i for i in range(starts[0], ends[0]) if letters[i : i + 2] == "Dh"]
    return min(opened, key=lambda i: (abs(ends[0] - i - typical), i), default=starts[0])


def _opening_of(letters: str, first: int, last: int) -> int | None:
    """Return the heading of an entry that ends at ``last``, or the date above it."""
    framed = max(letters.rfind(letter, first, last) for letter in "FRE")
    heading = letters.find("h", max(first, framed + 1), last)
    if heading == -1 or last - heading > _LONGEST_ENTRY or letters.count("P", heading, last) > _MOST_EXCERPTS:
        return None
    return heading - 1 if heading - 1 >= first and letters[heading - 1] == "D" else heading


def _parted(lines: Sequence[Line], letters: str) -> list[int]:
    """Texts parted by end marks, each with a heading."""
    marks = [index for index, line in enumerate(lines) if line.is_a("end_mark") or _PARTING.match(line.unit.text)]
    if len(marks) < 2:
        return []
    starts = []
    for first, last in pairwise([-1, *marks, len(lines)]):
        told = letters.find("P", first + 1, last)
        heading = letters.rfind("h", first + 1, told) if told != -1 else -1
        if heading != -1:
            starts.append(heading)
    return starts if len(starts) >= len(marks) - 1 else []


def _paired(lines: Sequence[Line], letters: str) -> list[int]:
    """Headings that each stand over one paragraph, with few words in common between the pairs."""
    groups = [(i, _paragraphs_after(letters, i)) for i, letter in enumerate(letters) if letter == "h"]
    groups = [(start, texts) for start, texts in groups if texts]
    if len(groups) < 3 or sum(len(texts) == 1 for _, texts in groups) < 0.75 * len(groups):
        return []
    headings = [lines[start] for start, _ in groups]
    asked = sum(line.unit.text.rstrip("\"'”’»").endswith(("?", "؟")) for line in headings)
    if asked > 0.5 * len(groups) or fmean(line.shape.words for line in headings) < 4:
        return []
    if any(line.shape.bullet for line in headings) and [line.shape.number for line in headings] != [
        *range(1, len(headings) + 1)
    ]:
        return []
    bodies = [content_words(" ".join(lines[i].unit.text for i in texts)) for _, texts in groups]
    covered = sum(len(texts) for _, texts in groups)
    if not _alike(letters, [start for start, _ in groups]):
        return []
    if covered < 0.8 * letters.count("P") or _cohesion(bodies) > _COHESION:
        return []
    return [start for start, _ in groups]


def _alike(letters: str, starts: Sequence[int]) -> bool:
    """Tell whether entries follow each other closely and either most or none have a date or byline."""
    entries = [letters[a:b] for a, b in pairwise([*starts, starts[-1] + 2])]
    strays = sum(entry[1:].count("h") + entry.count("x") for entry in entries)
    marked = sum(bool(set(entry) & set("DB")) for entry in entries)
    return strays <= 0.3 * len(entries) and (marked == 0 or marked >= 0.5 * len(entries))


def _paragraphs_after(letters: str, heading: int) -> list[int]:
    index = heading + 1
    while index < len(letters) and letters[index] in "DBC":
        index += 1
    found = []
    while index < len(letters) and letters[index] == "P":
        found.append(index)
        index += 1
    return found


def _cohesion(bodies: Sequence[frozenset[str]]) -> float:
    """Return the mean share of a text's words that the others hold, scaled to a few others."""
    shares = [share_found(own, [*bodies[:i], *bodies[i + 1 :]]) for i, own in enumerate(bodies)]
    return fmean(shares) / max(1.0, len(bodies) / 8)


def _headlines(lines: Sequence[Line], letters: str) -> list[int]:
    """Bare headlines under each other, a few with an excerpt."""
    starts = [index for index, letter in enumerate(letters) if letter == "h"]
    if len(starts) < 5 or letters.count("P") > 0.5 * len(starts) or "PP" in letters or "D" in letters or "B" in letters:
        return []
    wordy = fmean(lines[start].shape.words for start in starts) >= 4
    inside = letters[starts[0] : starts[-1] + 1]
    return starts if wordy and len(starts) >= 0.5 * len(letters) and len(starts) >= 0.7 * len(inside) else []


def _several_stories(lines: Sequence[Line], letters: str, starts: Sequence[int]) -> bool:
    """Tell whether a few items are stories of their own: with paragraphs, and little in common."""
    edges = [*starts, len(lines)]
    texts = [
        content_words(" ".join(lines[i].unit.text for i in range(a, b) if letters[i] == "P"))
        for a, b in pairwise(edges)
    ]
    told = [text for text in texts if text]
    enough = len(told) == len(starts) if len(starts) == 2 else len(told) >= 1
    return enough and all(share_found(a, [b]) < _COHESION for a, b in pairwise(sorted(told, key=len)))


def _one_dominates(lines: Sequence[Line], letters: str, starts: Sequence[int]) -> bool:
    edges = [0, *starts, len(lines)]
    sizes, counts = [], []
    for first, last in pairwise(edges):
        paragraphs = [i for i in range(first, last) if letters[i] == "P"]
        sizes.append(sum(lines[i].shape.size for i in paragraphs))
        counts.append(len(paragraphs))
    total = sum(lines[i].shape.size for i, letter in enumerate(letters) if letter == "P") or 1
    if counts[0] >= 2 and sizes[0] > _DOMINANT * total:
        return True  # an article, then a list
    largest = max(range(len(sizes)), key=lambda i: sizes[i])
    return sizes[largest] > _DOMINANT * total and counts[largest] >= _DOMINANT_PARAGRAPHS


_Pattern = Callable[[Sequence[Line], str], list[int]]
#: Patterns in order of how sure they are.
_PATTERNS: tuple[tuple[str, _Pattern], ...] = (
    ("entries", _entries),
    ("live-updates", _clocked),
    ("datelines", _datelined),
    ("end-marks", _parted),
    ("heading-and-paragraph", _paired),
    ("headlines", _headlines),
)
