"""What dateline knows before it reads: the words of dates, calendars, news outlets, dated happenings."""

from dateline.knowledge.calendar import (
    Sense,
    calendar_words,
    clitics,
    day_first,
    hijri_to_gregorian,
)
from dateline.knowledge.happenings import Happening, happenings
from dateline.knowledge.outlets import Outlet, display_name, outlet_named, outlet_of_host

__all__ = [
    "Happening",
    "Outlet",
    "Sense",
    "calendar_words",
    "clitics",
    "day_first",
    "display_name",
    "happenings",
    "hijri_to_gregorian",
    "outlet_named",
    "outlet_of_host",
]
