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
        self._by_span: dict[Span, list[Mention]] = defaultdict(list)
        self._slots: dict[str, list[Slot]] = defaultdict(list)
        for each in annotations:
            self._add(each)
        for slots in self._slots.values():
            slots.sort(key=lambda slot: (slot.name, slot.position, slot.slot_id))

    def _add(self, annotation: Annotation) -> None:
        match annotation:
            case Mention():
                self.mentions[annotation.mention_id] = annotation
                self._by_span[annotation.span].append(annotation)
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
        """Return the entity that fills a slot, the first where it is several; ``None`` where none is known."""
        return next(iter(self.entities_of(slot)), None)

    def entities_of(self, slot: Slot) -> tuple[str, ...]:
        """Return the entities that fill a slot: its own, else those of its words, else of what they repeat.

        A dual ("both movements") names several. A nation or place that only describes a party
        ("the Iraqi minister") is not that party.
        """
        mention = self.mentions.get(slot.refers_to or "")
        if mention is None:
            return (slot.entity_id,) if slot.entity_id else ()
        if slot.name in _PARTIES and mention.type in _PLACES and not _covers(mention.span, slot.span):
            return ()
        same = self._by_span[mention.span] if mention.antecedent_id else []
        named = [self._entity(each) for each in same or [mention]]
        own = [slot.entity_id] if slot.entity_id else []
        return tuple(dict.fromkeys(each for each in (*own, *named) if each))

    def names_place(self, slot: Slot) -> bool:
        """Tell whether the name that fills a slot can be a place: "Palestine" in the name of a movement cannot."""
        mention = self.mentions.get(slot.refers_to or "")
        return mention is None or mention.type in _PLACES

    def names_town(self, slot: Slot) -> bool:
        """Tell whether all that a slot says is the name of a town, region or site, which is no party."""
        mention = self.mentions.get(slot.refers_to or "")
        return mention is not None and mention.type in _SITES and _covers(mention.span, slot.span)

    def _entity(self, mention: Mention) -> str | None:
        return next((each.entity_id for each in self.chain(mention.mention_id) if each.entity_id), None)

    def full_words(self, slot: Slot) -> str:
        """Return the words that name what fills a slot: of the first mention where the slot's own repeat it."""
        chain = list(self.chain(slot.refers_to))
        if len(chain) > 1 and _covers(chain[0].span, slot.span):
            return chain[-1].span.exact
        return slot.span.exact if slot.span else slot.value or ""


#: Types of mentions that are places, or describe a party where they are only a part of its words.
_PLACES = ("nationality", "country", "settlement", "region", "site")
_SITES = ("settlement", "region", "site")
_PARTIES = ("actor", "recipient", "speaker", "addressee", "claimant", "issuer")


def _covers(mention: Span, slot: Span | None) -> bool:
    return slot is None or (mention.start <= slot.start and slot.end <= mention.end)
