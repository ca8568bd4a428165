"""Profiles as bytes, so that a report's words are counted once and compared with every later arrival."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import Any

from dateline.link.named_days import NamedDays
from dateline.link.places import Place
from dateline.link.profile import BODY, Profile
from dateline.link.report import Party, Passage, Report

#: Strength of compression at which reading costs least.
_LEVEL = 1


def kept(profile: Profile) -> bytes:
    """Write a profile, with as much of its report as judging pairs reads."""
    report = lightened(profile.report)
    facts = [
        report.article_id,
        report.page_id,
        report.language,
        report.outlet,
        report.first,
        report.last,
        report.title,
        [[each.start, each.text] for each in report.passages],
        report.moment,
        report.days,
        [each.entity_id for each in report.named],
        report.live,
    ]
    places = [[each.name, sorted(each.keys), sorted(each.long_keys)] for each in profile.places]
    counted = [
        dict(sorted(profile.terms.items())),
        list(profile.head),
        sorted(profile.names),
        sorted(profile.numbers),
        places,
        [sorted(profile.named_days.days, key=str), sorted(profile.named_days.weekdays)],
    ]
    return zlib.compress(json.dumps([facts, counted], separators=(",", ":")).encode(), _LEVEL)


def restored(data: bytes) -> Profile:
    """Read a profile that :func:`kept` wrote."""
    facts, counted = json.loads(zlib.decompress(data))
    article_id, page_id, language, outlet, first, last, title, passages, moment, days, named, live = facts
    terms, head, names, numbers, places, (days_named, weekdays) = counted
    report = Report(
        article_id,
        page_id,
        language,
        outlet,
        first,
        last,
        title,
        tuple(Passage(start, text) for start, text in passages),
        moment,
        (),
        tuple(days),
        tuple(Party("", entity_id) for entity_id in named),
        live=live,
    )
    found = tuple(Place(name, frozenset(keys), frozenset(long)) for name, keys, long in places)
    named_days = NamedDays(frozenset((year, month, day) for year, month, day in days_named), frozenset(weekdays))
    return Profile(report, terms, dict.fromkeys(head, 1), frozenset(names), frozenset(numbers), found, named_days)


def lightened(report: Report) -> Report:
    """Leave out what no pair of reports is judged by: what is said and told, credits, text after the first part."""
    passages: list[Passage] = []
    left: int = BODY
    for passage in report.passages:
        if left <= 0:
            break
        passages.append(Passage(passage.start, passage.text[:left]))
        left -= len(passage.text) + 1
    named = tuple(Party("", each.entity_id) for each in report.named if each.entity_id)
    made: dict[str, Any] = {"passages": tuple(passages), "named": named}
    return replace(report, **made, credits=(), said=(), acts=())
