"""Who and where acts name, ready to be compared: the same, one within the other, alike, other, apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.knowledge import state_sectors
from dateline.link.report import Party
from dateline.link.vectors import Vector
from dateline.link.words import stems_of

#: The country of an actor code where it is not known.
_NO_COUNTRY = "---"
#: How ids begin of names outside the knowledge base that recur: two of them may be one thing.
_INDUCED = "entity-"


#: Share of their words from which two names are alike though each has others.
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Named:
    """What the parties or places of an act are known by.

    ``entities`` are the most precise ones: of a city and its country the city. ``within`` contain them.
    ``codes`` are those of a country with a sector; ``words`` are stems that say something.
    """

    language: str
    entities: frozenset[str]
    within: frozenset[str]
    codes: frozenset[str]
    words: frozenset[str]

    @property
    def keys(self) -> frozenset[tuple[str, str]]:
        """What acts that may be one share at least one of."""
        kinds = (("entity", self.entities), ("code", self.codes), ("word", self.words))
        return frozenset((kind, each) for kind, known in kinds for each in known)


def named(parties: Iterable[Party], language: str, words: Vector) -> Named:
    """Gather what parties are known by; of their words those that ``words`` weighs."""
    parties = [*parties]
    above = {each for party in parties for each in party.within}
    precise = [each for each in parties if each.entity_id and each.entity_id not in above]
    codes = {each.code for each in parties if each.code and not each.code.startswith(_NO_COUNTRY) and " " in each.code}
    # "ISR MIL" acts for ISR, whoever is meant.
    states = {f"place/{code.split()[0]}" for code in codes if state_sectors() & set(code.split())}
    return Named(
        language,
        frozenset(each.entity_id for each in precise if each.entity_id),
        frozenset(above | states),
        frozenset(codes),
        frozenset(stem for each in parties for stem in stems_of(each.words, language) if stem in words),
    )


def compared(one: Named, other: Named) -> str:
    """Say how two sides stand: ``same`` entity, one ``within`` the other, ``alike`` in code or words, ``apart``.

    ``partly`` share a word and each has others ("the farmers' union", "the crews' union"); ``other`` words in one
    language speak against them a little; ``unknown`` is where a side has none.
    """
    if one.entities & other.entities:
        return "same"
    if one.entities & other.within or other.entities & one.within:
        return "within"
    shared, every = one.words & other.words, one.words | other.words
    if shared:
        whole = shared in (one.words, other.words) or len(shared) >= _MOST * len(every)
        return "alike" if whole else "partly"
    if _known(one) and _known(other):
        return "apart"
    if one.codes & other.codes:
        return "alike"
    return "other" if one.language == other.language and one.words and other.words else "unknown"


def _known(side: Named) -> bool:
    return any(not each.startswith(_INDUCED) for each in side.entities)
