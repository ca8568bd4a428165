"""Find absolute dates in a text."""

from __future__ import annotations

from dateline.clean.dates.match import DateMatch


def find_dates(
    text: str, *, day_first: bool | None = None, language: str | None = None, years: bool = False
) -> list[DateMatch]:
    """Find absolute dates and date-times, in order and without overlap.

    ``day_first`` settles 04/05/2031; ``None`` leaves it open unless the date itself or others in
    the text settle it. ``language`` (BCP-47) lets month names of that language stand without a
    year; English and Arabic always may. ``years`` also finds bare years after words such as "in"
    or "since". Takes time linear in the text.
    """
    raise NotImplementedError
