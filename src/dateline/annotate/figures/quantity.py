"""Quantities in a sentence: numbers in digits and words, open numbers, ranges, and what bounds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from dateline.annotate.counting import Counting
from dateline.annotate.reading import Sentence
from dateline.knowledge import read_lexicon

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALED = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn|bn)", re.IGNORECASE)
_LONGEST_PHRASE = 5
#: "one in 100,000": beyond this a number after "in" is rather a year or a count.
_LARGEST_SHARE = 1000


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity: tokens ``first`` to ``last`` (both in it) of a sentence and what they bound.

    ``number`` is the index of the first token of the number itself, after any qualifier. ``low``
    and ``high`` are ``None`` where open; ``vague`` marks words such as "dozens".
    """

    first: int
    number: int
    last: int
    low: float | None
    high: float | None
    qualifier: str | None = None
    vague: bool = False
    new: bool = False


@dataclass(frozen=True)
class Numerals:
    """The number words of a language, as its ``figures.toml`` lists them."""

    tables: Mapping[str, Any]

    @cached_property
    def counting(self) -> Counting | None:
        """The number words of the pack's ``numbers.toml`` where the tables name the pack, in place of their own."""
        package = self.tables["numbers"].get("package")
        return Counting(read_lexicon(package, "numbers.toml")) if package else None

    @cached_property
    def words(self) -> Mapping[str, float]:
        words: Mapping[str, float] = self.tables["numbers"].get("words", {})
        return words

    @cached_property
    def scales(self) -> Mapping[str, float]:
        if self.counting is not None:
            return self.counting.scales
        scales: Mapping[str, float] = self.tables["numbers"]["scales"]
        return scales

    @cached_property
    def vague(self) -> Mapping[str, float]:
        vague: Mapping[str, float] = self.tables["numbers"]["vague"]
        return vague

    @cached_property
    def exact(self) -> frozenset[str]:
        return frozenset(self.tables["numbers"]["exact"]["words"])

    @cached_property
    def nobody(self) -> frozenset[str]:
        return frozenset(self.tables["numbers"]["nobody"])

    @cached_property
    def before(self) -> Mapping[str, str]:
        return _by_phrase(self.tables["qualifiers"]["before"])

    @cached_property
    def after(self) -> Mapping[str, str]:
        return _by_phrase(self.tables["qualifiers"]["after"])

    @cached_property
    def new_before(self) -> frozenset[str]:
        return frozenset(self.tables["qualifiers"]["new"]["before"])

    @cached_property
    def new_after(self) -> frozenset[str]:
        return frozenset(self.tables["qualifiers"]["new"]["after"])

    @cached_property
    def joining(self) -> frozenset[str]:
        return frozenset(self.tables["ranges"]["joining"])

    @cached_property
    def symbols(self) -> frozenset[str]:
        """Signs of money, which stand between a number and what bounds it."""
        return frozenset(self.tables["units"]["symbols"])

    @cached_property
    def shares(self) -> tuple[tuple[str, ...], ...]:
        """Words between the two numbers of a share: "7 in 10"."""
        return tuple(tuple(phrase.split()) for phrase in self.tables["ratios"]["joining"])

    @cached_property
    def between(self) -> frozenset[str]:
        return frozenset(self.tables["ranges"]["between"])

    @cached_property
    def linking(self) -> frozenset[str]:
        """Words that join the numbers of a range only where a word such as "between" stands before them."""
        return frozenset(self.tables["ranges"]["linking"])

    @cached_property
    def rising(self) -> frozenset[str]:
        """Words before a number that rose to another one, which is no range: "from 40 to 49"."""
        return frozenset(self.tables["ranges"]["rising"])

    def begins(self, word: str) -> bool:
        """Tell whether a word in lower case can begin a quantity; cheap, so that most are passed over."""
        return word[:1].isdigit() or word in self._first

    @cached_property
    def _first(self) -> frozenset[str]:
        vague = (phrase.split()[0].split("-")[0] for phrase in self.vague)
        return frozenset({*vague, *self.words, *(self.counting.first if self.counting is not None else ())})


