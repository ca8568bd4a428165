"""Rules over classes of words, as data, and a matcher that finds the longest expression at a place.

A rule's pattern is a row of elements. An element is a literal in quotes (``'of|in'``), a class of the
word tables, a number (``number``, ``ordinal``, ``year``, ``dayofmonth``, ``digits1`` ... ``digits4``)
or the name of another group of rules. ``name:element`` keeps what the element means under a name,
``*element`` takes over the arguments of a group, ``element?`` may be missing, ``+element`` is written
together with what stands before it and ``^element`` has a capital. What a group matches is a
:class:`Meaning`: an operation with arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.annotate.times.words import DIGITS, Lexicon, Word

_LATEST_YEAR = 2199
#: In lists of the words around a match: any number in digits; other names in these brackets are classes of words.
ANY_DIGITS = "<digits>"
#: Words that an expression has at most.
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words mean before it is known when they were said: an operation and its arguments."""

    op: str
    args: Mapping[str, Any]
    rule: str


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern; ``first`` are the words it can begin with."""

    symbol: str
    label: str
    literal: frozenset[str]
    optional: bool
    glued: bool
    capital: bool
    first: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of a rule, with the operation it stands for and where it may stand.

    ``needs`` has a bit for each element that must not be missing.
    """

    name: str
    elements: tuple[Element, ...]
    op: str | None
    args: Mapping[str, Any]
    after: frozenset[str] | None
    unless_after: frozenset[str]
    before: frozenset[str] | None
    unless_before: frozenset[str]
    needs: int = 0

    def may_stand(self, words: Sequence[Word], start: int, end: int) -> bool:
        """Tell whether the words around a match allow it."""
        before = words[start - 1].low if start else ""
        after = words[end].low if end < len(words) else ""
        return (
            before not in self.unless_after
            and after not in self.unless_before
            and not (ANY_DIGITS in self.unless_before and after[:1].isdecimal())
            and (self.after is None or before in self.after)
            and (self.before is None or after in self.before)
        )


class Grammar:
    """The rules of a language, by group, and by the first words they can begin with."""

    def __init__(self, lexicon: Lexicon, tables: Mapping[str, Any]) -> None:
        self.lexicon = lexicon
        self.groups: dict[str, list[Rule]] = {}
        for group, rules in tables["rules"].items():
            self.groups[group] = [
                rule for table in rules for rule in _rules(group, table, tables.get("lists", {}), lexicon)
            ]
        if twice := self.groups.keys() & lexicon.classes.keys():
            raise ValueError(f"groups of rules and classes of words share names: {', '.join(sorted(twice))}")
        self._first: dict[str, frozenset[str]] = {}
        self._bits: dict[frozenset[str], int] = {}
        self.groups = {group: list(map(self._completed, rules)) for group, rules in self.groups.items()}
        self.starts = {group: self._starts(rules) for group, rules in self.groups.items()}
        self.bits_of = self._bits_of_words()

    def _completed(self, rule: Rule) -> Rule:
        """Return a rule with the words that its elements can begin with, and the bits of those it needs."""
        elements = tuple(replace(each, first=each.literal or self._first_of(each.symbol)) for each in rule.elements)
        needs = 0
        for element in elements:
            if not element.optional:
                needs |= self._bits.setdefault(element.first, 1 << len(self._bits))
        return replace(rule, elements=elements, needs=needs)

    def _bits_of_words(self) -> dict[str, int]:
        bits: dict[str, int] = {}
        for words, bit in self._bits.items():
            for word in words:
                bits[word] = bits.get(word, 0) | bit
        return bits

    def _starts(self, rules: Sequence[Rule]) -> dict[str, list[Rule]]:
        starts: dict[str, list[Rule]] = {}
        for rule in rules:
            for word in self._first_of_rule(rule):
                starts.setdefault(word, []).append(rule)
        return starts

    def _first_of_rule(self, rule: Rule) -> frozenset[str]:
        words: frozenset[str] = frozenset()
        for element in rule.elements:
            words |= element.literal or self._first_of(element.symbol)
            if not element.optional:
                break
        return words

    def _first_of(self, symbol: str) -> frozenset[str]:
        if symbol not in self._first:
            self._first[symbol] = frozenset()  # a group that begins with itself adds nothing
            self._first[symbol] = self._words_that_begin(symbol)
        return self._first[symbol]

    def _words_that_begin(self, symbol: str) -> frozenset[str]:
        if symbol in self.groups:
            return frozenset().union(*map(self._first_of_rule, self.groups[symbol]))
        if symbol in self.lexicon.classes:
            return frozenset(self.lexicon.classes[symbol])
        numbers = self.lexicon.numbers
        in_words = numbers.first if symbol == "number" else frozenset[str]()
        if symbol in {"ordinal", "dayofmonth"}:
            in_words = numbers.first_ordinal
        return in_words | {DIGITS}


