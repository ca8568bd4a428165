"""What ``dateline doctor`` finds out: versions, stages, configuration, models, and what is missing."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import sqlite3
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.model import DatelineError

if TYPE_CHECKING:
    from dateline.run import Configuration

#: Optional packages, what each is for, and the extra of this package that brings it.
OPTIONAL = {
    "pandas": "Record tables as pandas frames",
    "polars": "Record tables as polars frames",
}

#: Models that come inside a dependency: distribution, folder in it, licence.
MODELS = {"language identification": ("py3langid", "py3langid/data/", "BSD-3-Clause")}

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DATA_SUFFIXES = {".toml", ".csv", ".tsv", ".json"}
_NOT_DATA = ("samples/", "evaluate/")
_LICENCE = re.compile(r"CC0[- ]1\.0|CC[- ]BY(?:-SA)?[- ]\d\.\d|Unicode License v?\d|Apache-2\.0|BSD-\d-Clause|\bMIT\b")


@dataclass(frozen=True, slots=True)
class Installed:
    """A package: its version, ``None`` where it is missing; ``need`` says what for, or how to get it."""

    name: str
    version: str | None
    need: str = ""


@dataclass(frozen=True, slots=True)
class StageInForce:
    """A registered stage and whether the configuration has it on."""

    group: str
    name: str
    version: str
    enabled: bool
    fingerprint: str
    config: str


@dataclass(frozen=True, slots=True)
class Model:
    """A model or data file that results depend on."""

    name: str
    place: str
    licence: str
    sha256: str | None
    size: int


@dataclass(frozen=True, slots=True)
class RecordState:
    """The record that ``--db`` names: whether it exists, its schema version and size in bytes."""

    path: str
    exists: bool
    schema_version: int | None = None
    size: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything doctor reports; ``problems`` say what is missing or broken and what to do."""

    dateline: str
    python: str
    platform: str
    sqlite: str
    sqlite_features: Mapping[str, bool]
    packages: tuple[Installed, ...]
    optional: tuple[Installed, ...]
    stages: tuple[StageInForce, ...]
    reading_fingerprint: str | None
    configuration: Mapping[str, Any]
    configuration_source: str | None
    models: tuple[Model, ...]
    record: RecordState
    problems: tuple[str, ...]


def diagnose(record_path: Path, configuration: Configuration) -> Diagnosis:
    """Look at the installation, the configuration and the record; changes nothing."""
    packages = tuple(_required_packages())
    optional = tuple(_optional_packages())
    features = _sqlite_features()
    stages, fingerprint, stage_problems = _stages(configuration)
    record, record_problems = _record(record_path)
    problems = [
        *(
            f"the package {each.name} is missing: pip install --force-reinstall dateline"
            for each in packages
            if not each.version
        ),
        *(
            f"SQLite {sqlite3.sqlite_version} lacks {name}: install a Python with a newer SQLite"
            for name, has in features.items()
            if not has
        ),
        *stage_problems,
        *record_problems,
    ]
    return Diagnosis(
        dateline=metadata.version("dateline"),
        python=sys.version.split()[0],
        platform=platform.platform(),
        sqlite=sqlite3.sqlite_version,
        sqlite_features=features,
        packages=packages,
        optional=optional,
        stages=stages,
        reading_fingerprint=fingerprint,
        configuration=_configuration_table(configuration),
        configuration_source=configuration.source,
        models=(*_packaged_models(), *_data_files()),
        record=record,
        problems=tuple(problems),
    )


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _required_packages() -> Iterator[Installed]:
    for requirement in metadata.requires("dateline") or []:
        if "extra ==" not in requirement:
            name, wanted = _NAME.match(requirement), requirement.split(";")[0].strip()
            if name:
                yield Installed(name[0], _version(name[0]), wanted)


def _optional_packages() -> Iterator[Installed]:
    for name, use in OPTIONAL.items():
        version = _version(name)
        yield Installed(name, version, use if version else f"{use}: pip install 'dateline[{name}]'")


