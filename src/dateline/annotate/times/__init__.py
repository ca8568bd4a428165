"""Times: TIMEX3 dates, times of day, durations and sets, resolved and with what they were counted from."""

from dateline.annotate.times import (
    clock,
    dates,
    days,
    hijri,
    lengths,
    relative,
    years,
)  # they register their operations
from dateline.annotate.times.finder import time_finder
from dateline.annotate.times.words import Word, Writing, words_of

__all__ = [
    "Word",
    "Writing",
    "clock",
    "dates",
    "days",
    "hijri",
    "lengths",
    "relative",
    "time_finder",
    "words_of",
    "years",
]