def _rules(
    group: str, table: Mapping[str, Any], lists: Mapping[str, Sequence[str]], lexicon: Lexicon
) -> Iterator[Rule]:
    def words(key: str) -> frozenset[str]:
        named = (lists[each[1:]] if each.startswith("@") else [each] for each in table.get(key, ()))
        return frozenset(form for part in named for word in part for form in _around(word, lexicon))

    for pattern in table["patterns"]:
        yield Rule(
            table.get("name", group),
            tuple(_element(each, lexicon) for each in pattern.split()),
            table.get("op"),
            table.get("with", {}),
            words("after") if "after" in table else None,
            words("unless_after"),
            words("before") if "before" in table else None,
            words("unless_before"),
        )


def _around(word: str, lexicon: Lexicon) -> Iterable[str]:
    """Return the words that an entry of a list stands for."""
    if word.startswith("<") and word != ANY_DIGITS:
        return lexicon.classes[word.strip("<>")]
    return [word if word == ANY_DIGITS else lexicon.form(word)]


def _element(written: str, lexicon: Lexicon) -> Element:
    label, colon, rest = written.partition(":")
    if not colon or "'" in label:
        label, rest = "", written
    optional = rest.endswith("?") and len(rest) > 1
    rest = rest.removesuffix("?") if optional else rest
    signs = rest[: len(rest) - len(rest.lstrip("+^"))]
    glued, capital, rest = "+" in signs, "^" in signs, rest.lstrip("+^")
    if rest.startswith("'"):
        literal = frozenset(map(lexicon.form, rest[1:-1].split("|")))
        return Element("", label, literal, optional, glued, capital)
    if rest.startswith("*"):
        return Element(rest[1:], "*", frozenset(), optional, glued, capital)
    return Element(rest, label or rest, frozenset(), optional, glued, capital)


