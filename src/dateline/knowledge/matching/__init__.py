"""Names of persons across spellings and scripts: keys to find them by, and how well two names match."""

from dateline.knowledge.matching.match import SAME_NAME, Match, match_names, part_score
from dateline.knowledge.matching.parts import name_parts
from dateline.knowledge.matching.skeleton import person_keys, surname_keys

__all__ = ["SAME_NAME", "Match", "match_names", "name_parts", "part_score", "person_keys", "surname_keys"]
