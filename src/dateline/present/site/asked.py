"""What a reader asks of a page: the parts of its address and its query, read with their bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from dateline.model import InputError

#: Rows of a list on one page.
ROWS = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """One request for a page; ``address`` is that of the page itself, without ``.json``.

    ``form`` is the token that forms which write carry; ``None`` for a reader who may only read.
    ``who`` is the name that the reader judged under before.
    """

    address: str
    path: Mapping[str, str] = field(default_factory=dict)
    query: tuple[tuple[str, str], ...] = ()
    form: str | None = None
    who: str | None = None

    def get(self, name: str) -> str | None:
        """Return a value of the query, ``None`` where it is not given or empty."""
        return next((value.strip() for key, value in self.query if key == name and value.strip()), None)

    def number(self, name: str, default: int = 1) -> int:
        """Return a whole number of 1 or more; raises InputError for anything else."""
        given = self.get(name)
        if given is None:
            return default
        if not given.isascii() or not given.isdigit() or not 1 <= int(given[:10]) <= 10**9:
            raise InputError(f"{name}={given}: not a whole number of 1 or more")
        return int(given)

    def place(self, name: str = "char") -> tuple[int, int] | None:
        """Return a range of code points as RFC 5147 writes it (``10,24``); raises InputError for anything else."""
        given = self.get(name)
        if given is None:
            return None
        start, comma, end = given.partition(",")
        if not (comma and start.isascii() and end.isascii() and start.isdigit() and end.isdigit()):
            raise InputError(f"{name}={given}: not a range of code points such as 10,24")
        if not int(start[:10]) < int(end[:10]):
            raise InputError(f"{name}={given}: the range is empty; it ends before its second number")
        return int(start[:10]), int(end[:10])

    def with_(self, **changes: object) -> str:
        """Return the address with some values of its query changed; ``None`` takes one away."""
        kept = [(key, value) for key, value in self.query if key not in changes and value.strip()]
        added = [(key, str(value)) for key, value in changes.items() if value is not None]
        query = urlencode([*kept, *added])
        return f"{self.address}?{query}" if query else self.address


@dataclass(frozen=True, slots=True)
class Window:
    """One page of a list: rows ``first`` to ``last`` counted from 1, of ``total`` where that is known."""

    number: int
    first: int
    last: int
    total: int | None
    more: bool

    @classmethod
    def of(cls, asked: Asked, shown: int, total: int | None = None, *, more: bool | None = None) -> Window:
        """Make the window of the page that was asked for, which shows ``shown`` rows."""
        number = asked.number("page")
        first = (number - 1) * ROWS + 1
        last = first + shown - 1
        beyond = total is not None and last < total and shown > 0
        return cls(number, first, last, total, beyond if more is None else more)


def offset_of(asked: Asked) -> int:
    """Return how many rows lie before the page that was asked for."""
    return (asked.number("page") - 1) * ROWS
