"""How a table is looked at: conditions, order, counted column; and the addresses of looking at it otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

#: The values of a query that make one condition.
PARTS = ("column", "operator", "value")


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on a column of a table."""

    column: str
    operator: str
    value: str


@dataclass(frozen=True, slots=True)
class TableView:
    """How a table is looked at; gives the addresses of the same table looked at otherwise."""

    table: str
    filters: tuple[Filter, ...]
    sort: str | None
    facet: str | None

    def address(self, **more: str) -> str:
        """Return the address of the table looked at so, with further values of the query."""
        return self._address("", more)

    @property
    def csv(self) -> str:
        """The address of the same rows as CSV."""
        return self._address(".csv", {})

    def _address(self, ending: str, more: Mapping[str, str]) -> str:
        pairs = [(name, value) for each in self.filters for name, value in zip(PARTS, _three(each), strict=True)]
        pairs += [(name, value) for name, value in (("sort", self.sort), ("facet", self.facet)) if value]
        pairs += more.items()
        return f"/table/{self.table}{ending}" + (f"?{urlencode(pairs)}" if pairs else "")

    def without(self, filter_: Filter) -> str:
        return replace(self, filters=tuple(each for each in self.filters if each != filter_)).address()

    def only(self, column: str, value: object) -> str:
        """Return the address of the rows with this value, also NULL."""
        added = Filter(column, "empty", "") if value is None else Filter(column, "is", str(value))
        return replace(self, filters=(*(each for each in self.filters if each != added), added)).address()

    def has(self, column: str, value: object) -> Filter | None:
        """Return the filter on this value if there is one."""
        wanted = ("empty", "") if value is None else ("is", str(value))
        return next((each for each in self.filters if _three(each) == (column, *wanted)), None)

    def by(self, column: str) -> str:
        """Return the address sorted by a column, the other way round where it is sorted by it already."""
        return replace(self, sort=f"-{column}" if self.sort == column else column).address()

    def counted(self, column: str | None) -> str:
        return replace(self, facet=column).address()


def _three(filter_: Filter) -> tuple[str, str, str]:
    return filter_.column, filter_.operator, filter_.value
