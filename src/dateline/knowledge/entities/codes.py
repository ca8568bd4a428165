"""The actor code of an entity on a day: its own, or that of the role it held."""

from __future__ import annotations

from datetime import date

from dateline.knowledge.entities.known import KnownEntity, KnownRole
from dateline.model import parse_edtf

#: Codes that PLOVER's own gold data writes as IGO.
_UNIONS = {"UNO": "IGO", "EUR": "IGO"}
#: What PLOVER calls people who held an office once.
_FORMER = ("ELI",)


def codes_on(entity: KnownEntity, day: date | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the PLOVER country and sectors of an entity on a day, by its role then; without a day by its last role.

    Someone whose roles have all ended, or not begun, is of the elite (ELI) of his country.
    """
    told = entity.codes
    coded = [role for role in entity.roles if role.codes]
    if coded:
        held = [role for role in coded if day is None or holds(role, day)]
        chosen = max(held or coded, key=lambda role: role.since)
        country, sectors = _parted(chosen.codes)
        return country, sectors if held else _FORMER
    if told:
        return _parted(told)
    if entity.type == "country":
        return entity.country or None, ()
    return next(iter(sorted(entity.countries)), None) if len(entity.countries) == 1 else None, ()


def holds(role: KnownRole, day: date) -> bool:
    """Tell whether a role was held on a day."""
    since = parse_edtf(role.since).earliest if role.since else None
    until = parse_edtf(role.until).latest if role.until else None
    told = day.isoformat()
    return (since is None or str(since) <= told) and (until is None or told <= str(until))


def _parted(codes: str) -> tuple[str | None, tuple[str, ...]]:
    country, *sectors = codes.split()
    return None if country == "---" else _UNIONS.get(country, country), tuple(sectors)
