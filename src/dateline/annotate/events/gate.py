"""The relevance gate: texts that are not about public affairs yield no events."""

from __future__ import annotations

import itertools

from dateline.annotate.events.lexicon import EventLexicon, word_set
from dateline.annotate.reading import Reading, Sentence


class Gate:
    """Tells for the sentences of one article which types the words around them close."""

    def __init__(self, lexicon: EventLexicon, reading: Reading) -> None:
        table = lexicon.gate
        self._kinds = [
            (word_set(kind["strong"]), word_set(kind["others"]), kind["article"], kind["closes"])
            for kind in table["kind"]
        ]
        self._public = word_set(table["public"]["words"])
        self._violent = word_set(table["violent"]["words"])
        words = {each.index: _words(each) for each in reading.sentences}
        self._words = words
        whole = frozenset().union(*words.values())
        self._closed_everywhere = [
            kind[3]
            for kind in self._kinds
            if self._hits(kind[0], whole) * 2 + self._hits(kind[1], whole) >= kind[2] * max(1, len(words) / 12)
            and self._hits(kind[0], whole)
        ]

    def opens(self, sentence: Sentence) -> bool:
        """Tell whether a sentence may hold any event at all."""
        return "all" not in self._closed(sentence)

    def passes(self, sentence: Sentence, kind: str) -> bool:
        """Tell whether an event of this type may be found in a sentence."""
        return not any(kind in closes.split() for closes in self._closed(sentence))

    def _closed(self, sentence: Sentence) -> list[str]:
        words = self._words[sentence.index]
        public, violent = self._hits(self._public, words), self._hits(self._violent, words)
        closed = [each for each in self._closed_everywhere if not public]
        for strong, others, _, closes in self._kinds:
            if not (violent if closes == "ASSAULT" else public) and (
                self._hits(strong, words) or self._hits(others, words) >= 3
            ):
                closed.append(closes)
        return closed

    def _hits(self, lexicon: frozenset[str], words: frozenset[str]) -> int:
        return len(lexicon & words)


def _words(sentence: Sentence) -> frozenset[str]:
    """Return the words and pairs of words of a sentence, in lower case."""
    words = [token.low for token in sentence.tokens]
    return frozenset([*words, *(f"{one} {two}" for one, two in itertools.pairwise(words))])
