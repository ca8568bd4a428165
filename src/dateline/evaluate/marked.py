"""Gold as marked sentences: ``[[words|...]]`` in the text, one sentence a line, as the files themselves say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

_MARK = re.compile(r"\[\[(?P<words>[^|\]]+)\|(?P<fields>[^\]]*)\]\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked place of a text: its range and the fields of its mark."""

    start: int
    end: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text without its marks, its number in the file, what stands before it on the line, and the marked places."""

    number: int
    text: str
    head: str
    places: tuple[Marked, ...]


def read_marked(name: str, folder: str = "arabic") -> tuple[tuple[MarkedText, ...], str]:
    """Read a file of a folder of ``gold`` and return its texts and the SHA-256 of the file."""
    data = files("dateline.evaluate").joinpath("gold", folder, name).read_bytes()
    lines = (line for line in data.decode("utf-8").splitlines() if line and not line.startswith("#"))
    return tuple(_text(number, line) for number, line in enumerate(lines, 1)), hashlib.sha256(data).hexdigest()


def _text(number: int, line: str) -> MarkedText:
    head, tab, rest = line.rpartition("\t")
    places = tuple(_places(rest))
    return MarkedText(number, _MARK.sub(lambda match: match["words"], rest), head if tab else "", places)


def _places(text: str) -> Iterator[Marked]:
    shift = 0
    for match in _MARK.finditer(text):
        start = match.start() - shift
        end = start + len(match["words"])
        shift += len(match[0]) - len(match["words"])
        yield Marked(start, end, tuple(match["fields"].split("|")))
