"""What a source phrase is about: the clause before it, behind it, or around it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.ar.statements.attribution import Attribution, Content, content_of
from dateline.annotate.ar.statements.clauses import clause_end, skipped
from dateline.annotate.ar.statements.line import COMMAS, Line
from dateline.annotate.ar.statements.markers import NEAR, behind_that
from dateline.annotate.ar.statements.phrases import Range
from dateline.annotate.ar.statements.sources import Source

_RULE = "source-phrase"


def sourced(line: Line, at: int, source: Source, text: str, found: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution of a source phrase at a place, given those found before it."""
    content = _behind(line, at, source.end, text)
    if content is None:
        content = _before(line, _start(line, at, found), (at, source.end), text)
    if content is None:
        return None
    return Attribution(line, source.cue, source.kind, _RULE, content, source.speakers)


def _behind(line: Line, at: int, end: int, text: str) -> Content | None:
    """Read what a phrase at the head of its sentence introduces: "بحسب X، Y"."""
    if skipped(line, 0) < at:
        return None
    while end < len(line) and end not in line.stops and line.opens(end) is None and not line.has(end, "then"):
        end += 1
    first = end + 1 if line.is_mark(end, COMMAS) else end
    if line.has(first, "then"):
        first += 1
    if line.lemma(first) in line.lexicon.that:
        first = behind_that(line, first)
    return content_of(line, text, [(first, clause_end(line, first))]) if first < len(line) else None


def _start(line: Line, at: int, found: Sequence[Attribution]) -> int:
    """Return where the clause before a source phrase begins: behind what others say, and behind a dateline."""
    ends = [each.content.end for each in found if each.content.end <= at]
    ends += [each.speakers[-1][1] for each in found if each.rule == _RULE and each.cue[0] < at]
    start = max([0, *ends])
    colons = [place for place in range(start, min(at, NEAR)) if line.is_mark(place, ":") and not line.quote_of[place]]
    start = max([start, *(place + 1 for place in colons)])
    while start < at and line.quote_of[start] is None and _is_joint(line, start):
        start += 1
    return start


def _is_joint(line: Line, at: int) -> bool:
    return line.tokens[at].pos in ("PUNCT", "CCONJ") or line.lemma(at) in line.lexicon.joints


def _before(line: Line, start: int, phrase: Range, text: str) -> Content | None:
    """Read the clause that a phrase ends, or stands in the middle of: "Y، وفق X", "Y بحسب X Y"."""
    at, end = phrase
    while start < at and (line.tokens[at - 1].pos == "CCONJ" or line.lemma(at - 1) in line.lexicon.demonstratives):
        at -= 1
    if start >= at:
        return None
    inside = end < len(line) and at - 1 not in line.stops and end not in line.stops
    if inside and line.tokens[end].pos not in ("CCONJ", "PUNCT") and line.lemma(end) not in line.lexicon.relatives:
        return content_of(line, text, [(start, at), (end, clause_end(line, end))])
    return content_of(line, text, [(start, at)])
