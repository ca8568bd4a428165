"""Reading one file of a knowledge base with all its faults, and what looks wrong among entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.knowledge.entities.base import knowledge_base
from dateline.knowledge.entities.known import USER, KnownEntity, KnownRole
from dateline.knowledge.entities.sources import Fault, Source, read_source, user_sources


@dataclass(frozen=True, slots=True)
class GivenEntities:
    """What a file gives: entities with the roles that it gives them, the number of roles, and what is wrong."""

    entities: tuple[KnownEntity, ...]
    roles: int
    faults: tuple[Fault, ...]


def read_entities(path: str, data: bytes | None = None) -> GivenEntities:
    """Read a file of a knowledge base, or ``data`` as if it stood there; raises ResourceError for no file."""
    (source,) = [Source(path, data, USER)] if data is not None else user_sources((path,))
    entities: dict[str, KnownEntity] = {}
    roles: list[tuple[str, KnownRole]] = []
    faults: list[Fault] = []
    for found in read_source(source):
        if isinstance(found, Fault):
            faults.append(found)
        elif isinstance(found, KnownEntity):
            if found.entity_id in entities:
                faults.append(Fault(path, 1, f"{found.entity_id} stands there twice"))
            entities[found.entity_id] = found
        elif isinstance(found[1], KnownRole):
            roles.append((found[0], found[1]))
    for entity_id, role in roles:
        if entity_id in entities:
            entities[entity_id] = replace(entities[entity_id], roles=(*entities[entity_id].roles, role))
    return GivenEntities(tuple(entities.values()), len(roles), tuple(faults))


def check_entities(given: Iterable[KnownEntity]) -> Iterator[str]:
    """Yield what may be wrong: names that entities of dateline have too, roles in bodies nobody knows."""
    known = knowledge_base()
    own = {each.entity_id: each for each in given}
    for entity in own.values():
        for name in entity.names:
            others = [each.entity for each in known.named(name.written) if each.kind == "name" == name.kind]
            alike = [each for each in others if each.entity_id not in own and each.family == entity.family]
            if alike:
                yield f"{entity.entity_id}: {name.written!r} is a name of {alike[0].entity_id} too"
        for role in entity.roles:
            if "/" in role.of and role.of not in own and known.entity(role.of) is None:
                yield f"{entity.entity_id}: {role.of}, of {role.role_en!r}, is not known"
