"""The relevance gate: texts that are not about public affairs yield no events."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from dateline.annotate.events.patterns import word_set
from dateline.annotate.reading import Reading, Sentence, Token

#: What a kind closes that closes every type, and what one closes that only words of force open again.
_ALL, _FORCE = "all", frozenset(["ASSAULT"])
#: Words of a kind, none of them strong, that tell a sentence to be of it.
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of text, the words that tell it, and the types of events that it closes.

    An article is wholly of the kind from ``article`` points on, a strong word counting two.
    """

    strong: frozenset[str]
    others: frozenset[str]
    article: int
    closes: frozenset[str]


@dataclass(frozen=True, slots=True)
class GateWords:
    """The words of ``events_gate.toml``: of kinds of text, of public affairs and of force."""

    kinds: tuple[_Kind, ...]
    public: frozenset[str]
    violent: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> GateWords:
        """Read the table of a language pack."""
        kinds = (
            _Kind(
                word_set(each["strong"]), word_set(each["others"]), each["article"], frozenset(each["closes"].split())
            )
            for each in table["kind"]
        )
        return cls(tuple(kinds), word_set(table["public"]["words"]), word_set(table["violent"]["words"]))


class Gate:
    """Tells for the sentences of one article which types the words around them close."""

    def __init__(self, words: GateWords, reading: Reading, form: Callable[[Token], str] = attrgetter("low")) -> None:
        self._table = words
        self._words = {each.index: _words(each, form) for each in reading.sentences}
        self._closed: dict[int, frozenset[str]] = {}
        whole = frozenset().union(*self._words.values())
        least = max(1, len(self._words) / 12)
        self._closed_everywhere = [
            kind.closes
            for kind in words.kinds
            if len(kind.strong & whole) * 2 + len(kind.others & whole) >= kind.article * least and kind.strong & whole
        ]

    def opens(self, sentence: Sentence) -> bool:
        """Tell whether a sentence may hold any event at all."""
        return _ALL not in self._closed_in(sentence)

    def passes(self, sentence: Sentence, kind: str) -> bool:
        """Tell whether an event of this type may be found in a sentence."""
        return kind not in self._closed_in(sentence)

    def _closed_in(self, sentence: Sentence) -> frozenset[str]:
        """Return the types that are closed in a sentence, worked out once."""
        if sentence.index not in self._closed:
            self._closed[sentence.index] = frozenset().union(*self._closing(self._words[sentence.index]))
        return self._closed[sentence.index]

    def _closing(self, words: frozenset[str]) -> Iterator[frozenset[str]]:
        public, violent = not self._table.public.isdisjoint(words), not self._table.violent.isdisjoint(words)
        if not public:
            yield from self._closed_everywhere
        for kind in self._table.kinds:
            reopened = violent if kind.closes == _FORCE else public
            if not reopened and (not kind.strong.isdisjoint(words) or len(kind.others & words) >= _ENOUGH):
                yield kind.closes


def _words(sentence: Sentence, form: Callable[[Token], str]) -> frozenset[str]:
    """Return the words and pairs of words of a sentence, in the form in which the table has them."""
    words = [form(token) for token in sentence.tokens]
    return frozenset([*words, *(f"{one} {two}" for one, two in itertools.pairwise(words))])
