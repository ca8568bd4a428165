"""Times: TIMEX3 dates, times of day, durations and sets, resolved and with what they were counted from."""

from dateline.annotate.times import clock, dates, lengths, relative, years  # they register their operations
from dateline.annotate.times.finder import time_finder, wanted_words

__all__ = ["clock", "dates", "lengths", "relative", "time_finder", "wanted_words", "years"]
