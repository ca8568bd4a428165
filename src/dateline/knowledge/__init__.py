"""What dateline knows before it reads: the words of dates, calendars, news outlets, dated happenings."""

from dateline.knowledge.calendar import (
    Sense,
    calendar_words,
    clitics,
    day_first,
    hijri_to_gregorian,
)

__all__ = ["Sense", "calendar_words", "clitics", "day_first", "hijri_to_gregorian"]
