"""Any other row of the record: its fields, one under another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from rich.text import Text

from dateline.model import Span
from dateline.present.annotations import identifier_of
from dateline.present.facts import Fact, write_facts
from dateline.present.terminal import Terminal


def write_row(terminal: Terminal, row: object) -> None:
    """Write a dataclass of the record field by field; fields that hold nothing are left out."""
    terminal.write(Text(identifier_of(row), "cyan"), "  ", Text(type(row).__name__.lower(), "dim"))
    write_facts(terminal, list(_facts(row)))


def _facts(row: object) -> Iterator[Fact]:
    for field in fields(row)[1:]:  # type: ignore[arg-type]
        value = getattr(row, field.name)
        if isinstance(value, Span):
            yield Fact(field.name.replace("_", " "), f"“{value.exact}”", (place_of(value),))
        elif value is not None and value not in ((), ""):
            yield Fact(field.name.replace("_", " "), value)


def place_of(span: Span) -> str:
    """Say where a span stands: ``page-…[120, 164)``, with its pieces where it is in several."""
    pieces = "".join(f" {start}–{end}" for start, end in span.pieces)
    return f"{span.page_id}[{span.start}, {span.end})" + (f" in pieces{pieces}" if pieces else "")
