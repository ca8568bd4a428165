"""Gold reader for twin sentences: the same news sentence in Arabic and in English, annotated once for both.

The format is that of ``data/twins/*.txt``, described in docs/twins.md: one line for each annotation,
with its values and then its words in either language.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from dateline.model import ResourceError

#: The languages of a twin, in the order of the columns.
LANGUAGES = ("ar", "en")

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One slot of a figure, statement or event: its accepted values and its words in each language."""

    name: str
    values: tuple[str, ...]
    at: Mapping[str, Ranges]


@dataclass(frozen=True, slots=True)
class Item:
    """One annotation of both sentences: ``kind`` is name, time, figure, statement or event.

    ``values`` are those of the kind, each as the answers accepted: the type of a name and its code;
    the value of a time; kind, least and most of a figure and whether it is part of another; form and
    class of a statement; type, status and mode of an event.
    """

    kind: str
    values: tuple[tuple[str, ...], ...]
    at: Mapping[str, Ranges]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """A sentence in both languages, the day it is read as of (ISO), and all that is annotated in it."""

    name: str
    date: str
    texts: Mapping[str, str]
    items: tuple[Item, ...]


def read_twins(half: str) -> tuple[tuple[Twin, ...], str]:
    """Read a half of the twins, ``dev`` or ``check``, and the SHA-256 of its file; ResourceError if malformed."""
    data = files(__package__).joinpath("data", "twins", f"{half}.txt").read_bytes()
    blocks = [block for block in data.decode("utf-8").split("\n\n") if block.startswith("@")]
    return tuple(_twin(half, block.splitlines()) for block in blocks), hashlib.sha256(data).hexdigest()


def _twin(half: str, lines: list[str]) -> Twin:
    _, name, date = lines[0].split()
    texts = {language: _sentence(lines, language, name) for language in LANGUAGES}
    grouped: list[list[str]] = []
    for line in lines[3:]:
        if line.startswith("+ "):
            grouped[-1].append(line[2:])
        else:
            grouped.append([line])
    return Twin(f"{half}-{name}", date, texts, tuple(_item(group, texts, name) for group in grouped))


def _sentence(lines: list[str], language: str, name: str) -> str:
    line = lines[1 + LANGUAGES.index(language)]
    if not line.startswith(f"{language} "):
        raise ResourceError(f"twin {name}: its {language} sentence is not where it should be")
    return line[len(language) + 1 :]


def _item(group: list[str], texts: Mapping[str, str], name: str) -> Item:
    words, at = _cells(group[0], texts, name)
    kind, values = words[0], tuple(words[1:])
    if kind == "name":
        values = (values[0], " ".join(values[1:])) if len(values) > 1 else values
    accepted = tuple((value,) if kind == "time" else tuple(value.split("/")) for value in values)
    return Item(kind, accepted, at, tuple(_parts(group[1:], texts, name)))


def _parts(lines: list[str], texts: Mapping[str, str], name: str) -> Iterator[Part]:
    for line in lines:
        words, at = _cells(line, texts, name)
        value = " ".join(words[1:])
        whole = words[0] == "time"
        yield Part(words[0], (value,) if whole else tuple(filter(None, value.split("/"))), at)


def _cells(line: str, texts: Mapping[str, str], name: str) -> tuple[list[str], dict[str, Ranges]]:
    cells = [cell.strip() for cell in line.split(" | ")]
    if len(cells) != 1 + len(LANGUAGES):
        raise ResourceError(f"twin {name}: no three columns in {line!r}")
    return cells[0].split(), {
        language: tuple(_places(texts[language], cell, name))
        for language, cell in zip(LANGUAGES, cells[1:], strict=True)
    }


def _places(text: str, cell: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words; ``words#2`` is the second time they occur, `` ... `` parts pieces."""
    for piece in cell.split(" ... "):
        words, _, occurrence = piece.partition("#")
        start, count = -1, text.count(words)
        for _ in range(int(occurrence or 1)):
            start = text.find(words, start + 1)
        if start < 0 or (count > 1 and not occurrence):
            raise ResourceError(f"twin {name}: {words!r} occurs {count} times")
        yield start, start + len(words)
