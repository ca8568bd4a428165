"""Roles on a page with one article: what the markup, the words and the main content say together.

The main content is where the article lies; its first and last part bound the zone in which titles,
dates, bylines, captions and source lines are looked for. Passes run in the order of
:func:`label_article`; a part keeps the first role it gets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.clean.html.page_claims import PageClaims
from dateline.clean.html.parts import Part
from dateline.model import Role

#: Parts before and behind the main content in which what belongs to the article may stand.
_BEFORE, _AFTER = 14, 8
#: Parts further from the main content than this cannot be a paragraph it missed.
_NEIGHBOUR = 4
#: Kinds of element the body is made of, and the share of names two elements of a kind have in common.
_MOST_KINDS, _ALIKE = 6, 0.75
_LONGEST_LABEL = 220
_LEAST_TEASER = 25
_INLINE = frozenset({"a", "span", "strong", "b", "em"})
_LONGEST_SUBTITLE = 700
_LONGEST_CAPTION = 700
#: What a part that is no covered paragraph costs a run of main content, in characters.
_COST, _COVERED_COST = 40.0, 15.0
#: A line that stands so often inside one article is none of its words.
_OVER_AND_OVER = 3
#: Weights (see ``clean/text/categories.toml``) from which on words alone decide.
_WORDS_DECIDE = 4.0
_WORDS_HINT = 2.5


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
        return range(self.start, min(len(parts), self.last + _AFTER + 1))


def label_article(parts: list[Part], claims: PageClaims) -> None:
    """Give every part a role; the article's parts are of item 0."""
    zone = _zone(parts)
    _mark_titles(parts, claims, zone)
    _mark_captions(parts, zone)
    _mark_words(parts, zone)
    _mark_repeated(parts, zone)
    _mark_heads(parts, claims, zone)
    _mark_links(parts, zone)
    _mark_body(parts, zone)
    _mark_missed(parts, zone)
    _mark_subtitles(parts, claims, zone)
    _mark_credits(parts, zone)


def _zone(parts: Sequence[Part]) -> Zone:
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


# -- titles -------------------------------------------------------------------------------------


def _mark_titles(parts: Sequence[Part], claims: PageClaims, zone: Zone) -> None:
    found = [
        index
        for index, part in enumerate(parts[: zone.last + 1])
        if part.size <= 400 and claims.is_title(part.key, part.heading > 0)
    ]
    title = _best_title(parts, found, zone)
    if title is None:
        title = _undeclared_title(parts, claims, zone)
        found = [] if title is None else [title]
    if title is None:
        return
    zone.title = title
    parts[title].mark(Role.TITLE, "title.declared" if found != [title] or claims.titles else "title.heading", 0.95, 0)
    for index in found:
        if index != title and (index < zone.first or parts[index].key == parts[title].key):
            parts[index].mark(Role.TITLE, "title.repeated", 0.8, 0)


def _best_title(parts: Sequence[Part], found: Sequence[int], zone: Zone) -> int | None:
    """Return the highest heading among the copies of the title, of equals the nearest before the body."""

    def fitness(index: int) -> tuple[bool, int, bool, int]:
        part = parts[index]
        return index <= zone.first, -(part.heading or 7), part.linked < 0.5, index

    return max(found, key=fitness, default=None)


def _undeclared_title(parts: Sequence[Part], claims: PageClaims, zone: Zone) -> int | None:
    """Return the last top heading before the body, else a heading right above it."""
    before = range(max(0, zone.first - 40), zone.first + 1)
    for level, reach in ((1, 40), (2, _BEFORE), (3, 4)):
        for index in reversed(before):
            part = parts[index]
            fits = part.heading == level and 8 <= part.size <= 300 and not part.in_frame
            if fits and zone.first - index <= reach and part.key not in claims.sites and not part.categories:
                return index
    return None


# -- what stands beside the body ----------------------------------------------------------------


def _open(parts: Sequence[Part], indexes: Iterable[int]) -> Iterable[tuple[int, Part]]:
    return ((index, parts[index]) for index in indexes if parts[index].role is None)


