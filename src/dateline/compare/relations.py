"""How two values of one slot stand to each other, and two reports that give several."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, partial
from itertools import chain
from math import inf

from dateline.compare.slots import slot_data
from dateline.compare.values import Things, Value
from dateline.knowledge import state_sectors
from dateline.model import fold


class Relation(StrEnum):
    """How one value stands to another.

    ``NARROWER`` is more precise and in agreement; ``UNCLEAR`` means that the two could not be
    brought to one form, which is no difference. ``GROWN`` are two figures of different days, the later one higher.
    """

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    DIFFERENT = "different"
    UNCLEAR = "unclear"
    GROWN = "grown"


_TURNED = {Relation.NARROWER: Relation.WIDER, Relation.WIDER: Relation.NARROWER}

#: The country of an actor code where it is not known.
_NO_COUNTRY = "---"


def relation(one: Value, other: Value, things: Things) -> Relation:
    """Say how ``one`` stands to ``other``; both are of the same kind."""
    match one.kind:
        case "party" | "place":
            return _named(one, other, things)
        case "time":
            return _intervals(one.earliest, one.latest, other.earliest, other.latest)
        case "figure":
            return _bounds(one, other)
        case "act":
            return _acts(one, other)
        case "status":
            return Relation.SAME if answer(one.name) == answer(other.name) else Relation.DIFFERENT
    return Relation.SAME if fold(one.words) == fold(other.words) else Relation.UNCLEAR


def between(ones: Sequence[Value], others: Sequence[Value], things: Things) -> Relation:
    """Say how a report that gives ``ones`` stands to one that gives ``others``.

    A report that names all that the other names, or a part of each, and more, is the narrower
    one. They differ where neither covers the other and some values can be compared.
    """
    if not ones or not others:
        return Relation.UNCLEAR
    if ones[0].kind == "status":
        return _statuses({answer(each.name) for each in ones}, {answer(each.name) for each in others})
    if ones[0].kind == "time":
        return _nearest({relation(one, other, things) for one in ones for other in others})
    # Where both name the same that are known, words that stand for nobody known tell nothing more.
    mine, theirs = ([each for each in side if each.entity_id] for side in (ones, others))
    found = Relation.SAME if _covering(mine, theirs, things) is Relation.SAME else _covering(ones, others, things)
    return Relation.UNCLEAR if found is Relation.DIFFERENT and any(one.mutual for one in ones) else found


def _nearest(found: set[Relation]) -> Relation:
    """Return how two sides stand that may each give several times for one act: as their nearest ones do."""
    order = (Relation.SAME, Relation.NARROWER, Relation.WIDER, Relation.UNCLEAR)
    return next((each for each in order if each in found), Relation.DIFFERENT)


def _covering(ones: Sequence[Value], others: Sequence[Value], things: Things) -> Relation:
    """Say which of two sides covers the other: has for each of its values the same or a narrower one."""
    relations = [[relation(one, other, things) for other in others] for one in ones]
    covers_others = all(any(_agrees(row[at]) for row in relations) for at in range(len(others)))
    covers_ones = all(any(_agrees(_turned(each)) for each in row) for row in relations)
    if covers_others and covers_ones:
        return Relation.SAME if ones and others else Relation.UNCLEAR
    if covers_others or covers_ones:
        return Relation.NARROWER if covers_others else Relation.WIDER
    found = set(chain.from_iterable(relations))
    return Relation.DIFFERENT if found and Relation.UNCLEAR not in found else Relation.UNCLEAR


def _statuses(ones: set[str], others: set[str]) -> Relation:
    """Compare what reports answer: one that says it happened and carries a denial differs from one that does not."""
    return Relation.SAME if ones == others else Relation.DIFFERENT


def _agrees(found: Relation) -> bool:
    return found in (Relation.SAME, Relation.NARROWER)


def _turned(found: Relation) -> Relation:
    return _TURNED.get(found, found)


def _named(one: Value, other: Value, things: Things) -> Relation:
    """Compare parties and places: by entity, else by actor code, else by the words."""
    if one.entity_id and other.entity_id:
        return _entities(one.entity_id, other.entity_id, things)
    if fold(one.words) == fold(other.words):
        return Relation.SAME
    codes = partial(_codes_of, things=things)
    found = {_codes(mine, yours) for mine in codes(one) for yours in codes(other)}
    if found == {Relation.DIFFERENT}:
        return Relation.DIFFERENT
    return Relation.UNCLEAR if one.kind == "place" else _by_code(one, other, found - {Relation.DIFFERENT})


def _by_code(one: Value, other: Value, found: set[Relation]) -> Relation:
    """Choose among what codes say of two parties; a name is more than the code it shares with words for others."""
    if (one.entity_id or other.entity_id) and not _states(one) and not _states(other):
        return _only(found, Relation.NARROWER if one.entity_id else Relation.WIDER)
    return min(found, default=Relation.UNCLEAR)


def _states(value: Value) -> bool:
    """Tell whether a value is a state as such: "Kenya", which its army acts for."""
    return bool(value.entity_id and value.code and value.entity_id == f"place/{value.code}")


def _only(found: set[Relation], wanted: Relation) -> Relation:
    return wanted if found & {Relation.SAME, wanted} else Relation.UNCLEAR


def _entities(one: str, other: str, things: Things) -> Relation:
    if one == other:
        return Relation.SAME
    if things.contains(other, one):
        return Relation.NARROWER
    if things.contains(one, other):
        return Relation.WIDER
    return Relation.UNCLEAR if things.is_induced(one) or things.is_induced(other) else Relation.DIFFERENT


def _codes_of(value: Value, things: Things) -> tuple[str, ...]:
    if value.code:
        return (value.code,)
    return things.codes(value.entity_id) if value.entity_id else ()


def _codes(one: str, other: str) -> Relation:
    """Compare actor codes: a country alone is wider than the country with sectors."""
    country, *sectors = one.split()
    other_country, *other_sectors = other.split()
    if _NO_COUNTRY in (country, other_country):
        return Relation.UNCLEAR
    return _sectors(sectors, other_sectors) if country == other_country else Relation.DIFFERENT


def _sectors(ones: Sequence[str], others: Sequence[str]) -> Relation:
    """Compare the sectors of parties of one country."""
    if set(ones) == set(others):
        return Relation.SAME
    if not ones or not others:  # a state and who acts for it; its civilians are not the state
        return _of_state(ones or others, Relation.NARROWER if ones else Relation.WIDER)
    if set(ones) > set(others):
        return Relation.NARROWER
    one_side, other_side = _sides(ones), _sides(others)
    apart = one_side and other_side and not one_side & other_side
    return Relation.WIDER if set(ones) < set(others) else Relation.DIFFERENT if apart else Relation.UNCLEAR


def _of_state(sectors: Sequence[str], found: Relation) -> Relation:
    return found if _sides(sectors) == {_FOR} else Relation.UNCLEAR


_FOR, _AGAINST = "for", "against"


def _sides(sectors: Sequence[str]) -> set[str]:
    """Return the sides that sectors stand on: for a state, or against one; none for nurses."""
    sides = {_FOR: state_sectors(), _AGAINST: frozenset(slot_data()["against"]["sectors"])}
    return {side for side, theirs in sides.items() if theirs & set(sectors)}


def _intervals(start: str | None, end: str | None, other_start: str | None, other_end: str | None) -> Relation:
    """Compare closed intervals of ISO days; those that overlap in part cannot be told apart."""
    if not (start and end and other_start and other_end):
        return Relation.UNCLEAR
    if (start, end) == (other_start, other_end):
        return Relation.SAME
    if end < other_start or other_end < start:
        return Relation.DIFFERENT
    if other_start <= start and end <= other_end:
        return Relation.NARROWER
    return Relation.WIDER if start <= other_start and other_end <= end else Relation.UNCLEAR


def _bounds(one: Value, other: Value) -> Relation:
    """Compare the bounds of figures; an open side reaches to infinity."""
    low, high = _closed(one)
    other_low, other_high = _closed(other)
    if (low, high) == (other_low, other_high):
        return Relation.SAME
    if high < other_low or other_high < low:
        return Relation.DIFFERENT
    if other_low <= low and high <= other_high:
        return Relation.NARROWER
    return Relation.WIDER if low <= other_low and other_high <= high else Relation.UNCLEAR


def _closed(value: Value) -> tuple[float, float]:
    return -inf if value.low is None else value.low, inf if value.high is None else value.high


def _acts(one: Value, other: Value) -> Relation:
    """Compare types with modes ("ASSAULT firearms"): a type alone is wider than the type with a mode."""
    if one.name == other.name:
        return Relation.SAME
    kind, _, mode = (one.name or "").partition(" ")
    other_kind, _, other_mode = (other.name or "").partition(" ")
    if kind != other_kind:
        near = any(kind in group and other_kind in group for group in slot_data()["near"]["groups"])
        return Relation.UNCLEAR if near else Relation.DIFFERENT
    if mode and other_mode:  # a strike may be a march too
        return Relation.UNCLEAR
    return Relation.NARROWER if mode else Relation.WIDER


def grown(ones: Sequence[Value], others: Sequence[Value], earlier: bool) -> bool:
    """Tell whether figures may be one toll on two days: those of the earlier report are lower."""
    before, after = (ones, others) if earlier else (others, ones)
    return all(_closed(one)[1] <= _closed(other)[0] for one in before for other in after)


#: What a status answers where the report denies that it happened.
DENIED = "denied"


@cache
def _answers() -> dict[str, str]:
    return {status: name for name, statuses in slot_data()["status"].items() for status in statuses}


def answer(status: str | None) -> str:
    """Return what a status answers to the question whether it happened: happened, denied, or the status itself."""
    found = _answers().get(status or "", "open")
    return found if found != "open" else status or found
