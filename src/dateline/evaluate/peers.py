"""Other people's tools, run on the same input so that figures can be compared."""

from __future__ import annotations

from collections.abc import Callable

from dateline.model import ResourceError


def trafilatura_text() -> Callable[[str, str], str]:
    """Return a function from (HTML, URL) to trafilatura's main text, comments left out.

    Raises ResourceError where trafilatura is not installed.
    """
    try:
        from trafilatura import extract
    except ImportError as error:
        raise ResourceError("trafilatura is not installed: pip install trafilatura") from error

    def text(html: str, url: str) -> str:
        return extract(html, url=url, include_comments=False) or ""

    return text


def htmldate_day() -> Callable[[str, str], str | None]:
    """Return a function from (HTML, URL) to htmldate's publication day.

    It is asked for the original date, not that of the last change. Raises ResourceError where
    htmldate is not installed.
    """
    try:
        from htmldate import find_date
    except ImportError as error:
        raise ResourceError("htmldate is not installed: pip install htmldate") from error

    def day(html: str, url: str) -> str | None:
        found: str | None = find_date(html, url=url, original_date=True)
        return found

    return day
