"""The slots of an event in the order of the matrix, with their labels: ``data/slots.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.knowledge import read_lexicon

#: Parts the kind of a figure from what is counted, in the slot's name: ``figure:killed:children``.
SCOPE = ":"


@dataclass(frozen=True, slots=True)
class SlotKind:
    """A slot as it is compared: its name in the record, the matrix's label, and what its values are."""

    name: str
    label: str
    of: str


def slot_data() -> dict[str, Any]:
    """Return the tables of ``data/slots.toml``; do not change what it returns."""
    return read_lexicon(__package__, "slots.toml")


@cache
def slot_kinds() -> dict[str, SlotKind]:
    """Return the slots by name, in the order of the matrix."""
    return {each["name"]: SlotKind(**each) for each in slot_data()["slot"]}


def kind_of(slot: str) -> SlotKind:
    """Return the kind of a slot, which may have a scope (``figure:killed``)."""
    return slot_kinds()[slot.partition(SCOPE)[0]]


def label_of(slot: str) -> str:
    """Return the matrix's label of a slot: ``how many killed, children``."""
    name, _, scope = slot.partition(SCOPE)
    label = slot_kinds()[name].label
    return f"{label} {', '.join(scope.split(SCOPE))}" if scope else label


def in_order(slots: set[str]) -> list[str]:
    """Put slots in the order of the matrix, scopes by name."""
    order = {name: position for position, name in enumerate(slot_kinds())}
    return sorted(slots, key=lambda slot: (order[slot.partition(SCOPE)[0]], slot))


def type_label(event_type: str) -> str:
    """Return the neutral words for a PLOVER type."""
    label: str = slot_data()["types"].get(event_type, event_type.lower())
    return label
