"""The rows of the entities that annotations name, from the knowledge base of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.knowledge import knowledge_base
from dateline.model import Alias, Entity, EntityRole, Finding


@dataclass
class Entities:
    """Gives each entity once in a run; ``files`` are the user's own tables beside dateline's."""

    files: tuple[str, ...] = ()
    _given: set[str] = field(default_factory=set)

    def rows_for(self, findings: Iterable[Finding]) -> Iterator[Entity | Alias | EntityRole]:
        """Yield the rows of entities that findings name and that were not given before."""
        for finding in findings:
            entity_id = getattr(finding, "entity_id", None)
            if entity_id and entity_id not in self._given:
                self._given.add(entity_id)
                entity = knowledge_base(self.files).entity(entity_id)
                if entity is not None:
                    yield from entity.rows()
