"""The terminal as dateline writes to it: lines of safe, isolated, measured text.

Everything that comes from a page goes through :meth:`Terminal.line_of`, :meth:`Terminal.fitted`
or :meth:`Terminal.wrapped`, so that it can neither steer the terminal nor reorder its
neighbours. Where output is not a terminal nothing is wrapped, cut or isolated.
"""

from __future__ import annotations

import os
import sys
from typing import IO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from dateline.present.bidi import isolated, parted
from dateline.present.visible import visible, visible_line

#: Columns of a rule or heading where there is no terminal to measure.
DEFAULT_WIDTH = 80

#: Below this many columns nothing is laid out in columns but margin and text.
WIDE = 100

#: Text is set in no more columns than these: longer lines are hard to read.
READING_COLUMNS = 110

#: Kinds of terminal that show isolates as boxes or not at all.
_WITHOUT_ISOLATES = {"dumb", "linux", "unknown"}


class QuietConsole(Console):
    """A console that leaves a closed pipe to the verb's own handling."""

    def on_broken_pipe(self) -> None:
        """Pass the error on."""
        raise BrokenPipeError


class Terminal:
    """Where a verb's answer goes.

    ``columns`` is the width to lay text out in, ``None`` where output is not a terminal and lines
    may be as long as they are; ``reading_columns`` is no more than is good for running text.
    ``isolates`` says whether directional isolates are written.
    """

    def __init__(self, stream: IO[str] | None = None, columns: int | None = None) -> None:
        stream = stream or sys.stdout
        interactive = stream.isatty()
        self.console = QuietConsole(
            file=stream, width=columns, highlight=False, markup=False, emoji=False, soft_wrap=True, legacy_windows=False
        )
        measured = self.console.width if interactive or "COLUMNS" in os.environ else None
        self.columns = columns or measured
        self.reading_columns = None if self.columns is None else min(self.columns, READING_COLUMNS)
        self.isolates = interactive and os.environ.get("TERM", "") not in _WITHOUT_ISOLATES

    @property
    def wide(self) -> bool:
        """Tell whether there is room for columns side by side."""
        return self.columns is None or self.columns >= WIDE

    def write(self, *parts: Text | str) -> None:
        """Write one line made of parts; plain strings are dateline's own words."""
        line = Text.assemble(*parts)
        line.rstrip()
        self.console.print(line)

    def heading(self, words: str, *parts: Text) -> None:
        """Write a heading with a blank line above it; parts stand beside it."""
        self.write()
        self.write(Text(words, "bold"), *(Text.assemble("  ", part) for part in parts))

    def note(self, words: str) -> None:
        """Write a remark of dateline's own in dim type."""
        for line in self.broken(words, self.columns):
            self.write(Text(line, "dim"))

    def line_of(self, text: object, style: str = "", direction: str | None = None) -> Text:
        """Make one safe line of any value, without cutting it."""
        return self._isolated(visible_line(str(text)), style, direction)

    def fitted(self, text: object, cells: int | None, style: str = "", direction: str | None = None) -> Text:
        """Make one safe line of at most ``cells`` columns, cut with an ellipsis."""
        line = visible_line(str(text))
        if cells is not None and cell_len(line) > cells:
            line = set_cell_size(line, max(cells - 1, 0)).rstrip() + "…"
        return self._isolated(line, style, direction)

    def wrapped(self, text: str, cells: int | None, style: str = "", direction: str | None = None) -> list[Text]:
        """Break a text into safe lines of at most ``cells`` columns; right-to-left lines are set right."""
        lines = []
        for line in self.broken(text, cells):
            indent = cells - cell_len(line) if direction == "rtl" and cells is not None else 0
            lines.append(Text.assemble(" " * indent, self._isolated(line, style, direction)))
        return lines

    def broken(self, text: str, cells: int | None) -> list[str]:
        """Break a text into safe plain lines of at most ``cells`` columns, each at least one grapheme."""
        lines: list[str] = []
        for paragraph in visible(text).strip("\n").split("\n"):
            if cells is None or cell_len(paragraph) <= cells:
                lines.append(paragraph.strip())
            else:
                parts = Text(paragraph.strip()).wrap(self.console, max(cells, 1), overflow="fold", no_wrap=False)
                lines += [part.plain.strip() for part in parts]
        return lines

    def own_lines(self, line: str, cells: int | None, style: str = "") -> list[Text]:
        """Break a line of dateline's own words into lines; quoted words of a source in it are isolated."""
        lines = [parted(each) for each in self.broken(line, cells)]
        return [
            Text.assemble(
                *(self._isolated(part, style, None) if quoted else Text(part, style) for part, quoted in each)
            )
            for each in lines
        ]

    def unaligned(self, line: str, style: str = "") -> Text:
        """Make one line of words that were broken already, where they stand."""
        return self._isolated(line, style, None)

    def _isolated(self, line: str, style: str, direction: str | None) -> Text:
        return Text(isolated(line, direction) if self.isolates else line, style)
