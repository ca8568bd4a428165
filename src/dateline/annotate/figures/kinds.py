"""The words of a language that say what a quantity counts, and what is asked of its judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dateline.annotate.figures.quantity import Numerals, Quantity
from dateline.annotate.reading import Sentence, Token

#: Kinds of what happens to people; a count of anything else cannot be one of them.
OF_PEOPLE = frozenset(
    {
        "killed",
        "injured",
        "casualties",
        "missing",
        "arrested",
        "abducted",
        "released",
        "displaced",
        "evacuated",
        "deported",
    }
)


@dataclass(frozen=True, slots=True)
class Judged:
    """The kind of a quantity, the tokens of what is counted, and the word and rule that said so."""

    kind: str
    rule: str
    counted: tuple[int, ...] = ()
    cue: int | None = None
    cumulative: bool = False


@dataclass(frozen=True)
class Kinds:
    """The words of a language that say what was counted, as its ``figures.toml`` lists them."""

    tables: Mapping[str, Any]

    def _by_word(self, column: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for kind, table in self.tables["kinds"].items():
            for word in table.get(column, ()):
                found.setdefault(word, kind)
        return found

    def judge(self, sentence: Sentence, quantity: Quantity) -> Judged | None:
        """Say what a quantity counts; ``None`` for ages, measures, dates and whatever has no kind."""
        raise NotImplementedError

    def counted_after(self, sentence: Sentence, quantity: Quantity) -> tuple[int, ...]:
        """Return the tokens of what is counted."""
        raise NotImplementedError

    def may_count(self, word: str) -> bool:
        """Tell whether a word counts something without being a number."""
        raise NotImplementedError

    def single_quantities(self, sentence: Sentence, taken: Sequence[Quantity]) -> Iterator[Quantity]:
        """Yield what is counted without a number, beside the quantities ``taken``."""
        raise NotImplementedError

    def part_opening(self, sentence: Sentence) -> int | None:
        """Return the index of the last token of the word that opens a list of parts."""
        words = [token.low for token in sentence.tokens]
        present = set(words)
        for parts in self.openings:
            if parts[0] not in present:
                continue
            for at in range(1, len(words) - len(parts) + 1):
                if words[at : at + len(parts)] == parts:
                    return at + len(parts) - 1
        return None

    def in_order(self, found: list[Quantity]) -> list[Quantity]:
        """Return quantities in the order in which they are judged: single persons after all numbers."""
        return found

    def noun_of(self, tokens: Sequence[Token], counted: Sequence[int]) -> Token:
        """Return the head of what is counted."""
        return tokens[counted[-1]]

    def requalified(self, _: Sentence, quantity: Quantity, __: Judged, ___: Numerals) -> Quantity:
        """Bound a quantity by what stands behind what is counted: nothing does."""
        return quantity

    def unit_of(self, token: Token) -> str:
        """Return what is counted as a word of a dictionary."""
        return token.lemma

    @cached_property
    def openings(self) -> tuple[list[str], ...]:
        """Words that open a list of parts, cut into words."""
        return tuple(phrase.split() for phrase in self.tables["parts"]["opening"])

    @cached_property
    def tolls(self) -> Mapping[str, str]:
        return self._by_word("tolls")

    @cached_property
    def leading(self) -> frozenset[str]:
        return frozenset(self.tables["window"]["before"])

    @cached_property
    def things(self) -> frozenset[str]:
        """Counted nouns that are no people."""
        units = self.tables["units"]
        return frozenset(units["measures"]) | frozenset(units["animals"]) | frozenset(units["currencies"])

    @cached_property
    def measures(self) -> frozenset[str]:
        return frozenset(self.tables["units"]["measures"])

    @cached_property
    def currencies(self) -> frozenset[str]:
        return frozenset(self.tables["units"]["currencies"])

    @cached_property
    def symbols(self) -> frozenset[str]:
        return frozenset(self.tables["units"]["symbols"])

    @cached_property
    def total(self) -> frozenset[str]:
        return frozenset(self.tables["qualifiers"]["total"]["words"])
