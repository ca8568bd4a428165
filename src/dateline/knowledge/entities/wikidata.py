"""Items as Wikidata exports them (JSON, one a line) to rows of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

#: Wikidata's properties: instance of, citizenship, country, coordinates, position held, its ends, ISO 3166-1 alpha-3.
_INSTANCE, _CITIZEN, _COUNTRY, _PLACE, _POSITION, _START, _END, _ALPHA3 = (
    "P31", "P27", "P17", "P625", "P39", "P580", "P582", "P298",
)  # fmt: skip
#: Wikidata's classes whose members are of a type; other items are organisations.
_TYPES = {
    "Q5": "person", "Q6256": "country", "Q3624078": "country", "Q515": "settlement", "Q486972": "settlement",
    "Q532": "settlement", "Q1549591": "settlement", "Q82794": "region", "Q7278": "party", "Q192350": "ministry",
    "Q17149090": "armed-group", "Q192283": "news-agency",
}  # fmt: skip
_PRECISIONS = {9: 4, 10: 7, 11: 10}


@dataclass
class WikidataItems:
    """The items of one export; positions and countries that are items of it themselves get their names."""

    _items: list[tuple[Mapping[str, Any], int]] = field(default_factory=list)

    def add(self, item: Mapping[str, Any], line: int) -> None:
        """Take in an item and the line that it stands on."""
        self._items.append((item, line))

    def rows(self) -> Iterator[tuple[dict[str, Any], int]]:
        """Yield a row for each item, with its line."""
        named = {str(item.get("id")): _label(item, "en") or _label(item, "ar") for item, _ in self._items}
        codes = {str(item.get("id")): next(_values(item, _ALPHA3), "") for item, _ in self._items}
        for item, line in self._items:
            yield _row(item, named, codes), line


def _row(item: Mapping[str, Any], named: Mapping[str, str], codes: Mapping[str, Any]) -> dict[str, Any]:
    kinds = [each["id"] for each in _values(item, _INSTANCE) if isinstance(each, Mapping)]
    place = next((each for each in _values(item, _PLACE) if isinstance(each, Mapping)), {})
    countries = [each["id"] for name in (_CITIZEN, _COUNTRY) for each in _values(item, name) if "id" in each]
    alpha3 = next(filter(None, (codes.get(each, "") for each in countries)), "")
    row: dict[str, Any] = {
        "id": f"wikidata:{item.get('id')}",
        "wikidata": item.get("id"),
        "type": next((_TYPES[kind] for kind in kinds if kind in _TYPES), "organisation"),
        "country": next(_values(item, _ALPHA3), alpha3),
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        "roles": list(_roles(item, named)),
    }
    for language in ("en", "ar"):
        row[f"name_{language}"] = _label(item, language)
        listed = item.get("aliases", {}).get(language, [])
        row[f"aliases_{language}"] = [each["value"] for each in listed]
    return row


def _label(item: Mapping[str, Any], language: str) -> str:
    return str(item.get("labels", {}).get(language, {}).get("value", ""))


def _values(item: Mapping[str, Any], name: str) -> Iterator[Any]:
    for claim in item.get("claims", {}).get(name, []):
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value")
        if value is not None and claim.get("rank") != "deprecated":
            yield value


def _roles(item: Mapping[str, Any], named: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield the positions held whose names the export gives."""
    for claim in item.get("claims", {}).get(_POSITION, []):
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value", {})
        role = named.get(str(value.get("id")), "")
        if role:
            ends = {name: _day(claim, held) for name, held in (("since", _START), ("until", _END))}
            yield {"role_en": role, **ends, "source": "Wikidata"}


def _day(claim: Mapping[str, Any], name: str) -> str:
    for qualifier in claim.get("qualifiers", {}).get(name, []):
        value = qualifier.get("datavalue", {}).get("value", {})
        return str(value.get("time", ""))[1 : 1 + _PRECISIONS.get(value.get("precision"), 0)]
    return ""
