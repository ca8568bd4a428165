"""The knowledge base: entities by id, by name and by how a person's name sounds."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from dateline.knowledge.entities.cache import cached_file
from dateline.knowledge.entities.compiled import COLUMNS, compile_to, entity_of_row
from dateline.knowledge.entities.keys import name_key
from dateline.knowledge.entities.known import NAME_KINDS, KnownEntity
from dateline.knowledge.entities.sources import (
    built_in_sources,
    digest_of,
    entities_of,
    user_sources,
)
from dateline.knowledge.matching import person_keys
from dateline.model import ResourceError

#: Holders of one name that are looked at, the most populous places first.
_MOST = 16
_SELECTED = ", ".join(COLUMNS)


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that has a name: ``kind`` is the kind of the name, see ``NAME_KINDS``."""

    entity: KnownEntity
    kind: str


class KnowledgeBase:
    """The entities of a compiled file, and of one below it that it adds to. Open it with :func:`knowledge_base`."""

    def __init__(self, path: Path, digest: str, below: KnowledgeBase | None = None) -> None:
        self.digest = digest
        self._below = below
        self._path = path
        self._local = threading.local()
        self.entity = lru_cache(maxsize=8192)(self._entity)
        self.named = lru_cache(maxsize=16384)(self._named)
        self._numbered = lru_cache(maxsize=8192)(self._of_number)
        self.sounding = lru_cache(maxsize=8192)(self._sounding)

    @property
    def _connection(self) -> sqlite3.Connection:
        # A connection belongs to its thread; the file never changes under its name.
        if not hasattr(self._local, "connection"):
            self._local.connection = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        return self._local.connection  # type: ignore[no-any-return]

    def _entity(self, entity_id: str) -> KnownEntity | None:
        """Return the entity of an id, ``None`` where there is none."""
        sql = f"SELECT {_SELECTED} FROM entities WHERE entity_id = ?"
        row = self._connection.execute(sql, (entity_id,)).fetchone()
        if row is None and self._below is not None:
            return self._below.entity(entity_id)
        return entity_of_row(row) if row else None

    def _named(self, written: str) -> tuple[Named, ...]:
        """Return the entities that have a name, each once with the surest kind of name, whatever case and marks."""
        rows = self._connection.execute(
            "SELECT min(kind), number FROM names WHERE key = ? "
            f"GROUP BY number ORDER BY min(weight), number LIMIT {_MOST}",
            (name_key(written),),
        ).fetchall()
        found = [Named(self._numbered(number), NAME_KINDS[kind]) for kind, number in rows]
        below = self._below.named(written) if self._below is not None else ()
        return (*found, *(each for each in below if not self._has(each.entity)))

    def _has(self, entity: KnownEntity) -> bool:
        """Tell whether the upper file gives an entity, which hides the lower one of its id."""
        sql = "SELECT 1 FROM entities WHERE entity_id = ?"
        return self._connection.execute(sql, (entity.entity_id,)).fetchone() is not None

    def _of_number(self, number: int) -> KnownEntity:
        sql = f"SELECT {_SELECTED} FROM entities WHERE number = ?"
        return entity_of_row(self._connection.execute(sql, (number,)).fetchone())

    def _sounding(self, written: str) -> tuple[KnownEntity, ...]:
        """Return the persons of whom a name has the sound of the surname or of the whole, in any script."""
        keys = sorted(person_keys(written))
        rows = self._connection.execute(
            f"SELECT DISTINCT number FROM sounds WHERE key IN ({', '.join('?' * len(keys))}) ORDER BY number", keys
        ).fetchall()
        below = self._below.sounding(written) if self._below is not None else ()
        found = [self._numbered(number) for (number,) in rows]
        return (*found, *(each for each in below if not self._has(each)))

    def __len__(self) -> int:
        own = int(self._connection.execute("SELECT count(*) FROM entities").fetchone()[0])
        return own if self._below is None else own + len(self._below) - self._hidden()

    def _hidden(self) -> int:
        ids = self._connection.execute("SELECT entity_id FROM entities")
        return sum(self._below is not None and self._below.entity(each) is not None for (each,) in ids)

    def all(self, type_: str = "") -> list[KnownEntity]:
        """Return all entities of a type by id; without one all but settlements, of which there are many."""
        where = "type = ?" if type_ else "type NOT IN ('settlement') AND ? = ''"
        rows = self._connection.execute(f"SELECT {_SELECTED} FROM entities WHERE {where} ORDER BY entity_id", (type_,))
        found = [entity_of_row(row) for row in rows]
        below = self._below.all(type_) if self._below is not None else []
        return sorted([*found, *(each for each in below if not self._has(each))], key=lambda each: each.entity_id)


@cache
def knowledge_base(paths: tuple[str, ...] = ()) -> KnowledgeBase:
    """Open the knowledge base with a user's files beside dateline's own, compiled when first used.

    Raises ResourceError for a file that cannot be read, with its line.
    """
    if not paths:
        sources = built_in_sources()
        digest = digest_of(sources)
        return KnowledgeBase(_compiled(digest, lambda: entities_of(sources)), digest)
    below, own = knowledge_base(), user_sources(paths)
    digest = digest_of([*built_in_sources(), *own])
    return KnowledgeBase(_compiled(digest, lambda: entities_of(own, below.entity)), digest, below)


def knowledge_digest(paths: tuple[str, ...] = ()) -> str:
    """Hash the knowledge base that these files make with dateline's own."""
    return digest_of([*built_in_sources(), *user_sources(paths)])


def _compiled(digest: str, entities: Callable[[], Mapping[str, KnownEntity]]) -> Path:
    def make(path: Path) -> None:
        compile_to(path, entities().values())

    try:
        return cached_file(f"knowledge-{digest}.sqlite3", make)
    except OSError as error:
        raise ResourceError(
            f"the knowledge base cannot be compiled: {error}; set XDG_CACHE_HOME to a folder"
        ) from error
