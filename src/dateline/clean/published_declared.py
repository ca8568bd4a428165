"""Dates as pages declare them in markup, fields and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dateline.clean.dates import find_dates
from dateline.clean.declared import declared_values
from dateline.clean.draft import Candidate
from dateline.clean.item import Item
from dateline.model import Basis, Edtf, Metadata, Role, parse_edtf

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}(?:-\d{2})?)(?:[T ]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,:]\d+)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?\s*(?:\[.*\])?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?")
_EPOCH = re.compile(r"(?:1[0-9]|[2-9])\d{8}(?:\d{3})?")
_RFC_822 = re.compile(
    r"(?:[A-Z][a-z]{2},? )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{1,2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UTC|Z)"
)
_IN_ADDRESS = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?P<mark>[/_.-]?)(?P<month>0[1-9]|1[0-2]|[1-9](?=[/_.-])|jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec)(?P=mark)(?P<day>0[1-9]|[12]\d|3[01]|[1-9](?=[/_.-]))?(?![\d.]\d)",
    re.IGNORECASE,
)
#: Posts whose numbers hold the moment they were made: milliseconds since the service's epoch, above 22
#: other bits (Snowflake ids, https://github.com/twitter-archive/snowflake; since November 2010).
_POST = re.compile(r"https?://(?:(?:www|mobile)\.)?(?:x|twitter)\.com/[^/?#]+/status(?:es)?/(?P<id>\d{17,19})(?!\d)")
_POST_EPOCH, _POST_SHIFT = 1_288_834_974_657, 22
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
#: Words of a ``time`` element's class or itemprop that say what its date is for.
_TIME_PUBLISHED = re.compile(r"publi|pubdate|posted|datecreated|entry-date|dt-pub|created|time-stamp|timestamp")
_TIME_MODIFIED = re.compile(r"modif|updat|dt-upd|edited")
#: Code points of markup above the first and below the last line of an article's head in which a
#: ``time`` element may be the article's.
_ABOVE, _BELOW = 2000, 500


def read_declared(value: str, *, day_first: bool | None, language: str | None) -> Edtf | None:
    """Read a declared date: ISO 8601, RFC 822, seconds since 1970, or words; ``None`` otherwise.

    The value keeps its zone as declared. A date in words must fill most of the value.
    """
    text = " ".join(value.split())[:100]
    for read in (_iso, _compact, _epoch, _rfc_822):
        try:
            edtf = read(text)
        except (ValueError, OverflowError):
            edtf = None
        if edtf is not None and _plausible(edtf):
            return edtf
    found = find_dates(text, day_first=day_first, language=language)
    return found[0].edtf if found and found[0].end - found[0].start >= len(text) * 0.5 else None


def declared_dates(item: Item, *, day_first: bool | None, language: str | None) -> Iterator[Candidate]:
    """Yield the publication and modification dates that markup and fields declare."""
    for field in ("published", "modified"):
        for declared in declared_values(item, field):
            edtf = read_declared(declared.row.value, day_first=day_first, language=language)
            if edtf is not None:
                yield _candidate(field, edtf, declared.row, declared.basis, (declared.rule, declared.score))
    for field, row, rule, score in _time_elements(item):
        edtf = read_declared(row.value, day_first=day_first, language=language)
        if edtf is not None:
            yield _candidate(field, edtf, row, Basis.MARKUP, (rule, score))


def address_dates(item: Item) -> Iterator[Candidate]:
    """Yield the date in the path of the item's address, or that of the post whose number it ends in."""
    address = item.url or ""
    post = _POST.match(address)
    if post:
        made = datetime.fromtimestamp(((int(post["id"]) >> _POST_SHIFT) + _POST_EPOCH) // 1000, UTC)
        edtf = parse_edtf(made.strftime("%Y-%m-%dT%H:%M:%SZ"))
        yield Candidate(
            "published", edtf.value, post["id"], Basis.URL, "url.post", 45, note=f"the address {address}"[:500]
        )
        return
    path = address.split("://", 1)[-1].partition("/")[2].split("?")[0]
    match = _IN_ADDRESS.search("/" + path)
    if match is None:
        return
    month = match["month"].lower()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    day = match["day"]
    if (day is None and match["mark"] != "/") or (not match["mark"] and len(match[0]) != 8):
        return
    value = f"{match['year']}-{number:02}" + (f"-{int(day):02}" if day else "")
    try:
        edtf = parse_edtf(value)
    except ValueError:
        return
    raw = match[0].strip("/")
    score = 35.0 if day else 8.0
    yield Candidate("published", edtf.value, raw, Basis.URL, "url.path", score, note=f"the address {address}"[:500])


def _candidate(field: str, edtf: Edtf, row: Metadata, basis: Basis, rule: tuple[str, float]) -> Candidate:
    return Candidate(field, edtf.value, row.value, basis, rule[0], rule[1], metadata_id=row.metadata_id)


def _time_elements(item: Item) -> Iterator[tuple[str, Metadata, str, float]]:
    """Yield ``time`` elements that stand in the item's own part of the source, or beside its title."""
    low, high = _source_range(item)
    if low is None or high is None:
        return
    for row in item.draft.document.metadata:
        if row.scheme != "time" or row.source_start is None or not low <= row.source_start < high:
            continue
        if _TIME_MODIFIED.search(row.name) and not _TIME_PUBLISHED.search(row.name):
            yield "modified", row, "time.modified", 70
        elif _TIME_PUBLISHED.search(row.name):
            yield "published", row, "time.published", 75 - _fraction(row.source_start, low, high)
        else:
            yield "published", row, "time.near-title", 57 - _fraction(row.source_start, low, high)


def _fraction(at: int, low: int, high: int) -> float:
    return (at - low) / max(1, high - low)


def _source_range(item: Item) -> tuple[int | None, int | None]:
    """Return where the item stands in the source; of an article alone on its page, its head only."""
    heads = _places(item, Role.TITLE, Role.DATE, Role.BYLINE, Role.SUBTITLE)
    bodies = _places(item, Role.BODY)
    places = sorted(heads + bodies)
    if not places:
        return None, None
    first = (min(heads) if heads else places[0])[0]
    if not item.alone:
        return first, max(end for _, end in places) + 1
    last_head = max((start for start, _ in heads), default=first)
    body = min((start for start, _ in bodies), default=last_head)
    return first - _ABOVE, max(body, last_head + _BELOW)


def _places(item: Item, *roles: Role) -> list[tuple[int, int]]:
    segments = (block.segment for block in item.of_role(*roles))
    return [(s.source_start, s.source_end or s.source_start) for s in segments if s and s.source_start is not None]


def _plausible(edtf: Edtf) -> bool:
    return edtf.earliest is not None and "1900" < edtf.earliest < "2200"


def _iso(text: str) -> Edtf | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    if not match["clock"]:
        return parse_edtf(match["day"])
    clock = match["clock"] if match["clock"][2] == ":" else f"0{match['clock']}"
    return parse_edtf(f"{match['day']}T{clock}{_zone(match['zone'])}")


def _compact(text: str) -> Edtf | None:
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    clock = f"T{hour}:{minute}" + (f":{second}" if second else "") if hour else ""
    return parse_edtf(f"{year}-{month}-{day}{clock}{_zone(zone)}")


def _zone(zone: str | None) -> str:
    """Write a declared zone as EDTF does."""
    if zone in {None, "", "UTC", "GMT", "Z"}:
        return "Z" if zone else ""
    return str(zone) if ":" in str(zone) else f"{str(zone)[:3]}:{str(zone)[3:] or '00'}"


def _epoch(text: str) -> Edtf | None:
    if not _EPOCH.fullmatch(text):
        return None
    moment = datetime.fromtimestamp(int(text[:10]), UTC)
    return parse_edtf(moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _rfc_822(text: str) -> Edtf | None:
    if not _RFC_822.fullmatch(text):
        return None
    moment = parsedate_to_datetime(text)
    offset = moment.isoformat()[19:]
    return parse_edtf(moment.strftime("%Y-%m-%dT%H:%M:%S") + (offset or "Z").replace("+00:00", "Z"))