def _mark_captions(parts: Sequence[Part], zone: Zone) -> None:
    """Mark what stands in figures; pages that put all their text into figures mean none by it."""
    covered = sum(part.size for part in parts if part.is_covered) or 1.0
    in_figures = sum(part.size for part in parts if part.is_covered and "figure" in part.elements)
    for _, part in _open(parts, zone.near(parts)):
        if part.size > _LONGEST_CAPTION or (part.linked >= 0.9 and part.size > 40):
            continue
        if "figcaption" in part.elements:
            part.mark(Role.CAPTION, "caption.figcaption", 0.95, 0)
        elif "figure" in part.elements and in_figures < 0.3 * covered and not part.heading:
            part.mark(Role.CAPTION, "caption.figure", 0.8, 0)
        elif part.is_called("caption") and not part.heading and not (part.is_covered and part.is_prose):
            part.mark(Role.CAPTION, "caption.name", 0.75, 0)


def _mark_words(parts: Sequence[Part], zone: Zone) -> None:
    """Mark lines whose words leave no doubt: links to read, adverts, source lines, notes."""
    for index, part in _open(parts, zone.near(parts)):
        if len(part.text) > _LONGEST_LABEL:
            if part.is_called("subscription") and part.says(Role.FURNITURE) >= _WORDS_HINT:
                part.mark(Role.FURNITURE, "furniture.offer", 0.8)
            continue
        categories = part.categories
        if not categories:
            continue
        if "related_prefix" in categories and (part.linked > 0 or not part.is_covered or part.size < 120):
            part.mark(Role.RELATED, "related.words", 0.9)
        elif "source" in categories and index >= zone.first:
            part.mark(Role.SOURCE_LINE, "source.words", 0.85, 0)
        elif part.says(Role.CAPTION) >= _WORDS_DECIDE and not part.is_prose and index <= zone.last:
            part.mark(Role.CAPTION, "caption.words", 0.75, 0)
        elif part.says(Role.FURNITURE) >= _WORDS_DECIDE and not (part.is_covered and part.is_prose):
            part.mark(Role.FURNITURE, "furniture.words", 0.85)
        elif "note" in categories or "copyright" in categories:
            part.mark(Role.FURNITURE, "furniture.note", 0.75)


def _mark_repeated(parts: Sequence[Part], zone: Zone) -> None:
    """Mark what a page says over and over: placeholders for embedded content, calls to subscribe."""
    counts = Counter(part.key for part in parts[zone.first : zone.last + 1])
    for _, part in _open(parts, range(zone.first, zone.last + 1)):
        if counts[part.key] >= _OVER_AND_OVER and part.size >= 10:
            part.mark(Role.FURNITURE, "furniture.repeated", 0.8)


def _mark_links(parts: Sequence[Part], zone: Zone) -> None:
    """Mark links to other stories inside the article: lists of links, and lines that are one link."""
    for index, part in _open(parts, range(zone.first, min(len(parts), zone.last + _AFTER))):
        listed = "li" in part.elements
        above = parts[index - 1] if index else None
        if above is not None and part.linked >= 0.8 and above.role is Role.RELATED and _is_teaser(part, above):
            part.mark(Role.TEASER, "teaser.card", 0.65)
            continue
        menu = part.linked >= 0.95 and "a" not in part.elements and not part.heading and not part.ends
        if part.linked >= (0.5 if listed else 0.8) and part.size <= 300:
            related = part.size >= 20 and not part.in_frame and not menu
            part.mark(Role.RELATED if related else Role.FURNITURE, "related.link", 0.8 if listed else 0.7)
        elif part.linked >= 0.95:
            part.mark(Role.TEASER, "teaser.link", 0.6)
        elif not part.is_prose and part.is_called("related", "subscription") and part.linked >= 0.3:
            part.mark(Role.RELATED, "related.name", 0.7)


def _mark_heads(parts: Sequence[Part], claims: PageClaims, zone: Zone) -> None:
    """Mark dates and bylines: above the body, or right behind it."""
    above = range(zone.start, min(zone.first + 3, len(parts)))
    behind = range(zone.last + 1, min(len(parts), zone.last + _AFTER + 1))
    for index, part in _open(parts, [*above, *behind]):
        if part.key in claims.sites or (part.in_frame and zone.title is not None and index < zone.title):
            continue
        if is_date(part):
            part.mark(Role.DATE, "date.time" if "time" in part.elements[-3:] else "date.words", 0.9, 0)
        elif _is_byline(part, claims, index <= zone.first):
            part.mark(Role.BYLINE, "byline.name" if part.is_called("byline") else "byline.words", 0.8, 0)
    if not any(part.role is Role.BYLINE for part in parts):
        _mark_byline_beside_date(parts, zone)


