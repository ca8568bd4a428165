"""Where a report says that something happened: names beside words such as "village" or after a hash sign.

Gazetteers know towns; what tells two happenings of one day apart is most often a village that none
lists. So names are taken from where places are told, and known across scripts by their consonants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.knowledge import read_lexicon
from dateline.link.skeleton import word_keys
from dateline.link.words import fold_word

_WORD = re.compile(r"#?[^\W_]+(?:['’\-][^\W_]+)*|[.!?؟،,;:\n|]")


@dataclass(frozen=True, slots=True)
class Place:
    """A name of a place: its word folded, and the keys that it may have in another script.

    Shorter keys meet by chance among all words; ``long_keys`` may be looked for anywhere.
    """

    name: str
    keys: frozenset[str]
    long_keys: frozenset[str]


@dataclass(frozen=True)
class _Words:
    before: frozenset[str]
    after: frozenset[str]
    start: frozenset[str]
    never: frozenset[str]
    proclitics: tuple[str, ...]

    def is_one_of(self, word: str, listed: frozenset[str]) -> bool:
        """Tell whether a folded word is in a list, with or without its proclitics."""
        return word in listed or any(word.startswith(each) and word[len(each) :] in listed for each in self.proclitics)


@cache
def _table(language: str) -> _Words | None:
    table = read_lexicon(__package__, "places.toml").get(language)
    if table is None:
        return None
    before, after, start, never = (frozenset(table[name]) for name in ("before", "after", "start", "never"))
    return _Words(before, after, start, never, tuple(table.get("proclitics", ())))


@lru_cache(maxsize=2**14)
def places_in(text: str, language: str) -> tuple[Place, ...]:
    """Return the names of places that a text tells, each once, in order."""
    words = _table(language)
    if words is None:
        return ()
    written = _WORD.findall(text.replace("_", " "))
    named = {name.removeprefix("ال"): name for name in _named(written, words, language)}
    found = ((plain, word_keys(name, language, _least("shortest"))) for plain, name in named.items())
    long = _least("anywhere")
    return tuple(Place(name, keys, frozenset(key for key in keys if len(key) >= long)) for name, keys in found if keys)


def _named(written: Sequence[str], words: _Words, language: str) -> Iterator[str]:
    folded = [fold_word(each) for each in written]
    told = 0  # words that a name may still have
    for at, word in enumerate(folded):
        before = folded[at - 1] if at else ""
        after = folded[at + 1] if at + 1 < len(folded) else ""
        if words.is_one_of(before, words.before) and not word.startswith("#"):
            told = 2 if language == "ar" else 3
        is_name = _may_name(written[at], word, words, language)
        hashed = word.startswith("#")
        if is_name and (told or hashed or after in words.after):
            yield word.removeprefix("#")
        if word in words.start or (language == "ar" and words.is_one_of(word, words.before)):
            continue
        told = told - 1 if is_name and language != "ar" else 0


def _may_name(written: str, folded: str, words: _Words, language: str) -> bool:
    bare = folded.removeprefix("#")
    if bare in words.never or words.is_one_of(bare, words.before) or not bare[:1].isalpha():
        return False
    return language == "ar" or (written.removeprefix("#")[:1].isupper() and bare not in words.start)


@cache
def _least(name: str) -> int:
    return int(read_lexicon(__package__, "places.toml")[name])
