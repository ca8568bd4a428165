"""One article as the finders see it: sentences of tokens, and what has been found so far.

A language pack makes the sentences; the finders (names, times, figures, statements, events) take a
:class:`Reading` in that order and add to it. Nothing here knows a language or a parser.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dateline.model import Annotation, ArticleText, Block, EventMention, Figure, Mention, Slot, Span, Statement, Time


@dataclass(frozen=True, slots=True)
class Token:
    """A token: ``start`` and ``end`` are offsets into the page, ``index`` its place in the sentence.

    ``pos`` is a universal part of speech and ``tag`` the pack's own; ``head`` is the index of the
    head (its own for the root), ``dep`` the relation to it, in the pack's own terms. ``entity`` is
    the tagger's ``B-TYPE``, ``I-TYPE`` or empty. Tokens of a sentence that was not parsed have
    their folded text as lemma, no parts of speech, no relations, and themselves as heads.
    """

    index: int
    text: str
    start: int
    end: int
    lemma: str
    pos: str = ""
    tag: str = ""
    dep: str = ""
    head: int = -1
    entity: str = ""

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()


@dataclass(frozen=True)
class Sentence:
    """A sentence: its tokens, the body block it stands in, and its tree where it was parsed."""

    index: int
    block: Block
    tokens: tuple[Token, ...]
    parsed: bool

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token.index)
        return tuple(map(tuple, below))

    @property
    def root(self) -> Token:
        """The root of the tree; the first token of a sentence that was not parsed."""
        return next((token for token in self.tokens if token.head == token.index), self.tokens[0])

    def head(self, token: Token) -> Token:
        """Return the head of a token, the token itself where it is the root."""
        return self.tokens[token.head]

    def children(self, token: Token, *relations: str) -> list[Token]:
        """Return what depends on a token directly, in order, of the given relations or of any."""
        below = (self.tokens[index] for index in self._children[token.index])
        return [child for child in below if not relations or child.dep in relations]

    def subtree(self, token: Token, *, without: Iterable[str] = ()) -> list[Token]:
        """Return a token and all below it, in order, leaving out branches of the relations ``without``."""
        left_out, found, waiting = frozenset(without), {token.index}, [token.index]
        while waiting:
            for index in self._children[waiting.pop()]:
                if index not in found and self.tokens[index].dep not in left_out:
                    found.add(index)
                    waiting.append(index)
        return [self.tokens[index] for index in sorted(found)]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the heads of a token up to the root."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def between(self, start: int, end: int) -> list[Token]:
        """Return the tokens that overlap the range ``[start, end)`` of the page."""
        return [token for token in self.tokens if token.start < end and token.end > start]


@dataclass
class Reading:
    """An article being annotated: its sentences in order and everything found so far."""

    text: ArticleText
    sentences: tuple[Sentence, ...]
    mentions: list[Mention] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)

    @property
    def article_id(self) -> str:
        return self.text.article.article_id

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The body blocks, in order; only they are annotated."""
        return self.text.body()

    def span(self, start: int, end: int) -> Span:
        """Cut a span out of the page."""
        return Span.of(self.text.page, start, end)

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """Cut the span of some tokens, in pieces where they are not neighbours in the text.

        White space between two tokens does not part them.
        """
        text, pieces = self.text.page.text, list[tuple[int, int]]()
        for token in sorted(tokens, key=lambda each: each.start):
            if pieces and not text[pieces[-1][1] : token.start].strip():
                pieces[-1] = (pieces[-1][0], token.end)
            else:
                pieces.append((token.start, token.end))
        return Span.of_pieces(self.text.page, pieces)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds an offset of the page, ``None`` between sentences."""
        at = bisect_right(self._starts, offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.sentences]

    def slots_of(self, owner_id: str, name: str | None = None) -> list[Slot]:
        """Return the slots found for a record, of one name or of all."""
        return [slot for slot in self.slots if slot.owner_id == owner_id and name in (None, slot.name)]

    def add(self, found: Iterable[Annotation]) -> None:
        """Add what a finder found, each in its list; a record that is there already stays as it is."""
        for each in found:
            self._list_of(each).append(each)

    def _list_of(self, annotation: Annotation) -> list[Annotation]:
        lists: dict[type, list[Annotation]] = {
            Mention: self.mentions,  # type: ignore[dict-item]
            Time: self.times,  # type: ignore[dict-item]
            Figure: self.figures,  # type: ignore[dict-item]
            Statement: self.statements,  # type: ignore[dict-item]
            EventMention: self.events,  # type: ignore[dict-item]
            Slot: self.slots,  # type: ignore[dict-item]
        }
        return lists[type(annotation)]

    def annotations(self) -> list[Annotation]:
        """Return everything found, kind by kind, each in the order of the text."""
        kinds: tuple[list[Annotation], ...] = (
            list(self.mentions),
            list(self.times),
            list(self.figures),
            list(self.statements),
            list(self.events),
            list(self.slots),
        )
        return [each for kind in kinds for each in kind]


#: A finder: what it finds in a reading, given what was found before it.
Finder = Callable[[Reading], Iterable[Annotation]]
