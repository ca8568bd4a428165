"""Filters of lists: which of a query's values narrow a list, checked before they are used."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dateline.model import InputError
from dateline.present.site.asked import Asked

_DAYS = {"since", "until"}


def filters_of(asked: Asked, names: Collection[str]) -> dict[str, str]:
    """Read the filters of these names that are set; raises InputError for a day that is none."""
    given = {name: asked.get(name) for name in names}
    filters = {name: value for name, value in given.items() if value is not None}
    for name in _DAYS & set(filters):
        try:
            filters[name] = date.fromisoformat(filters[name]).isoformat()
        except ValueError:
            raise InputError(f"{name}={filters[name]}: not a day (YYYY-MM-DD)") from None
    return filters
