"""One article as the finders see it: sentences of tokens, and what has been found so far.

A language pack makes the sentences; the finders (names, times, figures, statements, events) take a
:class:`Reading` in that order and add to it. Nothing here knows a language or a parser.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypedDict, Unpack

from dateline.model import (
    Annotation,
    ArticleText,
    Block,
    Candidate,
    EventMention,
    Figure,
    Finding,
    Mention,
    Slot,
    Span,
    Statement,
    Time,
    annotation_id,
    place_id,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: ``start`` and ``end`` are offsets into the page, ``index`` its place in the sentence.

    ``pos`` is a universal part of speech and ``tag`` the pack's own; ``head`` is the index of the
    head (its own for the root), ``dep`` the relation to it, in the pack's own terms. ``entity`` is
    the tagger's ``B-TYPE``, ``I-TYPE`` or empty; ``norm`` the text as its pack normalises it, empty
    where lower case is all; ``low``, which follows from both, is the text as closed lists of words have it.
    Tokens of a sentence that was not parsed have their folded text as lemma, no parts of speech, no
    relations, and themselves as heads.
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
    norm: str = ""
    low: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Read a hundred times for each token.
        object.__setattr__(self, "low", self.norm or self.text.lower())


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
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token)
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
        below = self._children[token.index]
        return [child for child in below if child.dep in relations] if relations else list(below)

    def subtree(self, token: Token, *, without: Iterable[str] = ()) -> list[Token]:
        """Return a token and all below it, in order, leaving out branches of the relations ``without``."""
        left_out, found, waiting = frozenset(without), {token.index}, [token.index]
        while waiting:
            for child in self._children[waiting.pop()]:
                if child.index not in found and child.dep not in left_out:
                    found.add(child.index)
                    waiting.append(child.index)
        return [self.tokens[index] for index in sorted(found)]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the heads of a token up to the root."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def between(self, start: int, end: int) -> list[Token]:
        """Return the tokens that overlap the range ``[start, end)`` of the page."""
        return [token for token in self.tokens if token.start < end and token.end > start]


def ranges_of(text: str, tokens: Iterable[Token]) -> list[tuple[int, int]]:
    """Return the page ranges of tokens, in order; what lies between neighbours is white space."""
    found: list[tuple[int, int]] = []
    for token in sorted(tokens, key=lambda each: each.start):
        if found and not text[found[-1][1] : token.start].strip():
            found[-1] = (found[-1][0], token.end)
        else:
            found.append((token.start, token.end))
    return found


class Filling(TypedDict, total=False):
    """What a slot may hold beside its place; see :class:`~dateline.model.Slot`."""

    value: str | None
    refers_to: str | None
    entity_id: str | None
    inferred: str | None


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
    candidates: list[Candidate] = field(default_factory=list)
    #: The user's files of the knowledge base that mentions were linked with, beside dateline's own.
    knowledge: tuple[str, ...] = ()

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
        return Span.of_pieces(self.text.page, ranges_of(self.text.page.text, tokens))

    def slot(
        self,
        owner_id: str,
        name: str,
        position: int,
        rule: str,
        span: Span | None = None,
        **filling: Unpack[Filling],
    ) -> Slot:
        """Make a slot of a record; without a span it has to say what it was ``inferred`` from.

        A slot that refers to a linked mention gets its entity.
        """
        refers_to = filling.get("refers_to")
        parts = (owner_id, name, position)
        slot_id = annotation_id("slot", span, *parts) if span else place_id("slot", *parts)
        return Slot(
            slot_id,
            self.article_id,
            owner_id,
            name,
            position,
            filling.get("value"),
            rule,
            span,
            refers_to,
            filling.get("entity_id") or (self._entities.get(refers_to) if refers_to else None),
            filling.get("inferred"),
        )

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds an offset of the page, ``None`` between sentences."""
        at = bisect_right(self._starts, offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.sentences]

    def slots_of(self, owner_id: str, name: str | None = None) -> list[Slot]:
        """Return the slots found for a record, of one name or of all, in the order in which they were found."""
        return [slot for slot in self._slots_by_owner.get(owner_id, ()) if name in (None, slot.name)]

    def add(self, found: Iterable[Finding]) -> None:
        """Add what a finder found, each to its list; a mention that is linked takes the place of the one it was."""
        by_owner = self._slots_by_owner  # made before the first slot is added, which would count twice
        linked: dict[str, Mention] = {}
        for each in found:
            if isinstance(each, Mention) and each.entity_id is not None:
                linked[each.mention_id] = each
                continue
            self._lists[type(each)].append(each)
            if isinstance(each, Slot):
                by_owner.setdefault(each.owner_id, []).append(each)
        if linked:
            self._link(linked)

    def _link(self, linked: dict[str, Mention]) -> None:
        self.mentions[:] = [linked.pop(each.mention_id, each) for each in self.mentions]
        self.mentions.extend(linked.values())
        self._entities.update({each.mention_id: each.entity_id for each in self.mentions if each.entity_id})

    @cached_property
    def _entities(self) -> dict[str, str]:
        """The entities of linked mentions."""
        return {}

    @cached_property
    def _slots_by_owner(self) -> dict[str, list[Slot]]:
        by_owner: dict[str, list[Slot]] = {}
        for slot in self.slots:
            by_owner.setdefault(slot.owner_id, []).append(slot)
        return by_owner

    @cached_property
    def _lists(self) -> dict[type, list[Any]]:
        return {
            Mention: self.mentions,
            Time: self.times,
            Figure: self.figures,
            Statement: self.statements,
            EventMention: self.events,
            Slot: self.slots,
            Candidate: self.candidates,
        }

    def annotations(self) -> list[Annotation]:
        """Return everything found, kind by kind, each in the order in which it was found."""
        return [*self.mentions, *self.times, *self.figures, *self.statements, *self.events, *self.slots]

    def findings(self) -> list[Finding]:
        """Return the annotations, then the candidates of mentions."""
        return [*self.annotations(), *self.candidates]


#: A finder: what it finds in a reading, given what was found before it.
Finder = Callable[[Reading], Iterable[Finding]]
