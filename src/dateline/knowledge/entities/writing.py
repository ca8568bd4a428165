"""Entities written as files that a person edits and dateline reads: CSV, JSON Lines, YAML."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from dateline.knowledge.entities.columns import NAME_COLUMNS
from dateline.knowledge.entities.known import KnownEntity

#: The columns of a table of entities, in order.
ENTITY_COLUMNS = (
    "id", "type", "name_en", "name_ar", "short_en", "short_ar", "aliases_en", "aliases_ar", "adjectives_en",
    "adjectives_ar", "metonyms_en", "metonyms_ar", "country", "codes", "since", "until", "parent", "latitude",
    "longitude", "population", "admin1", "wikidata",
)  # fmt: skip
_ROLE = ("role_en", "role_ar", "of", "codes", "since", "until", "source")
FORMATS = ("csv", "jsonl", "yaml")


def row_of(entity: KnownEntity) -> dict[str, str]:
    """Return an entity as a row; names in other languages than English and Arabic get columns of their own."""
    names: dict[str, list[str]] = {}
    for each in entity.names:
        column = NAME_COLUMNS.get(each.kind)
        if column:
            names.setdefault(f"{column}_{'latin' if each.language == 'und-Latn' else each.language}", []).append(
                each.written
            )
    row = {
        "id": entity.entity_id,
        "type": entity.type,
        **{column: "|".join(written) for column, written in names.items()},
        "country": entity.country,
        "codes": entity.codes,
        "since": entity.since,
        "until": entity.until,
        "parent": entity.parent,
        "latitude": "" if entity.latitude is None else str(entity.latitude),
        "longitude": "" if entity.longitude is None else str(entity.longitude),
        "population": str(entity.population or ""),
        "admin1": entity.within,
        "wikidata": dict(entity.external).get("wikidata", ""),
    }
    return {column: value for column, value in row.items() if value}


def roles_of(entity: KnownEntity) -> list[dict[str, str]]:
    """Return the roles of an entity as rows."""
    rows = [{name: getattr(role, name) for name in _ROLE} for role in entity.roles]
    return [{name: value for name, value in row.items() if value} for row in rows]


def entities_as(entities: Iterable[KnownEntity], form: str) -> str:
    """Write entities as ``csv`` (without roles), ``jsonl`` or ``yaml``; see :data:`FORMATS`."""
    rows: list[dict[str, Any]] = []
    for entity in entities:
        roles = roles_of(entity)
        rows.append({**row_of(entity), **({"roles": roles} if roles and form != "csv" else {})})
    if form == "csv":
        return entity_table(rows, ENTITY_COLUMNS)
    if form == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    import yaml

    return str(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=120))


def role_table(entities: Iterable[KnownEntity]) -> str:
    """Write the roles of entities as a CSV table of their own."""
    rows = [{"entity": entity.entity_id, **role} for entity in entities for role in roles_of(entity)]
    return entity_table(rows, ("entity", *_ROLE))


def entity_table(rows: Sequence[dict[str, str]], first: Sequence[str] = ENTITY_COLUMNS) -> str:
    """Write rows under ``first`` and whatever other columns they have."""
    more = dict.fromkeys(column for row in rows for column in row if column not in first)
    stream = StringIO()
    writer = csv.DictWriter(stream, [*first, *more], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()
