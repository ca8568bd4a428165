"""Dates in text: absolute dates and date-times, in English, Arabic and figures."""

from dateline.clean.dates.find import clocks_in, find_dates
from dateline.clean.dates.match import DateMatch
from dateline.clean.dates.years import nearest_year

__all__ = ["DateMatch", "clocks_in", "find_dates", "nearest_year"]
