"""Cues of a line and what they give: verbs and participles of saying, verbal nouns, source phrases.

For each verb: who speaks (behind it, or before), what stands between (a document, an occasion, who is
told), and then its content, introduced by إن, a colon, a quotation mark or the verb's own preposition.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from dateline.annotate.ar.statements.attribution import Attribution, Content, content_of
from dateline.annotate.ar.statements.clauses import clause_end, skipped, subject_before
from dateline.annotate.ar.statements.conjugation import DUAL, NOUN, PARTICIPLE, PLURAL
from dateline.annotate.ar.statements.lexicon import Verb
from dateline.annotate.ar.statements.line import Line
from dateline.annotate.ar.statements.phrases import Range, can_speak, party, phrase
from dateline.annotate.ar.statements.sources import source_at

#: How far behind its verb a content may begin, in words.
_FAR = 40
#: How far where a noun phrase would otherwise be the content.
_NEAR = 10
_COMMAS = "،,"
_PARTICLES = frozenset({"قد", "س", "سوف", "لقد", "كما", "ثم"})
_ASKS = "wh"
#: Frames whose content is or begins with a noun phrase.
_NOMINAL = ("object", "second", "as")


@dataclass(frozen=True, slots=True)
class _Marker:
    """What begins a content: the frame it fits, the place of the content, and where the words before it end."""

    frame: str
    first: int
    before: int


def attributions(line: Line, text: str) -> list[Attribution]:
    """Return the attributions of a line, in order, none inside the words of another."""
    found: list[Attribution] = []
    at = 0
    while at < len(line):
        if line.quote_of[at] is None:
            each = _verb(line, at, text) or _source(line, at, text, found)
            if each is not None and not _clashes(each, found):
                found.append(each)
                at = max(at + 1, each.content.end if each.content.first > at else each.cue[1])
                continue
        at += 1
    return found


def _clashes(one: Attribution, found: list[Attribution]) -> bool:
    return any(a < d and c < b for each in found for a, b in each.content.pieces for c, d in one.content.pieces)


def _verb(line: Line, at: int, text: str) -> Attribution | None:
    lemma = line.lemma(at)
    if lemma in line.lexicon.relayed and not line.tokens[at].tag:
        return _relayed(line, at, text)
    if lemma in line.lexicon.held and not line.tokens[at].tag:
        return _held(line, at, text)
    verb = line.verb(at)
    if verb is None or verb.form.kind == NOUN:
        return _noun_of_saying(line, at, text)
    return _by_frames(line, at, verb, text) if _is_verb(line, at, verb) else None


def _is_verb(line: Line, at: int, verb: Verb) -> bool:
    """Tell a verb from a noun that looks like one, from a negated one, and from the outlet's own "it is said"."""
    before = at - 1
    while before >= 0 and line.lemma(before) in _PARTICLES:
        before -= 1
    if before >= 0 and line.lemma(before) in line.lexicon.negation:
        return False
    if verb.form.kind == PARTICIPLE:
        return (
            before < 0
            or line.tokens[before].pos in ("PUNCT", "CCONJ")
            or line.verb(at - 1) is not None
            or _ends_party(line, at)
        )
    if before < 0 or line.tokens[before].pos in ("PUNCT", "CCONJ", "AUX") or line.quote_of[before] is not None:
        return not _is_own_voice(line, at)
    if line.lemma(before) in line.lexicon.openers | line.lexicon.relatives | line.lexicon.that:
        return True
    if line.tokens[before].tag == "enclitic" or _in_its_document(line, at):
        return True
    return bool(subject_before(line, at)) or line.lemma(before) in ("بينما", "بعدما", "عندما", "حين")


def _in_its_document(line: Line, at: int) -> bool:
    """Tell a verb that says what stands in the document before it: "بيان قالت فيه إن"."""
    inside = line.lemma(at + 1) == "في" and at + 2 < len(line) and line.tokens[at + 2].tag == "enclitic"
    return inside and any(line.lemma(place) in line.lexicon.documents for place in range(max(0, at - 3), at))


def _ends_party(line: Line, at: int) -> bool:
    return any(line.verb(place) is not None for place in range(max(0, at - 10), at))


