"""The year of a date that names none."""

from __future__ import annotations

import re
from datetime import date

from dateline.model import Edtf, parse_edtf

#: Days from the anchor to a date whose year is left out: half a year, rounded.
_HALF_YEAR = 183
_YEARLESS = re.compile(r"XXXX-\d\d-\d\d")


def nearest_year(value: str, anchor: str, weekday: int | None = None) -> Edtf | None:
    """Resolve ``XXXX-05-04`` to the one such day within half a year of ``anchor``; else ``None``.

    A ``weekday`` named with it (Monday 1) must be right.
    """
    base = parse_edtf(anchor)
    if not base.earliest or base.earliest != base.latest or not _YEARLESS.match(value):
        return None
    middle = date.fromisoformat(base.earliest)
    for year in (middle.year, middle.year - 1, middle.year + 1):
        try:
            resolved = parse_edtf(f"{year:04}{value[4:]}")
        except ValueError:
            continue
        day = date.fromisoformat(str(resolved.earliest))
        if abs((day - middle).days) <= _HALF_YEAR:
            return resolved if weekday in {None, day.isoweekday()} else None
    return None
