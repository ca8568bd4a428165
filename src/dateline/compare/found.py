"""What was found in one article, by what it belongs to: the raw material of a report's values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.model import Annotation, EventMention, Figure, Mention, Slot, Span, Statement, Time


class Found:
    """The annotations of one article, found by id and by owner."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        self.mentions: dict[str, Mention] = {}
        self.times: dict[str, Time] = {}
        self.figures: dict[str, Figure] = {}
        self.statements: dict[str, Statement] = {}
        self.event_mentions: dict[str, EventMention] = {}
        self._slots: dict[str, list[Slot]] = defaultdict(list)
        for each in annotations:
            self._add(each)
        for slots in self._slots.values():
            slots.sort(key=lambda slot: (slot.name, slot.position, slot.slot_id))

    def _add(self, annotation: Annotation) -> None:
        match annotation:
            case Mention():
                self.mentions[annotation.mention_id] = annotation
            case Time():
                self.times[annotation.time_id] = annotation
            case Figure():
                self.figures[annotation.figure_id] = annotation
            case Statement():
                self.statements[annotation.statement_id] = annotation
            case EventMention():
                self.event_mentions[annotation.event_mention_id] = annotation
            case Slot():
                self._slots[annotation.owner_id].append(annotation)

    def slots(self, owner_id: str, *names: str) -> list[Slot]:
        """Return the slots of a record in order, of the given names or of any."""
        return [slot for slot in self._slots.get(owner_id, ()) if not names or slot.name in names]

    def chain(self, mention_id: str | None) -> Iterator[Mention]:
        """Yield a mention and what it repeats, back to the first."""
        seen: set[str] = set()
        while mention_id and mention_id not in seen and mention_id in self.mentions:
            seen.add(mention_id)
            mention = self.mentions[mention_id]
            yield mention
            mention_id = mention.antecedent_id

    def entity_of(self, slot: Slot) -> str | None:
        """Return the entity that fills a slot: its own, else that of the mention, else of what that repeats.

        A nation or place that only describes a party ("the Iraqi minister") is not that party.
        """
        mention = self.mentions.get(slot.refers_to or "")
        if mention and mention.type in _DESCRIBING and slot.name in _PARTIES and not _covers(mention.span, slot.span):
            return None
        if slot.entity_id:
            return slot.entity_id
        return next((each.entity_id for each in self.chain(slot.refers_to) if each.entity_id), None)

    def full_words(self, slot: Slot) -> str:
        """Return the words that name what fills a slot: of the first mention where the slot's own repeat it."""
        chain = list(self.chain(slot.refers_to))
        if len(chain) > 1 and _covers(chain[0].span, slot.span):
            return chain[-1].span.exact
        return slot.span.exact if slot.span else slot.value or ""


#: Types of mentions that describe a party where they are only a part of its words.
_DESCRIBING = ("nationality", "country", "settlement", "region", "site")
_PARTIES = ("actor", "recipient", "speaker", "addressee", "claimant", "issuer")


def _covers(mention: Span, slot: Span | None) -> bool:
    return slot is None or (mention.start <= slot.start and slot.end <= mention.end)
