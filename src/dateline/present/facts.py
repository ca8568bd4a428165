"""Names and values under one another, and rows of columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from dateline.present.terminal import Terminal

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Fact:
    """A name, its value, and in dim type what the value rests on.

    The parts of ``note`` are isolated from each other, so that source words in one of them do not
    reorder the numbers in the next; ``between`` stands after each but the last.
    """

    name: str
    value: object
    note: tuple[str, ...] = ()
    between: str = ""


def write_facts(terminal: Terminal, facts: Sequence[Fact]) -> None:
    """Write facts with their values in one column; long values continue under themselves."""
    if not facts:
        return
    label = max(cell_len(fact.name) for fact in facts)
    room = None if terminal.columns is None else max(terminal.columns - label - len(_GAP), 20)
    for fact in facts:
        lines = [terminal.unaligned(line) for line in terminal.broken(str(fact.value), room)]
        for number, line in enumerate(_with_note(terminal, lines, fact, room)):
            name = fact.name if number == 0 else ""
            terminal.write(Text(name.ljust(label), "cyan"), _GAP, line)


def _with_note(terminal: Terminal, lines: list[Text], fact: Fact, room: int | None) -> list[Text]:
    """Add the parts of a note where they fit: after the value, else on lines of their own."""
    gap = _GAP
    for number, part in enumerate(fact.note, 1):
        between = fact.between if number < len(fact.note) else ""
        cells = None if room is None else room - len(between)
        words = Text.assemble(terminal.fitted(part, cells, "dim"), (between, "dim"))
        if room is None or lines[-1].cell_len + len(gap) + words.cell_len <= room:
            lines[-1] = Text.assemble(lines[-1], gap, words)
        else:
            lines.append(words)
        gap = " "
    return lines


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a listing: its head, and the most columns of the terminal it may take."""

    head: str
    most: int | None = None
    style: str = ""


def write_columns(terminal: Terminal, columns: Sequence[Column], rows: Sequence[Sequence[object]]) -> None:
    """Write rows under heads; the last column takes what is left and is cut to fit a terminal."""
    heads = [Text(column.head, "bold") for column in columns]
    capped = terminal.columns is not None
    cells = [
        [
            terminal.fitted(value, column.most if capped else None, column.style)
            for value, column in zip(row, columns, strict=True)
        ]
        for row in rows
    ]
    widths = [max(cell.cell_len for cell in column) for column in zip(heads, *cells, strict=True)]
    if terminal.columns is not None:
        taken = sum(widths[:-1]) + len(_GAP) * (len(widths) - 1)
        room = max(terminal.columns - taken, 10)
        for row, line in zip(rows, cells, strict=True):
            line[-1] = terminal.fitted(row[-1], room, columns[-1].style)
    for line in [heads, *cells]:
        terminal.write(*_spaced(line, widths))


def _spaced(cells: Sequence[Text], widths: Sequence[int]) -> list[Text | str]:
    parts: list[Text | str] = []
    for cell, width in zip(cells[:-1], widths, strict=False):
        parts += [cell, " " * (width - cell.cell_len), _GAP]
    return [*parts, cells[-1]]
