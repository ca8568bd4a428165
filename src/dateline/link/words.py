"""The words of a text as linking compares them: folded, without the affixes of their language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from dateline.knowledge import read_lexicon
from dateline.model import fold

_WORD = re.compile(r"\w+(?:['’]\w+)?")
#: Words that are broken up so that no filter finds them: "قـ.ـصف", "inj*ured".
_BROKEN = re.compile(r"\u0640+(?:[ .*]{1,2}\u0640+)+|\u0640+[.*]+(?=[\u0621-\u064a])|(?<=[A-Za-z])\*+(?=[a-z])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@lru_cache(maxsize=2**18)
def fold_word(word: str) -> str:
    """Fold one word; the commonest are kept at hand, because the same words come again and again."""
    return fold(word)


def mended(text: str) -> str:
    """Return a text with the words whole that its writer broke up with dots, stars and stretched letters."""
    return _BROKEN.sub("", text)


def folded_words(text: str) -> list[str]:
    """Return the words of a text in order, folded; a number with its points and commas is one word."""
    return _WORD.findall(fold(text))


def numbers_of(text: str) -> frozenset[str]:
    """Return the numbers that a text writes in digits, of any set, without thousands separators."""
    return frozenset(_plain(each) for each in _NUMBER.findall(fold(text)))


def _plain(number: str) -> str:
    whole, *groups = re.split(r"[.,]", number)
    return whole + "".join(groups) if all(len(group) == 3 for group in groups) else number


@dataclass(frozen=True)
class Stemmer:
    """Takes affixes off folded words, as the table of one language in ``stems.toml`` says."""

    shortest: int
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    kept: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    _known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, word: str) -> str:
        """Return the word without its affixes."""
        stem = self._known.get(word)
        if stem is None:
            if len(self._known) > _KNOWN_WORDS:
                self._known.clear()
            stem = self._known[word] = self._stem(word)
        return stem

    def _stem(self, word: str) -> str:
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= self.shortest:
                word = word[len(prefix) :]
                break
        for ending, instead in self.replaced:
            if word.endswith(ending) and len(word) - len(ending) >= self.shortest - 1:
                return word[: -len(ending)] + instead
        for suffix in self.suffixes:
            if word.endswith(suffix) and len(word) - len(suffix) >= self.shortest and not word.endswith(self.kept):
                return word[: -len(suffix)]
        return word


#: Words whose stems are kept at hand.
_KNOWN_WORDS = 500_000


@cache
def stemmer_of(language: str) -> Stemmer:
    """Return the stemmer of a language (primary subtag); one without a table keeps words as they are."""
    table = read_lexicon(__package__, "stems.toml").get(language, {})
    return Stemmer(
        table.get("shortest", 1),
        tuple(sorted(table.get("prefixes", ()), key=len, reverse=True)),
        tuple(sorted(table.get("suffixes", ()), key=len, reverse=True)),
        tuple(table.get("kept", ())),
        tuple(sorted(table.get("replaced", {}).items(), key=lambda pair: -len(pair[0]))),
    )


def stems_of(text: str, language: str) -> list[str]:
    """Return the stems of a text's words in order."""
    return [*map(stemmer_of(language), folded_words(text))]