def _is_own_voice(line: Line, at: int) -> bool:
    after = line.lemma(at + 1)
    direct = after in line.lexicon.that or (
        after in line.lexicon.that_prepositions and line.lemma(at + 2) in line.lexicon.that
    )
    return line.lemma(at) in line.lexicon.own_voice and direct


def _by_frames(line: Line, at: int, verb: Verb, text: str) -> Attribution | None:
    if _in_its_document(line, at):
        return _of_its_document(line, at, verb, text)
    stops = frozenset(verb.frames)
    before = () if verb.form.kind == PARTICIPLE else subject_before(line, at)
    parts, end = ([], at + 1) if before or not _takes_subject(verb) else party(line, at + 1, stops)
    if parts and _is_oblique(line, parts[0][0]):
        parts, end = [], at + 1
    marker = _marker(line, end, verb)
    if parts and not can_speak(line, parts[0][0]) and (marker is None or marker.frame in _NOMINAL):
        parts, marker = [], _marker(line, at + 1, verb)
    if marker is None:
        return _behind_quote(line, at, verb, text, tuple(before or parts))
    content = _content(line, marker, text)
    if content is None:
        return None
    made = Attribution(
        line,
        (at, at + 1),
        verb.frames.get(marker.frame) or verb.frames.get("that") or next(iter(verb.frames.values())),
        f"{verb.form.kind}-{marker.frame}",
        content,
        tuple(before or parts),
        verb.form,
    )
    takes_object = marker.frame in (*line.lexicon.that_prepositions, "second") or line.lemma(at) in line.lexicon.told
    told, held = _told_and_held(line, end, marker, stops if takes_object else None)
    return _with_quote_before(line, replace(made, addressee=told, document=held), text)


def _of_its_document(line: Line, at: int, verb: Verb, text: str) -> Attribution | None:
    """Read what is said in a document before its verb: "أصدرت X بيانا قالت فيه إن", "صدر عن X بيان أكدت فيه أن"."""
    document = next(place for place in range(at - 1, -1, -1) if line.lemma(place) in line.lexicon.documents)
    marker = _marker(line, at + 3, verb)
    content = _content(line, marker, text) if marker is not None else None
    if content is None or marker is None:
        return None
    kind = verb.frames.get(marker.frame) or next(iter(verb.frames.values()))
    speakers = _behind_from(line, document)
    return Attribution(
        line, (at, at + 1), kind, "said-in-document", content, speakers, verb.form, document=(document, document + 1)
    )


def _takes_subject(verb: Verb) -> bool:
    """Tell whether a subject may follow: not behind a participle, nor a dual or plural, whose ending is the subject."""
    return verb.form.kind != PARTICIPLE and verb.form.number not in (DUAL, PLURAL)


def _is_oblique(line: Line, at: int) -> bool:
    """Tell an oblique dual behind a verb, which is no subject: "ودعا الطرفين"."""
    return line.lemma(at) in line.lexicon.joint and line.lemma(at).endswith("ين")


def _marker(line: Line, start: int, verb: Verb) -> _Marker | None:
    """Return what begins the content of a verb, looked for from behind its subject on."""
    nominal = [frame for frame in _NOMINAL if frame in verb.frames]
    clause = _clause_marker(line, start, verb, _NEAR if nominal and _is_nominal(line, start) else _FAR)
    if not nominal or (clause is not None and not _is_nominal(line, start)):
        return clause
    if clause is not None and clause.first - start <= 3:
        return clause
    if nominal[0] == "second":
        end = phrase(line, start)
        return _Marker("second", end, end) if start < end < len(line) and end not in line.stops else clause
    if _is_nominal(line, start):
        return _Marker(nominal[0], start, start)
    return clause


def _is_nominal(line: Line, at: int) -> bool:
    """Tell whether a noun phrase that is no adjunct stands at a place."""
    token = line.tokens[at] if at < len(line) else None
    if token is None or token.pos or token.lemma in line.lexicon.adjuncts | line.lexicon.that | line.lexicon.relatives:
        return False
    return line.quote_of[at] is None and line.verb(at) is None and phrase(line, at) > at


