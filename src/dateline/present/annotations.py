"""What annotators found in an article, in reading order, each with its parts under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from rich.text import Text

from dateline.model import Annotation, EventMention, Figure, Mention, Slot, Statement, Time
from dateline.present.facts import Column, write_columns
from dateline.present.naming import short_id
from dateline.present.terminal import Terminal

#: Annotations that are shown unless all are asked for.
SHOWN = 40

#: What each kind is called, in the order in which kinds at one place are written.
_NAMES: dict[type[Annotation], str] = {
    EventMention: "event",
    Statement: "statement",
    Figure: "figure",
    Time: "time",
    Mention: "name",
}


def write_annotations(terminal: Terminal, annotations: Sequence[Annotation], *, everything: bool = False) -> None:
    """Write what was found in the order of the text: id, kind, value and words; parts stand under their owner."""
    owners = sorted((each for each in annotations if not isinstance(each, Slot)), key=_place)
    if not owners:
        return
    shown = owners if everything else owners[:SHOWN]
    terminal.write(Text(f"annotations ({len(owners)})", "bold"))
    heads = (Column("id", style="cyan"), Column("what"), Column("value", 40), Column("words"))
    write_columns(terminal, heads, [row for owner in shown for row in _rows(owner, annotations)])
    if len(shown) < len(owners):
        terminal.note(f"{len(owners) - len(shown)} more; --all shows them")
    terminal.write()


def _place(annotation: Annotation) -> tuple[int, int, int]:
    """Order by place in the text, longer spans first, and kind."""
    span = annotation.span
    assert span is not None  # only slots may have none
    return span.start, -span.end, list(_NAMES).index(type(annotation))


def _rows(owner: Annotation, annotations: Sequence[Annotation]) -> Iterator[tuple[str, str, str, str]]:
    identifier = identifier_of(owner)
    yield short_id(identifier), _NAMES[type(owner)], summary_of(owner), _words_of(owner)
    parts = [each for each in annotations if isinstance(each, Slot) and each.owner_id == identifier]
    for part in sorted(parts, key=lambda each: (each.name, each.position)):
        yield "", f"  {part.name}", part.value or "", _words_of(part)


def _words_of(annotation: Annotation) -> str:
    """Return the words an annotation rests on, in marks; for a part without words what it was inferred from."""
    span = annotation.span
    if span is None:
        return f"inferred: {annotation.inferred}" if isinstance(annotation, Slot) else ""
    if not span.pieces:
        return f"“{_on_one_line(span.exact)}”"
    pieces = (span.exact[start - span.start : end - span.start] for start, end in span.pieces)
    return " … ".join(f"“{_on_one_line(piece)}”" for piece in pieces)


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def identifier_of(row: object) -> str:
    """Return the id of a record row: its first field."""
    return str(getattr(row, fields(row)[0].name))  # type: ignore[arg-type]


def summary_of(annotation: Annotation) -> str:
    """Say in a few words what an annotation holds."""
    match annotation:
        case Time():
            return annotation.edtf or annotation.value or f"unresolved: {annotation.unresolved}"
        case Mention():
            repeats = "repeated" if annotation.antecedent_id else None
            return ", ".join(filter(None, (annotation.type, annotation.entity_id, repeats)))
        case Statement():
            return ", ".join(filter(None, (annotation.form, annotation.cue_class)))
        case Figure():
            return " ".join(_figure(annotation))
        case EventMention():
            return ", ".join(filter(None, (annotation.type, annotation.mode, annotation.status)))
        case Slot():
            return f"{annotation.name}: {annotation.value or ''}"


def _figure(figure: Figure) -> Iterator[str]:
    yield f"{figure.kind} {bounds_of_figure(figure)}"
    if figure.unit:
        yield figure.unit
    if figure.part_of:
        yield "(part)"
    if figure.cumulative is not None:
        yield "(in all)" if figure.cumulative else "(new)"


def bounds_of_figure(figure: Figure) -> str:
    """Say between what a figure lies: ``14``, ``12–15``, ``≥ 10``."""
    return _range(figure.low, figure.high)


def _range(low: float | None, high: float | None) -> str:
    if low == high and low is not None:
        return _number(low)
    if high is None and low is not None:
        return f"≥ {_number(low)}"
    if low is None and high is not None:
        return f"≤ {_number(high)}"
    return f"{'' if low is None else _number(low)}–{'' if high is None else _number(high)}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
