"""The names of countries, organisations, groups, people and places, read once into an index by first word."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO

from dateline.knowledge.actors.pieces import Piece, key_of, pieces_of, written_alike

#: Which table decides when a form stands in several of them.
_ORDER = (
    "country",
    "nationality",
    "people",
    "group",
    "organisation",
    "person",
    "surname",
    "seat",
    "region",
    "site",
    "settlement",
)
#: Sectors that make a body of people a group.
_GROUPS = frozenset({"REB", "UAF", "PTY", "OPP", "CRM", "CVL"})

#: Bodies of a state that are called by a phrase, which tells their country and sector word by word.
_PHRASES = frozenset({"ministry", "government", "army", "police", "parliament", "bank", "court"})
_PLACE_KINDS = {"region": "region", "world-region": "region", "town": "settlement", "village": "settlement"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one thing; ``start`` and ``end`` of an office are EDTF, empty where open.

    ``kind`` is ``country``, ``nationality``, ``people``, ``seat`` (a capital), ``organisation``, ``group``,
    ``person``, ``surname`` (of a person, which needs support), ``region``, ``settlement`` or ``site``.
    """

    words: tuple[str, ...]
    kind: str
    name: str
    code: str
    sectors: tuple[str, ...]
    source: str
    role: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name found at ``[start, end)`` of a text: the entries that can be meant, the likeliest table first."""

    start: int
    end: int
    first: int
    after: int
    entries: tuple[Entry, ...]

    @property
    def kind(self) -> str:
        return self.entries[0].kind

    @property
    def code(self) -> str | None:
        """The country code where all entries agree on one."""
        codes = {entry.code for entry in self.entries if entry.kind == self.kind}
        return next(iter(codes)) or None if len(codes) == 1 else None


def names_in(text: str) -> list[Name]:
    """Return the known names in a text, in order, the longest at each place, none overlapping."""
    return list(find_names(pieces_of(text)))


def find_names(pieces: Sequence[Piece]) -> Iterator[Name]:
    """Yield the known names in pieces of a text."""
    at, table = 0, _table()
    shouted = _shouted(pieces)
    keys_of = table.get
    while at < len(pieces):
        found = None
        for keys in keys_of(pieces[at].key, ()):
            after = at + len(keys)
            if after <= len(pieces) and all(pieces[at + i].key == keys[i] for i in range(1, len(keys))):
                found = _name(pieces, at, after, shouted)
                if found:
                    yield found
                    at = after
                    break
        at += 0 if found else 1


def _shouted(pieces: Sequence[Piece]) -> bool:
    upper = sum(piece.text.isupper() for piece in pieces)
    return len(pieces) > 4 and upper > len(pieces) / 2


def _name(pieces: Sequence[Piece], at: int, after: int, shouted: bool) -> Name | None:
    inside = pieces[at:after]
    if any(piece.parted for piece in inside[1:]):
        return None
    entries = _entries()[tuple(piece.key for piece in inside)]
    fitting = tuple(entry for entry in entries if written_alike(entry.words, inside))
    # In a line of capitals a short word is no abbreviation.
    if not fitting or (shouted and len(inside) == 1 and len(inside[0].text) < 4 and fitting[0].words[0].isupper()):
        return None
    return Name(inside[0].start, inside[-1].end, at, after, fitting)


@cache
def _entries() -> dict[tuple[str, ...], tuple[Entry, ...]]:
    found: dict[tuple[str, ...], list[Entry]] = {}
    for entry in _all():
        keys = tuple(map(key_of, entry.words))
        known = found.setdefault(keys, [])
        if entry not in known:
            known.append(entry)
    # The tables of actors say more of what they hold; the knowledge base adds what they have not.
    for entry in (*_listed_bodies(), *_listed_sites()):
        found.setdefault(tuple(map(key_of, entry.words)), [entry])
    return {keys: tuple(sorted(each, key=lambda entry: _ORDER.index(entry.kind))) for keys, each in found.items()}


@cache
def _table() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Map first words to the names that begin with them, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for keys in _entries():
        table.setdefault(keys[0], []).append(keys)
    return {first: tuple(sorted(each, key=len, reverse=True)) for first, each in table.items()}


def _all() -> Iterator[Entry]:
    yield from _countries()
    yield from _peoples()
    yield from _organisations()
    yield from _people()
    yield from _places()


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of ``data/actors``."""
    text = (files("dateline.knowledge") / "data" / "actors" / name).read_text("utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a name as it is written, and in pieces, without an article."""

    written: str
    words: tuple[str, ...]


def _forms(listed: str) -> list[_Form]:
    """Return the forms of a list."""
    forms = []
    for written in filter(None, listed.split("|")):
        words = tuple(piece.text for piece in pieces_of(written))
        has_article = words[0].lower() == "the" and len(words) > 1
        forms.append(_Form(written[4:], words[1:]) if has_article else _Form(written, words))
    return forms


def _countries() -> Iterator[Entry]:
    for row in rows("countries.csv"):
        kinds = (
            ("country", f"{row['name']}|{row['also']}|{row['name_ar']}"),
            ("nationality", f"{row['adjectives']}|{row['people']}"),
            ("seat", row["seats"]),
        )
        for kind, listed in kinds:
            for form in _forms(listed):
                name = row["name"] if kind != "seat" else form.written
                yield Entry(form.words, kind, name, row["code"], (), "countries.csv")


def _peoples() -> Iterator[Entry]:
    for row in rows("peoples.csv"):
        for form in _forms(row["names"]):
            yield Entry(form.words, "people", form.written, row["code"], (), "peoples.csv")


def _organisations() -> Iterator[Entry]:
    for row in rows("organisations.csv"):
        sectors = tuple(row["sectors"].split())
        kind = "group" if _GROUPS.intersection(sectors) else "organisation"
        for form in _forms(f"{row['name']}|{row['also']}|{row['name_ar']}"):
            yield Entry(form.words, kind, row["name"], row["code"], sectors, "organisations.csv")


def _listed_bodies() -> Iterator[Entry]:
    """Yield the names of several words, each with capitals, of bodies that the knowledge base lists."""
    for row in _entities("organisations.csv"):
        code, _, rest = row["codes"].partition(" ")
        sectors = tuple(rest.split())
        if row["type"] in _PHRASES:
            continue
        kind = "group" if _GROUPS.intersection(sectors) else "organisation"
        for form in _long_forms(row):
            yield Entry(form.words, kind, row["name_en"], code, sectors, "entities/organisations.csv")


def _listed_sites() -> Iterator[Entry]:
    for row in _entities("sites.csv"):
        kind = _PLACE_KINDS.get(row["type"], "site")
        code = row["country"] if "|" not in row["country"] else ""
        for form in _long_forms(row):
            yield Entry(form.words, kind, form.written, code, (), "entities/sites.csv")


def _entities(name: str) -> Iterator[dict[str, str]]:
    text = (files("dateline.knowledge") / "data" / "entities" / name).read_text("utf-8")
    yield from csv.DictReader(StringIO(text, newline=""))


def _long_forms(row: Mapping[str, str]) -> Iterator[_Form]:
    """Yield the English names of a row that can be nothing else: two words or more with capitals."""
    for form in _forms(f"{row['name_en']}|{row['aliases_en']}"):
        capitals = [word for word in form.words if word[0].isupper()]
        if len(capitals) > 1 and form.words[0][0].isupper() and form.words[-1][0].isupper():
            yield form


def _people() -> Iterator[Entry]:
    for row in rows("people.csv"):
        name = row["names"].partition("|")[0]
        office = ((row["sector"],), "people.csv", row["role"], row["from"], row["to"])
        forms = _forms(f"{row['names']}|{row['name_ar']}")
        for form in forms:
            yield Entry(form.words, "person", name, row["code"], *office)
        full = forms[0].words
        last = full[-2:] if len(full) > 2 and full[-2].islower() else full[-1:]
        if last not in [form.words for form in forms] and not any(
            word.isnumeric() or len(word) < 3 for word in last[-1:]
        ):
            yield Entry(last, "surname", name, row["code"], *office)


def _places() -> Iterator[Entry]:
    for row in rows("places.csv"):
        for form in _forms(f"{row['name']}|{row['also']}|{row['name_ar']}"):
            yield Entry(form.words, row["type"], form.written, row["code"], (), "places.csv")
    for row in rows("cities.csv"):
        for form in _forms(row["name"]):
            yield Entry(form.words, "settlement", row["name"], row["code"], (), "cities.csv")