def _sqlite_features() -> dict[str, bool]:
    with sqlite3.connect(":memory:") as connection:
        statements = {
            "STRICT tables": "CREATE TABLE strict_table (value TEXT) STRICT",
            "FTS5 search": "CREATE VIRTUAL TABLE full_text USING fts5 (body)",
        }
        found = {name: _runs(connection, statement) for name, statement in statements.items()}
    connection.close()
    return found


def _runs(connection: sqlite3.Connection, statement: str) -> bool:
    try:
        connection.execute(statement)
    except sqlite3.OperationalError:
        return False
    return True


def _stages(configuration: Configuration) -> tuple[tuple[StageInForce, ...], str | None, list[str]]:
    """List the stages by group, switched-off ones too; a stage that cannot be made is a problem."""
    from dateline.run import load_registry, registered_stages

    stages: list[StageInForce] = []
    problems: list[str] = []
    for group, factories in registered_stages().items():
        for name, make in factories.items():
            try:
                stages.append(_stage(group, name, make(configuration.table(group, name)), configuration))
            except Exception as error:  # somebody else's stage may fail in any way; doctor says so and goes on
                problems.append(f"the stage {group}.{name} cannot be used: {error}")
    if problems:
        return tuple(stages), None, problems
    try:
        return tuple(stages), load_registry(configuration).reading_fingerprint, []
    except DatelineError as error:
        return tuple(stages), None, [str(error)]


def _stage(group: str, name: str, stage: Any, configuration: Configuration) -> StageInForce:
    from dateline.model import content_id

    settings = repr(getattr(stage, "config", ""))
    identity = f"{stage.name}@{stage.version} {settings}"
    enabled = configuration.enabled(group, name)
    return StageInForce(group, name, str(stage.version), enabled, content_id("fingerprint", identity), settings)


def _configuration_table(configuration: Configuration) -> dict[str, Any]:
    return dict(json.loads(configuration.to_json()))


def _packaged_models() -> Iterator[Model]:
    for name, (package, folder, licence) in MODELS.items():
        try:
            files = metadata.distribution(package).files or []
        except metadata.PackageNotFoundError:
            continue
        for file in files:
            path = Path(str(file.locate()))
            if file.as_posix().startswith(folder) and path.is_file():
                yield _model(f"{name} ({package})", file.as_posix(), licence, path.read_bytes())


def _data_files() -> Iterator[Model]:
    """List dateline's own lexicons and tables; each says its licence in its first lines or in SOURCES.toml."""
    root = Path(str(resources.files("dateline")))
    sourced = _sourced(root)
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root).as_posix()
        if (path.suffix in _DATA_SUFFIXES or place in sourced) and not place.startswith(_NOT_DATA):
            data = path.read_bytes()
            found = _LICENCE.search(data[:2000].decode("utf-8", "replace"))
            licence = sourced.get(place) or (found[0] if found else "see NOTICE")
            yield _model(place.removesuffix(path.suffix), f"dateline/{place}", licence, data)


def _sourced(root: Path) -> dict[str, str]:
    """Return the licences of the tables that say theirs in a file beside them, by place."""
    path = root / "knowledge" / "data" / "SOURCES.toml"
    tables = tomllib.loads(path.read_text("utf-8"))
    return {f"knowledge/data/{name}": table["licence"] for name, table in tables.items()}


def _model(name: str, place: str, licence: str, data: bytes) -> Model:
    return Model(name, place, licence, hashlib.sha256(data).hexdigest(), len(data))


def _record(path: Path) -> tuple[RecordState, list[str]]:
    from dateline.store import Record

    if not path.exists():
        return RecordState(str(path), False), []
    size = path.stat().st_size
    try:
        with Record.open(path) as record:
            rows = {table: count for table, count in record.counts().items() if count}
            return RecordState(str(path), True, record.schema_version, size, rows), []
    except DatelineError as error:
        return RecordState(str(path), True, None, size), [str(error)]
