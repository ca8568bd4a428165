"""The registry: stages found by entry points, the built-in ones through the same door.

A group's entry points name callables that take the stage's settings (a mapping from
``dateline.toml``) and return the stage. Two stages of one name in a group are an error, never a
silent override.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from dateline.model import (
    Annotator,
    Cleaner,
    ConfigurationError,
    Container,
    InputError,
    Reader,
    ResourceError,
    content_id,
)
from dateline.run.settings import STAGE_GROUPS, Configuration

#: How stages were made to order in one process: the entry points' callables by group and name.
Factories = Mapping[str, Mapping[str, Callable[[Mapping[str, Any]], Any]]]

#: The stages that link names to the knowledge base.
_KNOWING = frozenset({("annotators", "english"), ("annotators", "arabic")})


@dataclass(frozen=True)
class Registry:
    """The stages in force for one configuration, each group in order of name."""

    containers: tuple[Container, ...]
    readers: tuple[Reader, ...]
    cleaners: tuple[Cleaner, ...]
    annotators: tuple[Annotator, ...]

    def container_for(self, media_type: str) -> Container | None:
        """Return the container reader for a media type, ``None`` where it is a single page's."""
        return next((each for each in self.containers if media_type in each.media_types), None)

    def reader_for(self, media_type: str) -> Reader:
        """Return the reader for a media type; raises InputError where none is registered."""
        for reader in self.readers:
            if media_type in reader.media_types:
                return reader
        raise InputError(f"no reader for this kind of file: {media_type}")

    def cleaner_for(self, media_type: str) -> Cleaner:
        """Return the cleaner of a media type, else the one that takes any (``*``)."""
        for wanted in (media_type, "*"):
            for cleaner in self.cleaners:
                if wanted in cleaner.media_types:
                    return cleaner
        raise InputError(f"no cleaner for pages of this kind: {media_type}")

    @cached_property
    def reading_fingerprint(self) -> str:
        """Hash every reading and cleaning stage: a change means pages are read again."""
        stages: tuple[Container | Reader | Cleaner, ...] = (*self.containers, *self.readers, *self.cleaners)
        return content_id("fingerprint", *(_identity(stage) for stage in stages))

    def in_force(self) -> dict[str, dict[str, object]]:
        """Return each annotator's version and the settings it works with, such as the pipeline it chose."""
        return {each.name: {"version": each.version, **_settings_of(each.config)} for each in self.annotators}

    def annotator_fingerprint(self, annotator: Annotator) -> str:
        """Hash one annotator and those whose tables it needs, however far back."""
        resting = [other for other in self.annotators if set(other.gives) & set(annotator.needs) and other != annotator]
        below = [self.annotator_fingerprint(other) for other in resting]
        return content_id("fingerprint", _identity(annotator), *below)


def load_registry(configuration: Configuration) -> Registry:
    """Make every registered and enabled stage; raises ConfigurationError or ResourceError."""
    factories = registered_stages()
    _refuse_unknown(configuration, factories)
    made = {group: _make(group, factories[group], configuration) for group in STAGE_GROUPS}
    return Registry(
        made["containers"], made["readers"], made["cleaners"], tuple(_in_order_of_need(list(made["annotators"])))
    )


def registered_stages() -> Factories:
    """Return the callables of all installed stages by group and name."""
    return {group: _factories(group) for group in STAGE_GROUPS}


def _factories(group: str) -> dict[str, Callable[[Mapping[str, Any]], Any]]:
    found: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=f"dateline.{group}"), key=lambda each: (each.name, each.value)):
        other = found.get(point.name)
        if other is not None and other.value != point.value:
            raise ConfigurationError(
                f"two stages are called {point.name} in dateline.{group}: {other.value} and {point.value}; "
                "uninstall one of the packages"
            )
        found[point.name] = point
    return {name: _loader(group, point) for name, point in found.items()}


def _settings_of(config: object) -> dict[str, object]:
    return asdict(config) if is_dataclass(config) and not isinstance(config, type) else {}


def _loader(group: str, point: EntryPoint) -> Callable[[Mapping[str, Any]], Any]:
    def make(settings: Mapping[str, Any]) -> Any:
        try:
            factory = point.load()
        except (ImportError, AttributeError) as error:
            raise ResourceError(f"the stage {point.name} of dateline.{group} cannot be loaded: {error}") from error
        return factory(settings)

    return make


def _make(
    group: str, factories: Mapping[str, Callable[[Mapping[str, Any]], Any]], configuration: Configuration
) -> tuple[Any, ...]:
    return tuple(
        factory(_settings(group, name, configuration))
        for name, factory in factories.items()
        if configuration.enabled(group, name)
    )


def _settings(group: str, name: str, configuration: Configuration) -> Mapping[str, Any]:
    """Return the settings of a stage; the language packs get the files of ``[knowledge]`` too."""
    table = configuration.table(group, name)
    files = configuration.knowledge.files
    return {"knowledge": files, **table} if files and (group, name) in _KNOWING else table


def _refuse_unknown(configuration: Configuration, factories: Factories) -> None:
    for group, tables in configuration.stages.items():
        for name in tables:
            if name not in factories[group]:
                known = ", ".join(sorted(factories[group]))
                raise ConfigurationError(f"unknown stage [{group}.{name}]; there are {known}")


def _in_order_of_need(annotators: list[Annotator]) -> list[Annotator]:
    """Order annotators so that each comes after those that give a table it needs."""
    ordered: list[Annotator] = []
    waiting = list(annotators)
    while waiting:
        missing = {table for each in waiting for table in each.gives}
        ready = [each for each in waiting if not (set(each.needs) - set(each.gives)) & missing]
        if not ready:
            names = ", ".join(each.name for each in waiting)
            raise ConfigurationError(f"these annotators need each other's results in a circle: {names}")
        ordered += ready
        waiting = [each for each in waiting if each not in ready]
    return ordered


def _identity(stage: Container | Reader | Cleaner | Annotator) -> str:
    return f"{stage.name}@{stage.version} {getattr(stage, 'config', '')!r}"