def _mark_byline_beside_date(parts: Sequence[Part], zone: Zone) -> None:
    """Mark a label that shares a line with the date, where nothing else names an author."""
    for index in range(zone.title or zone.start, min(zone.first, len(parts) - 1)):
        for part, other in ((parts[index], parts[index + 1]), (parts[index + 1], parts[index])):
            beside = part.role is None and other.role is Role.DATE and _container(part) == _container(other)
            words = 2 <= len(part.text.split()) <= 8 and not any(map(str.isdigit, part.text))
            if beside and words and part.size <= 80 and not (part.ends or part.is_covered or part.in_frame):
                part.mark(Role.BYLINE, "byline.beside-date", 0.55, 0)
                return


def _container(part: Part) -> str:
    return part.segment.path.rsplit("/", 1)[0]


def is_date(part: Part) -> bool:
    if part.size > 160 or part.heading:
        return False
    digits = any(character.isdigit() for character in part.text)
    if digits and ("time" in part.elements[-3:] or (part.is_called("date") and not part.is_prose)):
        return part.says(Role.DATE) > 0 or len(part.text) <= 60
    return part.says(Role.DATE) >= _WORDS_DECIDE


def _is_byline(part: Part, claims: PageClaims, above: bool) -> bool:
    """Tell whether a part names an author: by its name on either side of the body, by its words above it."""
    if part.size <= 120 and any(author in part.key for author in claims.authors):
        return not part.in_frame and len(part.key) <= 3 * max(map(len, claims.authors)) + 20
    if part.heading and part.heading < 4:
        return False
    if part.is_called("byline") and not part.in_frame and not part.is_called("related", "frame"):
        return part.size <= 120 or (part.is_prose and part.size <= 900 and part.linked < 0.5)
    return above and part.size <= 120 and part.says(Role.BYLINE) >= _WORDS_DECIDE and not part.ends


# -- the body -----------------------------------------------------------------------------------


def _mark_body(parts: Sequence[Part], zone: Zone) -> None:
    """Mark the main content in its zone, and paragraphs of it near the zone or of the body's own kind."""
    for _, part in _open(parts, range(zone.first, zone.last + 1)):
        if part.is_covered and not part.in_frame and part.linked < 0.8:
            heading = part.heading > 0
            part.mark(Role.BODY, "body.heading" if heading else "body.content", 0.8 if heading else 0.9, 0)
    kinds = _body_kinds(parts)
    for index, part in _open(parts, range(len(parts))):
        if not part.is_covered or part.in_frame:
            continue
        near = zone.first - _NEIGHBOUR <= index <= zone.last + _NEIGHBOUR
        if part.is_prose and (near or _is_kind(part, kinds)):
            part.mark(Role.BODY, "body.content", 0.75, 0)
        elif index == zone.first - 1 and part.heading > 1 and zone.title not in (None, index):
            part.mark(Role.BODY, "body.heading", 0.6, 0)


def _mark_missed(parts: Sequence[Part], zone: Zone) -> None:
    """Take up paragraphs the extraction left out that look like and stand among those it kept."""
    kinds = _body_kinds(parts)
    index = max(0, zone.first - 2)
    while index < min(len(parts), zone.last + _NEIGHBOUR + 1):
        part = parts[index]
        inside = zone.first < index < zone.last
        if part.role is None and _may_be_missed(part):
            if _is_kind(part, kinds) and (part.is_prose or (inside and part.size >= 30)):
                part.mark(Role.BODY, "body.neighbour", 0.7, 0)
                zone.last = max(zone.last, index)
            elif inside and part.heading > 1 and part.linked == 0 and _beside(part, kinds):
                part.mark(Role.BODY, "body.missed-heading", 0.65, 0)
        index += 1


def _may_be_missed(part: Part) -> bool:
    if part.linked >= 0.5 or part.in_frame or part.is_called("related", "subscription", "frame", "caption"):
        return False
    return part.says(Role.FURNITURE) < _WORDS_HINT


#: The path and the names of an element.
_Kind = tuple[str, frozenset[str]]


def _body_kinds(parts: Sequence[Part]) -> list[_Kind]:
    """Return the kinds of element that hold much of the body, the largest first."""
    sizes: Counter[_Kind] = Counter()
    for part in parts:
        if part.role is Role.BODY and part.is_prose:
            sizes[part.segment.path, part.segment.hints] += int(part.size)
    total = sum(sizes.values())
    return [kind for kind, size in sizes.most_common(_MOST_KINDS) if size >= 0.1 * total]


def _is_kind(part: Part, kinds: Sequence[_Kind]) -> bool:
    """Tell whether a part's element is of one of these kinds: the same path, nearly the same names."""
    hints = part.segment.hints
    return any(
        path == part.segment.path and len(hints & names) >= _ALIKE * max(1, len(hints | names)) for path, names in kinds
    )


