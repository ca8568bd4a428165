"""Words that no cue was found for: behind a label, going on in the last voice, and fragments inside a clause.

What is left are titles, names and scare quotes, which are nobody's statement.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.ar.statements.attribution import Attribution, Content, content_of
from dateline.annotate.ar.statements.clauses import clause_end, subject_of_clause
from dateline.annotate.ar.statements.line import Line
from dateline.annotate.ar.statements.phrases import can_speak, phrase
from dateline.annotate.statements import Quoted

_MARKS = "\"'“”„‟‘’‚‛«»‹›` "
_ENDS = ".!?؟…"
#: Types of names that label words; a place before a colon is a dateline.
_LABELS = frozenset({"person", "organisation", "country", "group"})
#: A fragment stands at most this many words behind the verb of its clause.
_FAR = 16


def labelled(line: Line, text: str) -> Attribution | None:
    """Read a paragraph that begins with a name and a colon: "السويد: «سنواصل العمل»"."""
    if line.sentence.start != line.sentence.block.span.start or not line.tokens or line.names[0] is None:
        return None
    if line.names[0].type not in _LABELS:
        return None
    end = phrase(line, 0)
    content = content_of(line, text, [(end + 1, clause_end(line, end + 1))]) if line.is_mark(end, ":") else None
    if content is None or not can_speak(line, 0) or content.end - content.first < line.lexicon.fewest:
        return None
    return Attribution(line, (end, end + 1), "neutral", "label-and-colon", content, ((0, end),))


def left_over(line: Line, text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """Return attributions for the longer quotations of a line that none of those found holds."""
    made: list[Attribution] = []
    at = 0
    while at < len(line):
        quote = line.opens(at)
        if quote is None:
            at += 1
            continue
        after = line.after(quote, at)
        if line.tokens[at].start <= quote.start and not _is_held(quote, found):
            each = _of_quote(line, at, after, text)
            if each is not None:
                made.append(each)
        at = max(after, at + 1)
    return made


def _is_held(quote: Quoted, found: Sequence[Attribution]) -> bool:
    return any(a < quote.end and quote.start < b for each in found for a, b in each.content.pieces)


def _of_quote(line: Line, start: int, end: int, text: str) -> Attribution | None:
    quote = line.quote_of[start]
    if (
        quote is None
        or not quote.opened
        or len(text[quote.start : quote.end].strip(_MARKS).split()) < line.lexicon.fewest
    ):
        return None
    content = content_of(line, text, [(start, end)])
    if content is None:
        return None
    if start == 0 and _is_whole(line, end, quote, text):
        return Attribution(line, (start, start), "neutral", "quote-goes-on", content)
    long = len(text[quote.start : quote.end].split()) >= line.lexicon.fragment
    return _fragment(line, start, content) if long else None


def _is_whole(line: Line, end: int, quote: Quoted, text: str) -> bool:
    """Tell a quotation that is a sentence of its own from one that a sentence begins with."""
    inner = text[quote.start : quote.end].rstrip(_MARKS)
    return end >= len(line) or inner[-1:] in _ENDS or line.is_mark(end, _ENDS)


def _fragment(line: Line, start: int, content: Content) -> Attribution | None:
    """Read a fragment in a clause whose subject can speak: some of the subject's words."""
    subject = subject_of_clause(line, start)
    if subject is None or line.quote_of[subject.verb] is not None or start - subject.verb > _FAR:
        return None
    if any(subject.verb < at < start and not line.is_mark(at, ":") for at in line.stops):
        return None
    return Attribution(line, (subject.verb, subject.verb + 1), None, "quoted-fragment", content, subject.parts)
