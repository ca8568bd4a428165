"""Find absolute dates in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.clean.dates.clock import Clock, clock_after, clocks, stamped_clock
from dateline.clean.dates.found import Found, joined_pairs
from dateline.clean.dates.match import DateMatch
from dateline.clean.dates.patterns import date_patterns, year_pattern
from dateline.clean.dates.reading import Reading, read
from dateline.clean.dates.shape import Shape, shape
from dateline.model import Edtf, one_of, parse_edtf

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]*")
_DIGIT = re.compile(r"\d")
_SPELLED_OUT = re.compile(r"[\u0621-\u064a]| of ")
#: Lines of these lengths may be wrapped by hand, so that a date can run on to the next line.
_WRAPPED = range(60, 101)
_BEFORE_CLOCK_GAP = 4
#: Spaces that a scraper left as HTML wrote them.
_WRITTEN_SPACE = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);", re.IGNORECASE)


def find_dates(
    text: str, *, day_first: bool | None = None, language: str | None = None, years: bool = False
) -> list[DateMatch]:
    """Find absolute dates and date-times, in order and without overlap.

    ``day_first`` settles 04/05/2031; ``None`` leaves it open unless the date itself (a number
    above 12, a weekday, dots between the figures) or others in the text settle it. ``language``
    (BCP-47) lets month names of that language stand without a year; English and Arabic always
    may. ``years`` also finds bare years after words such as "in" or "since". Takes time linear in
    the text.
    """
    if "&" in text:  # as long as before, so that places stay what they are
        text = _WRITTEN_SPACE.sub(lambda match: " " * len(match[0]), text)
    allowed = {"en", "ar"} | ({language.split("-")[0].lower()} if language else set())
    found: list[Found] = []
    for unit, offset in _units(text):
        shaped = shape(unit, offset)
        kept = [each for each in _without_overlap(_all(shaped, day_first)) if _may_stand(each, text, allowed)]
        found += joined_pairs(_with_clocks(kept, shaped))
        if years:
            found += _years(shaped, kept)
    settled = _settled_by_others(found) if day_first is None else found
    return sorted((_match(each, text) for each in settled), key=lambda match: match.start)


def clocks_in(text: str) -> list[tuple[int, int, str]]:
    """Find times of day with minutes that stand alone in a short text: places, and EDTF's part after ``T``."""
    shaped = shape(text)
    if not shaped.text:
        return []
    return [(*shaped.original(clock.start, clock.end), clock.value) for clock in clocks(shaped)]


def _units(text: str) -> Iterator[tuple[str, int]]:
    """Cut the text into lines, joining lines that look wrapped; skip what cannot hold a date."""
    start = end = -1
    for line in _LINE.finditer(text):
        if start >= 0 and line.start() == end + 1 and _wrapped(text, end):
            end = line.end()
            continue
        if start >= 0:
            yield from _unit(text, start, end)
        start, end = line.span()
    if start >= 0:
        yield from _unit(text, start, end)


def _wrapped(text: str, end: int) -> bool:
    begin = max(text.rfind("\n", max(0, end - _WRAPPED.stop), end), end - _WRAPPED.stop)
    return end - begin - 1 in _WRAPPED


def _unit(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    unit = text[start:end]
    if _DIGIT.search(unit) or _SPELLED_OUT.search(unit):
        yield unit, start


def _all(shaped: Shape, day_first: bool | None) -> Iterator[Found]:
    for rule, pattern in date_patterns():
        for match in pattern.finditer(shaped.text):
            reading = read(match, rule, shaped, day_first)
            if reading is not None:
                end = match.start() + len(match[0].rstrip(" .,،/-"))
                yield Found(shaped, match.start(), end, reading, stamped_clock(match))


def _without_overlap(found: Iterator[Found]) -> list[Found]:
    kept: list[Found] = []
    taken: set[int] = set()
    for each in sorted(found, key=lambda candidate: candidate.rank):
        places = range(each.start, each.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(each)
    return sorted(kept, key=lambda candidate: candidate.start)


def _may_stand(found: Found, text: str, languages: set[str]) -> bool:
    """Tell whether a date without a year is one: "may 5" and "12 mars" often are not."""
    if found.reading.edtf.earliest is not None:
        return True
    if found.reading.language not in languages or "X" in found.reading.edtf.value[4:]:
        return False
    start, end = found.shape.original(found.start, found.end)
    if start and text[start - 1].isalpha():
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", text[start:end]) if len(word) > 2]
    return found.reading.language != "en" or any(word[0].isupper() for word in words)


def _with_clocks(found: list[Found], shaped: Shape) -> list[Found]:
    before = {clock.end: clock for clock in clocks(shaped)} if found else {}
    result: list[Found] = []
    for number, each in enumerate(found):
        after = clock_after(shaped, each.end)
        limit = found[number + 1].start if number + 1 < len(found) else len(shaped.text)
        if after is not None and after.end <= limit:
            result.append(replace(each, end=after.end, clock=after))
            continue
        floor = result[-1].end if result else 0
        earlier = _clock_before(before, each.start, floor, shaped.text)
        result.append(replace(each, start=earlier.start, clock=earlier) if earlier else each)
    return result


def _clock_before(before: dict[int, Clock], start: int, floor: int, text: str) -> Clock | None:
    for end in range(start - 1, start - _BEFORE_CLOCK_GAP - 1, -1):
        clock = before.get(end)
        if clock is not None and clock.start >= floor and not any(c.isalnum() for c in text[end:start]):
            return clock
    return None


def _years(shaped: Shape, found: list[Found]) -> Iterator[Found]:
    taken = {place for each in found for place in range(each.start, each.end)}
    for match in year_pattern().finditer(shaped.text):
        start = match.start() if match["noun"] else match.start("year")
        if taken.isdisjoint(range(start, match.end())):
            yield Found(shaped, start, match.end(), Reading(parse_edtf(match["year"]), "year"))


def _settled_by_others(found: list[Found]) -> list[Found]:
    """Settle dates in figures by the order that all unambiguous ones in the text share."""
    orders = {each.reading.order for each in found} - {None}
    if len(orders) != 1:
        return found
    (order,) = orders
    return [_in_order(each, str(order)) for each in found]


def _in_order(found: Found, order: str) -> Found:
    if found.reading.either is None:
        return found
    edtf = found.reading.either[order == "month-first"]
    return replace(found, reading=replace(found.reading, edtf=edtf, rule=f"figures-{order}+others"))


def _match(found: Found, text: str) -> DateMatch:
    start, end = found.shape.original(found.start, found.end)
    marks = _MARKS.match(text, end)
    end = marks.end() if marks else end  # vowel marks on the last letter are folded away
    reading = found.reading
    edtf = _timed(reading.edtf, found.clock.value) if found.clock else reading.edtf
    clock = "T" in edtf.value
    weekday = min(reading.weekdays) if len(reading.weekdays) == 1 else None
    return DateMatch(
        start, end, edtf, reading.rule, reading.calendar, clock, reading.language, reading.consistent, weekday
    )


def _timed(edtf: Edtf, clock: str) -> Edtf:
    """Add a time of day to a date, or to each reading of one that can be read two ways."""
    if edtf.value.startswith("["):
        return one_of([_timed(parse_edtf(part), clock) for part in edtf.value[1:-1].split(",")])
    if edtf.precision != "day":
        return edtf
    return Edtf(f"{edtf.value}T{clock}", edtf.earliest, edtf.latest)
