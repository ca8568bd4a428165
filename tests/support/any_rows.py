"""Hypothesis strategies for rows of every table, with any text in every text column."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from dateline.model import Evidence, Role, Span
from dateline.store import TABLES, Table

#: What breaks naive storage: NUL, bidi controls, combining marks, emoji sequences, line ends, quotes, formulas.
AWKWARD = [
    "\x00",
    "a\x00b",
    "\u202e\u2066x\u2069",
    "e\u0301\u0651",
    "👩‍👩‍👧",
    "\r\n",
    "\u2028",
    "\x85",
    '"',
    "'",
    "=1+1",
    "'=x",
    "",
    "ـ",
]

any_text = st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
_numbers = st.integers(0, 2**40)
_doubles = st.floats(allow_nan=False, allow_infinity=False)


_evidence = st.builds(Evidence, any_text, st.sampled_from(Role), _doubles)


@st.composite
def _spans(draw: st.DrawFn, pieces: bool) -> Span:
    exact = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=3, max_size=12))
    start = draw(_numbers)
    end = start + len(exact)
    parts = ((start, start + 1), (start + 2, end)) if pieces and draw(st.booleans()) else ()
    return Span(draw(any_text), start, end, exact, parts)


def _values(hint: Any, pieces: bool) -> st.SearchStrategy[Any]:
    if get_origin(hint) is UnionType:
        (inner,) = (part for part in get_args(hint) if part is not NoneType)
        return st.none() | _values(inner, pieces)
    if hint is Span:
        return _spans(pieces)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return {
        tuple[Evidence, ...]: st.lists(_evidence, max_size=2).map(tuple),
        tuple[tuple[str, str], ...]: st.dictionaries(any_text, any_text, max_size=2).map(
            lambda pairs: tuple(pairs.items())
        ),
        tuple[str, ...]: st.lists(any_text, max_size=2).map(tuple),
        str: any_text,
        int: _numbers,
        float: _doubles,
        bool: st.booleans(),
    }[hint]


def rows_of(table: Table) -> st.SearchStrategy[Any]:
    """Make any rows of a table; constraints of the schema between columns are not heeded."""
    hints = get_type_hints(table.row)
    pieces = "pieces" in table.json
    return st.builds(table.row, **{each.name: _values(hints[each.name], pieces) for each in fields(table.row)})


def with_json(table: Table, row: Any) -> Any:
    """Return the row with valid JSON where a table keeps JSON that no tuple stands for."""
    from dataclasses import replace

    texts = {name: "{}" for name in table.json if isinstance(getattr(row, name, None), str)}
    return replace(row, **texts)


ALL_TABLES = list(TABLES.values())
