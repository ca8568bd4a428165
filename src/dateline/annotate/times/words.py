"""Words, numbers and marks of a sentence, and what the word tables say that they can mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from dateline.annotate.counting import Counting
from dateline.annotate.reading import Reading, Sentence
from dateline.knowledge import read_lexicon

_WORD = re.compile(r"\d+|[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670]+[^\W\d_]*)*|\S")
_PLAIN = str.maketrans("’‘‛–‐‑٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "'''---01234567890123456789")
#: In tables of first words: any number written in digits.
DIGITS = "#"
#: Words that a number has at most.
_LONGEST_NUMBER = 14


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or of digits, or a single mark; ``low`` is what tables and rules know it by.

    ``key`` is the same, but one for all runs of digits. ``start`` and ``end`` are offsets in the text;
    ``glued`` tells that nothing parts it from the word before.
    """

    low: str
    key: str
    start: int
    end: int
    glued: bool
    capital: bool


def words_of(text: str) -> list[Word]:
    """Cut a text into words."""
    found: list[Word] = []
    before = -1
    plain = text.translate(_PLAIN)
    for match in _WORD.finditer(plain):
        start, end = match.span()
        word = match[0]
        low = word.lower()
        found.append(Word(low, DIGITS if word[0].isdecimal() else low, start, end, start == before, word[0].isupper()))
        before = end
    return found


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of a class: the words after its first, what it means, whether it needs a capital."""

    rest: tuple[str, ...]
    value: Any
    capital: bool


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language's words are cut: ``words`` those of a sentence of the page, ``forms`` those of a form in a table.

    ``fold`` returns a single word of a table as the words of a sentence are written. ``tenses`` returns
    the tenses of the verbs of a sentence (``past``, ``future``, or ``open`` for the present) by where they begin in it,
    where the tags of the tokens do not tell them.
    """

    words: Callable[[Reading, Sentence], list[Word]]
    forms: Callable[[str], list[str]]
    fold: Callable[[str], str] = str
    tenses: Callable[[Sentence], Mapping[int, str]] | None = None


def _plain_words(reading: Reading, sentence: Sentence) -> list[Word]:
    return words_of(reading.text.page.text[sentence.start : sentence.end])


#: Words as they are written, for languages without clitics.
PLAIN = Writing(_plain_words, lambda form: [word.low for word in words_of(form)])


class Lexicon:
    """The classes of words of a language: for each class its forms and what they mean.

    The forms of a class are kept by their first word and then by their second, empty for none.
    """

    def __init__(self, tables: Mapping[str, Any], writing: Writing | None = None) -> None:
        self.writing = writing or PLAIN
        self.numbers = _numbers(tables["numbers"])
        capitals = frozenset(tables.get("capitals", ()))
        self.classes: dict[str, dict[str, dict[str, list[Entry]]]] = {}
        for name, forms in tables["words"].items():
            entries = self.classes.setdefault(name, {})
            for form, value in _pairs(forms):
                first, *rest = self.writing.forms(form)
                entry = Entry(tuple(rest), value, name in capitals)
                entries.setdefault(first, {}).setdefault(rest[0] if rest else "", []).append(entry)

    def form(self, word: str) -> str:
        """Return a single word of a rule as the words of a text have it."""
        return "".join(self.writing.forms(word))

    def match(self, name: str, words: Sequence[Word], at: int) -> Iterator[tuple[int, Any]]:
        """Yield where each form of a class that stands at a place ends, and what it means."""
        word = words[at]
        by_second = self.classes[name].get(word.low)
        if by_second is None:
            return
        second = words[at + 1].low if at + 1 < len(words) else ""
        for entry in (*by_second.get("", ()), *(by_second.get(second, ()) if second else ())):
            end = at + 1 + len(entry.rest)
            if entry.capital and not word.capital:
                continue
            if len(entry.rest) < 2 or tuple(each.low for each in words[at + 1 : end]) == entry.rest:
                yield end, entry.value


def _pairs(forms: Any) -> Iterator[tuple[str, Any]]:
    """Read a table of forms: a list of forms that mean themselves, or meanings with their forms."""
    if isinstance(forms, list):
        yield from ((form, form) for form in forms)
        return
    for meaning, written in forms.items():
        value = int(meaning) if meaning.lstrip("-").isdecimal() else meaning
        yield from ((form, value) for form in written)


class NumberWords(Protocol):
    """What the grammar asks of a language's numbers; ``first`` and ``first_ordinal`` are the words they begin with."""

    first: frozenset[str]
    first_ordinal: frozenset[str]

    def cardinal(self, words: Sequence[Word], at: int) -> tuple[int, int | float] | None:
        """Return where a number that stands at a place ends, and its value."""

    def ordinal(self, words: Sequence[Word], at: int) -> tuple[int, int] | None:
        """Return where an ordinal that stands at a place ends, and its value."""


