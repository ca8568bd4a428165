"""Where clauses begin and end in a line, and who is the subject of the one before a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.ar.statements.conjugation import (
    DUAL,
    FEMININE,
    MASCULINE,
    PARTICIPLE,
    PERFECT,
    PLURAL,
    SINGULAR,
    Form,
)
from dateline.annotate.ar.statements.lexicon import Verb
from dateline.annotate.ar.statements.line import COMMAS, FUNCTION, Line
from dateline.annotate.ar.statements.phrases import Range, can_speak, party
from dateline.annotate.ar.statements.sources import is_own, source_at

#: The subject of a line is looked for in this many of its first clauses.
_CLAUSES = 12
#: Words between a joint and the clause of "that" which it goes on with.
_NEAR = 8
_SENTENCE_ENDS = ".!?؟؛;"


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause: its phrases, the place of its verb, and the gender that the verb shows."""

    parts: tuple[Range, ...]
    verb: int
    gender: str


def clause_end(line: Line, start: int) -> int:
    """Return where the content that begins at a place ends: with its sentence, or before another clause."""
    at = start
    while at < len(line):
        quote = line.opens(at)
        if quote is not None:
            at = line.after(quote, at)
            if quote.end > line.sentence.end:
                return at
            continue
        if line.is_mark(at, _SENTENCE_ENDS) or line.tokens[at].text == "..":
            return at
        if at > start and _ends_before(line, at):
            return at
        at += 1
    return at


def _ends_before(line: Line, at: int) -> bool:
    comma = line.is_mark(at, COMMAS + "-–—")
    after = at + 1 if comma else at
    joint = line.has(after, "and") or line.has(after, "then")
    after += joint
    if after >= len(line) or line.quote_of[after] is not None:
        return False
    if comma and line.lemma(after + line.has(after, "within")) in line.lexicon.breaks:
        return True
    if source_at(line, after) is not None or (comma and is_own(line, after)):
        return comma or not joint
    verb = line.verb(after)
    if verb is None:
        return False
    if verb.form.kind == PARTICIPLE:
        return comma and (after + 1 < len(line))
    return verb.form.kind == PERFECT and (comma or (joint and _takes_words(line, after, verb)))


def _takes_words(line: Line, at: int, verb: Verb) -> bool:
    """Tell whether a clause with إن, a colon or the verb's own preposition follows a verb closely."""
    for place in range(at + 1, min(at + _NEAR, len(line))):
        lemma = line.lemma(place)
        if lemma in line.lexicon.that or line.is_mark(place, ":") or lemma in verb.frames:
            return True
        if place in line.stops:
            return False
    return False


def clause_start(line: Line, before: int) -> int:
    """Return where the clause that ends at a place begins: behind the last mark or the last content."""
    at = before - 1
    while at >= 0:
        if line.quote_of[at] is None and (at in line.stops or line.lemma(at) in line.lexicon.that):
            return at + 1
        at -= 1
    return 0


def skipped(line: Line, at: int) -> int:
    """Return the first place at or behind ``at`` that is no particle and no joint."""
    while at < len(line) and (
        (line.lemma(at) in line.lexicon.openers and line.verb(at) is None) or line.tokens[at].pos == "CCONJ"
    ):
        at += 1
    return at


def subject_before(line: Line, verb: int) -> tuple[Range, ...]:
    """Return the phrases right before a verb that are its subject: "الوزير قال", "مصادر في الميناء أكدت"."""
    end = verb
    while end > 0 and line.lemma(end - 1) in line.lexicon.auxiliaries:
        end -= 1
    if end and line.lemma(end - 1) in line.lexicon.relatives:
        return _ending_at(line, end - 1)
    start = skipped(line, clause_start(line, end))
    if start >= end:
        return ()
    parts, stop = party(line, start)
    return tuple(parts) if parts and stop == end and can_speak(line, parts[0][0]) else ()


def _ending_at(line: Line, end: int) -> tuple[Range, ...]:
    """Return the phrase that ends at a place, the longest of those that can speak."""
    for start in range(max(0, end - 8), end):
        if can_speak(line, start):
            parts, stop = party(line, start)
            if stop == end:
                return tuple(parts)
    return ()


def subject_of_clause(line: Line, before: int) -> Subject | None:
    """Return the subject of the first clause of a line that begins before a place and has one that can speak."""
    starts = [0, *(at + 1 for at in sorted(line.stops) if at + 1 < before)]
    for start in starts[:_CLAUSES]:
        at = skipped(line, start)
        if at >= before:
            continue
        if can_speak(line, at) and line.verb(at) is None and line.lemma(at) not in line.lexicon.verb_like:
            parts, end = party(line, at)
            if end < before and parts:
                return Subject(tuple(parts), end, "")
        parts, end = party(line, at + 1)
        if parts and line.quote_of[at] is None and not line.tokens[at].tag and can_speak(line, parts[0][0]):
            if line.is_adjunct(at) or line.tokens[at].pos in FUNCTION:
                continue
            return Subject(tuple(parts), at, gender_of(line, at))
    return None


def gender_of(line: Line, verb: int) -> str:
    """Return the gender that a verb shows by its form."""
    known = line.verb(verb)
    if known is not None:
        return known.form.gender
    lemma = line.lemma(verb)
    return FEMININE if lemma.endswith("ت") or (lemma.startswith("ت") and len(lemma) > 4) else MASCULINE


def agrees(form: Form | None, gender: str, number: str) -> bool:
    """Tell whether who speaks may be the subject of a verb without one; unknown gender and number always may."""
    if form is None:
        return True
    if form.gender and gender and form.gender != gender:
        return False
    return not form.number or not number or form.number == number


def number_of(line: Line, parts: Sequence[Range]) -> str:
    """Return the number of who speaks: two by a joined pair or a dual, more by its ending, else one where known."""
    head = parts[0][0]
    lemma, name = line.lemma(head), line.names[head]
    if len(parts) > 1 or lemma in line.lexicon.joint:
        return DUAL
    if name is not None or lemma in line.lexicon.roles:
        return SINGULAR
    return PLURAL if lemma.endswith(line.lexicon.plural_endings) else SINGULAR if line.tokens[head].tag else ""


def joined(ranges: Sequence[Range]) -> Range:
    """Return the range from the first of some phrases to the last."""
    return ranges[0][0], ranges[-1][1]
