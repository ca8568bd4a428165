"""Words that reach the reader by another: passed on, held by a document, or named by a noun of saying."""

from __future__ import annotations

from dateline.annotate.ar.statements.attribution import Attribution
from dateline.annotate.ar.statements.lexicon import Verb
from dateline.annotate.ar.statements.line import Line
from dateline.annotate.ar.statements.markers import NEAR, content_at, marker_of, said_marker
from dateline.annotate.ar.statements.phrases import Range, can_speak, party, phrase

#: How far before "his saying" the phrase with "from" begins, in words.
_BACK = 12
#: How far behind "his saying" إن stands.
_NEXT = 3


def passed_on(line: Line, at: int, text: str) -> Attribution | None:
    """Read words that somebody passes on: "نقلت الصحيفة عن X قوله إن"."""
    for place in range(at + 1, min(at + NEAR, len(line))):
        if line.has(place, "from") and line.quote_of[place] is None:
            parts, end = party(line, place + 1)
            content = content_at(line, said_marker(line, end), text) if parts else None
            if content is None or not can_speak(line, parts[0][0]):
                return None
            return Attribution(line, (at, at + 1), "neutral", "relayed", content, tuple(parts))
        if place in line.stops:
            return None
    return None


def held(line: Line, at: int, text: str) -> Attribution | None:
    """Read words that stand in a document: "جاء في البيان أن X"."""
    if not line.has(at + 1, "within") or line.lemma(at + 2) not in line.lexicon.documents:
        return None
    document = (at + 2, phrase(line, at + 2))
    content = content_at(line, said_marker(line, document[1]), text)
    if content is None:
        return None
    return Attribution(line, (at, at + 1), "neutral", "held", content, (document,), document=document)


def of_its_document(line: Line, at: int, verb: Verb, text: str) -> Attribution | None:
    """Read what is said in a document before its verb: "أصدرت X بيانا قالت فيه إن", "صدر عن X بيان أكدت فيه أن"."""
    document = next(place for place in range(at - 1, -1, -1) if line.lemma(place) in line.lexicon.documents)
    marker = marker_of(line, at + 3, verb)
    content = content_at(line, marker, text)
    if content is None or marker is None:
        return None
    kind, speakers = verb.class_of(marker.frame), _behind_from(line, document)
    place = (document, document + 1)
    return Attribution(line, (at, at + 1), kind, "said-in-document", content, speakers, verb.form, document=place)


def noun_of_saying(line: Line, at: int, text: str) -> Attribution | None:
    """Read a verbal noun that stands for its verb: "وقوله إن X", "اكتفى بالقول إن X"."""
    token = line.tokens[at]
    if line.lemma(at) not in line.lexicon.said:
        return None
    end = at + 2 if line.is_enclitic(at + 1) else at + 1
    if end == at + 1 and not (token.tag == "definite" and line.has(at - 1, "by")):
        return None
    marker = said_marker(line, end)
    content = content_at(line, marker, text) if marker is not None and marker.before < end + _NEXT else None
    if content is None:
        return None
    return Attribution(line, (at, end), "neutral", "noun-of-saying", content, _behind_from(line, at))


def _behind_from(line: Line, at: int) -> tuple[Range, ...]:
    """Return whom a phrase with "from" names that ends at a place: "عن X قوله", "صدر عن X بيان"."""
    for place in range(at - 1, max(-1, at - _BACK), -1):
        if line.has(place, "from"):
            parts, end = party(line, place + 1)
            return tuple(parts) if parts and end == at else ()
    return ()
