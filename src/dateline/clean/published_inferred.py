"""Publication dates that follow from what an article says of its own day.

Three kinds of premise leave one day only: a dated "yesterday" or "today" in the report's own voice
whose weekday is right; the same without a year, where the page gives the year of that day or calls a
year the current one, and the weekday is right in that year alone; and an anniversary of a dated
happening together with "today, Monday" and a date "of this month". Words inside quotation marks are
somebody else's and do not count; where anything contradicts, nothing is inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.clean.dates import DateMatch, find_dates
from dateline.clean.draft import Candidate
from dateline.clean.item import Item
from dateline.clean.signal_tables import folded_forms
from dateline.knowledge import calendar_words, happenings
from dateline.model import Basis, Role, fold

_QUOTED = re.compile(r"[“«\"][^“”«»\"]{0,600}[”»\"]")
_OPEN_YEAR = re.compile(r"XXXX-(?P<month>\d\d)-(?P<day>\d\d)")
_ANNIVERSARY = re.compile(
    r"(?:(?P<en>\d{1,3})(?:st|nd|rd|th) anniversary of (?P<of_en>[^.;]{3,80})"
    r"|الذكري ال ?(?P<ar>\d{1,3}) (?P<of_ar>[^.؛]{3,80}))"
)
#: Days from the day that a word names to the article's own.
_STEPS = {"today": 0, "yesterday": 1, "day_before_yesterday": 2}
#: Characters before a date in which such a word is looked for.
_REACH = 40
#: Days around an anniversary in which a page that marks it may appear.
_AROUND = 2


def inferred_dates(item: Item, language: str | None) -> Iterator[Candidate]:
    """Yield the one day that the body's own words leave for its publication, if any."""
    voice = [(block, _unquoted(item.text(block))) for block in item.of_role(Role.BODY)]
    days_of_today = todays(item)
    days: dict[date, str] = {}
    years = _Years.of(item, language)
    for block, text in voice:
        for day, words in _relative_to_today(text, language, years):
            days.setdefault(day, f"{words!r} at {block.start}")
    rule = "inferred.dated-yesterday"
    if not days:
        rule = "inferred.anniversary"
        report = "\n".join(text for _, text in voice)
        if _this_month().search(fold(report)):
            days = _by_anniversary(report, days_of_today)
    if len(days) == 1:
        ((day, note),) = days.items()
        if days_of_today <= {day.isoweekday()}:
            yield Candidate("published", day.isoformat(), note[:80], Basis.INFERRED, rule, 10.0, note=note)


def todays(item: Item) -> frozenset[int]:
    """Return the weekdays (Monday 1 to Sunday 7) that the article's own voice names as today."""
    texts = (_unquoted(item.text(block)) for block in item.of_role(Role.BODY))
    return frozenset(day for text in texts for day in _weekdays_of_today(text))


def _unquoted(text: str) -> str:
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


def _relative_to_today(text: str, language: str | None, years: _Years) -> Iterator[tuple[date, str]]:
    for match in find_dates(text, language=language):
        day = years.day_of(match)
        if day is None:
            continue
        before = fold(text[max(0, match.start - _REACH) : match.start]).rstrip(" ,،(")
        cue, step = _cue_at_end(before)
        if cue:
            yield day + timedelta(days=step), f"{cue} {text[match.start : match.end]}"


@dataclass(frozen=True, slots=True)
class _Years:
    """The years that a page gives to dates without one: of the same day written in full, and those called current."""

    by_day: Mapping[tuple[int, int], frozenset[int]]
    current: frozenset[int]

    @classmethod
    def of(cls, item: Item, language: str | None) -> _Years:
        """Read all of an item's text, captions too."""
        texts = [item.text(block) for block in item.blocks]
        by_day: dict[tuple[int, int], frozenset[int]] = {}
        for match in (match for text in texts for match in find_dates(text, language=language)):
            if match.edtf.precision == "day" and match.edtf.earliest is not None:
                day = date.fromisoformat(match.edtf.earliest)
                by_day[day.month, day.day] = by_day.get((day.month, day.day), frozenset()) | {day.year}
        current = (int(match["year"]) for text in texts for match in _this_year().finditer(fold(text)))
        return cls(by_day, frozenset(current))

    def day_of(self, match: DateMatch) -> date | None:
        """Return the one day that a date can be, with its weekday, which has to be right; ``None`` otherwise."""
        open_year = _OPEN_YEAR.fullmatch(match.edtf.value)
        if open_year is None:
            whole = match.consistent is True and match.edtf.precision == "day" and match.edtf.earliest is not None
            return date.fromisoformat(match.edtf.earliest or "") if whole else None
        month, day = int(open_year["month"]), int(open_year["day"])
        days = {_day(year, month, day) for year in self.current | self.by_day.get((month, day), frozenset())}
        fitting = [each for each in days if each is not None and each.isoweekday() == match.weekday]
        return fitting[0] if len(fitting) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _cue_at_end(before: str) -> tuple[str, int]:
    """Return the longest word for a day that the folded text ends in, and its step; no word and 0 without one."""
    cues = ((form, step) for name, step in _STEPS.items() for form in folded_forms("published", name))
    fitting = (cue for cue in cues if f" {before}".endswith(f" {cue[0]}"))
    return max(fitting, key=lambda cue: len(cue[0]), default=("", 0))


def _weekdays_of_today(text: str) -> Iterator[int]:
    for match in _today_pattern().finditer(fold(text)):
        for sense in calendar_words().get((match["day"],), ()):
            if sense.kind == "weekday":
                yield int(sense.value)


def _by_anniversary(text: str, weekdays: frozenset[int]) -> dict[date, str]:
    """Return the days that fit an anniversary and the weekday of "today"."""
    found: dict[date, str] = {}
    if len(weekdays) != 1:
        return found
    for match in _ANNIVERSARY.finditer(fold(text)):
        number, of = int(match["en"] or match["ar"]), match["of_en"] or match["of_ar"]
        for happening in happenings():
            if happening.is_named_in(of) and (happening.day.month, happening.day.day) != (2, 29):
                anniversary = happening.day.replace(year=happening.day.year + number)
                note = f"anniversary {number} of {happening.name_en} ({happening.day}), weekday of today"
                near = (anniversary + timedelta(days=step) for step in range(-_AROUND, _AROUND + 1))
                found |= {day: note for day in near if day.isoweekday() in weekdays}
    return found


@cache
def _this_year() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(folded_forms('published', 'this_year'))}),? (?P<year>20\d\d)(?![\w%])")


@cache
def _this_month() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(folded_forms('published', 'this_month'))})(?!\w)")


@cache
def _today_pattern() -> re.Pattern[str]:
    days = sorted(
        key[0] for key, senses in calendar_words().items() if len(key) == 1 and any(s.kind == "weekday" for s in senses)
    )
    today = "|".join(folded_forms("published", "today"))
    return re.compile(rf"(?<!\w)(?:{today}),? (?:on )?(?P<day>{'|'.join(map(re.escape, days))})(?!\w)")