def _by_phrase(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {phrase: name for name, phrases in table.items() for phrase in phrases}


def quantities(sentence: Sentence, numerals: Numerals) -> Iterator[Quantity]:
    """Yield the quantities of a sentence in order; dates, ages and ordinals are not told apart here."""
    words = [token.low for token in sentence.tokens]
    index, waiting = 0, None
    while index < len(words):
        if " ".join(words[index : index + 2]) in numerals.nobody:
            index += 2
            continue
        found = _number(words, index, numerals) if numerals.begins(words[index]) else None
        if found is None:
            index += 1
            continue
        share = _share(words, found, numerals)
        if share is not None:
            index = share
            continue
        found = _qualified(words, _range(words, found, numerals), numerals)
        # The "no" of "no fewer than 10" is no number of its own.
        if waiting is not None and found.first > waiting.last:
            yield waiting
        waiting, index = found, found.last + 1
    if waiting is not None:
        yield waiting


def _number(words: Sequence[str], index: int, numerals: Numerals) -> Quantity | None:
    vague = _vague(words, index, numerals)
    if vague is not None:
        return vague
    if numerals.counting is not None:
        found = numerals.counting.read(words, index)
        return found and Quantity(index, index, found[0] - 1, found[1], found[1])
    total, current, last, seen = 0.0, 0.0, index - 1, False
    at = index
    while at < len(words):
        word = words[at]
        value = _value(word, numerals)
        if value is not None and not (seen and (word[:1].isdigit() or not _goes_on(total, current, value))):
            current, seen, last = current + value, True, at
        elif seen and word in numerals.scales:
            scale = numerals.scales[word]
            if scale == 100:
                current *= scale
            else:
                total, current = total + current * scale, 0.0
            last = at
        elif not (seen and word in {"and", "-"} and at + 1 < len(words) and _continues(words, at, current, numerals)):
            break
        at += 1
    if not seen:
        return None
    return Quantity(index, index, last, total + current, total + current)


def _share(words: Sequence[str], found: Quantity, numerals: Numerals) -> int | None:
    """Return where a share of two numbers ends ("7 in 10"), which counts nothing; ``None`` for other numbers."""
    for phrase in numerals.shares:
        at = found.last + 1 + len(phrase)
        if tuple(words[found.last + 1 : at]) == phrase and at < len(words) and numerals.begins(words[at]):
            other = _number(words, at, numerals)
            if other is not None and not other.vague and (found.low or 0) <= (other.low or 0) <= _LARGEST_SHARE:
                return other.last + 1
    return None


def _value(word: str, numerals: Numerals) -> float | None:
    if word in numerals.words:
        return numerals.words[word]
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", ""))
    scaled = _SCALED.fullmatch(word)
    if scaled:
        return float(scaled[1]) * (1000 if scaled[2].lower() == "k" else numerals.scales[scaled[2].lower()])
    return None


def _goes_on(total: float, current: float, value: float) -> bool:
    """Tell whether ``value`` completes a number: "twenty" + "one", "hundred" + "five", "thousand" + "two"."""
    if not current:
        return bool(total)
    return (0 < value < 10 and 20 <= current < 100 and current % 10 == 0) or (current >= 100 and value < 100)


def _continues(words: Sequence[str], at: int, current: float, numerals: Numerals) -> bool:
    """Tell whether a joining word stands inside a number: "one hundred and five", "twenty-one"."""
    value = numerals.words.get(words[at + 1])
    if value is None:
        return False
    return _goes_on(0, current, value) if words[at] == "-" else current >= 100 and value < 100


def _vague(words: Sequence[str], index: int, numerals: Numerals) -> Quantity | None:
    for length in range(_LONGEST_PHRASE, 0, -1):
        phrase = " ".join(words[index : index + length]).replace(" - ", "-")
        if phrase in numerals.vague and index + length <= len(words):
            low = numerals.vague[phrase]
            last = index + length - 1
            if words[last] == "of":
                last -= 1
            return Quantity(index, index, last, low, low if phrase in numerals.exact else None, None, vague=True)
    return None


def _range(words: Sequence[str], found: Quantity, numerals: Numerals) -> Quantity:
    """Join two numbers: "20 to 30", "20-30", "between 20 and 30", "two or three"."""
    at = found.last + 1
    if found.low is None or at + 1 >= len(words) or words[at] not in numerals.joining:
        return found
    between = found.first > 0 and words[found.first - 1] in numerals.between
    if words[at] in numerals.linking and (not between or words[found.first - 1] in numerals.rising):
        return found
    other = _number(words, at + 1, numerals) if numerals.begins(words[at + 1]) else None
    if other is None or other.low is None or other.low <= found.low:
        return found
    if between and words[found.first - 1] in numerals.rising:
        return found
    first = found.first - 1 if between else found.first
    low = found.low * _shared_scale(words, found, other, numerals)
    return Quantity(first, found.number, other.last, low, other.high, "range", vague=found.vague or other.vague)


def _shared_scale(words: Sequence[str], found: Quantity, other: Quantity, numerals: Numerals) -> float:
    """Return the scale that the first number of a range shares with the second: "one to two billion"."""
    scale = numerals.scales.get(words[other.last], 1.0)
    low, high = found.low or 0.0, other.high or 0.0
    own = any(word in numerals.scales for word in words[found.first : found.last + 1])
    return scale if scale > 100 and not own and low < high / scale else 1.0


def _qualified(words: Sequence[str], found: Quantity, numerals: Numerals) -> Quantity:
    """Add what stands before and after a number and bounds it."""
    if found.first and words[found.first - 1] in numerals.symbols:
        found = replace(found, first=found.first - 1)
    found, first = _new_before(words, found, numerals)
    for length in range(_LONGEST_PHRASE, 0, -1):
        phrase = " ".join(words[max(0, first - length) : first])
        if length <= first and phrase in numerals.before:
            return _bounded(replace(found, first=first - length), numerals.before[phrase])
    return bounded_after(words, found, found.last, numerals)


def bounded_after(words: Sequence[str], found: Quantity, last: int, numerals: Numerals) -> Quantity:
    """Add what stands behind the token ``last`` and bounds a quantity: "or more", "at least"."""
    for length in range(_LONGEST_PHRASE, 0, -1):
        phrase = " ".join(words[last + 1 : last + 1 + length])
        if last + length < len(words) and phrase in numerals.after:
            return _bounded(replace(found, last=last + length), numerals.after[phrase])
    return found


def _new_before(words: Sequence[str], found: Quantity, numerals: Numerals) -> tuple[Quantity, int]:
    for length in (2, 1):
        if length <= found.first and " ".join(words[found.first - length : found.first]) in numerals.new_before:
            found = replace(found, first=found.first - length, new=True)
            return found, found.first
    after = words[found.last + 1] if found.last + 1 < len(words) else ""
    if after in numerals.new_after and not (found.last + 2 < len(words) and words[found.last + 2] == "than"):
        found = replace(found, new=True)
    return found, found.first


def _bounded(found: Quantity, name: str) -> Quantity:
    value = found.low
    bounds = {
        "at_least": (value, None),
        "more_than": (value, None),
        "up_to": (None, value),
        "fewer_than": (None, value),
    }
    low, high = bounds.get(name, (found.low, found.high))
    return replace(found, low=low, high=high, qualifier=name)
