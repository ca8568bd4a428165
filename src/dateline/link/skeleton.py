"""Names and numbers across scripts: each word as the consonants that Arabic and Latin script share.

"Ramallah" and "رام الله" do not meet word for word, "Nablus" and "نابلس" do: both are ``nbls``.
Skeletons of unlike words meet by chance, so they are evidence by weight and never alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from dateline.knowledge import read_lexicon
from dateline.link.words import numbers_of
from dateline.model import fold

_LATIN_NAME = re.compile(r"\b[A-Z][\w'’-]*")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_ARABIC_WORD = re.compile("[\u0621-\u065f\u0670-\u06d3]+")
_NOT_A_LETTER = re.compile(r"[^a-z]")
_TWICE = re.compile(r"(.)\1")
#: Names end in this in English and it is no part of them.
_POSSESSIVE = re.compile(r"['’]s$")


@lru_cache(maxsize=2**14)
def name_keys(text: str, language: str) -> frozenset[str]:
    """Return what a text's names and numbers are called in every script.

    In English, words with a capital are taken for names; in Arabic every word may be one. Numbers
    are led by ``#`` and words that are Latin in an Arabic text, and all of an English one, by ``@``.
    """
    keys = {f"#{number}" for number in numbers_of(text)}
    for word in _LATIN_WORD.findall(text):
        keys.add(f"@{word.lower()}")
    if language == "ar":
        for word in _ARABIC_WORD.findall(text):
            keys.update(_arabic(word, _shortest()))
    else:
        for word in _LATIN_NAME.findall(text):
            keys.update(_latin(_POSSESSIVE.sub("", word), _shortest()))
    return frozenset(keys)


def word_keys(name: str, language: str, shortest: int) -> frozenset[str]:
    """Return what one name may be called in every script, by ``shortest`` consonants or more."""
    return _arabic(name, shortest) if language == "ar" else _latin(_POSSESSIVE.sub("", name), shortest)


@lru_cache(maxsize=200_000)
def _arabic(word: str, shortest: int) -> frozenset[str]:
    table, folded = read_lexicon(__package__, "skeleton.toml")["ar"], fold(word)
    readings = [folded, *(folded[len(each) :] for each in table["proclitics"] if folded.startswith(each))]
    letters = table["letters"]
    return _long_enough(("".join(letters.get(letter, "") for letter in reading) for reading in readings), shortest)


@lru_cache(maxsize=200_000)
def _latin(word: str, shortest: int) -> frozenset[str]:
    table, folded = read_lexicon(__package__, "skeleton.toml")["en"], fold(word)
    for sequence, letter in table["sequences"]:
        folded = folded.replace(sequence, letter)
    letters, ambiguous = table["letters"], table["ambiguous"]
    readings = [""]
    for letter in folded:
        choices = ambiguous.get(letter) or [letters.get(letter, letter)]
        readings = [reading + choice for reading in readings[:4] for choice in choices]
    return _long_enough((_NOT_A_LETTER.sub("", reading) for reading in readings), shortest)


def _long_enough(readings: Iterable[str], shortest: int) -> frozenset[str]:
    collapsed = (_TWICE.sub(r"\1", reading) for reading in readings)
    return frozenset(each for each in collapsed if len(each) >= shortest)


@cache
def _shortest() -> int:
    return int(read_lexicon(__package__, "skeleton.toml")["shortest"])
