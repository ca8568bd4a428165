"""Who and what there is: entities with their names in two scripts, roles, codes and places."""

from dateline.knowledge.entities.base import KnowledgeBase, Named, knowledge_base, knowledge_digest
from dateline.knowledge.entities.checking import GivenEntities, check_entities, read_entities
from dateline.knowledge.entities.codes import codes_on, holds
from dateline.knowledge.entities.keys import name_key
from dateline.knowledge.entities.known import BUILT_IN, CORPUS, PLACES, USER, KnownEntity, KnownName, KnownRole
from dateline.knowledge.entities.writing import ENTITY_COLUMNS, entities_as, entity_table, role_table

__all__ = [
    "BUILT_IN",
    "CORPUS",
    "ENTITY_COLUMNS",
    "PLACES",
    "USER",
    "GivenEntities",
    "KnowledgeBase",
    "KnownEntity",
    "KnownName",
    "KnownRole",
    "Named",
    "check_entities",
    "codes_on",
    "entities_as",
    "entity_table",
    "holds",
    "knowledge_base",
    "knowledge_digest",
    "name_key",
    "read_entities",
    "role_table",
]
