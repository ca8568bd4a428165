"""The matrix of an event in the terminal: slots by reports, in the sources' own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from rich.text import Text

from dateline.model import Article, direction_of
from dateline.present.story_view import Cell, Matrix, Row, Words
from dateline.present.terminal import Terminal

_GAP = "  "
_LABEL_COLUMNS = 14
_VERDICT_COLUMNS = 13

#: A report's column is no narrower than this; where there is less room, reports stand under one another.
_LEAST_COLUMNS = 22

_STYLES = {"agree": "green", "less precise": "yellow", "differ": "bold red", "denied": "bold red"}
_ONLY_HERE = "only here"


def write_matrix(terminal: Terminal, matrix: Matrix, articles: Mapping[int, Article]) -> None:
    """Write one event: its line, then each slot with what every report gives; ``articles`` by report number."""
    terminal.write()
    for line in terminal.own_lines(matrix.line, terminal.reading_columns, "bold"):
        terminal.write(line)
    terminal.write(Text("told by " + ", ".join(f"[{number}]" for number in matrix.told_by), "dim"))
    room = None if terminal.columns is None else _room(terminal.columns, len(matrix.reports))
    if room is None or room < _LEAST_COLUMNS:
        for row in matrix.rows:
            _write_stacked(terminal, row, matrix.reports, articles)
        return
    heads = [Text(f"[{number}] {articles[number].outlet or ''}"[:room], "bold") for number in matrix.reports]
    _write_line(terminal, [Text(""), *heads, Text("verdict", "bold")], room)
    for row in matrix.rows:
        _write_columns(terminal, row, [articles[number] for number in matrix.reports], room)


def _room(columns: int, reports: int) -> int:
    return (columns - _LABEL_COLUMNS - _VERDICT_COLUMNS - len(_GAP) * (reports + 1)) // reports


def _write_columns(terminal: Terminal, row: Row, articles: Sequence[Article], room: int) -> None:
    cells = [
        [Text(line, "cyan") for line in terminal.broken(row.label, _LABEL_COLUMNS)],
        *(list(_cell_lines(terminal, cell, article, room)) for cell, article in zip(row.cells, articles, strict=True)),
        [_verdict(row.verdict)],
    ]
    for line in zip_longest(*cells, fillvalue=Text("")):
        _write_line(terminal, line, room)


def _write_line(terminal: Terminal, cells: Sequence[Text], room: int) -> None:
    widths = [_LABEL_COLUMNS, *[room] * (len(cells) - 2), _VERDICT_COLUMNS]
    parts: list[Text | str] = []
    for cell, width in zip(cells, widths, strict=True):
        parts += [cell, " " * (width - cell.cell_len), _GAP]
    terminal.write(*parts[:-2] if not cells[-1].plain else parts[:-1])


def _cell_lines(terminal: Terminal, cell: Cell, article: Article, room: int) -> Iterator[Text]:
    """Give the lines of a cell: the words, the values that the words do not say themselves, the verdict."""
    direction = article.direction or direction_of(article.language)
    for words in cell.words:
        if words.span:
            yield from terminal.wrapped(_one_line(words.span.exact), room, "", direction)
        if _says_more(words):
            yield from terminal.wrapped(f"= {words.value}", room, "dim")
    if cell.verdict and not (cell.words and cell.verdict == "agree"):
        yield _verdict(cell.label)


def _write_stacked(terminal: Terminal, row: Row, numbers: Sequence[int], articles: Mapping[int, Article]) -> None:
    terminal.write(Text(row.label, "cyan"), _GAP, _verdict(row.verdict))
    without: dict[str, list[int]] = {}
    for number, cell in zip(numbers, row.cells, strict=True):
        if not cell.words:
            without.setdefault(cell.verdict or "", []).append(number)
            continue
        verdict = Text.assemble(_verdict(cell.label), " ") if cell.label else Text("")
        terminal.write(_GAP, Text(f"[{number}] ", "dim"), verdict, _joined(terminal, cell, articles[number]))
    for verdict_of, which in without.items():
        if verdict_of:
            terminal.write(_GAP, Text(f"{', '.join(f'[{number}]' for number in which)} {verdict_of}", "dim"))


def _joined(terminal: Terminal, cell: Cell, article: Article) -> Text:
    """Put the words of a cell, each with the value that it does not say itself, on one line."""
    direction = article.direction or direction_of(article.language)
    parts = [
        Text.assemble(
            terminal.line_of(_one_line(words.span.exact) if words.span else "", "", direction),
            f" = {words.value}" if _says_more(words) else "",
        )
        for words in cell.words
    ]
    return Text("; ").join(parts)


def _says_more(words: Words) -> bool:
    return bool(words.value) and (words.span is None or words.value != words.span.exact)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _verdict(verdict: str | None) -> Text:
    return Text(verdict or "", _STYLES.get(verdict or "", "dim"))