def _clause_marker(line: Line, start: int, verb: Verb, far: int) -> _Marker | None:
    at = start
    while at < min(len(line), start + far):
        if line.opens(at) is not None:
            after = line.after(line.opens(at), at)
            told = line.lemma(at - 1) == "ل" and _is_medium(line, at)
            if not told and (at == start or after == len(line) or not _is_name(line, at, after)):
                return _Marker("quote" if "quote" in verb.frames else _first(verb.frames), at, at)
            at = after
            continue
        if line.is_mark(at, ":"):
            return _Marker("quote", at + 1, at) if {"quote", "that"} & verb.frames.keys() else None
        marker = _word_marker(line, at, start, verb)
        if marker is not None or _stops(line, at, start):
            return marker
        at += 1
    return None


def _word_marker(line: Line, at: int, start: int, verb: Verb) -> _Marker | None:
    """Return what a word begins: a clause with إن, a question, a phrase with the verb's own preposition."""
    lemma, frames = line.lemma(at), verb.frames
    if lemma in line.lexicon.that and (at == start or _introduces(line, at)):
        return _Marker("that", _behind_that(line, at), at) if _takes_clause(line, at, frames) else None
    if _ASKS in frames and lemma in line.lexicon.questions:
        return _Marker(_ASKS, at, at)
    if lemma in frames and line.tokens[at].tag != "definite" and at + 1 < len(line):
        return _behind_preposition(line, at)
    return None


def _takes_clause(line: Line, at: int, frames: dict[str, str]) -> bool:
    return "that" in frames or line.lemma(at - 1) in frames


def _first(frames: dict[str, str]) -> str:
    return "that" if "that" in frames else next(iter(frames))


def _introduces(line: Line, at: int) -> bool:
    """Tell whether إن at a place belongs to the verb and not to a noun or another verb between."""
    before = line.lemma(at - 1)
    return before not in ("بعد", "قبل", "منذ", "رغم", "مع", "حتي", "لكن")


def _behind_that(line: Line, at: int) -> int:
    """Return where a clause of content begins: behind إن, with it where a pronoun is on it."""
    return at if at + 1 < len(line) and line.tokens[at + 1].tag == "enclitic" else at + 1


def _behind_preposition(line: Line, at: int) -> _Marker:
    frame = line.lemma(at)
    after = at + 1
    if line.lemma(after) in line.lexicon.that:
        return _Marker(frame, _behind_that(line, after), at)
    return _Marker(frame, after, at)


def _stops(line: Line, at: int, start: int) -> bool:
    """Tell whether the search for a content ends at a place: another sentence, verb or clause begins."""
    if line.is_mark(at, ".!?؟؛;"):
        return True
    if line.is_mark(at, _COMMAS):
        after = line.lemma(at + 1)
        aside = after in line.lexicon.adjuncts | line.lexicon.relatives | line.lexicon.that or at == start
        return not (aside or _closes_aside(line, at, start))
    verb = line.verb(at)
    return verb is not None and verb.form.kind not in (NOUN, PARTICIPLE) and line.tokens[at - 1].pos == "CCONJ"


def _closes_aside(line: Line, at: int, start: int) -> bool:
    return any(line.is_mark(place, _COMMAS) for place in range(max(0, start - 1), at))


def _is_name(line: Line, start: int, end: int, *, named: bool = True) -> bool:
    """Tell a short quotation that is a name; where it need not be ``named``, its shortness will do."""
    words = [each for each in line.tokens[start:end] if each.pos != "PUNCT"]
    known = not named or any(line.names[at] is not None for at in range(start, end))
    return known and len(words) < line.lexicon.fewest


def _content(line: Line, marker: _Marker, text: str) -> Content | None:
    first = marker.first
    if first >= len(line):
        return None
    while first < len(line) and line.is_mark(first, ":"):
        first += 1
    quote = line.quote_of[first] if first < len(line) else None
    if quote is not None and line.opens(first):
        after = line.after(quote, first)
        if quote.end > line.sentence.end or marker.frame == "quote" or _closes(line, after):
            return content_of(line, text, [(first, after)])
    if (
        marker.frame == "quote"
        and first < len(line)
        and line.opens(first) is None
        and not line.is_mark(marker.before, ":")
    ):
        return None
    return content_of(line, text, [(first, clause_end(line, first))])


