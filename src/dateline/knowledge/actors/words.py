"""Words for what actors are or do, and the sectors they give."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.knowledge.actors.pieces import Piece, pieces_of


@dataclass(frozen=True, slots=True)
class Role:
    """Words at pieces ``[first, after)`` that give a sector; ``weak`` ones only where nothing else does."""

    first: int
    after: int
    sector: str
    weak: bool


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads((files("dateline.knowledge") / "data" / "actors" / "sectors.toml").read_text("utf-8"))


@cache
def words_of(*keys: str) -> frozenset[str]:
    """Return a list of words of the lexicon."""
    listed: Any = _lexicon()
    for key in keys:
        listed = listed[key]
    return frozenset(listed.replace(";", " ").split())


@cache
def attached_words() -> frozenset[str]:
    """Return the words that, after a hyphen, make a name a description of somebody else ("Iran-backed")."""
    return words_of("attached", "words") - words_of("attached", "same")


@cache
def former_words() -> frozenset[str]:
    """Return the words that say that an office is over, without those that leave its sector as it is."""
    return words_of("former", "words") - words_of("former", "keep")


@cache
def title_sectors() -> Mapping[tuple[str, ...], str]:
    """Return the titles that stand before a person's name, as folded words, with their sectors ("" for none)."""
    return {
        _keys(title): sector if sector != "NONE" else ""
        for sector, titles in _lexicon()["titles"].items()
        for title in titles.split(",")
    }


def _keys(form: str) -> tuple[str, ...]:
    return tuple(piece.key for piece in pieces_of(form.strip()))


def _listed(words: str) -> Iterator[tuple[str, ...]]:
    """Yield singular and plural of each entry, as folded words."""
    for entry in words.split(";"):
        forms = [form for form in entry.strip().split("/") if form]
        if len(forms) == 1 and forms[0][-1] not in "sy":
            forms.append(forms[0] + ("es" if forms[0].endswith(("ch", "sh", "x")) else "s"))
        for form in forms:
            keys = _keys(form)
            if keys:
                yield keys


@cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Map first words to role words, longest first."""
    table: dict[str, dict[tuple[str, ...], tuple[str, bool]]] = {}
    for name in ("strong", "weak", "neutral"):
        for group in _lexicon()[name]:
            for keys in _listed(group["words"]):
                # What a later group says about a word does not undo an earlier one.
                table.setdefault(keys[0], {}).setdefault(keys, (group.get("sector", ""), name != "strong"))
    return {
        first: tuple((keys, *known[keys]) for keys in sorted(known, key=len, reverse=True))
        for first, known in table.items()
    }


def find_roles(pieces: Sequence[Piece]) -> Iterator[Role]:
    """Yield the role words in pieces of a text, the longest at each place, none overlapping."""
    at = 0
    while at < len(pieces):
        role = _role_at(pieces, at)
        if role:
            yield role
        at = role.after if role else at + 1


def _role_at(pieces: Sequence[Piece], at: int) -> Role | None:
    for keys, sector, weak in _table().get(pieces[at].key, ()):
        after = at + len(keys)
        inside = pieces[at:after]
        alike = len(inside) == len(keys) and all(piece.key == key for piece, key in zip(inside, keys, strict=True))
        if alike and not any(piece.parted for piece in inside[1:]):
            return Role(at, after, sector, weak)
    return None


@dataclass(frozen=True, slots=True)
class Part:
    """A role word at ``[start, end)`` of a text and its sector, empty for words that have none of their own."""

    start: int
    end: int
    sector: str


def roles_in(text: str) -> Iterator[Part]:
    """Yield the words of a text that say what somebody is or does, and titles, the longest at each place."""
    pieces = pieces_of(text)
    titles = title_sectors()
    at = 0
    while at < len(pieces):
        role = _role_at(pieces, at)
        after, sector = (role.after, role.sector) if role else (at, "")
        for size in range(min(3, len(pieces) - at), max(0, after - at), -1):
            keys = tuple(piece.key for piece in pieces[at : at + size])
            if keys in titles and not any(piece.parted for piece in pieces[at + 1 : at + size]):
                after, sector = at + size, titles[keys]
                break
        if after > at:
            end = pieces[after - 1].end
            # The full stop of a shortened title belongs to it.
            yield Part(pieces[at].start, end + (text[end : end + 2] == ". "), sector)
        at = max(after, at + 1)
