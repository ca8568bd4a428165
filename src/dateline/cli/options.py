"""Options that several verbs share, and the reading of their values."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

#: The record in the current folder.
DEFAULT_RECORD = Path("dateline.db")


def record_option(command: CommandT) -> CommandT:
    """Add ``--db``."""
    return click.option(
        "--db",
        "record_path",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        default=DEFAULT_RECORD,
        show_default=True,
        help="The record, one SQLite file.",
    )(command)


def json_option(command: CommandT) -> CommandT:
    """Add ``--json``."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print JSON with the fields of the Python API, for programs."
    )(command)


def configuration_options(command: CommandT) -> CommandT:
    """Add ``--config`` and ``--set``."""
    command = click.option(
        "--set",
        "settings",
        metavar="TABLE.KEY=VALUE",
        multiple=True,
        help="One setting, over the file's: --set run.page_timeout=20. May be given several times.",
    )(command)
    return click.option(
        "--config",
        "config_path",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        help="The configuration.  [default: dateline.toml in the current folder, if there is one]",
    )(command)


def overrides_from(settings: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Read ``table.key=value`` settings; values are TOML, and what is not TOML is a string.

    The last dot parts table and key, so ``readers.text.encoding=cp1256`` sets ``encoding`` of
    ``[readers.text]``. Raises click.BadParameter where there is no ``=`` or no dot.
    """
    overrides: dict[str, dict[str, Any]] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        table, dot, key = name.strip().rpartition(".")
        if not (equals and dot and table and key):
            raise click.BadParameter(f"{setting!r} is not TABLE.KEY=VALUE", param_hint="--set")
        overrides.setdefault(table, {})[key] = _toml_value(value.strip())
    return overrides


def _toml_value(value: str) -> Any:
    try:
        return tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError:
        return value
