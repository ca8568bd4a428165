"""Cleaning: every block of a page gets a role, every article its title, outlet, byline, date and language.

A cleaner labels a document's blocks (a :class:`Draft`); :func:`assemble` makes the articles and
chooses among what the page claims of them. Nothing is thrown away.
"""

from dateline.clean.assemble import assemble
from dateline.clean.dates import DateMatch, find_dates, nearest_year
from dateline.clean.draft import Candidate, Draft, DraftBlock
from dateline.clean.html import HtmlCleaner
from dateline.clean.language import Detected, block_language, detect_language, script_of
from dateline.clean.recurrence import LineCounts, LineSeen, PageLines, RoleChange
from dateline.clean.text import TextCleaner

__all__ = [
    "Candidate",
    "DateMatch",
    "Detected",
    "Draft",
    "DraftBlock",
    "HtmlCleaner",
    "LineCounts",
    "LineSeen",
    "PageLines",
    "RoleChange",
    "TextCleaner",
    "assemble",
    "block_language",
    "detect_language",
    "find_dates",
    "nearest_year",
    "script_of",
]