class Chart:
    """The matches in one sentence, each group at each place worked out once."""

    def __init__(self, grammar: Grammar, words: Sequence[Word]) -> None:
        self.grammar, self.words = grammar, words
        self._known: dict[tuple[str, int], list[tuple[int, Meaning]]] = {}
        self._bits = [grammar.bits_of.get(word.key, 0) for word in words]
        self._near: dict[int, int] = {}

    def longest(self, group: str, at: int) -> tuple[int, Meaning] | None:
        """Return where the longest match of a group at a place ends, and what it means."""
        found = self.matches(group, at)
        return max(found, key=lambda each: each[0]) if found else None  # the first of equally long ones

    def matches(self, group: str, at: int) -> list[tuple[int, Meaning]]:
        """Return all matches of a group at a place, one for each end, by the order of its rules."""
        key = (group, at)
        known = self._known.get(key)
        if known is not None:
            return known
        self._known[key] = []
        ends: dict[int, Meaning] = {}
        missing = ~self._bits_near(at)
        for rule in self.grammar.starts[group].get(self.words[at].key, ()):
            if rule.needs & missing:
                continue
            for end, args in self._row(rule.elements, 0, at, {}):
                if end not in ends and end > at and rule.may_stand(self.words, at, end):
                    ends[end] = _meaning(rule, args)
        found = self._known[key] = list(ends.items())
        return found

    def _bits_near(self, at: int) -> int:
        """Return the elements that the words from a place on can begin."""
        if at not in self._near:
            near = 0
            for bits in self._bits[at : at + _LONGEST]:
                near |= bits
            self._near[at] = near
        return self._near[at]

    def _row(
        self, elements: Sequence[Element], index: int, at: int, args: dict[str, Any]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        if index == len(elements):
            yield at, args
            return
        element = elements[index]
        if at < len(self.words) and self.words[at].key in element.first:
            for end, value in self._element(element, at):
                kept = (
                    {**args, **(value.args if element.label == "*" else {element.label: value})}
                    if element.label
                    else args
                )
                yield from self._row(elements, index + 1, end, kept)
        if element.optional:
            yield from self._row(elements, index + 1, at, args)

    def _element(self, element: Element, at: int) -> Iterator[tuple[int, Any]]:
        word = self.words[at]
        if (element.glued and not word.glued) or (element.capital and not word.capital):
            return
        if element.literal:
            yield at + 1, word.low
        elif element.symbol in self.grammar.groups:
            yield from self.matches(element.symbol, at)
        elif element.symbol in self.grammar.lexicon.classes:
            yield from self.grammar.lexicon.match(element.symbol, self.words, at)
        else:
            yield from _numeral(element.symbol, self.grammar.lexicon, self.words, at)


def _meaning(rule: Rule, args: Mapping[str, Any]) -> Meaning:
    if rule.op is None:
        child = next(value for value in args.values() if isinstance(value, Meaning))
        return Meaning(child.op, {**child.args, **rule.args}, child.rule) if rule.args else child
    return Meaning(rule.op, {**args, **rule.args}, rule.name)


def _numeral(symbol: str, lexicon: Lexicon, words: Sequence[Word], at: int) -> Iterator[tuple[int, Any]]:
    found = _NUMERALS[symbol](lexicon, words, at)
    if found is not None:
        yield found


_Numeral = Callable[[Lexicon, Sequence[Word], int], tuple[int, Any] | None]


def _digits(least: int, most: int, highest: int) -> _Numeral:
    def match(_: Lexicon, words: Sequence[Word], at: int) -> tuple[int, int] | None:
        low = words[at].low
        fits = low[0].isdecimal() and least <= len(low) <= most and int(low) <= highest
        return (at + 1, int(low)) if fits else None

    return match


def _year(_: Lexicon, words: Sequence[Word], at: int) -> tuple[int, int] | None:
    low = words[at].low
    if len(low) != 4 or not low.isdecimal() or not 1000 <= int(low) <= _LATEST_YEAR:
        return None
    if at and words[at].glued and words[at - 1].low in {"$", ".", ",", "£", "€", "#"}:
        return None
    after = words[at + 1 : at + 3]
    decimal = len(after) == 2 and after[0].low in {".", ","} and after[0].glued and after[1].glued
    return None if decimal and after[1].low.isdecimal() else (at + 1, int(low))


def _day_of_month(lexicon: Lexicon, words: Sequence[Word], at: int) -> tuple[int, int] | None:
    ordinal = lexicon.numbers.ordinal(words, at)
    if ordinal is None and words[at].low.isdecimal() and len(words[at].low) <= 2:
        ordinal = (at + 1, int(words[at].low))
    if ordinal is None or not 1 <= ordinal[1] <= 31:
        return None
    after = words[ordinal[0] : ordinal[0] + 2]
    figure = len(after) == 2 and after[0].low in {".", ",", ":", "/"} and after[0].glued and after[1].glued
    return None if figure and after[1].low.isdecimal() else ordinal


_NUMERALS: dict[str, _Numeral] = {
    "number": lambda lexicon, words, at: lexicon.numbers.cardinal(words, at),
    "ordinal": lambda lexicon, words, at: lexicon.numbers.ordinal(words, at),
    "year": _year,
    "dayofmonth": _day_of_month,
    "digits1": _digits(1, 2, 99),
    "digits2": _digits(2, 2, 99),
    "digits4": _digits(4, 4, _LATEST_YEAR),
    "hour": _digits(1, 2, 24),
    "minute": _digits(2, 2, 59),
}
