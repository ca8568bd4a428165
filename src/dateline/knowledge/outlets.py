"""News outlets and agencies by the domain of their site, and by name."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.model import fold

_VOWELS = frozenset("aeiouy")
_WORD = re.compile(r"\w+")
#: A part of a word that begins with a capital: "AL-QUDS" has two, as has "L'ECHO"; "MA'AN" has one.
_WORD_PART = re.compile(r"^[^\W\d_]['’](?=[^\W\d_]{2})|[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or agency of the curated list ``data/outlets/outlets.csv``.

    ``country`` is ISO 3166-1 alpha-2, ``languages`` BCP-47, ``kind`` ``outlet`` or ``agency``.
    """

    domain: str
    name: str
    name_ar: str | None
    country: str
    languages: tuple[str, ...]
    kind: str


def outlet_of_host(host: str) -> Outlet | None:
    """Return the outlet whose domain ``host`` is or lies under; ``None`` for unknown hosts."""
    labels = host.lower().strip(".").split(".")
    for start in range(len(labels) - 1):
        outlet = _by_domain().get(".".join(labels[start:]))
        if outlet is not None:
            return outlet
    return None


def outlets() -> tuple[Outlet, ...]:
    """Return the curated list, in its order."""
    return tuple(_by_domain().values())


def outlet_named(name: str) -> Outlet | None:
    """Return the outlet of this name, in English or Arabic, with or without an article before it."""
    return _by_name().get(_name_key(name))


def outlet_of_slogan(line: str) -> Outlet | None:
    """Return the outlet whose slogan a line is, whatever its capitals and marks; ``None`` for any other line."""
    return _by_slogan().get(_letters(line))


def _letters(line: str) -> str:
    return " ".join(_WORD.findall(fold(line)))


def _name_key(name: str) -> str:
    return fold(name).removeprefix("the ").replace("-", " ")


@cache
def _by_domain() -> Mapping[str, Outlet]:
    return {row["domain"]: _outlet(row) for row in _rows("outlets.csv")}


@cache
def _by_slogan() -> Mapping[str, Outlet]:
    return {_letters(row["slogan"]): _by_domain()[row["domain"]] for row in _rows("slogans.csv")}


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files(__package__) / "data" / "outlets" / name).read_text("utf-8")
    return csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


def _outlet(row: dict[str, str]) -> Outlet:
    languages = tuple(row["languages"].split())
    return Outlet(row["domain"], row["name"], row["name_ar"] or None, row["country"], languages, row["kind"])


@cache
def _by_name() -> Mapping[str, Outlet]:
    named: dict[str, Outlet] = {}
    for outlet in _by_domain().values():
        for name in (outlet.name, outlet.name_ar):
            if name:
                named.setdefault(_name_key(name), outlet)
    return named


def display_name(name: str) -> str:
    """Return a name that is written in capitals as it is commonly written: ``SEA NEWS TV`` is ``Sea News TV``.

    The curated list knows how its outlets write themselves. Other names of one word, and all that
    are not wholly in capitals, stay as they are; so do abbreviations.
    """
    letters = [character for character in name if character.isalpha()]
    if len(letters) < 2 or not all(character.isupper() for character in letters):
        return name
    listed = outlet_named(name)
    if listed is not None and fold(listed.name) == fold(name):
        return listed.name
    words = name.split()
    if len(words) < 2:
        return name
    return " ".join(_displayed(word, inside=at > 0) for at, word in enumerate(words))


def _displayed(word: str, *, inside: bool) -> str:
    if word.strip("()[],.&'’\"") in _abbreviations() or not _has_vowel(word) or any(map(str.isdigit, word)):
        return word
    if inside and word.lower() in _capitals()["small"]:
        return word.lower()
    return _WORD_PART.sub(lambda part: part[0][:1] + part[0][1:].lower(), word)


def _has_vowel(word: str) -> bool:
    # Letters with marks count with the letters they are made of.
    return not _VOWELS.isdisjoint(fold(word)) or not word.isascii()


@cache
def _capitals() -> Mapping[str, list[str]]:
    return tomllib.loads((files(__package__) / "data" / "outlets" / "capitals.toml").read_text("utf-8"))


@cache
def _abbreviations() -> frozenset[str]:
    listed = (word for outlet in _by_domain().values() for word in outlet.name.split())
    return frozenset([*_capitals()["abbreviations"], *(word for word in listed if len(word) > 1 and word.isupper())])
