"""Titles and bylines: claims from declared values and from the page's own blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from html import unescape

from dateline.clean.dates import find_dates
from dateline.clean.declared import Declared, declared_values
from dateline.clean.draft import Candidate
from dateline.clean.item import Item
from dateline.clean.signal_tables import folded_set, forms
from dateline.model import Basis, Role, fold

_SEPARATOR = re.compile(r"\s+[|–—·•»›-]+\s+|\s*[|]\s*|\s+::\s+|\s+/\s+")
_NUMBER = re.compile(r"^\d{1,2}\s?[.)-]\s+(?=\D)")
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|@\S+\.\w+$")
_HEADING_MARK = re.compile(r"^#{1,6}\s+(?=\S)")
_WHOLE_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_WHOLE_EMPHASIS = re.compile(r"(\*\*|__|\*|_)([^*_]+)\1")
#: What the title block of the text weighs in the vote of titles; declared ones weigh by their score.
_BLOCK = 45
#: A later title block of the same item is a copy, or a part, of the first.
_LATER_BLOCK = 5
_LONGEST_BYLINE = 200


def title_claims(item: Item, outlets: Sequence[str]) -> list[Candidate]:
    """Collect the item's titles: each is worth the sum of all that agree with it.

    The title block, the declared headline, the Open Graph title and the page's title vote; the
    names in ``outlets`` are cut off where they follow or lead a title.
    """
    names = {fold(name) for name in (*outlets, item.host or "") if name}
    claims = [*_title_blocks(item, names), *_declared_titles(item, names)]
    votes: dict[str, float] = {}
    for claim in claims:
        votes[_key(claim.value)] = votes.get(_key(claim.value), 0.0) + claim.score
    return [replace(claim, score=votes[_key(claim.value)] + claim.score / 1000) for claim in claims]


def byline_claims(item: Item, outlets: Sequence[str]) -> list[Candidate]:
    """Collect who is named as the item's author: byline blocks and declared authors.

    An outlet declared as its own author yields to any other name.
    """
    names = {fold(name) for name in outlets}
    claims = [*_byline_blocks(item), *_declared_authors(item)]
    return [replace(claim, score=claim.score / 10) if fold(claim.value) in names else claim for claim in claims]


def _key(title: str) -> str:
    return "".join(character for character in fold(title) if character.isalnum())


def _title_blocks(item: Item, names: set[str]) -> Iterator[Candidate]:
    for position, block in enumerate(item.of_role(Role.TITLE)):
        text = item.text(block)
        value = _without_site(_without_marks(text), names, False)
        if not item.alone:  # the number of an item in a list is no part of its title
            value = _NUMBER.sub("", value)
        score = _BLOCK if position == 0 else _LATER_BLOCK
        place = (block.start, block.end)
        yield Candidate("title", value, text, Basis.TEXT, "text.title-block", score, place=place)


def _declared_titles(item: Item, names: set[str]) -> Iterator[Candidate]:
    best: dict[str, Declared] = {}
    for declared in declared_values(item, "title"):
        if declared.rule not in best:  # a page that names two titles in one way means the first
            best[declared.rule] = declared
    for declared in best.values():
        value = _without_site(" ".join(declared.row.value.split()), names, declared.row.scheme == "html")
        if value:
            yield _candidate("title", value, declared)


def _without_site(title: str, names: set[str], is_page_title: bool) -> str:
    """Cut the site's name off a title; of a page's title also the last of several short parts."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title
    head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
    if _names(tail, names):
        return _without_site(head, names, is_page_title)
    if _names(title[: cuts[0].start()], names):
        return title[cuts[0].end() :]
    return head if is_page_title and len(tail.split()) <= 4 and len(head) > 2 * len(tail) else title


def _without_marks(text: str) -> str:
    """Take a title's words out of the marks of Markdown, which some scrapers print."""
    words = _HEADING_MARK.sub("", " ".join((unescape(text) if "&" in text else text).split()))
    link = _WHOLE_LINK.fullmatch(words)
    words = link[1] if link else words
    marks = _WHOLE_EMPHASIS.fullmatch(words)
    return marks[2] if marks else words


def _names(part: str, names: set[str]) -> bool:
    folded = fold(part).replace(" ", "")
    return any(folded == name.replace(" ", "") or folded == name.split(".")[0] for name in names)


def _byline_blocks(item: Item) -> Iterator[Candidate]:
    for position, block in enumerate(item.of_role(Role.BYLINE)):
        text = item.text(block)
        value = _label().sub("", " ".join(_before_date(text).split()).strip("*_ ")).strip(" |:،,-–—")
        if 1 < len(value) <= _LONGEST_BYLINE:
            place = (block.start, block.end)
            yield Candidate("byline", value, text, Basis.TEXT, "text.byline-block", 70 - position, place=place)


def _before_date(text: str) -> str:
    """Cut off a date, and what follows it, that stands on one line with a name."""
    dates = find_dates(text[:400])
    return text[: dates[0].start] if dates and dates[0].start > 0 else text


def _declared_authors(item: Item) -> Iterator[Candidate]:
    groups: dict[tuple[str, int], list[Declared]] = {}
    for declared in declared_values(item, "byline"):
        name = " ".join(declared.row.value.split())
        if _ADDRESS.search(name) or len(name) > _LONGEST_BYLINE or fold(name) in folded_set("heading", "no_author"):
            continue
        groups.setdefault((declared.rule, declared.row.item), []).append(declared)
    for group in groups.values():
        names = dict.fromkeys(_label().sub("", " ".join(declared.row.value.split())) for declared in group)
        yield _candidate("byline", "; ".join(name for name in names if name) or group[0].row.value, group[0])


def _candidate(field: str, value: str, declared: Declared) -> Candidate:
    row = declared.row
    return Candidate(
        field, value, row.value, declared.basis, declared.rule, declared.score, metadata_id=row.metadata_id
    )


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, forms("heading", "byline_labels")))
    return re.compile(rf"^(?:{labels})(?:\s*:\s*|\s+)", re.IGNORECASE)
