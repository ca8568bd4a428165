"""Numbers that a text gives, in digits and in words, as values that are the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.knowledge import read_lexicon
from dateline.link.words import fold_word
from dateline.model import fold

# A word keeps its vowel signs: "ستُناقش" is one word and no six.
_WORD = re.compile(
    r"\d+(?:[.,٫٬]\d+)*(?!\w|[.,٫٬]\d)|\d[\w.,]*|[^\W\d_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670]|['’](?=\w))*"
)
_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{3})+|\d{1,3}(?:\.\d{3})*\.000")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, and its place in code points."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that a text gives: its value, and the place of its words."""

    value: float
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Cut a text into words and numbers."""
    return [Word(fold_word(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def amounts_in(text: str, language: str) -> list[Amount]:
    """Return the numbers of a text in order: "30 ألف" and "thirty thousand" are 30,000.

    One and two in words are left out, for other languages have them in the form of the noun; so are ordinals,
    and digits that letters follow ("19th", "5.30pm").
    """
    found = _read(_without_ordinals(words_of(text), language), *_tables(language))
    return [each for each in found if each.value > _DUAL or text[each.start].isdecimal()]


@lru_cache(maxsize=2**14)
def values_in(text: str, language: str) -> frozenset[float]:
    """Return the values of the numbers of a text."""
    return frozenset(each.value for each in amounts_in(text, language))


def _without_ordinals(words: Sequence[Word], language: str) -> list[Word]:
    """Leave out the ten of an ordinal: "القرن التاسع عشر" is no ten."""
    definite = read_lexicon(__package__, "differences.toml").get(language, {}).get("definite")
    tens = {word for word, value in _tables(language)[0].items() if value == _TEN}
    if not definite:
        return [*words]
    before = [None, *words[:-1]]
    return [
        word
        for word, last in zip(words, before, strict=True)
        if word.folded not in tens or last is None or not last.folded.startswith(definite)
    ]


@cache
def _tables(language: str) -> tuple[Mapping[str, float], Mapping[str, float]]:
    table = read_lexicon(__package__, "differences.toml").get(language, {})
    numbers, scales = (
        {fold(word): float(value) for word, value in table.get(name, {}).items()} for name in ("numbers", "scales")
    )
    return numbers, scales


#: What joins the parts of a number: a word, or the first letter of one.
_AND, _LED = "and", "و"
_DUAL, _TEN, _THOUSAND = 2, 10, 1000


def _value(word: str, numbers: Mapping[str, float]) -> float | None:
    if not word[0].isdigit():
        return numbers.get(word, numbers.get(word.removeprefix(_LED)))
    if _GROUPED.fullmatch(word):
        return float(re.sub(r"\D", "", word))
    whole, *fraction = re.split(r"[.,٫٬]", word)
    if not all(each.isdecimal() for each in (whole, *fraction)):  # "½" folds to digits with a stroke
        return None
    return float(f"{whole}.{''.join(fraction)}") if fraction else float(whole)


@dataclass
class _Reading:
    """A number that is being read: what is complete, what the next scale multiplies, and its place."""

    start: int
    end: int
    whole: float = 0.0
    part: float = 0.0

    def follows(self, value: float) -> bool:
        """Tell whether a value belongs to this number: "twenty" "three", "three" "and twenty", "four" "ten"."""
        if not self.part:
            return value < _THOUSAND
        return value < _last_digit(self.part) or (self.part < _TEN <= value < _TEN**2)

    def take(self, word: Word, value: float | None, scale: float | None) -> None:
        """Add a number, or multiply what stands before a scale."""
        self.end = word.end
        self.part = self.part + (value or 0.0) if scale is None else (self.part or 1.0) * scale
        if scale is not None and scale >= _THOUSAND:
            self.whole, self.part = self.whole + self.part, 0.0

    def amount(self) -> Amount:
        return Amount(self.whole + self.part, self.start, self.end)


def _last_digit(value: float) -> float:
    """Return the size of the last digit that is not nought: 10 for 120."""
    size = 1.0
    while value % (size * _TEN) == 0:
        size *= _TEN
    return size


def _read(words: Sequence[Word], numbers: Mapping[str, float], scales: Mapping[str, float]) -> Iterator[Amount]:
    reading: _Reading | None = None
    for word in words:
        scale = scales.get(word.folded, scales.get(word.folded.removeprefix(_LED)))
        value = None if scale else _value(word.folded, numbers)
        if value is None and scale is None and word.folded == _AND:
            continue
        if reading and not _joins(reading, word, value, scale):
            yield reading.amount()
            reading = None
        if value is not None or scale is not None:
            reading = reading or _Reading(word.start, word.end)
            reading.take(word, value, scale)
    if reading:
        yield reading.amount()


def _joins(reading: _Reading, word: Word, value: float | None, scale: float | None) -> bool:
    """Tell whether a word goes on with a number: a scale, or a smaller number in words."""
    if scale is not None:
        return True
    return value is not None and not word.folded[0].isdigit() and reading.follows(value)