def _closes(line: Line, after: int) -> bool:
    """Tell whether a content that is one quotation ends with it: nothing but a mark or a new clause follows."""
    if after >= len(line) or after in line.stops:
        goes_on = line.lemma(after + 1) == "و" and line.lemma(after + 2) in line.lexicon.that
        return not goes_on
    return clause_end(line, after - 1) == after


def _told_and_held(
    line: Line, start: int, marker: _Marker, stops: Set[str] | None
) -> tuple[Range | None, Range | None]:
    """Return who is told and the document that are named between a verb, or its subject, and its content.

    ``stops`` are the prepositions of a verb that has who is told as its object, ``None`` of another.
    """
    told, held = None if stops is None else _told(line, start, marker, stops), None
    for at in range(start, marker.before):
        lemma, after = line.lemma(at), line.lemma(at + 1)
        if lemma == "في" and after in line.lexicon.documents:
            held = (at + 1, min(phrase(line, at + 1), marker.before))
        if lemma == "ل" and line.tokens[at].pos == "ADP" and _is_medium(line, at + 1):
            quote = line.opens(at + 1)
            told = (at + 1, line.after(quote, at + 1) if quote else min(phrase(line, at + 1), marker.before))
    return _filled(told), _filled(held)


def _filled(place: Range | None) -> Range | None:
    return place if place is not None and place[0] < place[1] else None


def _told(line: Line, start: int, marker: _Marker, stops: Set[str]) -> Range | None:
    """Return the object of a verb that has who is told as its object: the last phrase before the content."""
    if marker.frame == "second":
        return start, phrase(line, start)
    told = None
    while start < marker.before and _is_nominal(line, start):
        end = min(phrase(line, start, stops), marker.before)
        told, start = (start, end), end
    return told


def _is_medium(line: Line, at: int) -> bool:
    if line.opens(at) is not None:
        return _is_name(line, at, line.after(line.opens(at), at), named=False)
    name = line.names[at] if at < len(line) else None
    return line.lemma(at) in line.lexicon.media or (name is not None and name.type == "organisation")


def _behind_quote(line: Line, at: int, verb: Verb, text: str, speakers: tuple[Range, ...]) -> Attribution | None:
    """Read a verb behind the words it gives: "...", قال X."""
    end = at
    while end > 0 and (line.is_mark(end - 1, _COMMAS + "-–—") or line.lemma(end - 1) in ("و", "كما", "هكذا")):
        end -= 1
    quote = line.quote_of[end - 1] if end else None
    if quote is None or "quote" not in verb.frames or len(text[quote.start : quote.end].split()) < 2:
        return None
    start = end - 1
    while start > 0 and line.quote_of[start - 1] is quote:
        start -= 1
    content = content_of(line, text, [(start, end)])
    if content is None or (start > 0 and subject_before(line, start)):
        return None
    return Attribution(line, (at, at + 1), verb.frames["quote"], "verb-behind-quote", content, speakers, verb.form)


def _with_quote_before(line: Line, made: Attribution, text: str) -> Attribution:
    """Join both halves of a quotation around its cue: "...", قال X، "..."."""
    at = made.cue[0]
    if not made.content.quotes or not line.is_mark(at - 1, _COMMAS) or line.quote_of[at - 2] is None or at < 3:
        return made
    if skipped(line, 0) < at and line.quote_of[skipped(line, 0)] is not line.quote_of[at - 2]:
        return made
    content = content_of(line, text, [(0, at - 1), (made.content.first, made.content.end)])
    return replace(made, content=content) if content is not None else made


def _relayed(line: Line, at: int, text: str) -> Attribution | None:
    """Read words that somebody passes on: "نقلت الصحيفة عن X قوله إن"."""
    for place in range(at + 1, min(at + _NEAR, len(line))):
        if line.lemma(place) == "عن" and line.quote_of[place] is None:
            parts, end = party(line, place + 1)
            marker = _said_marker(line, end)
            content = _content(line, marker, text) if marker is not None and parts else None
            if content is None or not can_speak(line, parts[0][0]):
                return None
            return Attribution(line, (at, at + 1), "neutral", "relayed", content, tuple(parts))
        if place in line.stops:
            return None
    return None


