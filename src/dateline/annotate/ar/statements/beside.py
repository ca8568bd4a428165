"""What stands between a cue and its content: who is told, and the document that holds the words."""

from __future__ import annotations

from collections.abc import Set

from dateline.annotate.ar.statements.line import Line
from dateline.annotate.ar.statements.markers import SECOND, Marker, is_name, is_nominal
from dateline.annotate.ar.statements.phrases import Range, phrase


def told_and_held(line: Line, start: int, marker: Marker, stops: Set[str] | None) -> tuple[Range | None, Range | None]:
    """Return who is told and the document that are named between a verb, or its subject, and its content.

    ``stops`` are the prepositions of a verb that has who is told as its object, ``None`` of another.
    """
    told, held = None if stops is None else _object(line, start, marker, stops), None
    for at in range(start, marker.before):
        if line.has(at, "within") and line.lemma(at + 1) in line.lexicon.documents:
            held = (at + 1, min(phrase(line, at + 1), marker.before))
        if line.has(at, "to") and line.tokens[at].pos == "ADP" and _is_medium(line, at + 1):
            quote = line.opens(at + 1)
            told = (at + 1, line.after(quote, at + 1) if quote else min(phrase(line, at + 1), marker.before))
    return _filled(told), _filled(held)


def _object(line: Line, start: int, marker: Marker, stops: Set[str]) -> Range | None:
    """Return who is told: the last phrase before the content."""
    if marker.frame == SECOND:
        return start, phrase(line, start)
    told = None
    while start < marker.before and is_nominal(line, start):
        end = min(phrase(line, start, stops), marker.before)
        told, start = (start, end), end
    return told


def _is_medium(line: Line, at: int) -> bool:
    """Tell whether a phrase is of a medium, which words are given to and not by."""
    if line.opens(at) is not None:
        return is_name(line, at, line.after(line.opens(at), at), named=False)
    name = line.names[at] if at < len(line) else None
    return line.lemma(at) in line.lexicon.media or (name is not None and name.type == "organisation")


def _filled(place: Range | None) -> Range | None:
    return place if place is not None and place[0] < place[1] else None
