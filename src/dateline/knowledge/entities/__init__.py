"""Who and what there is: entities with their names in two scripts, roles, codes and places."""

from dateline.knowledge.entities.base import KnowledgeBase, Named, knowledge_base, knowledge_digest
from dateline.knowledge.entities.codes import codes_on, holds
from dateline.knowledge.entities.keys import name_key
from dateline.knowledge.entities.known import BUILT_IN, CORPUS, PLACES, USER, KnownEntity, KnownName, KnownRole

__all__ = [
    "BUILT_IN",
    "CORPUS",
    "PLACES",
    "USER",
    "KnowledgeBase",
    "KnownEntity",
    "KnownName",
    "KnownRole",
    "Named",
    "codes_on",
    "holds",
    "knowledge_base",
    "knowledge_digest",
    "name_key",
]
