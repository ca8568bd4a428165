"""Names of actors and places and words for what actors are, with the PLOVER codes they give."""

from dateline.knowledge.actors.code import ActorCode, actor_of, fits
from dateline.knowledge.actors.names import Name, names_in
from dateline.knowledge.actors.states import state_sectors
from dateline.knowledge.actors.words import Part, attached_words, roles_in, title_sectors

__all__ = [
    "ActorCode",
    "Name",
    "Part",
    "actor_of",
    "attached_words",
    "fits",
    "names_in",
    "roles_in",
    "state_sectors",
    "title_sectors",
]
