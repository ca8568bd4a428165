"""Configuration: ``dateline.toml`` into frozen dataclasses, overridden by the command line.

::

    [run]                     # how stages run
    workers = 2

    [readers.text]            # one table for each stage, by group and name
    encoding = "windows-1256"

    [annotators.dates]
    enabled = false           # any stage can be switched off

    [knowledge]               # who and what there is, beside what dateline knows
    files = ["ministers.csv"]

Nothing is read at import and there are no globals: a :class:`Configuration` is made once and
handed on.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dateline.model import ConfigurationError, settings_from

#: The tables of dateline.toml that hold stages, which are also the entry-point groups' last words.
STAGE_GROUPS = ("containers", "readers", "cleaners", "annotators")


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How stages run.

    ``workers``: processes; 0 means one for each core. ``page_timeout``: seconds that one page or
    article may take before its worker is stopped and it becomes a failure. ``batch``: pages handed
    to a worker at once. ``memory_limit``: MiB of address space for each worker, 0 for none; only
    enforced where the operating system can. ``commit_seconds``: how often what was done is made
    safe on disk and counted as stored.
    """

    workers: int = 0
    page_timeout: float = 60.0
    batch: int = 16
    memory_limit: int = 6144
    commit_seconds: float = 0.5

    def __post_init__(self) -> None:
        for name, lowest in (
            ("workers", 0),
            ("page_timeout", 0.1),
            ("batch", 1),
            ("memory_limit", 0),
        ):
            if getattr(self, name) < lowest:
                raise ValueError(f"{name} must be at least {lowest}, not {getattr(self, name)}")

    @property
    def worker_count(self) -> int:
        """The number of worker processes, cores counted where ``workers`` is 0."""
        return self.workers or _usable_cores()


@dataclass(frozen=True, slots=True)
class KnowledgeSettings:
    """What dateline knows of the world: ``files`` are the user's own tables (CSV, YAML, JSON Lines).

    A relative path counts from the folder of ``dateline.toml``.
    """

    files: tuple[str, ...] = ()


def _usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):  # fewer than the machine has, inside a container
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Configuration:
    """Everything that can be set: ``[run]``, ``[knowledge]`` and one table of settings for each stage."""

    run: RunSettings = field(default_factory=RunSettings)
    stages: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    source: str | None = None
    knowledge: KnowledgeSettings = field(default_factory=KnowledgeSettings)

    def table(self, group: str, name: str) -> Mapping[str, Any]:
        """Return the settings of one stage, without ``enabled``; empty where none are given."""
        table = self.stages.get(group, {}).get(name, {})
        return {key: value for key, value in table.items() if key != "enabled"}

    def enabled(self, group: str, name: str) -> bool:
        """Tell whether a stage is switched on; it is unless its table says ``enabled = false``."""
        return bool(self.stages.get(group, {}).get(name, {}).get("enabled", True))

    def to_json(self, in_force: Mapping[str, Mapping[str, object]] | None = None) -> str:
        """Write the whole configuration as JSON, for the runs table.

        ``in_force`` are the annotators with their versions and effective settings, defaults and all.
        """
        tables = {
            "run": asdict(self.run),
            "knowledge": asdict(self.knowledge),
            **self.stages,
            **({"in_force": in_force} if in_force else {}),
        }
        return json.dumps(tables, sort_keys=True, ensure_ascii=False)


def load_configuration(
    path: Path | None = None, overrides: Mapping[str, Mapping[str, Any]] | None = None
) -> Configuration:
    """Read ``dateline.toml`` and apply overrides.

    ``path`` names the file; ``None`` takes ``dateline.toml`` of the current folder if there is
    one. ``overrides`` are dotted tables from the command line
    (``{"run": {"workers": 2}, "readers.text": {"encoding": "cp1256"}}``). Raises
    ConfigurationError for an unreadable file, an unknown table or setting, or a wrong value.
    """
    source = path or (Path("dateline.toml") if Path("dateline.toml").is_file() else None)
    document = _read_toml(source) if source else {}
    for dotted, values in (overrides or {}).items():
        table = document
        for part in dotted.split("."):
            table = table.setdefault(part, {})
            if not isinstance(table, dict):
                raise ConfigurationError(f"{dotted} is no table of settings: {part} is a single value")
        table.update(values)
    return _configuration(document, str(source) if source else None)


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigurationError(f"cannot read the configuration {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} is not valid TOML: {error}") from error


def _configuration(document: Mapping[str, Any], source: str | None) -> Configuration:
    where = source or "the settings given"
    known = {"run", "knowledge", *STAGE_GROUPS}
    unknown = sorted(set(document) - known)
    if unknown:
        raise ConfigurationError(f"unknown table [{unknown[0]}] in {where}; there are {', '.join(sorted(known))}")
    stages = {group: document[group] for group in STAGE_GROUPS if group in document}
    for group, tables in stages.items():
        for name, table in tables.items():
            if not isinstance(table, Mapping):
                raise ConfigurationError(f"{group}.{name} in {where} must be a table: [{group}.{name}]")
    run = settings_from(RunSettings, document.get("run", {}), "run")
    knowledge = settings_from(KnowledgeSettings, document.get("knowledge", {}), "knowledge")
    folder = Path(source).parent if source else Path()
    return Configuration(run, stages, source, KnowledgeSettings(tuple(str(folder / each) for each in knowledge.files)))
