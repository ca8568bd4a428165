"""Settings: tables of ``dateline.toml`` checked into frozen dataclasses.

Every stage has a frozen dataclass of settings. Its field names are the keys of the table, its
annotations their types, its defaults what holds where the table is silent.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from enum import Enum
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dateline.model.errors import ConfigurationError

T = TypeVar("T")

_WORDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a string"}


def settings_from(cls: type[T], mapping: Mapping[str, object] | None, where: str) -> T:
    """Make the settings dataclass ``cls`` from a table of ``dateline.toml``.

    ``where`` is the table's name, for messages (``read.text``). Arrays become tuples, strings
    become members of enumerations, tables become nested dataclasses. Ranges are checked by the
    dataclass itself: a ``ValueError`` from its ``__post_init__`` is reported as the table's.
    Raises :class:`ConfigurationError` for an unknown key, a missing one or a value of another type.
    """
    table = dict(mapping or {})
    known = {field.name: field for field in fields(cls)}  # type: ignore[arg-type]
    unknown = [key for key in table if key not in known]
    if unknown:
        raise ConfigurationError(_unknown_key(unknown[0], list(known), where))
    for name, field in known.items():
        if name not in table and field.default is MISSING and field.default_factory is MISSING:
            raise ConfigurationError(f"[{where}] needs a value for {name!r}")
    hints = get_type_hints(cls)
    values = {key: _checked(value, hints[key], f"{where}.{key}") for key, value in table.items()}
    try:
        return cls(**values)
    except ValueError as error:
        raise ConfigurationError(f"[{where}] {error}") from error


def _unknown_key(key: str, valid: list[str], where: str) -> str:
    if not valid:
        return f"[{where}] has no settings, so {key!r} cannot be set"
    close = get_close_matches(key, valid, n=1)
    meant = f"; did you mean {close[0]!r}?" if close else "."
    return f"[{where}] has no setting {key!r}{meant} Valid settings: {', '.join(sorted(valid))}"


def _checked(value: object, expected: Any, where: str) -> Any:
    """Return ``value`` as the annotation ``expected`` wants it, or raise ConfigurationError."""
    origin = get_origin(expected)
    if origin is Union or origin is types.UnionType:
        return _one_of_several(value, get_args(expected), where)
    if origin is Literal:
        return _one_of_these(value, get_args(expected), where)
    if origin in (tuple, frozenset, Sequence):
        return _collection(value, expected, where)
    if origin in (dict, Mapping):
        return _table(value, get_args(expected)[1], where)
    return _instance(value, expected, where)


def _one_of_several(value: object, choices: tuple[Any, ...], where: str) -> Any:
    if value is None and type(None) in choices:
        return None
    real = [choice for choice in choices if choice is not type(None)]
    for choice in real[:-1]:
        try:
            return _checked(value, choice, where)
        except ConfigurationError:
            continue
    return _checked(value, real[-1], where)


def _one_of_these(value: object, choices: tuple[Any, ...], where: str) -> Any:
    if value not in choices:
        raise ConfigurationError(f"{where} must be one of {', '.join(map(repr, choices))}, not {value!r}")
    return value


def _collection(value: object, expected: Any, where: str) -> Any:
    if not isinstance(value, list | tuple | set | frozenset):
        raise ConfigurationError(f"{where} must be an array, not {value!r}")
    member = get_args(expected)[0]
    kind = frozenset if get_origin(expected) is frozenset else tuple
    return kind(_checked(entry, member, f"{where}[{index}]") for index, entry in enumerate(value))


def _table(value: object, member: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise ConfigurationError(f"{where} must be a table, not {value!r}")
    return {str(key): _checked(entry, member, f"{where}.{key}") for key, entry in value.items()}


def _instance(value: object, expected: Any, where: str) -> Any:
    if isinstance(expected, type) and is_dataclass(expected):
        return settings_from(expected, _table(value, object, where), where)
    if isinstance(expected, type) and issubclass(expected, Enum):
        return expected(_one_of_these(value, tuple(member.value for member in expected), where))
    return _plain(value, expected, where)


def _plain(value: object, expected: Any, where: str) -> Any:
    if expected in (object, Any):
        return value
    if expected is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
        wanted = _WORDS.get(expected, getattr(expected, "__name__", str(expected)))
        raise ConfigurationError(f"{where} must be {wanted}, not {value!r}")
    return value
