"""Answers for programs: the API's dataclasses as JSON, field for field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import PurePath

from dateline.present.visible import visible_json


def jsonable(value: object) -> object:
    """Turn dataclasses into tables, tuples and sets into arrays; leave numbers and strings."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: jsonable(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): jsonable(entry) for key, entry in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(str(entry) for entry in value)
    if isinstance(value, list | tuple):
        return [jsonable(entry) for entry in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value) if isinstance(value, PurePath) else repr(value)


def to_json(value: object, *, encoding: str | None = "utf-8") -> str:
    """Write an answer as JSON in logical order, with nothing in it that a terminal would obey.

    Letters outside ASCII stand as they are where the output's ``encoding`` is UTF-8.
    """
    ascii_only = (encoding or "").replace("-", "").lower() != "utf8"
    return visible_json(json.dumps(jsonable(value), ensure_ascii=ascii_only, indent=2))
