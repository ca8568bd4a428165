"""Place, time, figures and instrument of an act: what stands in its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dateline.annotate.events.actors import Actors
from dateline.annotate.events.drafts import Draft
from dateline.annotate.events.lexicon import EventLexicon
from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Reading, Token
from dateline.model import Mention, Span, Time

#: An act dated longer ago than this before the publication is history.
_RECENT = timedelta(days=366)
_LONGEST_LABEL = 4
#: Types of names that may hold the name of a place and are none.
_BODIES = ("organisation", "group", "person", "work")


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
        self._places: dict[int, list[Token]] = {}
        start, end = tree.sentence.start, tree.sentence.end
        self._times = [each for each in reading.times if start <= each.span.start < end]
        self._figures = [each for each in reading.figures if start <= each.span.start < end]

    def of(self, draft: Draft) -> Iterator[Circumstance]:
        """Yield the circumstances of an act."""
        clause = self._clause(draft)
        for position, place in enumerate(self.places(draft)):
            span = self._reading.span_of(self._named(place))
            mention = self._mention(place)
            yield Circumstance("place", position, None, span, mention.mention_id if mention else None)
        inside = {token.index for token in clause}
        for position, time in enumerate(self.times(draft)):
            yield Circumstance("time", position, time.edtf, time.span, time.time_id)
        for position, figure in enumerate(each for each in self._figures if self._touches(each.span, inside)):
            yield Circumstance("figure", position, figure.kind, figure.span, figure.figure_id)
        for position, weapon in enumerate(draft.instruments):
            words = [*self._tree.children(weapon, "modifier"), weapon]
            if not self._lexicon.head_first:
                words = [each for each in words if each.index <= weapon.index]
            yield Circumstance("instrument", position, weapon.lemma, self._reading.span_of(words))
        parties = [
            *draft.trigger,
            *(each for head in (*draft.actors, *draft.recipients) for each in self._actors.phrase(head)),
        ]
        for position, label in enumerate(each for each in self._labels if any(token in parties for token in each)):
            yield Circumstance("scare-quotes", position, None, self._reading.span_of(label))

    def times(self, draft: Draft) -> list[Time]:
        """Return when an act is done: the times of its clause that are not those of another deed in it."""
        inside = {token.index for token in self._clause(draft)}
        return [each for each in self._times if self._touches(each.span, inside) and self._dates(each, draft)]

    def _dates(self, time: Time, draft: Draft) -> bool:
        tokens = self._tree.sentence.between(time.span.start, time.span.end)
        top = next((each for each in tokens if each.head not in {token.index for token in tokens}), tokens[0])
        for above in (top, *self._tree.sentence.ancestors(top)):
            if above == draft.anchor or (above in draft.trigger and not draft.composed):
                return True
            if self._tree.is_verb(above):
                return not self._in_background(draft.anchor)
            # "the 1995 raid", "the raid of 1995"
            its_own = top.index < above.index or self._tree.head(top).low in self._tree.part_names("counted")
            if its_own and above != top and self._tree.is_noun(above) and self._lexicon.is_deed(above.lemma):
                return False
        return True

    def _in_background(self, anchor: Token) -> bool:
        """Tell whether a noun only tells when or why another act is done ("after the raid")."""
        token = anchor
        while (self._tree.is_noun(token) or token.pos == "ADP") and self._tree.head(token) != token:
            token = self._tree.head(token)
            if token.low in self._tree.words["simultaneous"]:
                return False
            if token.low in self._tree.words["background"] or token.low in self._tree.words["answers"]:
                return True
            if token.pos == "ADP" and self._tree.is_noun(self._tree.head(token)):
                token = self._tree.head(token)
                if token.low in self._tree.words["answers"]:
                    return True
        return False

    def long_past(self, draft: Draft) -> list[Token]:
        """Return the words of a date of the act that lies more than a year before the publication."""
        published = self._reading.text.article.published_earliest
        if not published:
            return []
        limit = date.fromisoformat(published[:10]) - _RECENT
        for time in self.times(draft):
            if time.type == "DATE" and time.latest and time.latest[:10] < limit.isoformat():
                tokens = self._tree.sentence.between(time.span.start, time.span.end)
                before = self._tree.tokens[tokens[0].index - 1].low if tokens[0].index else ""
                if before not in self._tree.words["ongoing"]:
                    return tokens
        return []

    @cached_property
    def _labels(self) -> list[list[Token]]:
        """The words that the outlet itself puts in quotation marks: a few, no clause, nobody's statement."""
        tokens, found, opened = self._tree.tokens, list[list[Token]](), -1
        for token in tokens:
            if opened >= 0 and token.text in self._tree.words["closing_marks"]:
                inside = list(tokens[opened + 1 : token.index])
                if 0 < len(inside) <= _LONGEST_LABEL and self._is_label(inside):
                    found.append(inside)
                opened = -1
            elif token.text in self._tree.words["opening_marks"]:
                opened = token.index
        return found

    def _is_label(self, inside: list[Token]) -> bool:
        if any(each.tag in self._lexicon.tags["finite"] for each in inside):
            return False
        start, end = inside[0].start, inside[-1].end
        stated = (each.span for each in self._reading.statements if each.cue_class)
        return not any(span.start <= start and end <= span.end for span in stated)

    def _clause(self, draft: Draft) -> list[Token]:
        """Return the tokens of the clause that an act stands in, without clauses below that have acts of their own."""
        anchor = draft.anchor
        if self._in_background(anchor):
            return self._tree.sentence.subtree(anchor, without=("relcl", "ccomp", "parataxis"))
        while not self._tree.is_verb(anchor) and self._tree.head(anchor) != anchor:
            anchor = self._tree.head(anchor)
        return self._tree.sentence.subtree(anchor, without=("relcl", "ccomp", "parataxis"))

    def _touches(self, span: Span, inside: set[int]) -> bool:
        return any(token.index in inside for token in self._tree.sentence.between(span.start, span.end))

    def places(self, draft: Draft) -> list[Token]:
        """Return the heads of the names of places where an act is done."""
        if id(draft) not in self._places:
            self._places[id(draft)] = self._find_places(draft)
        return self._places[id(draft)]

    def _find_places(self, draft: Draft) -> list[Token]:
        clause = self._clause(draft)
        parties = {each.index for each in (*draft.actors, *draft.recipients)}
        found: dict[int, Token] = {}
        own = {each.index for each in (*draft.trigger, draft.anchor)}
        for head in (*draft.trigger, draft.anchor, *(each for each in clause if self._tree.is_noun(each))):
            arguments = self._tree.arguments(head)
            called = self._called(head, parties) if head.index in own else []
            found.update((noun.index, noun) for noun in called)
            for name in self._tree.part_names("where" if head.index in own else "where_nouns"):
                if name not in arguments:
                    continue
                nouns = self._tree.with_coordinated(arguments[name])
                for noun in (each for one in nouns for each in (one, *self._tree.children(one, "apposition"))):
                    if self._is_place(noun) and (noun.index not in parties or self._is_struck(draft, noun)):
                        found[noun.index] = noun
            if found:
                break
        return [found[index] for index in sorted(found)]

    def _called(self, deed: Token, parties: set[int]) -> list[Token]:
        """Return the towns that a deed is called by ("the Lyon bombing")."""
        if self._lexicon.head_first or not self._tree.is_noun(deed):
            return []
        before = self._tree.children(deed, "modifier")
        return [each for each in before if self._actors.is_town(each) and each.index not in parties]

    def _is_struck(self, draft: Draft, noun: Token) -> bool:
        """Tell whether a place that an act of force is done to is where it is done too ("عدوان على غزة")."""
        forceful = draft.type in self._lexicon.kinds["forceful"]
        return self._lexicon.head_first and forceful and noun in draft.recipients

    def _is_place(self, noun: Token) -> bool:
        """Tell whether a noun names a place, and not a part of a body's name ("Islamic Jihad in Palestine")."""
        mention = self._mention(noun)
        return noun.entity[2:] in ("GPE", "LOC", "FAC") and (mention is None or mention.type not in _BODIES)

    def _mention(self, noun: Token) -> Mention | None:
        holding = (each for each in self._reading.mentions if each.span.start <= noun.start < each.span.end)
        return next(holding, None)

    def _named(self, noun: Token) -> list[Token]:
        tokens = [noun]
        if self._lexicon.head_first:
            return [noun, *(each for each in self._tree.sentence.children(noun, "flat"))]
        index = noun.index
        while index > 0 and self._tree.tokens[index].entity.startswith("I-"):
            index -= 1
            tokens.insert(0, self._tree.tokens[index])
        return [each for each in tokens if each.dep != "det"] or [noun]
