"""Rows of the knowledge base's tables, and of a user's own, to entities and roles.

One set of columns serves every table, a table has those that it needs: ``id``, ``type``, names in a
column for each kind and language (``name_en``, ``short_ar``, ``aliases_en``, ``adjectives_ar``,
``metonyms_en`` ...), ``country``, ``codes``, ``since``, ``until``, ``parent``, ids elsewhere
(``wikidata``), and for places ``latitude``, ``longitude``, ``population``, ``admin1`` and ``feature``.
Several values of a column are separated by ``|``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dateline.knowledge.entities.known import BUILT_IN, KnownEntity, KnownName, KnownRole
from dateline.model import parse_edtf

#: Columns that hold names, without their language, and the kind of name.
_NAMES = {
    "name": "name",
    "names": "name",
    "short": "short",
    "aliases": "alias",
    "adjectives": "adjective",
    "demonyms": "adjective",
    "metonyms": "metonym",
    "words": "epithet",
}
#: The column in which names of a kind stand.
NAME_COLUMNS = {"name": "name", "short": "short", "alias": "aliases", "adjective": "adjectives", "metonym": "metonyms"}
#: Languages that columns call by a word: names in Latin letters of whatever language.
_LANGUAGES = {"latin": "und-Latn", "": "en"}
_SCHEMES = ("wikidata", "geonames", "imo", "lei")
_NAME_COLUMN = re.compile(r"(?:(names?|short|aliases|adjectives|demonyms|metonyms|words)_([a-z]{2,3}|latin)|name)")
_ROLE_COLUMNS = ("entity", "id", "role_en", "role_ar", "of", "codes", "since", "until", "source", "note")
#: GeoNames feature classes and codes to types; a longer code goes before its class.
_FEATURES = {"P": "settlement", "A": "region", "L": "region", "H": "region", "T": "region", "S": "site", "R": "site"}
_PLAIN = {
    "id", "type", "country", "codes", "since", "until", "parent", "latitude", "longitude", "lat", "lon", "population",
    "admin1", "feature", "feature_class", "born", "domain", "languages", "owner", "kind", "alpha2", "alpha3", "capital",
    "admin1_code", "source", "note", "region", "code", "within", *_SCHEMES,
}  # fmt: skip


class RowError(ValueError):
    """What is wrong with a row, in plain words."""


def is_role_table(columns: list[str]) -> bool:
    """Tell from its header whether a table gives roles, not entities."""
    return "role_en" in columns and "name_en" not in columns


def is_epithet_table(columns: list[str]) -> bool:
    """Tell from its header whether a table gives what others call entities."""
    return "words_en" in columns and "name_en" not in columns


def unknown_columns(columns: list[str]) -> list[str]:
    """Return columns of a header that nothing reads."""
    known = _ROLE_COLUMNS if is_role_table(columns) else _PLAIN
    return [each for each in columns if each not in known and not _NAME_COLUMN.fullmatch(each)]


def entity_of(row: Mapping[str, str], origin: str = BUILT_IN, type_: str = "") -> KnownEntity:
    """Make an entity of a row; raises RowError for what a row needs and lacks, or says wrongly."""
    entity_id = row.get("id", "").strip()
    if not entity_id or re.search(r"\s", entity_id):
        raise RowError("an entity needs an id without blanks, such as org/red-cross")
    names = tuple(_names(row))
    if not any(each.kind == "name" for each in names):
        raise RowError(f"{entity_id}: an entity needs a name, such as name_en")
    return KnownEntity(
        entity_id,
        _type(row, type_, entity_id),
        names,
        origin,
        country=row.get("country", "") or (entity_id[6:] if entity_id.startswith("place/") else ""),
        codes=_codes(row, entity_id),
        parent=row.get("parent", ""),
        since=_day(row, "since", entity_id),
        until=_day(row, "until", entity_id),
        within=row.get("admin1") or row.get("within") or "",
        population=int(_number(row, "population", entity_id) or 0),
        latitude=_number(row, "latitude", entity_id, "lat"),
        longitude=_number(row, "longitude", entity_id, "lon"),
        external=tuple(_external(row, entity_id)),
    )


def epithets_of(row: Mapping[str, str]) -> tuple[str, tuple[KnownName, ...]]:
    """Make the names of a row of a table of epithets, with the id of the entity that is called so."""
    return row["id"], tuple(_names(row))


def role_of(row: Mapping[str, str]) -> tuple[str, KnownRole]:
    """Make a role of a row of a role table, with the id of the entity that holds it; raises RowError."""
    entity_id = (row.get("entity") or row.get("id") or "").strip()
    if not entity_id:
        raise RowError("a role needs the id of its entity")
    ends = (_day(row, "since", entity_id), _day(row, "until", entity_id))
    told = (row.get("role_en", ""), row.get("role_ar", ""), row.get("of", ""), _codes(row, entity_id))
    return entity_id, KnownRole(*told, *ends, row.get("source", ""))


def listed(value: str) -> list[str]:
    """Return the values of a column."""
    if "|" not in value:
        value = value.strip()
        return [value] if value else []
    return [each for each in (part.strip() for part in value.split("|")) if each]


def _names(row: Mapping[str, str]) -> Iterator[KnownName]:
    for column, value in row.items():
        kind, language = _named_by(column) if value else ("", "")
        if kind:
            for place, written in enumerate(listed(value)):
                told = "alias" if kind == "name" and (place or language == "und-Latn") else kind
                yield KnownName(written, language, told)


@cache
def _named_by(column: str) -> tuple[str, str]:
    """Return the kind and language of the names in a column, empty where it holds none."""
    match = _NAME_COLUMN.fullmatch(column)
    if match is None:
        return "", ""
    language = match[2] or ""
    return _NAMES[match[1] or "name"], _LANGUAGES.get(language, language)


def _type(row: Mapping[str, str], default: str, entity_id: str) -> str:
    feature = row.get("feature_class") or row.get("feature") or ""
    found = row.get("type") or default or _FEATURES.get(feature[:1], "")
    if not found:
        raise RowError(f"{entity_id}: an entity needs a type, such as person, country, settlement or party")
    return found


def _codes(row: Mapping[str, str], entity_id: str) -> str:
    codes = (row.get("codes") or row.get("code") or "").strip()
    if codes and not re.fullmatch(r"([A-Z]{3}|---)( [A-Z]{3})*", codes):
        raise RowError(f"{entity_id}: codes are a country and sectors such as 'ISR MIL', not {codes!r}")
    return codes


def _day(row: Mapping[str, str], column: str, entity_id: str) -> str:
    value = row.get(column, "").strip()
    value = value.zfill(4) if value.isdigit() else value  # a year of the first millennium
    if value:
        try:
            parse_edtf(value)
        except ValueError as error:
            raise RowError(
                f"{entity_id}: {column} is a date such as 2021, 2021-06 or 2021-06-13, not {value!r}"
            ) from error
    return value


def _number(row: Mapping[str, str], column: str, entity_id: str, other: str = "") -> float | None:
    value = row.get(column) or row.get(other) or ""
    if not value:
        return None
    try:
        return float(value)
    except ValueError as error:
        raise RowError(f"{entity_id}: {column} is a number, not {value!r}") from error


def _external(row: Mapping[str, str], entity_id: str) -> Iterator[tuple[str, str]]:
    for scheme in _SCHEMES:
        if row.get(scheme):
            yield scheme, row[scheme]
    if entity_id.startswith("geonames:") and not row.get("geonames"):
        yield "geonames", entity_id[9:]
