"""What dateline knows before it reads: the words of dates, calendars, news outlets, dated happenings."""

from dateline.knowledge.actors import ActorCode, Name, Part, actor_of, attached_words, names_in, roles_in, title_sectors
from dateline.knowledge.calendar import (
    Sense,
    calendar_words,
    clitics,
    day_first,
    hijri_to_gregorian,
)
from dateline.knowledge.happenings import Happening, happenings, read_happenings
from dateline.knowledge.outlets import Outlet, display_name, outlet_named, outlet_of_host

__all__ = [
    "ActorCode",
    "Happening",
    "Name",
    "Outlet",
    "Part",
    "Sense",
    "actor_of",
    "attached_words",
    "calendar_words",
    "clitics",
    "day_first",
    "display_name",
    "happenings",
    "hijri_to_gregorian",
    "names_in",
    "outlet_named",
    "outlet_of_host",
    "read_happenings",
    "roles_in",
    "title_sectors",
]
