"""What begins the content of a cue: إن, a colon, a quotation mark, the verb's own preposition, or its object."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.ar.statements.attribution import Content, content_of
from dateline.annotate.ar.statements.clauses import clause_end
from dateline.annotate.ar.statements.conjugation import NOUN, PARTICIPLE
from dateline.annotate.ar.statements.lexicon import Verb
from dateline.annotate.ar.statements.line import COMMAS, FUNCTION, Line
from dateline.annotate.ar.statements.phrases import phrase

THAT, QUOTE, OBJECT, SECOND, AS = "that", "quote", "object", "second", "as"
#: Frames whose content is or begins with a noun phrase.
NOMINAL = (OBJECT, SECOND, AS)
_ASKS = "wh"

#: How far behind its verb a content may begin, in words.
FAR = 40
#: How far where a noun phrase would otherwise be the content, and behind "his saying".
NEAR = 10
#: Phrases of time and place between a verb and its object, at most.
_MOST_ADJUNCTS = 3
#: A short quotation that is content stands at most this many words behind the subject.
_NEXT = 3
#: Words and marks of a longer name in quotation marks: «وكالة الأنباء الوطنية اللبنانية».
_LONG_NAME = 7
#: Letters of إن, which begins a clause of content and no subjunctive.
_FIRM = "إ"


@dataclass(frozen=True, slots=True)
class Marker:
    """What begins a content: the frame it fits, the place of the content, and where the words before it end."""

    frame: str
    first: int
    before: int


def marker_of(line: Line, start: int, verb: Verb, far: int = FAR) -> Marker | None:
    """Return what begins the content of a verb, looked for from behind its subject on, ``far`` words at most."""
    nominal = [frame for frame in NOMINAL if frame in verb.frames]
    if not nominal:
        return _clause_marker(line, start, verb, far)
    start = _behind_adjuncts(line, start, verb)
    if not is_nominal(line, start):
        return _clause_marker(line, start, verb, far)
    clause = _clause_marker(line, start, verb, NEAR)
    if clause is not None and _is_before_object(line, start, clause):
        return clause
    if nominal[0] == SECOND:
        end = phrase(line, start)
        return Marker(SECOND, end, end) if start < end < len(line) and end not in line.stops else clause
    return Marker(nominal[0], start, start)


def _is_before_object(line: Line, start: int, clause: Marker) -> bool:
    """Tell a clause behind the rest of a subject from one inside an object: "أكد ضرورة أن"."""
    if any(line.verb(at) is not None for at in range(start, clause.before)):
        return False
    firm = clause.frame != THAT or line.tokens[clause.before].text.startswith(_FIRM)
    return firm or clause.before - start > 1 or line.names[start] is not None


def _behind_adjuncts(line: Line, start: int, verb: Verb) -> int:
    """Return the place behind phrases that say when or where, if a noun phrase follows them, else ``start``."""
    at = start
    for _ in range(_MOST_ADJUNCTS):
        if not line.is_adjunct(at) or line.quote_of[at] is not None or line.lemma(at) in verb.frames:
            break
        at = max(phrase(line, at + 1), at + 1) if line.lemma(at) in line.lexicon.prepositions else at + 1
    return at if is_nominal(line, at) else start


def is_nominal(line: Line, at: int) -> bool:
    """Tell whether a noun phrase that is no adjunct stands at a place."""
    token, lexicon = line.tokens[at] if at < len(line) else None, line.lexicon
    if token is None or token.pos in FUNCTION or line.quote_of[at] is not None or line.verb(at) is not None:
        return False
    if line.is_adjunct(at) or token.lemma in lexicon.that or token.lemma in lexicon.relatives:
        return False
    return phrase(line, at) > at


def _clause_marker(line: Line, start: int, verb: Verb, far: int) -> Marker | None:
    at = start
    while at < min(len(line), start + far):
        if line.opens(at) is not None:
            after = line.after(line.opens(at), at)
            if not _names_something(line, at, after, start, verb):
                return Marker(QUOTE if QUOTE in verb.frames else _first(verb), at, at)
            at = after
            continue
        if line.is_mark(at, ":"):
            return Marker(QUOTE, at + 1, at) if {QUOTE, THAT} & verb.frames.keys() else None
        marker = _word_marker(line, at, start, verb)
        if marker is not None or _stops(line, at, start):
            return marker
        at += 1
    return None


def _first(verb: Verb) -> str:
    return THAT if THAT in verb.frames else next(iter(verb.frames))


def _word_marker(line: Line, at: int, start: int, verb: Verb) -> Marker | None:
    """Return what a word begins: a clause with إن, a question, a phrase with the verb's own preposition."""
    lemma, frames = line.lemma(at), verb.frames
    if lemma in line.lexicon.that and (at == start or _introduces(line, at)):
        taken = THAT in frames or line.lemma(at - 1) in frames
        return Marker(THAT, behind_that(line, at), at) if taken else None
    if _ASKS in frames and lemma in line.lexicon.questions:
        return Marker(_ASKS, at, at)
    own = lemma in frames and line.lemma(at - 1) not in line.lexicon.with_prepositions
    if own and line.tokens[at].tag != "definite" and at + 1 < len(line):
        clause = _clause_with(line, at) if THAT in frames else at
        first = behind_that(line, clause + 1) if line.lemma(clause + 1) in line.lexicon.that else clause + 1
        return Marker(lemma, first, clause)
    return None


