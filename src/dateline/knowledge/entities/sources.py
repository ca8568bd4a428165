"""The files of the knowledge base: dateline's own and the user's, and the digest of what they hold."""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from io import StringIO
from pathlib import Path

from dateline.knowledge.entities.columns import (
    RowError,
    entity_of,
    epithets_of,
    is_epithet_table,
    is_role_table,
    role_of,
    unknown_columns,
)
from dateline.knowledge.entities.known import BUILT_IN, USER, KnownEntity, KnownName, KnownRole
from dateline.knowledge.entities.outlets import outlet_of
from dateline.model import ResourceError

#: The built-in tables, by the first word of their names, and the type of what they hold where no column says it.
_TYPES = {"countries": "country", "persons": "person", "places": "settlement", "sites": "site"}
_TABLES = ("countries", "organisations", "persons", "places", "sites", "roles", "epithets")
#: What a row gives: an entity, or a role or epithets with the id of the entity they belong to.
Given = KnownEntity | tuple[str, KnownRole | tuple[KnownName, ...]]
#: Changes whenever files are read in another way.
READING_VERSION = "2"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the knowledge base: ``origin`` is knowledge-base or user, ``type`` holds where no column says it."""

    path: str
    data: bytes
    origin: str
    type: str = ""

    @property
    def text(self) -> str:
        """The file's text, unpacked where it is gzip."""
        data = gzip.decompress(self.data) if self.data[:2] == b"\x1f\x8b" else self.data
        return data.decode("utf-8-sig")


def built_in_sources() -> list[Source]:
    """Return dateline's own tables, in a fixed order."""
    found = []
    for name in _TABLES:
        for ending in (".csv", ".csv.gz"):
            table = files("dateline.knowledge") / "data" / "entities" / f"{name}{ending}"
            if table.is_file():
                found.append(Source(f"{name}{ending}", table.read_bytes(), BUILT_IN, _TYPES.get(name, "")))
    outlets = files("dateline.knowledge") / "data" / "outlets" / "outlets.csv"
    return [*found, Source("outlets.csv", outlets.read_bytes(), BUILT_IN)]


def user_sources(paths: tuple[str, ...]) -> list[Source]:
    """Read a user's files; raises ResourceError for one that cannot be read."""
    found = []
    for path in paths:
        try:
            found.append(Source(path, Path(path).read_bytes(), USER))
        except OSError as error:
            raise ResourceError(f"the knowledge base {path} cannot be read: {error.strerror}") from error
    return found


def digest_of(sources: list[Source]) -> str:
    """Hash what files hold, in order."""
    digest = hashlib.sha256(READING_VERSION.encode())
    for each in sources:
        digest.update(b"\0" + each.origin.encode() + b"\0" + hashlib.sha256(each.data).digest())
    return digest.hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a file, and on which line."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def entities_of(
    sources: list[Source], below: Callable[[str], KnownEntity | None] = lambda _: None
) -> dict[str, KnownEntity]:
    """Return all entities of files by id; a later file's entity takes the place of an earlier one with its id.

    Roles may be those of an entity that stands ``below``, which is given with them. Raises
    ResourceError with the first fault of a user's file.
    """
    known: dict[str, KnownEntity] = {}
    more: dict[str, list[KnownRole | tuple[KnownName, ...]]] = {}
    for source in sources:
        for found in read_source(source):
            if isinstance(found, Fault):
                if source.origin == BUILT_IN:  # the tests find these; a user's run goes on without the row
                    continue
                raise ResourceError(f"{found}; dateline kb check lists what else is wrong")
            if isinstance(found, KnownEntity):
                known[found.entity_id] = found
            else:
                more.setdefault(found[0], []).append(found[1])
    for entity_id, told in more.items():
        entity = known.get(entity_id) or below(entity_id)
        if entity is not None:
            known[entity_id] = _with(entity, told)
    return known


def _with(entity: KnownEntity, told: Sequence[KnownRole | tuple[KnownName, ...]]) -> KnownEntity:
    """Add roles and epithets to an entity."""
    held = [each for each in told if isinstance(each, KnownRole)]
    called = [name for each in told if isinstance(each, tuple) for name in each]
    return replace(entity, roles=(*entity.roles, *held), names=(*entity.names, *called))


def read_source(source: Source) -> Iterator[Given | Fault]:
    """Yield the entities and roles of a file in order, and a fault in place of what cannot be read."""
    if source.path.endswith((".yaml", ".yml", ".jsonl", ".json", ".ndjson")):
        from dateline.knowledge.entities.exchange import read_other

        yield from read_other(source)
        return
    try:
        text = source.text
    except (UnicodeDecodeError, OSError, EOFError) as error:
        yield Fault(source.path, 1, f"is no CSV file in UTF-8: {error}")
        return
    yield from _read_csv(source, text)


def _read_csv(source: Source, text: str) -> Iterator[Given | Fault]:
    lines = text.splitlines(keepends=True)
    skipped = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.reader(StringIO("".join(lines[skipped:])))
    try:
        columns = next(reader, [])
        unknown = unknown_columns(columns) if source.origin == USER else []
        if unknown or not columns:
            yield Fault(source.path, skipped + 1, f"unknown column {unknown[0]!r}" if unknown else "has no header")
            return
        yield from _rows(source, reader, columns, skipped)
    except csv.Error as error:
        yield Fault(source.path, reader.line_num + skipped, str(error))


def _rows(source: Source, reader: Iterator[list[str]], columns: list[str], skipped: int) -> Iterator[Given | Fault]:
    making = _maker(source, columns)
    for values in reader:
        line = skipped + reader.line_num  # type: ignore[attr-defined]
        if not values or values[0].startswith("#"):
            continue
        if len(values) != len(columns):
            yield Fault(source.path, line, f"has {len(values)} values for {len(columns)} columns")
            continue
        try:
            yield making(dict(zip(columns, values, strict=True)))
        except RowError as error:
            yield Fault(source.path, line, str(error))


def _maker(source: Source, columns: list[str]) -> Callable[[Mapping[str, str]], Given]:
    """Return what makes something of a row of a table."""
    if is_role_table(columns):
        return role_of
    if is_epithet_table(columns):
        return epithets_of
    if "domain" in columns and "form" in columns:
        return outlet_of
    return lambda row: entity_of(row, source.origin, source.type)
