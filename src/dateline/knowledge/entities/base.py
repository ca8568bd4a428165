"""The knowledge base: entities by id, by name and by how a person's name sounds."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from dateline.knowledge.entities.cache import cached_file
from dateline.knowledge.entities.compiled import COLUMNS, compile_to, entity_of_row
from dateline.knowledge.entities.keys import name_key
from dateline.knowledge.entities.known import NAME_KINDS, KnownEntity
from dateline.knowledge.entities.sources import (
    Source,
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
    """The entities of a compiled file. Open it with :func:`knowledge_base`."""

    def __init__(self, path: Path, digest: str) -> None:
        self.digest = digest
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
        return entity_of_row(row) if row else None

    def _named(self, written: str) -> tuple[Named, ...]:
        """Return the entities that have a name, each once with the surest kind of name, whatever case and marks."""
        rows = self._connection.execute(
            "SELECT min(kind), number FROM names WHERE key = ? "
            f"GROUP BY number ORDER BY min(weight), number LIMIT {_MOST}",
            (name_key(written),),
        ).fetchall()
        return tuple(Named(self._numbered(number), NAME_KINDS[kind]) for kind, number in rows)

    def _of_number(self, number: int) -> KnownEntity:
        sql = f"SELECT {_SELECTED} FROM entities WHERE number = ?"
        return entity_of_row(self._connection.execute(sql, (number,)).fetchone())

    def _sounding(self, written: str) -> tuple[KnownEntity, ...]:
        """Return the persons of whom a name has the sound of the surname or of the whole, in any script."""
        keys = sorted(person_keys(written))
        rows = self._connection.execute(
            f"SELECT DISTINCT number FROM sounds WHERE key IN ({', '.join('?' * len(keys))}) ORDER BY number", keys
        ).fetchall()
        return tuple(self._numbered(number) for (number,) in rows)

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM entities").fetchone()[0])

    def all(self, type_: str = "") -> list[KnownEntity]:
        """Return all entities of a type by id; without one all but settlements, of which there are many."""
        where = "type = ?" if type_ else "type NOT IN ('settlement') AND ? = ''"
        rows = self._connection.execute(f"SELECT {_SELECTED} FROM entities WHERE {where} ORDER BY entity_id", (type_,))
        return [entity_of_row(row) for row in rows]


@cache
def knowledge_base(paths: tuple[str, ...] = ()) -> KnowledgeBase:
    """Open the knowledge base with a user's files beside dateline's own, compiled when first used.

    Raises ResourceError for a file that cannot be read, with its line.
    """
    sources = [*built_in_sources(), *user_sources(paths)]
    digest = digest_of(sources)
    return KnowledgeBase(_compiled(sources, digest), digest)


def knowledge_digest(paths: tuple[str, ...] = ()) -> str:
    """Hash the knowledge base that these files make with dateline's own."""
    return digest_of([*built_in_sources(), *user_sources(paths)])


def _compiled(sources: list[Source], digest: str) -> Path:
    def make(path: Path) -> None:
        compile_to(path, entities_of(sources).values())

    try:
        return cached_file(f"knowledge-{digest}.sqlite3", make)
    except OSError as error:
        raise ResourceError(
            f"the knowledge base cannot be compiled: {error}; set XDG_CACHE_HOME to a folder"
        ) from error
