"""What an expression comes to, and what is known where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.annotate.times.period import Period, period_of
from dateline.model import parse_edtf

NO_DAY = "it counts from the day of publication, and the article has none"
_ORDER = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")
_RANK = {unit: rank for rank, unit in enumerate(_ORDER)}


class Unresolved(Exception):  # noqa: N818 -- a result with its reason, not an error
    """An expression that cannot be placed: why, and its TIMEX3 type and what can be said of its value."""

    def __init__(self, reason: str, value: str | None = None, kind: str = "DATE") -> None:
        super().__init__(reason)
        self.reason, self.value, self.kind = reason, value, kind


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression comes to.

    ``period`` is what it names, up to ``until`` for a range; ``clock`` a time of day with or without
    a zone, ``part`` a TIMEX3 part of the day. ``value`` replaces the period's own TIMEX3 value.
    ``counted`` says what it was counted from: ``published``, ``text``, a happening, or nothing.
    ``written`` is the date in the calendar that it was written in and that calendar, where it is
    another one.
    """

    type: str = "DATE"
    period: Period | None = None
    until: Period | None = None
    clock: str | None = None
    part: str | None = None
    value: str | None = None
    counted: str | None = None
    reason: str | None = None
    written: tuple[str, str] | None = None

    @property
    def timex(self) -> str | None:
        """The TIMEX3 value."""
        if self.value is not None:
            return self.value
        if self.period is None:
            return None
        if self.until is not None:
            return f"{self.period.timex}/{self.until.timex}"
        if self.clock is not None:
            return f"{self.period.timex}T{self.clock}"
        return self.period.timex + (f"T{self.part}" if self.part and self.period.unit == "day" else "")

    @property
    def edtf(self) -> str | None:
        """The EDTF value; ``None`` where no period of the calendar is named."""
        if self.period is None or self.reason is not None:
            return None
        if self.until is not None:
            return f"{self.period.edtf.split('/')[0]}/{self.until.edtf.split('/')[-1]}"
        if self.clock is None or self.period.unit != "day":
            return self.period.edtf
        if self.clock.startswith("24:"):  # midnight that ends the day
            return f"{self.period.shifted(1).edtf}T00{self.clock[2:]}"
        return f"{self.period.edtf}T{self.clock}"


def _nowhere(_unit: str, _number: int) -> date | None:
    return None


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known where an expression stands.

    ``published`` is the day of publication; ``recent`` are the periods spoken of before, latest
    first; ``tense`` is ``past``, ``future`` or empty; ``day_first`` the order
    of figures. ``day_of`` returns the day on which the ``n``-th of something (``day``, ``year``)
    fell, counted from a happening that the words after the expression name. ``since`` is true where
    the time lies before the day of publication for certain, ``told`` where a sign of the tense stands near.
    """

    published: date | None = None
    recent: tuple[Period, ...] = ()
    tense: str = ""
    day_first: bool | None = None
    day_of: Callable[[str, int], date | None] = _nowhere
    since: bool = False
    told: bool = True

    def anchor(self) -> date:
        """Return the day of publication; raises Unresolved where there is none."""
        if self.published is None:
            raise Unresolved(NO_DAY)
        return self.published

    def base(self, which: object, unit: str = "century") -> tuple[Period, str]:
        """Return what to count from: what was spoken of last, if asked for and no coarser than ``unit``."""
        if which == "focus":
            fine = next((each for each in self.recent if _RANK[each.unit] <= _RANK[unit]), None)
            if fine is not None:
                return fine, "text"
        return period_of("day", self.anchor()), "published"

    def ahead(self, unit: str) -> tuple[Period, str]:
        """Return what "in two weeks" counts from: today, in a text of what has been what was spoken of last."""
        if self.tense != "past":
            return self.base(None, unit)
        period, counted = self.base("focus", unit)
        if counted != "text" and self.told:
            raise Unresolved("it counts from a time that is not named", "FUTURE_REF")
        return period, counted

    @property
    def quarter(self) -> Period | None:
        """The last quarter that was spoken of."""
        return next((each for each in self.recent if each.unit == "quarter"), None)

    @property
    def ended_quarter(self) -> Period | None:
        """The last quarter spoken of that was over at publication."""
        over = (each for each in self.recent if each.unit == "quarter")
        return next((each for each in over if self.published is None or each.last < self.published), None)


def checked_edtf(value: Value) -> tuple[str | None, str | None, str | None]:
    """Return the EDTF value of what was resolved with its first and last possible day."""
    written = value.edtf
    if written is None:
        return None, None, None
    read = parse_edtf(written)
    if value.period is not None and value.until is None and value.period.unit not in {"day", "month", "year"}:
        return written, value.period.first.isoformat(), value.period.last.isoformat()
    return written, read.earliest, read.latest
