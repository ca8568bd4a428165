"""What annotators found in an article, kind by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from rich.text import Text

from dateline.model import Annotation, EventMention, Figure, Mention, Slot, Span, Statement, Time
from dateline.present.facts import Column, write_columns
from dateline.present.naming import short_id
from dateline.present.terminal import Terminal

#: Annotations of one kind that are shown unless all are asked for.
SHOWN = 20

_HEADINGS: dict[type[Annotation], str] = {
    Mention: "names",
    Time: "times",
    Statement: "statements",
    Figure: "figures",
    EventMention: "event mentions",
}


def write_annotations(terminal: Terminal, annotations: Sequence[Annotation], *, everything: bool = False) -> None:
    """Write what was found: id, value and words; parts (slots) are shown by ``why``."""
    for kind, heading in _HEADINGS.items():
        found = [annotation for annotation in annotations if isinstance(annotation, kind)]
        if found:
            shown = found if everything else found[:SHOWN]
            terminal.write(Text(f"{heading} ({len(found)})", "bold"))
            heads = (Column("id", style="cyan"), Column("value", 34), Column("words"))
            write_columns(terminal, heads, [_row(annotation) for annotation in shown])
            if len(shown) < len(found):
                terminal.note(f"{len(found) - len(shown)} more; --all shows them")
            terminal.write()


def _row(annotation: Annotation) -> tuple[str, str, str]:
    words = annotation.span.exact if isinstance(annotation.span, Span) else annotation.inferred or ""
    return short_id(identifier_of(annotation)), summary_of(annotation), f"“{words}”"


def identifier_of(row: object) -> str:
    """Return the id of a record row: its first field."""
    return str(getattr(row, fields(row)[0].name))  # type: ignore[arg-type]


def summary_of(annotation: Annotation) -> str:
    """Say in a few words what an annotation holds."""
    match annotation:
        case Time():
            return annotation.edtf or annotation.value or f"unresolved: {annotation.unresolved}"
        case Mention():
            return annotation.type if annotation.entity_id is None else f"{annotation.type} {annotation.entity_id}"
        case Statement():
            return annotation.form
        case Figure():
            return f"{annotation.kind} {_range(annotation.low, annotation.high)} {annotation.unit or ''}".strip()
        case EventMention():
            return " ".join(filter(None, (annotation.type, annotation.mode, annotation.status)))
        case Slot():
            return f"{annotation.name}: {annotation.value or ''}"


def _range(low: float | None, high: float | None) -> str:
    if low == high and low is not None:
        return f"{low:g}"
    return f"{'' if low is None else f'{low:g}'}–{'' if high is None else f'{high:g}'}"
