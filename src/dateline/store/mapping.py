"""Dataclasses to rows and back: a column for each field, spans and tuples taken apart.

A field ``span`` becomes ``page_id, start, "end", exact`` and, where spans may be discontinuous,
``pieces`` (JSON ``[[start, end], ...]``, NULL for an ordinary span). Enumerations are stored as
their value, truth values as 0 and 1, evidence and tuples of strings as JSON lists, pairs of strings as a JSON object.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from enum import StrEnum
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from dateline.model import AnchorError, Article, Block, Evidence, Role, Span
from dateline.store.tables import table_of

RowT = TypeVar("RowT")

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_string_to_json = json.encoder.encode_basestring
_SPAN_COLUMNS = ("page_id", "start", "end", "exact")

#: Hulls of what lies together on a page: their spans have no pieces.
_CONTIGUOUS = (Article, Block)


class RowMapping(Generic[RowT]):
    """How one dataclass is written to and read from its table.

    ``columns`` are in the order of :meth:`to_row` and :meth:`from_row`: the fields, then the
    span's columns.
    """

    def __init__(self, row_type: type[RowT]) -> None:
        self.row_type = row_type
        self.table = table_of(row_type)
        names = [field.name for field in fields(row_type)]  # type: ignore[arg-type]
        self._span_at = names.index("span") if "span" in names else None
        self._pieces = row_type not in _CONTIGUOUS
        plain = [name for name in names if name != "span"]
        self._get = attrgetter(*plain)
        hints = get_type_hints(row_type)
        codecs = [(at, *codec) for at, name in enumerate(plain) if (codec := _codec(hints[name]))]
        self._encoders = [(at, encode) for at, encode, _ in codecs]
        self._decoders = [(at, decode) for at, _, decode in codecs]
        self.columns = (*plain, *self._span_columns())
        self._plain_count = len(plain)

    def _span_columns(self) -> tuple[str, ...]:
        if self._span_at is None:
            return ()
        return (*_SPAN_COLUMNS, "pieces") if self._pieces else _SPAN_COLUMNS

    def to_row(self, record: RowT) -> list[Any]:
        """Turn a dataclass into column values."""
        row = list(self._get(record))
        for at, encode in self._encoders:
            if row[at] is not None:
                row[at] = encode(row[at])
        if self._span_at is not None:
            row += self._span_values(record.span)  # type: ignore[attr-defined]
        return row

    def _span_values(self, span: Span | None) -> tuple[Any, ...]:
        if span is None:
            return (None,) * len(self._span_columns())
        if self._pieces:
            pieces = _to_json(span.pieces) if span.pieces else None
            return (span.page_id, span.start, span.end, span.exact, pieces)
        if span.pieces:
            raise AnchorError(f"[{span.start}, {span.end}) of {span.page_id}: a row of {self.table.name} has no pieces")
        return (span.page_id, span.start, span.end, span.exact)

    def from_row(self, row: Sequence[Any]) -> RowT:
        """Turn column values into a dataclass; raises AnchorError where a span cannot be one."""
        values = list(row[: self._plain_count])
        for at, decode in self._decoders:
            if values[at] is not None:
                values[at] = decode(values[at])
        if self._span_at is not None:
            values.insert(self._span_at, _span_of(row[self._plain_count :]))
        return self.row_type(*values)

    def selected(self) -> str:
        """Return the columns as SQL, in order."""
        return ", ".join(f'"{column}"' for column in self.columns)

    def insertion(self) -> str:
        """Return the statement that writes a row; columns of the store come last."""
        columns = [f'"{column}"' for column in (*self.columns, *self.table.store_columns)]
        return f"INSERT INTO {self.table.name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"

    def renewal(self) -> str:
        """Return the statement that writes a row or, without deleting what refers to it, the row with its key anew."""
        columns = (*self.columns, *self.table.store_columns)
        settings = ", ".join(f'"{column}" = excluded."{column}"' for column in columns)
        return f"{self.insertion()} ON CONFLICT ({', '.join(self.table.key)}) DO UPDATE SET {settings}"


def _span_of(values: Sequence[Any]) -> Span | None:
    page_id, start, end, exact, *pieces = values
    if exact is None:
        return None
    parts = tuple((first, last) for first, last in json.loads(pieces[0])) if pieces and pieces[0] else ()
    return Span(page_id, start, end, exact, parts)


_Codec = tuple[Callable[[Any], Any], Callable[[Any], Any]]


def _codec(hint: Any) -> _Codec | None:
    """Return how values of a field type are written and read; ``None`` for those stored as they are."""
    if get_origin(hint) is UnionType:
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    if hint is bool:
        return int, bool
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return attrgetter("_value_"), hint
    if hint == tuple[Evidence, ...]:
        return _evidence_to_json, _evidence_from_json
    if hint == tuple[tuple[str, str], ...]:
        return lambda pairs: _to_json(dict(pairs)), lambda text: tuple(json.loads(text).items())
    if hint == tuple[str, ...]:
        return _to_json, lambda text: tuple(json.loads(text))
    return None


def _evidence_to_json(evidence: tuple[Evidence, ...]) -> str:
    # Put together by hand: every block has some, and a JSON encoder made for each takes four times as long.
    parts = [f'[{_string_to_json(each.rule)},"{each.role}",{float(each.weight)!r}]' for each in evidence]
    return f"[{','.join(parts)}]"


def _evidence_from_json(text: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(rule, Role(role), weight) for rule, role, weight in json.loads(text))


_mappings: dict[type[Any], RowMapping[Any]] = {}


def mapping_of(row_type: type[RowT]) -> RowMapping[RowT]:
    """Return the mapping of a row type, made once."""
    if row_type not in _mappings:
        _mappings[row_type] = RowMapping(row_type)
    return _mappings[row_type]


def select(
    connection: sqlite3.Connection, row_type: type[RowT], clause: str = "", parameters: Sequence[Any] = ()
) -> Iterator[RowT]:
    """Read the rows of a table that a clause (``WHERE ... ORDER BY ...``) picks, one at a time."""
    mapping = mapping_of(row_type)
    sql = f"SELECT {mapping.selected()} FROM {mapping.table.name} {clause}"
    return map(mapping.from_row, connection.execute(sql, parameters))


def insert(connection: sqlite3.Connection, rows: Sequence[Any], *, renew: bool = False) -> None:
    """Write rows of one type; with ``renew`` in place of rows with the same keys."""
    if rows:
        mapping = mapping_of(type(rows[0]))
        statement = mapping.renewal() if renew else mapping.insertion()
        connection.executemany(statement, map(mapping.to_row, rows))
