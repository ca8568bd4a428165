"""Names: mentions of people, bodies and places, their titles and roles, repeats, and the codes of actors."""

from dateline.annotate.names.actors import actor_of, day_of, where_from
from dateline.annotate.names.find import name_finder
from dateline.annotate.names.marked import Marked, of_one_type

__all__ = ["Marked", "actor_of", "day_of", "name_finder", "of_one_type", "where_from"]
