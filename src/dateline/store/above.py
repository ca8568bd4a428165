"""What entities lie in, belong to or speak for: by their own rows, as it was on a day."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.knowledge import state_sectors
from dateline.model import Entity, EntityRole
from dateline.store.mapping import select

_AMONG = "WHERE entity_id IN (SELECT value FROM json_each(?))"


class Above:
    """What contains entities, one step up: the country of a city, the state of an army, the body of its head.

    It rests on the rows of each entity alone, which are written with it, so that the same entity has the same
    ones in every record.
    """

    def __init__(self, connection: sqlite3.Connection, entity_ids: Iterable[str | None]) -> None:
        asked = (json.dumps(sorted({each for each in entity_ids if each})),)
        self._entities = {each.entity_id: each for each in select(connection, Entity, _AMONG, asked)}
        self._roles: dict[str, list[EntityRole]] = defaultdict(list)
        for role in select(connection, EntityRole, f"{_AMONG} ORDER BY entity_role_id", asked):
            self._roles[role.entity_id].append(role)
        self._known: dict[tuple[str, str | None], tuple[str, ...]] = {}

    def of(self, entity_id: str, day: str | None) -> tuple[str, ...]:
        """Return the ids of what contains an entity on an ISO day; ``None`` for what holds to the end known."""
        key = (entity_id, day)
        if key not in self._known:
            entity = self._entities.get(entity_id)
            roles = [each for each in self._roles.get(entity_id, ()) if held(each, day)]
            self._known[key] = tuple(dict.fromkeys(above(entity, roles))) if entity else ()
        return self._known[key]


def above(entity: Entity, roles: Iterable[EntityRole]) -> Iterator[str]:
    """Yield what an entity is part of by its roles, then the countries that it lies in or acts for.

    A country contains its places and the bodies of its state; a rebel group only acts in it.
    """
    roles = [*roles]
    yield from (each.of_entity_id for each in roles if each.of_entity_id and each.of_entity_id != entity.entity_id)
    if entity.latitude is not None or any(state_sectors() & set(each.codes.split()) for each in roles):
        countries = (f"place/{each}" for each in (entity.country or "").split("|") if each)
        yield from (each for each in countries if each != entity.entity_id)


def held(role: EntityRole, day: str | None) -> bool:
    """Tell whether a role was held on a day; EDTF values are compared as far as they go."""
    if day is None:
        return role.until is None
    since, until = role.since or "", role.until or ""
    return (not since[:4].isdigit() or day >= since[: len(day)]) and (
        not until[:4].isdigit() or day[: len(until)] <= until
    )