def _numbers(tables: Mapping[str, Any]) -> NumberWords:
    return LinkedNumbers(tables["package"]) if "package" in tables else Numbers(tables)


class LinkedNumbers:
    """Numbers of a language whose pack has them in ``numbers.toml``."""

    def __init__(self, package: str) -> None:
        self.known = Counting(read_lexicon(package, "numbers.toml"))
        self.first, self.first_ordinal = self.known.first, self.known.first_ordinal

    def cardinal(self, words: Sequence[Word], at: int) -> tuple[int, int | float] | None:
        """Return where a number that stands at a place ends, and its value; digits may have a scale behind them."""
        if not words[at].low[0].isdecimal():
            found = self.known.read([word.low for word in words[at : at + _LONGEST_NUMBER]], 0)
            return found and (at + found[0], _whole(found[1]))
        written = _in_digits(words, at)
        scale = self.known.scales.get(words[written[0]].low) if written and written[0] < len(words) else None
        return (written[0] + 1, written[1] * scale) if written and scale else written

    def ordinal(self, words: Sequence[Word], at: int) -> tuple[int, int] | None:
        """Return where an ordinal that stands at a place ends, and its value."""
        found = self.known.ordinal([word.low for word in words[at : at + 3]], 0)
        return found and (at + found[0], found[1])


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value


class Numbers:
    """Numbers in digits and in words."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self.values: dict[str, int] = {form: value for value, form in enumerate(tables["count"])}
        self.values |= tables["more"]
        self.scales: dict[str, int] = tables["scales"]
        self.articles = frozenset(tables["articles"])
        self.links = frozenset(tables["links"])
        self.ordinals: dict[str, int] = {form: value for value, form in enumerate(tables["ordinal"], 1)}
        self.ordinals |= tables["ordinal_more"]
        self.suffixes = frozenset(tables["suffixes"])
        self.first = frozenset({*self.values, *self.articles})
        tens = (word for word, value in self.values.items() if value >= 20)
        self.first_ordinal = frozenset({*self.ordinals, *tens})

    def cardinal(self, words: Sequence[Word], at: int) -> tuple[int, int | float] | None:
        """Return where a number that stands at a place ends, and its value."""
        if words[at].low[0].isdecimal():
            return _in_digits(words, at)
        return self._in_words(words, at)

    def ordinal(self, words: Sequence[Word], at: int) -> tuple[int, int] | None:
        """Return where an ordinal that stands at a place ends, and its value."""
        low = words[at].low
        if low[0].isdecimal():
            after = words[at + 1] if at + 1 < len(words) else None
            if after is None or not after.glued or after.low not in self.suffixes or len(low) > 4:
                return None
            return at + 2, int(low)
        if low in self.ordinals:
            return at + 1, self.ordinals[low]
        tens = self.values.get(low, 0)
        if tens % 10 or not 20 <= tens <= 90:
            return None
        last = at + 2 if at + 1 < len(words) and words[at + 1].low == "-" else at + 1
        unit = self.ordinals.get(words[last].low, 0) if last < len(words) else 0
        return (last + 1, tens + unit) if 0 < unit < 10 else None

    def _in_words(self, words: Sequence[Word], at: int) -> tuple[int, int] | None:
        total, part, end, place = 0, 0, at, at
        if words[at].low in self.articles:  # "a hundred", and "a" alone is one
            part, end, place = 1, at + 1, at + 1
        while place < len(words) and place < at + 12:
            low = words[place].low
            if (low == "-" or low in self.links) and place == end and end > at:
                place += 1
                continue
            if low in self.scales and part:
                scale = self.scales[low]
                total, part = (total + part * scale, 0) if scale >= 1000 else (total, part * scale)
            elif low in self.values and not (part == 1 and end == at + 1) and _fits(part, self.values[low], end > at):
                part += self.values[low]
            else:
                break
            place += 1
            end = place
        return (end, total + part) if end > at else None


def _fits(part: int, value: int, started: bool) -> bool:
    """Tell whether a number word can go on a number: "ninety six" is one, "six ninety" is not."""
    if not part:
        return not started or value > 0
    return part % 100 == 0 if value >= 10 else part % 10 == 0 and part % 100 != 10 and value > 0


def _in_digits(words: Sequence[Word], at: int) -> tuple[int, int | float] | None:
    text, end = words[at].low, at + 1
    while end + 1 < len(words) and words[end].low == "," and words[end].glued and _is_thousand(words[end + 1]):
        text, end = text + words[end + 1].low, end + 2
    if len(text) > 12:
        return None
    after = words[end : end + 2]
    if len(after) == 2 and after[0].low == "." and after[0].glued and after[1].glued and after[1].low.isdecimal():
        return end + 2, float(f"{text}.{after[1].low[:6]}")
    return end, int(text)


def _is_thousand(word: Word) -> bool:
    return word.glued and len(word.low) == 3 and word.low.isdecimal()
