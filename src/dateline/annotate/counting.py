"""Numbers in words of languages that link their parts: "three and twenty", "a thousand and five hundred".

Languages that write a number from its largest part down with few links (English) are read by the
times and figures engines themselves; a pack whose ``numbers.toml`` is named in their tables is read here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:(?:[,٬']\d{3})+|(?:\.\d{3}){2,}|\.\d00)")
_DECIMAL = re.compile(r"\d+[.,٫]\d{1,2}|\d+[.٫]\d+")
_TEEN, _TENS, _HUNDRED, _THOUSAND = 10, 20, 100, 1000


def number_in_digits(word: str) -> float | None:
    """Return the value of a number written in digits, ``None`` for other words; "1.250" has a fraction."""
    if not word[:1].isdecimal():
        return None
    if word.isdecimal():
        return float(word)
    if _THOUSANDS.fullmatch(word):
        return float(re.sub(r"\D", "", word))
    if _DECIMAL.fullmatch(word):
        return float(re.sub(r"[,٫]", ".", word))
    return None


@dataclass(frozen=True)
class Counting:
    """The number words of a language: ``numbers.toml`` of its pack."""

    tables: Mapping[str, Any]

    @cached_property
    def values(self) -> Mapping[str, int]:
        """Words that are a number of their own."""
        return _by_word(self.tables["values"])

    @cached_property
    def scales(self) -> Mapping[str, int]:
        """Words that multiply what is before them, one where nothing is."""
        return _by_word(self.tables["scales"])

    @cached_property
    def fractions(self) -> Mapping[str, float]:
        fractions: Mapping[str, float] = self.tables["fractions"]
        return fractions

    @cached_property
    def ordinals(self) -> Mapping[str, int]:
        return _by_word(self.tables["ordinals"])

    @cached_property
    def teens(self) -> frozenset[str]:
        """Words that add ten to the number before them."""
        return frozenset(self.tables["parts"]["teens"])

    @cached_property
    def dependent(self) -> frozenset[str]:
        """Forms that are no number alone."""
        return frozenset(self.tables["parts"]["dependent"])

    @cached_property
    def dependent_ordinals(self) -> frozenset[str]:
        """Forms that are no ordinal alone."""
        return frozenset(self.tables["parts"]["dependent_ordinals"])

    @cached_property
    def links(self) -> frozenset[str]:
        return frozenset(self.tables["parts"]["links"])

    @cached_property
    def articles(self) -> frozenset[str]:
        """The article as a word of its own, before digits."""
        return frozenset(self.tables["parts"]["articles"])

    @cached_property
    def article(self) -> str:
        """The article as it is written with a word."""
        article: str = self.tables["parts"]["article"]
        return article

    @cached_property
    def first(self) -> frozenset[str]:
        """Words that can begin a number."""
        return frozenset({*self.values, *self.scales, *self.fractions})

    @cached_property
    def first_ordinal(self) -> frozenset[str]:
        """Words that can begin an ordinal."""
        tens = (word for word, value in self.values.items() if value >= _TENS)
        return frozenset({*self.ordinals, *(self.article + word for word in (*self.ordinals, *tens)), *self.articles})

    def read(self, words: Sequence[str], at: int) -> tuple[int, float] | None:
        """Return where a number that stands at a place ends, and its value."""
        found = _Sum(self, words, at).read()
        return None if found is not None and found[0] == at + 1 and words[at] in self.dependent else found

    def bare(self, word: str) -> str:
        """Return a word without its article."""
        return word.removeprefix(self.article) if len(word) > len(self.article) + 2 else word

    def ordinal(self, words: Sequence[str], at: int) -> tuple[int, int] | None:
        """Return where an ordinal that stands at a place ends, and its value; tens alone need an article."""
        word, after = words[at], at + 1
        if word in self.articles:
            number = words[after] if after < len(words) else ""
            return (after + 1, int(number)) if number.isdecimal() and len(number) < 4 else None
        bare = self.bare(word)
        if bare not in self.ordinals:
            tens = self.values.get(bare, 0)
            return (after, tens) if bare != word and _TENS <= tens <= _HUNDRED and not tens % 10 else None
        value = self.ordinals[bare]
        if after < len(words) and words[after] in self.teens and value < _TEEN:
            return after + 1, value + _TEEN
        tens = self.values.get(self.bare(words[after + 1]), 0) if after + 1 < len(words) else 0
        if words[after : after + 1] and words[after] in self.links and _TENS <= tens < _HUNDRED and value < _TEEN:
            return after + 2, value + tens
        return None if bare in self.dependent_ordinals else (after, value)


def _by_word(table: Mapping[str, Sequence[str]]) -> dict[str, int]:
    return {word: int(value) for value, words in table.items() for word in words}


class _Sum:
    """A number being read: ``total`` of the groups that a scale has closed, and the open ``part``."""

    def __init__(self, known: Counting, words: Sequence[str], at: int) -> None:
        self.known, self.words, self.end, self.place = known, words, at, at
        self.total, self.part, self.scale = 0.0, 0.0, float("inf")
        self.digits = self.linked = self.zero = False

    def read(self) -> tuple[int, float] | None:
        begun = self.place
        while self.place < len(self.words):
            word = self.words[self.place]
            if word in self.known.links and self.end == self.place > begun:
                self.linked = True
            elif self._takes(word):
                self.end, self.linked = self.place + 1, False
            else:
                break
            self.place += 1
        return (
            (self.end, self.total + self.part) if self.end > begun and (self.total or self.part or self.zero) else None
        )

    def _takes(self, word: str) -> bool:
        open_part = self.part and not self.linked
        if word in self.known.scales and (open_part or word not in self.known.values):
            return self._scaled(self.known.scales[word])
        if word in self.known.fractions:
            return self._fraction(self.known.fractions[word])
        if word in self.known.teens and 0 < self.part % _HUNDRED < _TEEN and not self.linked:
            self.part += _TEEN
            return True
        written = number_in_digits(word)
        value = written if written is not None else self.known.values.get(word)
        if value is None or not self._fits(value):
            return False
        self.part += value
        self.digits, self.zero = written is not None, not value
        return True

    def _fits(self, value: float) -> bool:
        if not self.part:
            return not self.zero and (self.linked if self.total else self.end == self.place) and value < self.scale
        if not self.linked or self.digits:
            return False
        if _TENS <= value < _HUNDRED:
            return 0 < self.part % _HUNDRED < _TEEN or self.part % _HUNDRED == 0
        if value < _TENS:
            return self.part % _HUNDRED == 0
        return value < _THOUSAND and self.part % _THOUSAND == 0

    def _scaled(self, scale: float) -> bool:
        if scale == _HUNDRED:
            if (self.part and (self.linked or self.part >= _TEEN)) or self.digits or (self.total and not self.linked):
                return self.part % _THOUSAND == 0 and self.linked and self._add(_HUNDRED)
            self.part = (self.part or 1) * _HUNDRED
            return True
        if self.part and not self.linked and scale < self.scale:
            self.total, self.part = self.total + self.part * scale, 0.0
        elif not self.part and scale < self.scale and (self.linked or not self.total):
            self.total += scale
        elif not self.part and self.total and not self.linked and scale > self.scale:
            self.total *= scale
        else:
            return False
        self.scale, self.digits = scale, False
        return True

    def _add(self, value: float) -> bool:
        self.part += value
        return True

    def _fraction(self, share: float) -> bool:
        """Take "half" before a scale ("half a million") or, linked, after one ("a million and a half")."""
        after = self.words[self.place + 1] if self.place + 1 < len(self.words) else ""
        named = self.known.scales.get(self.known.bare(after))
        if self.linked and not self.part and self.total:
            self.total += share * self.scale
            self.place += named == self.scale
            return True
        if not self.total and not self.part and named is not None and not self.linked:
            self.total, self.scale = share * named, named
            self.place += 1
            return True
        return False
