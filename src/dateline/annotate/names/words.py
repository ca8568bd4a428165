"""The lexicon of names of a language pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.knowledge import read_lexicon


@dataclass(frozen=True, slots=True)
class NameWords:
    """The lists of ``names.toml``, as sets of words in lower case."""

    labels: Mapping[str, str]
    last: Mapping[str, str]
    first: Mapping[str, str]
    extending: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    never: frozenset[str]
    definite: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, str]
    genders: Mapping[str, str]
    given: Mapping[str, str]
    preceding: Mapping[str, str]
    settled: frozenset[str]
    agencies: frozenset[str]
    called: Mapping[str, frozenset[str]]
    bodies: frozenset[str]
    forces: frozenset[str]


@cache
def name_words(package: str) -> NameWords:
    """Read the lexicon of names of a pack."""
    table = read_lexicon(package, "names.toml")
    return NameWords(
        labels=table["labels"],
        last=_by_word(table["last"]),
        first=_by_word(table["first"]),
        extending=frozenset(table["extending"]["words"].split()),
        before=frozenset(table["edges"]["before"].split()),
        after=frozenset(table["edges"]["after"].split()),
        never=frozenset(table["edges"]["never"].split()),
        definite={word: frozenset(types.split()) for word, types in table["definite"].items() if types},
        pronouns=_by_word(table["pronouns"]),
        genders=_by_word(table["genders"]),
        given=_by_word(table["given"]),
        preceding=_by_word(table["preceding"]),
        settled=frozenset(table["settled"]["words"].split()),
        agencies=frozenset(table["datelines"]["agencies"].split()),
        called={code: frozenset(nouns.split()) for code, nouns in table["called"].items()},
        bodies=frozenset(table["bodies"]["words"].split()),
        forces=frozenset(table["bodies"]["forces"].split()),
    )


def _by_word(lists: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, words in lists.items() for word in words.split()}
