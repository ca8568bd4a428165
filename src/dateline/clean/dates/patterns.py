"""The shapes dates have, as regular expressions over shaped text (see ``shape``).

Named groups: ``day`` or ``dayword``, ``month`` (a name's symbol or figures), ``twin`` (the other
name of a doubled month, "أغسطس/آب"), ``year``, ``weekday`` and ``weekday_after``, ``first``
(the first day of a range), ``a`` and ``b`` (day and month in either order), ``era``.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.clean.dates.shape import symbol_class
from dateline.model import fold

_FIGURES_BEFORE = r"(?<!\d)(?<!\d[.,:/-])"
_FIGURES_AFTER = r"(?!\d)(?![./-]\d)"


def _parts() -> dict[str, str]:
    month, link = symbol_class("month"), symbol_class("link")
    weekday = symbol_class("weekday", "weekdayshort")
    era = symbol_class("hijri_era", "gregorian_era")
    return {
        "weekday": rf"(?:(?P<weekday>{weekday})\.?\)?[ ,،|-]{{0,3}}(?:{link} ){{0,2}})?",
        "weekday_after": rf"(?:[ ,،(]{{1,2}}(?P<weekday_after>{symbol_class('weekday')})(?!\w)\)?)?",
        "day": rf"(?:(?P<day>\d{{1,2}})(?!\d)(?: ?{symbol_class('suffix')})?|(?P<dayword>{symbol_class('ordinal')}))",
        "range": rf"(?:(?P<first>\d{{1,2}}){symbol_class('suffix')}?(?: ?- ?| {symbol_class('until')} ))?",
        "month": rf"(?P<month>{month})\.?(?: ?[/|(-] ?(?P<twin>{month})\.?\)?)?",
        "link": rf"[ .,،/-]{{0,2}}(?:{link} ?){{0,3}}",
        "year": rf"(?P<year>\d{{4}})(?!\d)(?! ?{symbol_class('zone')})(?: ?(?P<era>{era})(?!\w))?",
        "to_year": rf"[ .,،/-]{{0,3}}(?:{symbol_class('yearlink')} ){{0,2}}",
    }


@cache
def date_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns with their rules' names."""
    p = _parts()
    era = f"(?: ?(?P<era>{symbol_class('hijri_era', 'gregorian_era')})(?!\\w))?"
    cjk_year, cjk_month, cjk_day = (f"(?:{'|'.join(map(fold, marks))})" for marks in ("年년", "月월", "日일"))
    weekday, day, month, year, to_year = (p[name] for name in ("weekday", "day", "month", "year", "to_year"))
    after = p["weekday_after"]
    shapes = {
        "day-month-year": f"{weekday}{_FIGURES_BEFORE}{p['range']}{day}{p['link']}{month}(?:{to_year}{year}{after})?",
        "month-day-year": rf"{weekday}{month}(?: |(?<=\.)){p['range']}{day}(?!:\d)(?:[ ,،.]{{0,3}}{year})?",
        "month-year": rf"(?<!\d)(?<!\d[ .,/-])(?<!\d{symbol_class('suffix')} ){month}{to_year}{year}",
        "year-month-day": rf"{_FIGURES_BEFORE}(?P<year>\d{{4}})[ .,/-]{{1,2}}(?:{symbol_class('link')} )?"
        rf"{month}[ ./-]{{1,2}}{day}\.?{after}",
        "iso": rf"{weekday}{_FIGURES_BEFORE}(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)"
        rf"(?P<day>\d{{1,2}}){_FIGURES_AFTER}{era}{after}",
        "figures": rf"{weekday}{_FIGURES_BEFORE}(?P<a>\d{{1,2}})(?P<mark> ?[./-] ?)(?P<b>\d{{1,2}})(?P=mark)"
        rf"(?P<year>\d{{4}}){_FIGURES_AFTER}{era}{after}",
        # Two digits are a year only beside a weekday or a time: "Do 25.04.24", "25/04/24 14:07".
        "figures-short": rf"{weekday}{_FIGURES_BEFORE}(?P<a>\d{{2}})(?P<mark>[./])(?P<b>\d{{2}})(?P=mark)"
        rf"(?P<year>\d{{2}})(?![\d%])(?![./-]\d)(?(weekday)|(?=[ ,،|-]{{1,4}}\d{{1,2}}[:-]\d{{2}}(?!\d)))",
        # The stamp of wire services and notices to seafarers: "170934Z JUN 30", in UTC with a Z.
        "wire-stamp": rf"{_FIGURES_BEFORE}(?P<day>\d{{2}})(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"
        rf"(?P<utc>z|{symbol_class('zone')})? {month} ?(?P<year>\d{{4}}|\d{{2}})(?!\d)",
        "cjk": rf"(?<!\d)(?P<year>\d{{4}}) ?{cjk_year} ?(?P<month>\d{{1,2}}) ?{cjk_month} ?"
        rf"(?:(?P<day>\d{{1,2}}) ?{cjk_day}{after})?",
    }
    return tuple((name, re.compile(pattern)) for name, pattern in shapes.items())


@cache
def year_pattern() -> re.Pattern[str]:
    """Return the pattern of a bare year after a word such as "in", "since" or "عام"."""
    cue, noun = symbol_class("yearcue"), symbol_class("yearnoun")
    return re.compile(rf"(?:{cue} |(?P<noun>{noun}) )(?P<year>[12]\d{{3}})(?![\d%])(?![.,:/-]\d)")


@cache
def clock_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a time of day, to be tried in order at one place.

    The zone is a name, an offset, or a name with an offset ("GMT+3").
    """
    noon, zone = symbol_class("before_noon", "after_noon"), symbol_class("zone")
    named = rf"(?P<zone>{zone})(?![^\W\d_])(?: ?(?P<offset>[+-] ?\d{{1,2}}(?::?\d{{2}})?(?!\d)))?"
    tail, intro = symbol_class("hourword"), rf"{symbol_class('clockintro')} ?"
    half = rf"(?P<half>{noon})\.?(?!\w)"
    after = rf"(?: ?{tail})?(?: ?{half})?(?: ?\(?(?:{named}|(?P<bare>[+-]\d{{2}}:?\d{{2}}(?!\d)))\)?)?"
    figures = r"(?P<hour>\d{1,2})%s(?P<minute>\d{2})(?!\d)"
    dotted = figures % f"(?:[.]|{tail})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?:{intro})?{figures % ':'}(?::(?P<second>\d{{2}})(?:[.,]\d{{1,9}})?)?{after}",
            rf"(?:{intro})?{dotted}(?= ?(?:{noon}|\(?{zone}|{tail})){after}",
            rf"{intro}{dotted}(?![.]\d)",
            r"(?P<hour>\d{2})[.-](?P<minute>\d{2})(?=\s*(?:$|[|)]))",
            rf"(?:{intro})?(?P<hour>\d{{1,2}})(?!\d)(?= ?{noon}){after}",
            rf"(?:{intro})?{figures % ''} ?{named}",
        )
    )


@cache
def clock_gap() -> re.Pattern[str]:
    """Return the pattern of what may stand between a date and its time."""
    return re.compile(r"t(?=\d)|[ .,،|@-]{0,4}\(?(?=\S)")
