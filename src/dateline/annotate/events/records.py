"""Event mentions and their slots from acts that were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.annotate.events.actors import Actors, Code
from dateline.annotate.events.circumstances import Circumstance, Circumstances
from dateline.annotate.events.drafts import Draft
from dateline.annotate.events.lexicon import EventLexicon
from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Reading, Token
from dateline.model import EventMention, Mention, Slot, Span, Statement, Voice, annotation_id

#: Types of acts that are mostly among parties of one country, so that the only country named is theirs.
_DOMESTIC = ("COERCE", "PROTEST", "REJECT", "CONCEDE", "RETREAT", "REQUEST", "THREATEN", "ASSAULT", "AGREE", "ACCUSE")


class Recorder:
    """Makes the records of one sentence."""

    def __init__(self, reading: Reading, tree: Tree, lexicon: EventLexicon, actors: Actors) -> None:
        self._reading = reading
        self._tree = tree
        self._lexicon = lexicon
        self._actors = actors
        self._circumstances = Circumstances(reading, tree, lexicon, actors)

    def records(self, drafts: Iterable[Draft]) -> Iterator[EventMention | Slot]:
        """Yield each act's event mention and, after it, its slots."""
        opinion = self._tree.sentence.block.voice is Voice.OPINION
        seen: set[str] = set()
        for draft in drafts:
            if opinion and not self._reports(draft):
                continue
            if draft.status == "asserted":
                past = self._circumstances.long_past(draft)
                draft.status, draft.status_cue = ("historical", past) if past else (draft.status, draft.status_cue)
            event = self._event(draft)
            if event.event_mention_id in seen:
                continue
            seen.add(event.event_mention_id)
            yield event
            yield from self._slots(event, draft)

    def _reports(self, draft: Draft) -> bool:
        """Tell whether an act in an opinion paragraph is reported as done: a finite past or perfect verb, asserted."""
        anchor = draft.anchor
        finished = anchor.tag in self._lexicon.tags["past"] or anchor.tag in self._lexicon.tags["past_participle"]
        return (
            self._tree.is_verb(anchor)
            and finished
            and draft.status == "asserted"
            and bool(draft.actors or draft.recipients)
        )

    def _event(self, draft: Draft) -> EventMention:
        span = self._reading.span_of(draft.trigger)
        return EventMention(
            annotation_id("event", span, draft.type, draft.mode),
            self._reading.article_id,
            span,
            draft.type,
            draft.mode,
            draft.status,
            bool(draft.actors),
            f"events:{draft.rule}",
        )

    def _slots(self, event: EventMention, draft: Draft) -> Iterator[Slot]:
        yield from self._parties(event, draft, "actor", draft.actors)
        yield from self._parties(event, draft, "recipient", draft.recipients)
        statement = self._statement(event)
        own = list(self._own_words(event, draft, statement))
        yield from own
        yield worded(self._reading, event, "agent", "named" if own else self._agent(draft))
        if draft.status_cue and draft.status != "asserted":
            yield self._slot(event, self._worded("status-cue", 0, draft.status, draft.status_cue))
        yield worded(self._reading, event, "voice", self._voice(draft, statement))
        yield from self._sources(event, draft, statement)
        for found in self._circumstances.of(draft):
            yield self._slot(event, found)

    def _sources(self, event: EventMention, draft: Draft, statement: Statement | None) -> Iterator[Slot]:
        """Yield the chain of attribution: the statement that holds the act, then speakers and reporting words."""
        if statement:
            words = Circumstance("statement", 0, statement.cue_class, statement.span, statement.statement_id)
            yield self._slot(event, words)
        for position, (speaker, cue) in enumerate(draft.sources):
            if speaker is not None:
                yield self._party(event, draft, "speaker", position, speaker)
            yield self._slot(event, self._worded("cue", position, cue.lemma, [cue]))
        if statement and not draft.sources:
            for each in self._reading.slots_of(statement.statement_id, "speaker"):
                if each.span is not None:
                    said = Circumstance("speaker", each.position, each.value, each.span, each.refers_to)
                    yield self._slot(event, said)

    def _statement(self, event: EventMention) -> Statement | None:
        """Return the statement of the reading whose words hold the trigger."""
        start = event.span.start
        return next((each for each in self._reading.statements if each.span.start <= start < each.span.end), None)

    def _agent(self, draft: Draft) -> str:
        if draft.actors:
            return "named"
        return "passive" if draft.passive else "absent"

    def _voice(self, draft: Draft, statement: Statement | None) -> str:
        if self._tree.sentence.block.voice is Voice.OPINION:
            return "opinion"
        return "attributed" if draft.sources or statement else "outlet"

    def _parties(self, event: EventMention, draft: Draft, name: str, heads: Iterable[Token]) -> Iterator[Slot]:
        """Yield a slot for each party; words that stand for several names ("both movements") give one for each."""
        position, named = 0, set[str]()
        for head in heads:
            several = [each for each in self._several(head) if self._root(each).mention_id not in named]
            named |= {self._root(each).mention_id for each in several}
            for mention in several:
                code = self._actors.coded(self._root(mention).span.exact)
                found = Circumstance(name, position, code.value, mention.span, mention.mention_id)
                yield self._slot(event, found)
                position += 1
            if not several and not (named and self._several(head)):
                yield self._party(event, draft, name, position, head)
                position += 1

    def _several(self, head: Token) -> list[Mention]:
        """Return the names that one phrase stands for, in itself or as whose people somebody is ("leaders of both")."""
        starts = {each.start for each in self._actors.phrase(head)}
        inside: dict[tuple[int, int], list[Mention]] = {}
        for each in self._reading.mentions:
            if each.span.start in starts:
                inside.setdefault((each.span.start, each.span.end), []).append(each)
        several = [each for each in inside.values() if len(each) > 1]
        return several[0] if len(inside) == 1 and several else []

    def _root(self, mention: Mention) -> Mention:
        """Return the mention that a chain of repeats goes back to."""
        by_id = {each.mention_id: each for each in self._reading.mentions}
        return by_id.get(mention.antecedent_id or "", mention)

    def _own_words(self, event: EventMention, draft: Draft, statement: Statement | None) -> Iterator[Slot]:
        """Yield the speakers of a statement as actors of what they say of themselves ("we warn")."""
        if draft.actors or statement is None or draft.anchor.tag not in self._lexicon.tags["first_person"]:
            return
        speakers = [each for each in self._reading.slots_of(statement.statement_id, "speaker") if each.span is not None]
        known = [each for each in speakers if each.refers_to] or speakers
        for position, each in enumerate(known):
            if each.span is not None:
                code = self._actors.coded(each.value or each.span.exact)
                found = Circumstance("actor", position, code.value, each.span, each.refers_to)
                yield self._slot(event, found, "events:first person of the speaker")

    def _party(self, event: EventMention, draft: Draft, name: str, position: int, head: Token) -> Slot:
        span = self._reading.span_of(self._core(head))
        code, why = self._actors.code(head), None
        if not code.country and name != "speaker":
            code, why = self._inferred(draft, name, code)
        return self._slot(event, Circumstance(name, position, code.value, span, self._mention(head, span)), why)

    def _mention(self, head: Token, span: Span) -> str | None:
        """Return the mention that a party's head stands in; where heads come first, the name after a title too."""
        inside = [each for each in self._reading.mentions if span.start < each.span.end <= span.end]
        holding = (each.mention_id for each in inside if each.span.start <= head.start < each.span.end)
        named = (
            each.mention_id
            for each in inside
            if self._lexicon.head_first
            and any(
                token.dep == "flat" and token.start == each.span.start for token in self._tree.sentence.children(head)
            )
        )
        return next(holding, None) or next(named, None)

    def _inferred(self, draft: Draft, name: str, code: Code) -> tuple[Code, str | None]:
        """Return a code with the country of the place of the act, or the only one that the sentence names.

        Who is hit by an army is seldom of the army's own country; who is hit by police is.
        """
        others = draft.actors if name == "recipient" else draft.recipients
        taken = {code.country for code in map(self._actors.code, others) if "COP" not in code.sectors}
        if draft.type in self._lexicon.kinds["forceful"] and name == "recipient":
            for place in self._circumstances.places(draft):
                country = self._actors.code(place).country
                if country:
                    return Code(country, code.sectors), "events:place of the act"
        home = self._actors.home
        at_arms = draft.type == "ASSAULT" and home in taken
        if home and draft.type in _DOMESTIC and not at_arms:
            return Code(home, code.sectors), "events:only-country of the sentence"
        return code, None

    def _core(self, head: Token) -> list[Token]:
        """Return a noun phrase without determiner, clauses and far phrases, in one piece."""
        if head.dep in ("amod", "compound", "nmod"):
            before = [each for each in self._tree.children(head, "modifier") if each.index < head.index]
            return [head] if self._lexicon.head_first else [*before, head]
        tokens = [
            each for each in self._actors.phrase(head) if each.dep not in ("det", "predet") or each.index > head.index
        ]
        inside = {each.index for each in tokens}
        left = right = head.index
        while left - 1 in inside or (left > 1 and self._tree.tokens[left - 1].text == "-" and left - 2 in inside):
            left -= 1
        while right + 1 in inside:
            right += 1
        return list(self._tree.tokens[left : right + 1])

    def _worded(self, name: str, position: int, value: str, tokens: list[Token]) -> Circumstance:
        return Circumstance(name, position, value, self._reading.span_of(tokens))

    def _slot(self, event: EventMention, found: Circumstance, why: str | None = None) -> Slot:
        return self._reading.slot(
            event.event_mention_id,
            found.name,
            found.position,
            event.rule,
            found.span,
            value=found.value,
            refers_to=found.refers_to,
            inferred=why,
        )


def worded(reading: Reading, event: EventMention, name: str, value: str) -> Slot:
    """Make a slot without words of its own: how an event is worded."""
    why = f"events:wording from {event.span.exact!r}"
    return reading.slot(event.event_mention_id, name, 0, "events:wording", value=value, inferred=why)
