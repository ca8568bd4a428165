"""When an item was published: claims from fields, markup, text, address and inference, ranked.

A publication date is never after the download, never the download itself, never a day of the story
told: sentences of the body are read only for a dateline at their start and for inference that
leaves one day (see ``published_inferred``). Dates of change are claims of their own field. No
date is an answer too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from dateline.clean.draft import Candidate
from dateline.clean.item import Item
from dateline.clean.published_declared import address_dates, declared_dates
from dateline.clean.published_inferred import inferred_dates, todays
from dateline.clean.published_text import text_dates, with_years
from dateline.knowledge import day_first
from dateline.model import Edtf, one_of, parse_edtf

#: Time zones put a page's own day at most this far ahead of the day of its download.
_ZONE_SLACK = timedelta(days=1)
#: Added to the score of claims that cannot be right, so that they are kept and never chosen.
_REFUSED = -1000.0


def published_claims(item: Item, language: str | None) -> list[Candidate]:
    """Collect the item's dates of publication and change; scores of 0 or less are never chosen.

    ``language`` is the item's, ``None`` where unknown; the language the page declares settles the
    order of day and month in figures where it names a region.
    """
    order = _order(item, language)
    found = [
        *declared_dates(item, day_first=order, language=language),
        *text_dates(item, day_first=order, language=language),
        *address_dates(item),
    ]
    checked = [_within(claim, _limit(item.page.fetched_at)) for claim in with_years(found, anchors=found)]
    settled = [_on_weekday(claim, item) for claim in _settled(checked)]
    if not any(claim.field == "published" and claim.score > 0 for claim in settled):
        settled += [_within(claim, _limit(item.page.fetched_at)) for claim in inferred_dates(item, language)]
    return settled


def _on_weekday(claim: Candidate, item: Item) -> Candidate:
    """Settle a date that can be read two ways by the weekday that the text calls today."""
    readings = _readings(parse_edtf(claim.value))
    if len(readings) < 2 or claim.field != "published":
        return claim
    days = todays(item)
    if len(days) != 1:
        return claim
    agreed = [reading for reading in readings if _weekday(reading) in days]
    if len(agreed) != 1:
        return claim
    return replace(claim, value=agreed[0].value, rule=f"{claim.rule}+weekday-of-today")


def _weekday(edtf: Edtf) -> int | None:
    return date.fromisoformat(edtf.earliest).isoweekday() if edtf.earliest else None


def _order(item: Item, language: str | None) -> bool | None:
    declared = next(
        (row.value for row in item.draft.document.metadata if (row.scheme, row.name) == ("html", "lang")), None
    )
    locale = next((row.value for row in item.draft.document.metadata if row.name == "og:locale"), None)
    orders = (day_first(tag) for tag in (declared, locale, language))
    return next((order for order in orders if order is not None), None)


def _limit(fetched_at: str | None) -> date | None:
    try:
        return date.fromisoformat(fetched_at[:10]) + _ZONE_SLACK if fetched_at else None
    except ValueError:
        return None


def _within(claim: Candidate, limit: date | None) -> Candidate:
    """Refuse a date after the download, or read it with day and month swapped if that is before."""
    if limit is None:
        return claim
    edtf = parse_edtf(claim.value)
    possible = [reading for reading in _readings(edtf) if (reading.earliest or "") <= limit.isoformat()]
    if possible:
        joined = one_of(possible)
        return claim if joined == edtf else replace(claim, value=joined.value, rule=f"{claim.rule}+before-download")
    swapped = _swapped(edtf)
    if swapped is not None and (swapped.earliest or "") <= limit.isoformat():
        return replace(claim, value=swapped.value, rule=f"{claim.rule}+day-month-swapped", score=claim.score - 30)
    return replace(claim, rule=f"{claim.rule}+after-download", score=_REFUSED)


def _readings(edtf: Edtf) -> list[Edtf]:
    if edtf.value.startswith("["):
        return [parse_edtf(part) for part in edtf.value[1:-1].split(",")]
    return [edtf]


def _swapped(edtf: Edtf) -> Edtf | None:
    year, month, rest = edtf.value[:4], edtf.value[5:7], edtf.value[8:]
    if edtf.precision not in {"day", "minute", "second"} or int(rest[:2]) > 12:
        return None
    return parse_edtf(f"{year}-{rest[:2]}-{month}{rest[2:]}")


def _settled(claims: Iterable[Candidate]) -> Iterator[Candidate]:
    """Settle a date that can be read two ways by another claim of the same field that can be one only."""
    listed = list(claims)
    days = {
        (claim.field, edtf.earliest)
        for claim in listed
        if claim.score > 0 and (edtf := parse_edtf(claim.value)).earliest == edtf.latest
    }
    for claim in listed:
        readings = _readings(parse_edtf(claim.value))
        agreed = [reading for reading in readings if (claim.field, reading.earliest) in days]
        if len(readings) > 1 and len(agreed) == 1:
            yield replace(claim, value=agreed[0].value, rule=f"{claim.rule}+settled")
        else:
            yield claim
