"""Times that a container states, as ISO 8601."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

#: Unix times between 1990 and 2100, in seconds; larger numbers are milliseconds.
_FIRST, _LAST = 631_152_000, 4_102_444_800


def iso_time(value: str) -> str | None:
    """Read an ISO 8601 or RFC 5322 time or a day and return it as ISO 8601, ``None`` where it is neither."""
    value = value.strip()
    try:
        return datetime.fromisoformat(value).isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def unix_time(number: float) -> str | None:
    """Return a Unix time in seconds or milliseconds as ISO 8601 in UTC, ``None`` where it cannot be one."""
    for unit in (1, 1000):
        if _FIRST <= number / unit <= _LAST:
            return datetime.fromtimestamp(number / unit, UTC).isoformat()
    return None
