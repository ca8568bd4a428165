"""Statements as events of their own: plain speech is STATEMENT, a call for something APPEAL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.annotate.events.actors import PUBLIC, Code, Coder
from dateline.annotate.events.gate import Gate
from dateline.annotate.events.lexicon import EventLexicon
from dateline.annotate.events.records import worded
from dateline.annotate.reading import Reading, Sentence
from dateline.model import EventMention, Slot, Span, Statement, Voice, annotation_id

#: Types of names whose words are public.
_BODIES = ("organisation", "group", "country")
#: Types of names that make words public, whoever says them.
_STATES = ("group", "country", "nationality")


class Speaking:
    """Makes events of the statements of a reading that no act of their speaker stands for already."""

    def __init__(self, reading: Reading, lexicon: EventLexicon, coder: Coder, gate: Gate) -> None:
        self._reading = reading
        self._types = lexicon.speech
        self._lexicon = lexicon
        self._coder = coder
        self._gate = gate
        self._types_of = {each.mention_id: each.type for each in reading.mentions}
        self._words = {each.mention_id: each.span.exact for each in reading.mentions}

    def events(self, acts: Iterable[EventMention | Slot]) -> Iterator[EventMention | Slot]:
        """Yield an event and its slots for each statement of a class that is an act, given the acts found."""
        actors = self._actors_of(acts)
        seen: set[str] = set()
        for statement in self._reading.statements:
            kind = self._types.get(statement.cue_class or "")
            cue = next((slot.span for slot in self._of(statement, "cue") if slot.span), None)
            if not kind or cue is None or self._stands_already(statement, cue, actors):
                continue
            if not self._is_public(statement):
                continue
            sentence = self._reading.sentence_at(cue.start)
            if sentence is None or (sentence.block.voice is Voice.OPINION and not self._is_report(sentence, cue)):
                continue
            event = self._event(statement, cue, kind, self._status(sentence, cue))
            if event.event_mention_id not in seen and self._open(cue):
                seen.add(event.event_mention_id)
                yield event
                yield from self._parts(event, statement, sentence)

    def _of(self, statement: Statement, name: str) -> list[Slot]:
        return self._reading.slots_of(statement.statement_id, name)

    def _actors_of(self, acts: Iterable[EventMention | Slot]) -> list[tuple[Span, Span]]:
        """Return triggers with each of their actors."""
        triggers: dict[str, Span] = {}
        found: list[tuple[Span, Span]] = []
        for each in acts:
            if isinstance(each, EventMention):
                triggers[each.event_mention_id] = each.span
            elif each.name == "actor" and each.span is not None and each.owner_id in triggers:
                found.append((triggers[each.owner_id], each.span))
        return found

    def _stands_already(self, statement: Statement, cue: Span, actors: list[tuple[Span, Span]]) -> bool:
        """Tell whether the cue is in an act's trigger, or the speaker is the actor of an act that he states."""
        speakers = [slot.span for slot in self._of(statement, "speaker") if slot.span]
        for trigger, actor in actors:
            if _touch(trigger, cue):
                return True
            if _touch(trigger, statement.span) and any(_touch(actor, each) for each in speakers):
                return True
        return False

    def _is_public(self, statement: Statement) -> bool:
        """Tell whether who speaks, or is spoken to, is of public life; nobody named may be anybody."""
        parties = [*self._of(statement, "speaker"), *self._of(statement, "addressee")]
        if not any(each.span for each in parties):
            return bool(self._of(statement, "document"))
        if any(self._types_of.get(each.refers_to or "") == "person" for each in parties) and self._of_states(statement):
            return True
        codes = (self._code(each) for each in parties)
        return any(code and (code[:3] != "---" or PUBLIC.intersection(code.split())) for code in codes) or any(
            self._types_of.get(each.refers_to or "") in _BODIES for each in parties
        )

    def _of_states(self, statement: Statement) -> bool:
        """Tell whether words name a state, a people or a party: what is said of them is public, whoever says it."""
        return any(
            each.type in _STATES and statement.span.start <= each.span.start < statement.span.end
            for each in self._reading.mentions
        )

    def _open(self, cue: Span) -> bool:
        sentence = self._reading.sentence_at(cue.start)
        return sentence is not None and self._gate.opens(sentence)

    def _event(self, statement: Statement, cue: Span, kind: str, status: str) -> EventMention:
        spoken = bool(self._of(statement, "speaker"))
        return EventMention(
            annotation_id("event", cue, kind, None, statement.statement_id),
            self._reading.article_id,
            cue,
            kind,
            None,
            status,
            spoken,
            f"events:statement of class {statement.cue_class}",
        )

    def _parts(self, event: EventMention, statement: Statement, sentence: Sentence) -> Iterator[Slot]:
        slot, owner = self._reading.slot, event.event_mention_id
        for name, part in (("actor", "speaker"), ("recipient", "addressee")):
            for position, said in enumerate(self._of(statement, part)):
                if said.span is not None:
                    code = self._code(said)
                    yield slot(owner, name, position, event.rule, said.span, value=code, refers_to=said.refers_to)
        told, stated = statement.cue_class, statement.statement_id
        yield slot(owner, "statement", 0, event.rule, statement.span, value=told, refers_to=stated)
        yield worded(self._reading, event, "agent", "named" if event.actor_stated else "absent")
        voice = "opinion" if sentence.block.voice is Voice.OPINION else "outlet"
        yield worded(self._reading, event, "voice", voice)

    def _is_report(self, sentence: Sentence, cue: Span) -> bool:
        """Tell whether words are told of as spoken, in an opinion: by a finished verb."""
        finished = self._lexicon.tags["past"] | self._lexicon.tags["past_participle"]
        return any(token.tag in finished for token in sentence.between(cue.start, cue.end))

    def _status(self, sentence: Sentence, cue: Span) -> str:
        """Return whether words are spoken, will be or might be, by the auxiliaries in their cue."""
        words = {token.low for token in sentence.between(cue.start, cue.end)}
        moods = (("future", "future"), ("duty", "hypothetical"), ("conditional", "hypothetical"))
        plain = self._lexicon.words["auxiliaries"]
        return next((told for name, told in moods if words & (self._lexicon.words[name] - plain)), "asserted")

    def _code(self, slot: Slot) -> str | None:
        """Return the code of a party's words, else of the mention that it repeats."""
        for words in (slot.span.exact if slot.span else "", self._words.get(slot.refers_to or "", "")):
            country, sectors = self._coder(words) if words else (None, ())
            if country or sectors:
                return Code(country, sectors).value
        return None


def _touch(one: Span, other: Span) -> bool:
    return any(a < d and c < b for a, b in one.ranges for c, d in other.ranges)