def _held(line: Line, at: int, text: str) -> Attribution | None:
    """Read words that stand in a document: "جاء في البيان أن X"."""
    if line.lemma(at + 1) != "في" or line.lemma(at + 2) not in line.lexicon.documents:
        return None
    end = phrase(line, at + 2)
    marker = _said_marker(line, end)
    content = _content(line, marker, text) if marker is not None else None
    if content is None:
        return None
    document = (at + 2, end)
    return Attribution(line, (at, at + 1), "neutral", "held", content, (document,), document=document)


def _said_marker(line: Line, start: int) -> _Marker | None:
    """Return the إن, colon or quotation behind "his saying", which may be left out."""
    for at in range(start, min(start + _NEAR, len(line))):
        if line.opens(at) is not None or line.is_mark(at, ":"):
            return _Marker("quote", at, at)
        if line.lemma(at) in line.lexicon.that:
            return _Marker("that", _behind_that(line, at), at)
    return None


def _noun_of_saying(line: Line, at: int, text: str) -> Attribution | None:
    """Read a verbal noun that stands for its verb: "وقوله إن X", "اكتفى بالقول إن X"."""
    known = line.lexicon.verbs.get(line.lemma(at))
    token = line.tokens[at]
    if known is None or line.lemma(at) not in line.lexicon.said:
        return None
    pronoun = at + 1 < len(line) and line.tokens[at + 1].tag == "enclitic"
    if not pronoun and not (token.tag == "definite" and line.lemma(at - 1) == "ب"):
        return None
    marker = _said_marker(line, at + 1 + pronoun)
    if marker is None or marker.before > at + 3 + pronoun:
        return None
    content = _content(line, marker, text)
    if content is None:
        return None
    return Attribution(line, (at, at + 1 + pronoun), "neutral", "noun-of-saying", content, _behind_from(line, at))


def _behind_from(line: Line, at: int) -> tuple[Range, ...]:
    """Return whom "عن X قوله" names."""
    for place in range(at - 1, max(-1, at - 12), -1):
        if line.lemma(place) == "عن":
            parts, end = party(line, place + 1)
            return tuple(parts) if parts and end == at else ()
    return ()


def _source(line: Line, at: int, text: str, found: list[Attribution]) -> Attribution | None:
    source = source_at(line, at)
    if source is None:
        return None
    content = _behind_source(line, at, source.end, text) or _before_source(line, at, source.end, text, found)
    if content is None:
        return None
    return Attribution(line, source.cue, "neutral", "source-phrase", content, source.speakers)


def _behind_source(line: Line, at: int, end: int, text: str) -> Content | None:
    """Read what a phrase at the head of its sentence introduces: "بحسب X، Y"."""
    if skipped(line, 0) < at:
        return None
    while end < len(line) and end not in line.stops and line.opens(end) is None and not _goes_on(line, end):
        end += 1
    first = end + 1 if line.is_mark(end, _COMMAS) else end
    if line.lemma(first) == "ف":
        first += 1
    if line.lemma(first) in line.lexicon.that:
        first = _behind_that(line, first)
    return content_of(line, text, [(first, clause_end(line, first))]) if first < len(line) else None


def _is_joint(line: Line, at: int) -> bool:
    return line.tokens[at].pos in ("PUNCT", "CCONJ") or line.lemma(at) in line.lexicon.joints


def _goes_on(line: Line, at: int) -> bool:
    """Tell "then" behind a phrase at the head of a sentence: "حسب X فإن Y"."""
    return line.lemma(at) == "ف" and line.lemma(at + 1) in line.lexicon.that


def _before_source(line: Line, at: int, end: int, text: str, found: list[Attribution]) -> Content | None:
    """Read what a phrase behind its clause is about: "Y، وفق X"."""
    start = max([0, *(each.content.end for each in found if each.content.end <= at)])
    colons = [place for place in range(start, min(at, _NEAR)) if line.is_mark(place, ":") and not line.quote_of[place]]
    start = max([start, *(place + 1 for place in colons)])
    while start < at and line.quote_of[start] is None and _is_joint(line, start):
        start += 1
    if start >= at:
        return None
    inside = end < len(line) and at - 1 not in line.stops and end not in line.stops
    goes_on = inside and line.tokens[end].pos not in ("CCONJ", "PUNCT")
    return content_of(line, text, [(start, at), (end, clause_end(line, end))] if goes_on else [(start, at)])
