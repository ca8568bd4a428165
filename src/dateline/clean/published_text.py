"""Publication dates that stand in the page's text: date lines, datelines, the page's own date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dateline.clean.dates import DateMatch, clocks_in, find_dates, nearest_year
from dateline.clean.draft import Candidate, DraftBlock
from dateline.clean.item import Item
from dateline.clean.signal_tables import folded_forms
from dateline.model import Basis, Role, fold, parse_edtf

#: Blocks around an article's head that are read for a date although nobody called them a date.
_NEAR, _SHORT = 6, 80
#: Characters that may stand beside an unlabelled date on such a line (a name, a reading time).
_OTHER_WORDS = 35
_DATELINE = re.compile(r"^[^.!?:؟]{0,60}$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AFTER_DATELINE = re.compile(r"^\s*\)?\s*(?:[([][^()\[\]]{2,40}[)\]])?\s*[-–—:]")
#: Characters before a date in which a label ("Updated:") is looked for.
_LABEL_REACH = 40


def text_dates(item: Item, *, day_first: bool | None, language: str | None) -> Iterator[Candidate]:
    """Yield dates of publication and change that the page's text names, unranked."""
    own = [
        *_date_blocks(item, day_first, language),
        *_unnamed_lines(item, day_first, language),
        *_datelines(item, day_first, language),
    ]
    page = list(_page_dates(item, day_first, language))
    own += _timed_entries(item, page, day_first, language)
    yield from with_years([*own, *page], anchors=[*page, *own])


def with_years(claims: Sequence[Candidate], anchors: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give dates without a year the year in which they lie nearest to a full date of the page."""
    full = [
        anchor for anchor in anchors if parse_edtf(anchor.value).earliest is not None and anchor.field == "published"
    ]
    for claim in claims:
        resolved = nearest_year(claim.value, full[0].value) if full and "X" in claim.value[:4] else None
        if resolved is None:
            yield claim
        else:
            yield replace(claim, value=resolved.value, rule=f"{claim.rule}+year-of-page")


def _date_blocks(item: Item, day_first: bool | None, language: str | None) -> Iterator[Candidate]:
    for position, block in enumerate(item.of_role(Role.DATE)):
        for match, label in _labelled(item, block, day_first, language):
            score = {"published": 62.0, "": 58.0, "modified": 58.0, "other": -1.0}[label] - position
            yield _candidate(
                block, match, "modified" if label == "modified" else "published", "text.date-line", score, item
            )


def _unnamed_lines(item: Item, day_first: bool | None, language: str | None) -> Iterator[Candidate]:
    """Read short lines around the head that no cleaner called a date: bylines, and furniture near them."""
    for block in _near_head(item):
        found = list(_labelled(item, block, day_first, language))
        others = block.end - block.start - sum(match.end - match.start for match, _ in found)
        for match, label in found:
            if match.edtf.precision in {"month", "year"} or label == "other":
                continue
            if not label and others > _OTHER_WORDS:  # a caption names a day too
                continue
            field = "modified" if label == "modified" else "published"
            score = (42.0 if label == "published" else 30.0) + (8 if block.item is not None else 0)
            yield _candidate(block, match, field, "text.near-title", score, item)


def _near_head(item: Item) -> Iterator[DraftBlock]:
    body = item.of_role(Role.BODY, Role.TEASER)
    first = body[0].start if body else item.blocks[-1].end
    heads = [b for b in item.draft.blocks if b.start < first and b.role in {Role.FURNITURE, Role.BYLINE, Role.SUBTITLE}]
    for block in heads[-_NEAR:]:
        mine = block.item == item.number or (block.item is None and item.alone)
        if mine and block.end - block.start <= _SHORT:
            yield block


def _datelines(item: Item, day_first: bool | None, language: str | None) -> Iterator[Candidate]:
    """Read "CAIRO, May 4 (Agency) -" at the start of the body."""
    for block in item.of_role(Role.BODY, Role.TEASER)[:1]:
        text = item.text(block)[:160]
        for match in find_dates(text, day_first=day_first, language=language)[:1]:
            if _DATELINE.match(text[: match.start]) and _AFTER_DATELINE.match(text[match.end :]):
                yield _candidate(block, match, "published", "text.dateline", 45.0, item)


def _timed_entries(
    item: Item, page: Sequence[Candidate], day_first: bool | None, language: str | None
) -> Iterator[Candidate]:
    """Combine the time of a live page's entry with the day of the page, or of the text that opens it."""
    if item.alone:
        return
    lead = Item(item.draft, item.draft.items()[0], alone=False)
    days = [claim for claim in (*page, *_date_blocks(lead, day_first, language)) if claim.field == "published"]
    day = next((claim.value for claim in days if claim.score > 0 and _DAY.fullmatch(claim.value[:10])), None)
    for block in item.of_role(Role.DATE)[:1]:
        text = item.text(block)
        times = [] if find_dates(text) else clocks_in(text)
        if day and len(times) == 1:
            start, end, time = times[0]
            place = (block.start + start, block.start + end)
            value = f"{day[:10]}T{time}"
            yield Candidate("published", value, text[start:end], Basis.TEXT, "text.time+day-of-page", 60.0, place=place)


def _page_dates(item: Item, day_first: bool | None, language: str | None) -> Iterator[Candidate]:
    """Read the date of an issue or digest: a date line of the page above all of its items."""
    first = min((b.start for b in item.draft.blocks if b.item is not None), default=0)
    for block in item.page_blocks:
        if block.role is Role.DATE and (item.alone or block.start < first):
            for match, label in _labelled(item, block, day_first, language):
                field = "modified" if label == "modified" else "published"
                yield _candidate(block, match, field, "text.date-line-of-page", 40.0, item)


def _labelled(
    item: Item, block: DraftBlock, day_first: bool | None, language: str | None
) -> Iterator[tuple[DateMatch, str]]:
    """Yield the block's dates, each with what the words before it say it is for."""
    text = item.text(block)[:400]
    last = 0
    for match in find_dates(text, day_first=day_first, language=language):
        yield match, _label(text[max(last, match.start - _LABEL_REACH) : match.start])
        last = match.end


def _label(words: str) -> str:
    """Name the label nearest before a date: ``published``, ``modified``, ``other`` or nothing."""
    found = list(_labels().finditer(fold(words)))
    label = found[-1].lastgroup or "" if found else ""
    return "published" if label == "glued" else label


def _candidate(block: DraftBlock, match: DateMatch, field: str, rule: str, score: float, item: Item) -> Candidate:
    start, end = block.start + match.start, block.start + match.end
    doubt = 5.0 if match.consistent is False else 0.0
    if match.edtf.precision in {"month", "year"}:
        doubt += 20.0
    raw = item.page.text[start:end]
    return Candidate(field, match.edtf.value, raw, Basis.TEXT, rule, score - doubt, place=(start, end))


@cache
def _labels() -> re.Pattern[str]:
    words = {name: map(re.escape, folded_forms("published", name)) for name in ("modified", "other", "published")}
    groups = (f"(?P<{name}>{'|'.join(each)})" for name, each in words.items())
    glued = "|".join(folded_forms("published", "glued"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)|(?P<glued>(?:{glued})$)")
