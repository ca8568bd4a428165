"""What is compared: values of slots as reports give them, and what is known of the things they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: A value is about one of these: see ``data/slots.toml``.
KINDS = ("act", "party", "place", "time", "figure", "word", "status")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot in one report.

    ``record_id`` is the row it stands in (a slot, figure or event mention) and ``words`` the
    source's own. ``entity_id`` and ``code`` (PLOVER: ``ISR MIL``) say which party or place is
    meant; ``earliest`` and ``latest`` are ISO days; ``low`` and ``high`` bound a figure, ``None``
    where open. What is not known is ``None``. ``mutual`` marks a party of an act that all its
    parties do together: another report may name others of them.
    """

    kind: str
    record_id: str
    words: str
    entity_id: str | None = None
    code: str | None = None
    earliest: str | None = None
    latest: str | None = None
    low: float | None = None
    high: float | None = None
    name: str | None = None
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One report of an event: its values by slot, and what else its article names.

    ``values`` is empty for an article of the story that does not tell the event. ``elsewhere``
    holds every party, place, time and figure that the article names anywhere, by kind: a value
    that stands there may have been missed in the slot, so its absence is no silence.
    ``recall`` says for each kind how much of it the annotators find in this article's language,
    0 to 1; kinds of which that is not known are absent, as are all kinds where the article was
    not cleaned or annotated well. ``day`` is the ISO day of publication, ``None`` where it is not known.
    """

    article_id: str
    values: Mapping[str, tuple[Value, ...]]
    elsewhere: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    recall: Mapping[str, float] = field(default_factory=dict)
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as comparing needs it: its name, its actor codes, and what it is part of or stands for.

    ``within`` are the ids of the places and bodies that contain it: the country of a city, the
    movement that somebody speaks for. ``induced`` marks a name outside the knowledge base that
    recurs: two of them may be one thing under two names.
    """

    name: str
    codes: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    induced: bool = False


class Things:
    """The entities that reports of a story name."""

    def __init__(self, things: Mapping[str, Thing]) -> None:
        self._things = things

    def name(self, entity_id: str) -> str:
        """Return the neutral name of an entity, its id where it has none."""
        thing = self._things.get(entity_id)
        return thing.name if thing else entity_id

    def codes(self, entity_id: str) -> tuple[str, ...]:
        """Return the actor codes of an entity."""
        thing = self._things.get(entity_id)
        return thing.codes if thing else ()

    def is_induced(self, entity_id: str) -> bool:
        """Tell whether an entity is a recurring name outside the knowledge base."""
        thing = self._things.get(entity_id)
        return thing is not None and thing.induced

    def contains(self, whole: str, part: str) -> bool:
        """Tell whether ``part`` lies in, belongs to or speaks for ``whole``, over any number of steps."""
        seen: set[str] = set()
        waiting = [part]
        while waiting:
            thing = self._things.get(waiting.pop())
            for above in thing.within if thing else ():
                if above == whole:
                    return True
                if above not in seen:
                    seen.add(above)
                    waiting.append(above)
        return False
