"""Knowledge bases in other forms: YAML, and JSON Lines of dateline's own columns or as Wikidata exports them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.knowledge.entities.columns import RowError, entity_of, role_of
from dateline.knowledge.entities.sources import Fault, Given, Source
from dateline.knowledge.entities.wikidata import WikidataItems

_Found = Given | Fault


def read_other(source: Source) -> Iterator[_Found]:
    """Yield what a YAML or JSON Lines file gives, and faults with their lines."""
    try:
        text = source.text
    except (UnicodeDecodeError, OSError, EOFError) as error:
        yield Fault(source.path, 1, f"is no text in UTF-8: {error}")
        return
    if source.path.endswith((".yaml", ".yml")):
        yield from _read_yaml(source, text)
    else:
        yield from _read_lines(source, text)


def _read_yaml(source: Source, text: str) -> Iterator[_Found]:
    import yaml

    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        given = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        yield Fault(source.path, mark.line + 1 if mark else 1, f"is no YAML: {getattr(error, 'problem', error)}")
        return
    if not isinstance(given, list):
        yield Fault(source.path, 1, "is no list of entities: each begins with '- id: ...'")
        return
    for item, place in zip(given, node.value, strict=True):
        yield from _of_mapping(source, item, place.start_mark.line + 1)


def _read_lines(source: Source, text: str) -> Iterator[_Found]:
    items = WikidataItems()
    for number, written in enumerate(text.splitlines(), start=1):
        line = written.strip().rstrip(",")
        if line in ("", "[", "]"):
            continue
        try:
            given = json.loads(line)
        except json.JSONDecodeError as error:
            yield Fault(source.path, number, f"is no JSON: {error.msg}")
            continue
        if isinstance(given, dict) and "labels" in given:
            items.add(given, number)
        else:
            yield from _of_mapping(source, given, number)
    for row, line_number in items.rows():
        yield from _of_mapping(source, row, line_number)


def _of_mapping(source: Source, given: object, line: int) -> Iterator[_Found]:
    if not isinstance(given, Mapping):
        yield Fault(source.path, line, "is no entity: it needs an id, a type and a name")
        return
    row = dict(flat(given))
    try:
        if "role_en" in row:
            yield role_of(row)
            return
        yield entity_of(row, source.origin, source.type)
        for role in given.get("roles") or []:
            yield role_of({"entity": row["id"], **{str(key): _text(value) for key, value in role.items()}})
    except (RowError, AttributeError, TypeError) as error:
        yield Fault(source.path, line, str(error))


def flat(given: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """Yield the columns of a mapping: ``{name: {en: X}}`` is ``name_en``, a list is joined by ``|``."""
    for key, value in given.items():
        if isinstance(value, Mapping):
            for language, told in value.items():
                yield f"{key}_{language}", _text(told)
        elif key != "roles":
            yield str(key), _text(value)


def _text(value: object) -> str:
    if isinstance(value, list):
        return "|".join(map(str, value))
    return "" if value is None else str(value)
