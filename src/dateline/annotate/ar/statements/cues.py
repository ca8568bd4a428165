"""Cues of a line and what they give: verbs and participles of saying, verbal nouns, source phrases.

For each verb: who speaks (behind it, or before), what stands between (a document, an occasion, who is
told), and then its content, introduced by إن, a colon, a quotation mark or the verb's own preposition.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.ar.statements.attribution import Attribution, content_of
from dateline.annotate.ar.statements.beside import told_and_held
from dateline.annotate.ar.statements.clauses import skipped, subject_before
from dateline.annotate.ar.statements.conjugation import NOUN, PARTICIPLE
from dateline.annotate.ar.statements.lexicon import Verb
from dateline.annotate.ar.statements.line import COMMAS, Line
from dateline.annotate.ar.statements.markers import (
    AS,
    FAR,
    NEAR,
    NOMINAL,
    QUOTE,
    SECOND,
    THAT,
    Marker,
    content_at,
    is_name,
    marker_of,
)
from dateline.annotate.ar.statements.phrases import Range, can_speak, party, phrase
from dateline.annotate.ar.statements.relaying import held, noun_of_saying, of_its_document, passed_on
from dateline.annotate.ar.statements.sourced import sourced
from dateline.annotate.ar.statements.sources import source_at
from dateline.annotate.ar.statements.verbs import in_its_document, is_oblique, is_verb, takes_subject

_DASHES = "-–—"
#: The class of verbs whose object is not told but accused.
_ACCUSING = "accusation"
#: Attributions whose words may lie around a cue: those just before it.
_LAST = 8


def attributions(line: Line, text: str) -> list[Attribution]:
    """Return the attributions of a line, in order, none inside the words of another."""
    found: list[Attribution] = []
    at = 0
    while at < len(line):
        if line.quote_of[at] is not None:
            at += 1
            continue
        source = source_at(line, at)
        each = sourced(line, at, source, text, found) if source else _by_word(line, at, text)
        if each is None or _clashes(each, found):
            at = source.end if source else at + 1
            continue
        found.append(each)
        at = max(at + 1, each.content.end if each.content.first > at else each.cue[1])
    return found


def _clashes(one: Attribution, found: list[Attribution]) -> bool:
    return any(
        a < d and c < b for each in found[-_LAST:] for a, b in each.content.pieces for c, d in one.content.pieces
    )


def _by_word(line: Line, at: int, text: str) -> Attribution | None:
    token, lexicon = line.tokens[at], line.lexicon
    if token.lemma in lexicon.relayed and not token.tag:
        return passed_on(line, at, text)
    if token.lemma in lexicon.held and not token.tag:
        return held(line, at, text)
    verb = line.verb(at)
    if verb is None or verb.form.kind == NOUN:
        return noun_of_saying(line, at, text)
    if not is_verb(line, at, verb):
        return None
    return of_its_document(line, at, verb, text) if in_its_document(line, at) else _by_frames(line, at, verb, text)


def _by_frames(line: Line, at: int, verb: Verb, text: str) -> Attribution | None:
    start = at + 1
    if line.is_enclitic(start):
        if line.lemma(at) not in line.lexicon.told and AS not in verb.frames:
            return None
        start, verb = start + 1, _of_pronoun(line, verb)
    stops = frozenset(verb.frames)
    speakers, end = _speakers(line, at, start, verb)
    marker = marker_of(line, end, verb, FAR if speakers else NEAR)
    if end > start and not can_speak(line, speakers[0][0]) and (marker is None or marker.frame in NOMINAL):
        speakers, end = (), start
        marker = marker_of(line, end, verb)
    if marker is None:
        return _behind_quote(line, at, verb, text, speakers)
    content = content_at(line, marker, text)
    if content is None or (not content.quotes and _is_shown(line, speakers, marker)):
        return None
    takes_object = marker.frame in (*line.lexicon.that_prepositions, SECOND) or line.lemma(at) in line.lexicon.told
    kind = verb.class_of(marker.frame)
    if speakers and line.lemma(speakers[0][0]) in line.lexicon.documents:
        end = max(end, marker.before)
    told, document = told_and_held(line, end, marker, stops if takes_object and kind != _ACCUSING else None)
    rule = f"{verb.form.kind}-{line.lexicon.frame_names.get(marker.frame, marker.frame)}"
    made = Attribution(line, (at, at + 1), kind, rule, content, speakers, verb.form)
    return _with_quote_before(line, replace(made, addressee=told, document=document), text)


def _of_pronoun(line: Line, verb: Verb) -> Verb:
    """Return a verb whose object is a pronoun on it: of "وصفها X بأنها Y" only what it is called is left."""
    kind = verb.frames.get(AS)
    return verb if kind is None else Verb(verb.form, {THAT: kind, line.lexicon.grammar["by"]: kind})


def _is_shown(line: Line, speakers: tuple[Range, ...], marker: Marker) -> bool:
    """Tell what shows a thing and does not speak: "كشف إغلاق القناة عن الخلاف"."""
    clause = any(line.lemma(at) in line.lexicon.that for at in (marker.first - 1, marker.first))
    return (
        marker.frame in line.lexicon.showing and not clause and bool(speakers) and not can_speak(line, speakers[0][0])
    )


def _speakers(line: Line, at: int, start: int, verb: Verb) -> tuple[tuple[Range, ...], int]:
    """Return the subject of a verb, before it or from ``start`` on, and where the search for its content begins."""
    before = () if verb.form.kind == PARTICIPLE else subject_before(line, at)
    if before or not takes_subject(verb):
        return before, start
    parts, end = party(line, start, frozenset(verb.frames))
    if not parts:
        parts, end = _quoted_name(line, start, verb)
    if parts and is_oblique(line, parts[0][0]):
        return (), start
    named = parts and any((name := line.names[place]) and name.type == "person" for place in range(*parts[-1]))
    while named and line.lemma(end) in line.lexicon.roles and phrase(line, end) > end:
        end = phrase(line, end)
    return tuple(parts), end


def _quoted_name(line: Line, start: int, verb: Verb) -> tuple[list[Range], int]:
    """Return a subject that is a short name in quotation marks, if content follows it: "طالب «X» ب"."""
    after = line.after(line.opens(start), start)
    if after == start or not is_name(line, start, after, named=False):
        return [], start
    marker = marker_of(line, after, verb, NEAR)
    if marker is None or any(line.verb(at) is not None for at in range(after, marker.before)):
        return [], start
    return [(start, after)], after


def _behind_quote(line: Line, at: int, verb: Verb, text: str, speakers: tuple[Range, ...]) -> Attribution | None:
    """Read a verb behind the words it gives: "...", قال X."""
    end = at
    while end > 0 and (line.is_mark(end - 1, COMMAS + _DASHES) or line.lemma(end - 1) in line.lexicon.joints):
        end -= 1
    quote = line.quote_of[end - 1] if end else None
    if quote is None or QUOTE not in verb.frames or len(text[quote.start : quote.end].split()) < 2:
        return None
    start = end - 1
    while start > 0 and line.quote_of[start - 1] is quote:
        start -= 1
    content = content_of(line, text, [(start, end)])
    if content is None or (start > 0 and subject_before(line, start)):
        return None
    return Attribution(line, (at, at + 1), verb.frames[QUOTE], "verb-behind-quote", content, speakers, verb.form)


def _with_quote_before(line: Line, made: Attribution, text: str) -> Attribution:
    """Join both halves of a quotation around its cue: "...", قال X، "..."."""
    at, first = made.cue[0], skipped(line, 0)
    if not made.content.quotes or at < first + 2 or not line.is_mark(at - 1, COMMAS):
        return made
    if line.quote_of[first] is None or line.quote_of[first] is not line.quote_of[at - 2]:
        return made
    content = content_of(line, text, [(first, at - 1), (made.content.first, made.content.end)])
    return replace(made, content=content) if content is not None else made