def _beside(part: Part, kinds: Sequence[_Kind]) -> bool:
    """Tell whether a heading is a sibling of body paragraphs."""
    around = _container(part)
    return any(path.rsplit("/", 1)[0] == around for path, _ in kinds)


def _mark_subtitles(parts: Sequence[Part], claims: PageClaims, zone: Zone) -> None:
    """Mark standfirsts: between title and body, or anywhere above it where the page declares its words."""
    paths = {path for path, _ in _body_kinds(parts)}
    low = zone.start if zone.title is None else max(0, zone.title - 3)
    body = [index for index, part in enumerate(parts) if part.role is Role.BODY]
    first = body[0] if body else zone.first
    for index in range(low, min(len(parts), first + 3)):
        part = parts[index]
        if part.role not in (None, Role.BODY) or not 20 <= part.size <= _LONGEST_SUBTITLE:
            continue
        if part.linked >= 0.5 or part.in_frame or part.is_called("related", "subscription", "frame"):
            continue
        reason = _subtitle_reason(part, claims, paths)
        between = zone.title is not None and zone.title < index < first
        if reason is None and part.role is None and between and part.is_prose and index - (zone.title or 0) <= 6:
            reason = "subtitle.place"
        if reason is not None and (index < first or part.role is Role.BODY):
            part.mark(Role.SUBTITLE, reason, 0.8, 0)


def _subtitle_reason(part: Part, claims: PageClaims, paths: set[str]) -> str | None:
    named = part.is_called("subtitle")
    if (named or part.segment.path not in paths) and any(
        part.key == summary or _leads(part.key, summary) for summary in claims.summaries
    ):
        return "subtitle.declared"
    return "subtitle.name" if named else None


def _leads(one: str, other: str) -> bool:
    """Tell whether one key is a long beginning of the other: declared summaries are often cut."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 40 and len(shorter) >= 0.5 * len(longer) and longer.startswith(shorter[:-3])


def _mark_credits(parts: Sequence[Part], zone: Zone) -> None:
    """Mark what is left beside the article by its words: captions, source lines."""
    for index, part in _open(parts, zone.near(parts)):
        if len(part.text) > _LONGEST_CAPTION or part.linked >= 0.5 or part.in_frame:
            continue
        if part.says(Role.CAPTION) >= _WORDS_HINT and index <= zone.last + 2:
            part.mark(Role.CAPTION, "caption.words", 0.65, 0)


# -- the rest -----------------------------------------------------------------------------------


def mark_rest(parts: Sequence[Part]) -> None:
    """Mark what belongs to the page: headlines of other stories, their teasers, and its furniture."""
    above: Part | None = None
    for part in parts:
        if part.role is None and above is not None and _is_teaser(part, above):
            part.mark(Role.TEASER, "teaser.card", 0.65)
        elif part.role is None and _is_headline(part):
            part.mark(Role.RELATED, "related.headline", 0.7)
            above = part
        elif part.role is None:
            part.mark(Role.FURNITURE, "furniture.rest", 0.6)
        elif part.role in (Role.RELATED, Role.TEASER):
            above = part


def _is_headline(part: Part) -> bool:
    """Tell whether a part outside the article is the headline of another story: a wordy link."""
    if part.in_frame or part.size < 25 or part.size > 300 or part.linked < 0.8:
        return False
    if part.linked >= 0.95 and "a" not in part.elements and not part.heading:  # a row of links: a menu
        return False
    words = len(part.text.split())
    return (words >= 4 or part.size > 40) and "header" not in part.elements[:2] and not part.categories


def _is_teaser(part: Part, above: Part) -> bool:
    """Tell whether a part tells the story of the headline right above it: a sentence in one card with it."""
    if part.in_frame or part.heading or not part.ends or part.size < _LEAST_TEASER or part.categories:
        return False
    if part.segment.group is not None and part.segment.group == above.segment.group:
        return part.is_prose or part.linked < 0.5 or above.heading > 0
    if part.segment.path == above.segment.path:
        return False
    return above.role is Role.RELATED and f"{part.segment.path}/".startswith(f"{_card_path(above)}/")


def _card_path(headline: Part) -> str:
    """Return the path of what holds a headline: of its link, where all of the card is one link."""
    names = list(headline.elements)
    while len(names) > 1 and (names[-1] in _INLINE or re.fullmatch("h[1-6]", names[-1])):
        names.pop()
        if names[-1] == "a":
            break
    return "/".join(names)
