"""The words of dates, from data files, and the Hijri calendar.

The tables lie in ``data/calendar``: ``months.csv``, ``weekdays.csv`` and ``orders.csv`` come from
CLDR (``scripts/calendar_from_cldr.py``), ``more_months.csv`` and ``words.toml`` are kept by hand.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from dateline.model import fold

#: Day 1 of the Hijri calendar in the civil arithmetic reckoning, as a proleptic Gregorian ordinal
#: (16 July 622 Julian; Reingold and Dershowitz, Calendrical Calculations, 4th ed., ch. 7).
HIJRI_EPOCH = 227015


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word can mean in a date.

    ``kind`` is ``month``, ``weekday`` or a table of ``words.toml``; ``value`` the month's,
    weekday's (Monday 1) or ordinal's number, or a zone's offset.
    """

    kind: str
    value: int | str
    language: str
    calendar: str = "gregorian"


@cache
def calendar_words() -> Mapping[tuple[str, ...], tuple[Sense, ...]]:
    """Return what each folded word, or sequence of words, can mean in a date."""
    words: dict[tuple[str, ...], list[Sense]] = {}
    for name, sense in _senses():
        known = words.setdefault(phrase_key(name), [])
        if sense not in known:
            known.append(sense)
    return {key: tuple(senses) for key, senses in words.items() if key}


def phrase_key(name: str) -> tuple[str, ...]:
    """Split a name into folded words at spaces, hyphens and apostrophes."""
    return tuple(fold(name).replace("-", " ").replace("'", " ").split())


@cache
def clitics() -> frozenset[str]:
    """Return the one-letter words that are written together with the next word."""
    return frozenset(fold(form) for forms in _words()["clitic"].values() for form in forms)


def day_first(language: str | None) -> bool | None:
    """Tell whether dates in figures put the day before the month in this language.

    ``None`` where outlets of the language differ: for unknown languages, and for English and
    Arabic without a region.
    """
    if not language:
        return None
    tag = language.replace("_", "-")
    primary, _, region = tag.partition("-")
    if primary.lower() in {"en", "ar"} and not region:
        return None
    orders = _orders()
    order = orders.get(f"{primary.lower()}-{region.upper()}") or orders.get(primary.lower())
    return None if order is None or order == "ymd" else order == "dmy"


def hijri_to_gregorian(year: int, month: int, day_of_month: int) -> date:
    """Convert a Hijri date by the civil arithmetic calendar (30-year cycle, leap years 2, 5, 7, ...).

    The observed and the Umm al-Qura calendars differ from it by up to a day. Raises ValueError
    for a month outside 1 to 12 or a day outside 1 to 30.
    """
    if not (1 <= month <= 12 and 1 <= day_of_month <= 30):
        raise ValueError(f"no Hijri date {year}-{month}-{day_of_month}")
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day_of_month
    return date.fromordinal(HIJRI_EPOCH - 1) + timedelta(days=days)


def _senses() -> Iterator[tuple[str, Sense]]:
    for table in ("months.csv", "more_months.csv"):
        for row in _rows(table):
            yield row["name"], Sense("month", int(row["month"]), row["language"], row["calendar"])
    for row in _rows("weekdays.csv"):
        if len(row["name"]) > 1:
            kind = "weekday" if len(row["name"]) > 2 else "weekdayshort"  # "to", "so": also common words
            yield row["name"], Sense(kind, int(row["weekday"]), row["language"])
    for group, forms in _words().items():
        yield from _word_senses(group, forms)


def _word_senses(kind: str, table: Mapping[str, object]) -> Iterator[tuple[str, Sense]]:
    for key, value in table.items():
        if isinstance(value, (str, int)):  # the key is the word itself
            yield key, Sense(kind, value, "und")
        elif isinstance(value, list) and kind != "clitic":
            for number, form in enumerate(value, 1):
                yield form, Sense(kind, number, key)


def _rows(name: str) -> list[dict[str, str]]:
    text = (files(__package__) / "data" / "calendar" / name).read_text("utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@cache
def _orders() -> dict[str, str]:
    return {row["language"]: row["order"] for row in _rows("orders.csv")}


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files(__package__) / "data" / "calendar" / "words.toml").read_text("utf-8"))
