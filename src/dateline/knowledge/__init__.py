"""What dateline knows before it reads: the words of dates, calendars, news outlets, dated happenings."""

from dateline.knowledge.actors import ActorCode, Name, Part, actor_of, attached_words, names_in, roles_in, title_sectors
from dateline.knowledge.calendar import (
    Sense,
    calendar_words,
    clitics,
    day_first,
    hijri_to_gregorian,
)
from dateline.knowledge.entities import (
    KnowledgeBase,
    KnownEntity,
    KnownName,
    KnownRole,
    codes_on,
    holds,
    knowledge_base,
    knowledge_digest,
    name_key,
)
from dateline.knowledge.happenings import Happening, happenings, read_happenings
from dateline.knowledge.matching import SAME_NAME, Match, match_names, name_parts, part_score
from dateline.knowledge.outlets import Outlet, display_name, outlet_named, outlet_of_host, outlets

__all__ = [
    "SAME_NAME",
    "ActorCode",
    "Happening",
    "KnowledgeBase",
    "KnownEntity",
    "KnownName",
    "KnownRole",
    "Match",
    "Name",
    "Outlet",
    "Part",
    "Sense",
    "actor_of",
    "attached_words",
    "calendar_words",
    "clitics",
    "codes_on",
    "day_first",
    "display_name",
    "happenings",
    "hijri_to_gregorian",
    "holds",
    "knowledge_base",
    "knowledge_digest",
    "match_names",
    "name_key",
    "name_parts",
    "names_in",
    "outlet_named",
    "outlet_of_host",
    "outlets",
    "part_score",
    "read_happenings",
    "roles_in",
    "title_sectors",
]
