"""Publication dates that follow from what an article says of its own day.

Two kinds of premise leave one day only: a dated "yesterday" or "today" in the report's own voice
whose weekday is right, and an anniversary of a dated happening together with "today, Monday" and
a date "of this month". Words inside quotation marks are somebody else's and do not count; where
anything contradicts, nothing is inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from dateline.clean.dates import find_dates
from dateline.clean.draft import Candidate
from dateline.clean.item import Item
from dateline.clean.published_text import words_of
from dateline.knowledge import calendar_words, happenings
from dateline.model import Basis, Role, fold

_QUOTED = re.compile(r"[“«\"][^“”«»\"]{0,600}[”»\"]")
_ANNIVERSARY = re.compile(
    r"(?:(?P<en>\d{1,3})(?:st|nd|rd|th) anniversary of (?P<of_en>[^.;]{3,80})"
    r"|الذكري ال ?(?P<ar>\d{1,3}) (?P<of_ar>[^.؛]{3,80}))"
)
_THIS_MONTH = re.compile(r"(?<!\w)(?:of this month|this month|الجاري|الحالي)(?!\w)")
_REACH = 40
#: Days around an anniversary in which a page that marks it may appear.
_AROUND = 2


def inferred_dates(item: Item, language: str | None) -> Iterator[Candidate]:
    """Yield the one day that the body's own words leave for its publication, if any."""
    voice = [(block, _unquoted(item.text(block))) for block in item.of_role(Role.BODY)]
    days_of_today = todays(item)
    days: dict[date, str] = {}
    for block, text in voice:
        for day, words in _relative_to_today(text, language):
            days.setdefault(day, f"{words!r} at {block.start}")
    rule = "inferred.dated-yesterday"
    if not days:
        days, rule = (
            _by_anniversary(voice_text := "\n".join(text for _, text in voice), days_of_today),
            "inferred.anniversary",
        )
        if not _THIS_MONTH.search(fold(voice_text)):
            days = {}
    if len(days) == 1:
        ((day, note),) = days.items()
        if not days_of_today or day.isoweekday() in days_of_today:
            yield Candidate("published", day.isoformat(), note[:80], Basis.INFERRED, rule, 10.0, note=note)


def todays(item: Item) -> frozenset[int]:
    """Return the weekdays (Monday 1 to Sunday 7) that the article's own voice names as today."""
    texts = (_unquoted(item.text(block)) for block in item.of_role(Role.BODY))
    return frozenset(day for text in texts for day in _weekdays_of_today(text))


def _unquoted(text: str) -> str:
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


def _relative_to_today(text: str, language: str | None) -> Iterator[tuple[date, str]]:
    for match in find_dates(text, language=language):
        if match.consistent is not True or match.edtf.precision != "day" or match.edtf.earliest is None:
            continue
        before = fold(text[max(0, match.start - _REACH) : match.start]).rstrip(" ,،(")
        for name, step in (("yesterday", 1), ("today", 0)):
            cue = next((form for form in words_of(name) if f" {before}".endswith(f" {form}")), None)
            if cue is not None and cue != fold("أمس الأول"):
                yield (
                    date.fromisoformat(match.edtf.earliest) + timedelta(days=step),
                    f"{cue} {text[match.start : match.end]}",
                )


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
def _today_pattern() -> re.Pattern[str]:
    days = sorted(
        key[0] for key, senses in calendar_words().items() if len(key) == 1 and any(s.kind == "weekday" for s in senses)
    )
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(words_of('today'))}),? (?:on )?(?P<day>{'|'.join(map(re.escape, days))})(?!\w)"
    )
