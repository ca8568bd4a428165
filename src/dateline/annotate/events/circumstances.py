"""Place, time, figures and instrument of an act: what stands in its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.events.actors import Actors
from dateline.annotate.events.drafts import Draft
from dateline.annotate.events.lexicon import EventLexicon
from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Reading, Token
from dateline.model import Span

_WHERE = (
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "around",
    "across",
    "throughout",
    "off",
    "along",
    "from",
    "on",
    "over",
    "into",
    "to",
    "within",
    "between",
)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A slot to be: its name, value and words, and the record that it refers to."""

    name: str
    position: int
    value: str | None
    span: Span
    refers_to: str | None = None


class Circumstances:
    """Finds places, times, figures and instruments of the acts of one sentence."""

    def __init__(self, reading: Reading, tree: Tree, lexicon: EventLexicon, actors: Actors) -> None:
        self._reading = reading
        self._tree = tree
        self._lexicon = lexicon
        self._actors = actors
        start, end = tree.sentence.start, tree.sentence.end
        self._times = [each for each in reading.times if start <= each.span.start < end]
        self._figures = [each for each in reading.figures if start <= each.span.start < end]

    def of(self, draft: Draft) -> Iterator[Circumstance]:
        """Yield the circumstances of an act."""
        clause = self._clause(draft)
        for position, place in enumerate(self.places(draft)):
            span = self._reading.span_of(self._named(place))
            mention = next(
                (each for each in self._reading.mentions if each.span.start <= place.start < each.span.end), None
            )
            yield Circumstance("place", position, None, span, mention.mention_id if mention else None)
        inside = {token.index for token in clause}
        for position, time in enumerate(each for each in self._times if self._touches(each.span, inside)):
            yield Circumstance("time", position, time.edtf, time.span, time.time_id)
        for position, figure in enumerate(each for each in self._figures if self._touches(each.span, inside)):
            yield Circumstance("figure", position, figure.kind, figure.span, figure.figure_id)

    def _clause(self, draft: Draft) -> list[Token]:
        """Return the tokens of the clause that an act stands in, without clauses below that have acts of their own."""
        anchor = draft.anchor
        while not self._tree.is_verb(anchor) and self._tree.head(anchor) != anchor:
            anchor = self._tree.head(anchor)
        return self._tree.sentence.subtree(anchor, without=("relcl", "ccomp", "parataxis"))

    def _touches(self, span: Span, inside: set[int]) -> bool:
        return any(token.index in inside for token in self._tree.sentence.between(span.start, span.end))

    def places(self, draft: Draft) -> list[Token]:
        """Return the heads of the names of places where an act is done."""
        clause = self._clause(draft)
        parties = {each.index for each in (*draft.actors, *draft.recipients)}
        found: dict[int, Token] = {}
        for head in (*draft.trigger, draft.anchor, *(each for each in clause if self._tree.is_noun(each))):
            arguments = self._tree.arguments(head)
            for name in _WHERE:
                nouns = self._tree.with_coordinated(arguments.get(name, []))
                for noun in (each for one in nouns for each in (one, *self._tree.children(one, "apposition"))):
                    if noun.entity[2:] in ("GPE", "LOC", "FAC") and noun.index not in parties:
                        found[noun.index] = noun
            if found:
                break
        return [found[index] for index in sorted(found)]

    def _named(self, noun: Token) -> list[Token]:
        tokens = [noun]
        index = noun.index
        while index > 0 and self._tree.tokens[index].entity.startswith("I-"):
            index -= 1
            tokens.insert(0, self._tree.tokens[index])
        return [each for each in tokens if each.dep != "det"] or [noun]