def _clause_with(line: Line, at: int) -> int:
    """Return where the preposition at a place stands again with إن, its own place where it does not."""
    for place in range(at, min(at + NEAR, len(line) - 1)):
        if place in line.stops:
            break
        if line.lemma(place) == line.lemma(at) and line.lemma(place + 1) in line.lexicon.that:
            return place
    return at


def _introduces(line: Line, at: int) -> bool:
    """Tell whether إن at a place belongs to the verb and not to a word before it: "بعد أن", "منذ أن"."""
    return line.lemma(at - 1) not in line.lexicon.before_that and line.tokens[at - 1].pos != "AUX"


def behind_that(line: Line, at: int) -> int:
    """Return where a clause of content begins: behind إن, with it where a pronoun is on it."""
    return at if line.is_enclitic(at + 1) else at + 1


def _stops(line: Line, at: int, start: int) -> bool:
    """Tell whether the search for a content ends at a place: another sentence, verb or clause begins."""
    if line.is_mark(at, ".!?؟؛;"):
        return True
    if line.is_mark(at, COMMAS):
        after, lexicon = line.lemma(at + 1), line.lexicon
        if at == start or line.is_adjunct(at + 1) or after in lexicon.relatives or after in lexicon.that:
            return False
        return not any(line.is_mark(place, COMMAS) for place in range(max(0, start - 1), at))
    verb = line.verb(at)
    return verb is not None and verb.form.kind not in (NOUN, PARTICIPLE) and line.tokens[at - 1].pos == "CCONJ"


def _names_something(line: Line, at: int, after: int, start: int, verb: Verb) -> bool:
    """Tell a short quotation that is a name and no content: "في صحيفة «المرآة»", "ل«المرآة»"."""
    if line.has(at - 1, "to") and (is_name(line, at, after, named=False) or _is_of_medium(line, at, after)):
        return True
    if is_name(line, at, after, named=False) and (at - start > _NEXT or _has_clause(line, after, verb)):
        return True
    before = line.lemma(at - 1)
    headed = not line.tokens[at - 1].tag and (before in line.lexicon.speakers or before in line.lexicon.media)
    if at == start or not (headed or after < len(line)):
        return False
    return is_name(line, at, after, named=not headed)


def _has_clause(line: Line, start: int, verb: Verb) -> bool:
    """Tell whether content follows closely, so that what is quoted before it is a name."""
    words = (line.lemma(at) for at in range(start, min(start + NEAR, len(line))))
    return any(word in line.lexicon.that or word in verb.frames for word in words)


def _is_of_medium(line: Line, at: int, after: int) -> bool:
    return after - at <= _LONG_NAME and any(line.lemma(place) in line.lexicon.media for place in (at, at + 1))


def is_name(line: Line, start: int, end: int, *, named: bool = True) -> bool:
    """Tell a short quotation that is a name; where it need not be ``named``, its shortness will do."""
    words = [each for each in line.tokens[start:end] if each.pos != "PUNCT"]
    known = not named or any(line.names[at] is not None for at in range(start, end))
    return known and len(words) < line.lexicon.fewest


def said_marker(line: Line, start: int) -> Marker | None:
    """Return the إن, colon or quotation behind "his saying", which may be left out."""
    for at in range(start, min(start + NEAR, len(line))):
        if line.opens(at) is not None or line.is_mark(at, ":"):
            return Marker(QUOTE, at, at)
        if line.lemma(at) in line.lexicon.that:
            return Marker(THAT, behind_that(line, at), at)
    return None


def content_at(line: Line, marker: Marker | None, text: str) -> Content | None:
    """Return the words that a marker begins, to the end of their quotation or clause."""
    if marker is None:
        return None
    first = marker.first
    while line.is_mark(first, ":"):
        first += 1
    quote = line.opens(first)
    if quote is not None:
        after = line.after(quote, first)
        if quote.end > line.sentence.end or marker.frame == QUOTE or _closes(line, after):
            return content_of(line, text, [(first, after)])
    if first >= len(line) or (quote is None and marker.frame == QUOTE and not line.is_mark(marker.before, ":")):
        return None
    end = clause_end(line, first)
    if end == first + 1 and line.lemma(first) in line.lexicon.demonstratives:
        return None
    return content_of(line, text, [(first, end)])


def _closes(line: Line, after: int) -> bool:
    """Tell whether a content that is one quotation ends with it: nothing but a mark or a new clause follows."""
    if after >= len(line) or after in line.stops:
        return not (line.has(after + 1, "and") and line.lemma(after + 2) in line.lexicon.that)
    return clause_end(line, after - 1) == after
