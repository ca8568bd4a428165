"""The kinds that annotations are painted in: which slot belongs to which, and how each is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.model import Annotation, EventMention, Figure, Mention, Slot, Statement, Time
from dateline.present.annotations import identifier_of, summary_of
from dateline.present.site.painting import Paint, paints_of

#: Kinds in the order of the legend, with the words for each.
KINDS = {
    "event": "did or said",
    "who": "who",
    "whom": "to whom",
    "where": "where",
    "when": "when",
    "number": "how many",
    "statement": "quoted or reported words",
    "cue": "cue and denial",
    "name": "other names",
}

#: Slots of events, statements and figures by the kind they are painted in; others are painted as names.
_OF_SLOT = {
    "actor": "who",
    "speaker": "who",
    "claimant": "who",
    "issuer": "who",
    "recipient": "whom",
    "addressee": "whom",
    "victim": "whom",
    "place": "where",
    "location": "where",
    "time": "when",
    "as-of": "when",
    "figure": "number",
    "counted": "number",
    "cue": "cue",
    "status-cue": "cue",
}

_OF_TYPE: dict[type[Annotation], str] = {
    EventMention: "event",
    Statement: "statement",
    Figure: "number",
    Time: "when",
    Mention: "name",
}

#: How a kind of annotation is called in lists.
NAMES: dict[type[Annotation], str] = {
    EventMention: "event",
    Statement: "statement",
    Figure: "figure",
    Time: "time",
    Mention: "name",
    Slot: "part",
}


def kind_of(annotation: Annotation) -> str:
    """Return the kind that an annotation is painted in."""
    if isinstance(annotation, Slot):
        return _OF_SLOT.get(annotation.name, "name")
    return _OF_TYPE[type(annotation)]


def kind_of_slot(name: str) -> str:
    """Return the kind that a slot of this name is painted in."""
    return _OF_SLOT.get(name, "name")


def kind_of_row(slot: str) -> str:
    """Return the kind in which the words of a matrix row (``figure:killed``) are painted."""
    name = slot.partition(":")[0]
    return {"act": "event", "status": "cue"}.get(name) or kind_of_slot(name)


def label_of(annotation: Annotation) -> str:
    """Say in words what an annotation is, for the title of its paint and for lists."""
    if isinstance(annotation, Slot):
        return f"{annotation.name}: {annotation.value}" if annotation.value else annotation.name
    return f"{NAMES[type(annotation)]}: {summary_of(annotation)}"


def paints(annotations: Sequence[Annotation]) -> Iterator[Paint]:
    """Give the paint of every annotation that has words."""
    for annotation in annotations:
        if annotation.span is not None:
            yield from paints_of(annotation.span, kind_of(annotation), identifier_of(annotation), label_of(annotation))
