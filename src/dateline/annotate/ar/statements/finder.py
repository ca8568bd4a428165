"""Finds the statements of an Arabic article: attributions of its lines, then what stands in quotes beside them."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.annotate.ar.statements.cues import attributions
from dateline.annotate.ar.statements.lexicon import lexicon
from dateline.annotate.ar.statements.line import lines_of, quotations
from dateline.annotate.ar.statements.quotations import labelled, left_over
from dateline.annotate.ar.statements.records import records
from dateline.annotate.ar.statements.voices import Hearing, Said
from dateline.annotate.reading import Finder, Reading
from dateline.model import Annotation

#: Pieces of statements that a further one may touch: the last ones found.
_LAST = 64


def statement_finder() -> Finder:
    """Return the finder of statements of the Arabic pack; reads its lexicon."""
    lexicon()
    return find


def find(reading: Reading) -> Iterable[Annotation]:
    """Return the statements of an article and their slots; needs its names."""
    return list(records(reading, said_in(reading)))


def said_in(reading: Reading) -> list[Said]:
    """Return who says what in an article, in the order of the text, before it becomes records."""
    text = reading.text.page.text
    lines = lines_of(reading, quotations(reading))
    hearing = Hearing(lines)
    taken: list[tuple[int, int]] = []
    for line in lines:
        hearing.note_issuers(line)
        label = labelled(line, text)
        found = [label] if label is not None else attributions(line, text)
        found += left_over(line, text, found)
        for each in sorted(found, key=lambda one: (one.cue[0], one.content.first)):
            if not any(a < d and c < b for a, b in each.content.pieces for c, d in taken[-_LAST:]):
                taken += each.content.pieces
                hearing.hear(each)
    return hearing.recent
