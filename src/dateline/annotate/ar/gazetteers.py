"""The word lists of the Arabic pack in memory: word forms, parts of people's names, places, words around names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.knowledge import read_lexicon
from dateline.model import fold

#: What a nationality adjective may end in, beside the form listed.
_NISBA = ("", "ه", "ين", "ون", "ان", "ات", "ا", "تين", "تان")


def _lines(name: str) -> Iterator[str]:
    for line in files(__package__).joinpath("data", name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@cache
def frequencies() -> Mapping[str, float]:
    """Return folded word forms with their uses in a milliard words."""
    found: dict[str, float] = {}
    for line in _lines("words.tsv"):
        band, *forms = line.split(" ")
        found.update(dict.fromkeys(forms, 10 ** (int(band) / 10)))
    return found


@cache
def people() -> Mapping[str, tuple[int, int]]:
    """Return parts of people's names: how often each is a given name, and how often it is otherwise."""
    rows = (line.split("\t") for line in _lines("people.tsv"))
    return {form: (int(given), int(other)) for form, given, other in rows}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the gazetteer: ``country`` or ``settlement``, and its country (ISO 3166-1)."""

    kind: str
    country: str


@cache
def places() -> Mapping[tuple[str, ...], Place]:
    """Return places by the words of their folded names."""
    rows = (line.split("\t") for line in _lines("places.tsv"))
    return {tuple(form.split(" ")): Place(kind, country) for form, kind, country in rows}


@cache
def known() -> Mapping[tuple[str, ...], str]:
    """Return names known to dateline by their folded words, with their kinds: a person, place or kind of body."""
    rows = (line.split("\t") for line in _lines("known.tsv"))
    return {tuple(form.split(" ")): kind for form, kind in rows}


@cache
def longest_from() -> Mapping[str, int]:
    """Return for the first words of listed names how many words the longest of these has."""
    found: dict[str, int] = {}
    for name in (*known(), *places()):
        found[name[0]] = max(found.get(name[0], 0), len(name))
    return found


@cache
def words(table: str, name: str) -> frozenset[str]:
    """Return a list of ``names.toml``, folded."""
    return frozenset(fold(read_lexicon(__package__, "names.toml")[table][name]).split())


@cache
def nations() -> frozenset[str]:
    """Return all forms of adjectives of nations, without the article, and irregular plurals with it."""
    return _adjectives("regular", "plurals")


@cache
def communities() -> frozenset[str]:
    """Return all forms of adjectives of faiths and peoples without a state, and irregular plurals with the article."""
    return _adjectives("communities", "community_plurals")


@cache
def nationalities() -> frozenset[str]:
    """Return the forms of nations and communities."""
    return nations() | communities()


def _adjectives(stems: str, plurals: str) -> frozenset[str]:
    forms = {stem + ending for stem in words("nationality", stems) for ending in _NISBA}
    return frozenset(forms) | words("nationality", plurals)
