"""Cities that stand for their governments: "Moscow rejected", "talks with Tehran", "قالت واشنطن"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.annotate.reading import Reading
from dateline.knowledge import read_lexicon
from dateline.model import Mention, fold

#: Characters before and after a name that are looked at.
_NEAR = 40
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: A clause ends here: words beyond are about something else.
_CLAUSE = re.compile(r"[.,;:!?()«»\"“”،؛؟\n]")
#: Clitics that join an Arabic verb to what stands before it.
_JOINED = re.compile("^[وف]س?(?=..)")
_TYPES = frozenset({"settlement", "place", "region", "country"})


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded words around a name: ``does`` follow one that acts, ``told`` precede it, ``owned`` are a government's,
    ``where`` precede one that is only a place.
    """

    does: frozenset[str]
    between: frozenset[str]
    told: frozenset[str]
    owned: frozenset[str]
    where: frozenset[str]


@cache
def _words() -> _Words:
    table = read_lexicon(__package__, "linking.toml")["acting"]
    return _Words(*(frozenset(fold(table[name]).split()) for name in ("does", "between", "told", "owned", "where")))


def acts(reading: Reading, mention: Mention, before: Mention | None = None) -> bool:
    """Tell whether the words around the name of a place say that it is the government that is meant.

    ``before`` is the place named before it that acts: "Moscow and Beijing" act together.
    """
    if mention.type not in _TYPES:
        return False
    text, span = reading.text.page.text, mention.span
    left = _left(reading, mention)
    right = _CLAUSE.split(text[span.end : span.end + _NEAR])[0]
    if before is not None and _is_and(text[before.span.end : span.start]):
        return True
    return _is_told(left) or (_does(right) and not _is_where(left))


def is_where(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name stands right after a word for where something is: "in", "near"."""
    return _is_where(_left(reading, mention))


def _left(reading: Reading, mention: Mention) -> str:
    """Return what stands before a name in its clause."""
    start = mention.span.start
    return _CLAUSE.split(reading.text.page.text[max(0, start - _NEAR) : start])[-1]


def _is_and(between: str) -> bool:
    return fold(between).strip() in ("and", "و")


def _is_told(left: str) -> bool:
    """Tell whether the word before a name makes it one that acts: a verb of a government, "between", "with"."""
    found = _WORD.findall(fold(left))
    if not found or (left[-1:].strip() and left[-1] != "و"):  # a clitic: "لواشنطن", "بموسكو"
        return False
    last = found[-1]
    return last in _words().told or _JOINED.sub("", last) in _words().told


def _is_where(left: str) -> bool:
    found = _WORD.findall(fold(left))
    return bool(found) and found[-1] in _words().where


def _does(right: str) -> bool:
    found = _WORD.findall(fold(right))
    if fold(right)[:2] in ("'s", "’s"):
        return found[1:2] != [] and found[1] in _words().owned
    while found and found[0] in _words().between and right[:1].isspace():
        found = found[1:]
    return bool(found) and right[:1].isspace() and found[0] in _words().does
