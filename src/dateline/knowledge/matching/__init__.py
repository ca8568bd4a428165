"""Names of persons across spellings and scripts: keys to find them by, and how well two names match."""

from dateline.knowledge.matching.match import Match, match_names
from dateline.knowledge.matching.parts import name_parts
from dateline.knowledge.matching.skeleton import person_keys

__all__ = ["Match", "match_names", "name_parts", "person_keys"]
