"""Event mentions and their slots from acts that were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.annotate.events.actors import Actors
from dateline.annotate.events.circumstances import Circumstances
from dateline.annotate.events.drafts import Draft
from dateline.annotate.events.lexicon import EventLexicon
from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Reading, Token
from dateline.model import EventMention, Slot, Span, Voice, annotation_id
from dateline.model.ids import place_id


class Recorder:
    """Makes the records of one sentence."""

    def __init__(self, reading: Reading, tree: Tree, lexicon: EventLexicon, actors: Actors) -> None:
        self._reading = reading
        self._tree = tree
        self._lexicon = lexicon
        self._actors = actors

    def records(self, drafts: Iterable[Draft]) -> Iterator[EventMention | Slot]:
        """Yield each act's event mention and, after it, its slots."""
        circumstances = Circumstances(self._reading, self._tree, self._lexicon, self._actors)
        opinion = self._tree.sentence.block.voice is Voice.OPINION
        seen: set[str] = set()
        for draft in drafts:
            if opinion and not (draft.sources or draft.actors):
                continue
            event = self._event(draft)
            if event.event_mention_id in seen:
                continue
            seen.add(event.event_mention_id)
            yield event
            yield from self._slots(event, draft, circumstances)

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

    def _slots(self, event: EventMention, draft: Draft, circumstances: Circumstances) -> Iterator[Slot]:
        for name, heads in (("actor", draft.actors), ("recipient", draft.recipients)):
            for position, head in enumerate(heads):
                yield self._party(event, name, position, head)
        yield self._plain(event, "agent", 0, self._agent(draft), "wording")
        if draft.status_cue:
            yield self._worded(event, "status-cue", 0, draft.status, draft.status_cue)
        yield self._plain(event, "voice", 0, self._voice(draft), "wording")
        for position, (speaker, cue) in enumerate(draft.sources):
            if speaker is not None:
                yield self._party(event, "speaker", position, speaker)
            yield self._worded(event, "cue", position, cue.lemma, [cue])
        for found in circumstances.of(draft):
            yield self._slot(event, found.name, found.position, found.value, found.span, found.refers_to)

    def _agent(self, draft: Draft) -> str:
        if draft.actors:
            return "named"
        return "passive" if draft.passive else "absent"

    def _voice(self, draft: Draft) -> str:
        if self._tree.sentence.block.voice is Voice.OPINION:
            return "opinion"
        return "attributed" if draft.sources else "outlet"

    def _party(self, event: EventMention, name: str, position: int, head: Token) -> Slot:
        tokens = self._core(head)
        span = self._reading.span_of(tokens)
        mention = next(
            (
                each
                for each in self._reading.mentions
                if each.span.start < span.end
                and each.span.end > span.start
                and each.span.start <= head.start < each.span.end
            ),
            None,
        )
        return self._slot(
            event, name, position, self._actors.code(head).value, span, mention.mention_id if mention else None
        )

    def _core(self, head: Token) -> list[Token]:
        """Return a noun phrase without determiner, clauses and far phrases, in one piece."""
        if head.dep in ("amod", "compound", "nmod"):
            return [*[each for each in self._tree.children(head, "modifier") if each.index < head.index], head]
        tokens = [
            each
            for each in self._actors.phrase(head)
            if each.dep not in ("det", "predet", "case") or each.index > head.index
        ]
        left = head.index
        inside = {each.index for each in tokens}
        while left - 1 in inside:
            left -= 1
        right = head.index
        while right + 1 in inside:
            right += 1
        return [each for each in tokens if left <= each.index <= right and not each.text.isspace()] or [head]

    def _worded(self, event: EventMention, name: str, position: int, value: str, tokens: list[Token]) -> Slot:
        return self._slot(event, name, position, value, self._reading.span_of(tokens), None)

    def _slot(
        self, event: EventMention, name: str, position: int, value: str | None, span: Span, refers_to: str | None
    ) -> Slot:
        owner = event.event_mention_id
        return Slot(
            annotation_id("slot", span, owner, name, position),
            self._reading.article_id,
            owner,
            name,
            position,
            value,
            event.rule,
            span,
            refers_to,
        )

    def _plain(self, event: EventMention, name: str, position: int, value: str, why: str) -> Slot:
        owner = event.event_mention_id
        return Slot(
            place_id("slot", owner, name, position),
            self._reading.article_id,
            owner,
            name,
            position,
            value,
            f"events:{why}",
            inferred=f"{why} of {event.span.exact!r}",
        )
