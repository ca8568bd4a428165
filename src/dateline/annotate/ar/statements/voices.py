"""Who speaks: those whom a cue names, or those who spoke before; whose a document is; who two parties are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dateline.annotate.ar.statements.attribution import Attribution
from dateline.annotate.ar.statements.clauses import agrees, number_of, subject_of_clause
from dateline.annotate.ar.statements.conjugation import PARTICIPLE
from dateline.annotate.ar.statements.line import Line
from dateline.annotate.ar.statements.phrases import Range, can_speak, party
from dateline.annotate.reading import Token
from dateline.model import Mention

#: Paragraphs back that a speaker may have been named in.
_BACK = 3
#: Lines back that two parties may have been named in.
_JOINT_BACK = 12
_PARTIES = frozenset({"organisation", "group", "country", "person"})
_BETWEEN = " ()\"'“”„«»‘’\u200f\u200e"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks: the words that name him, the rule, and gender and number as far as they show."""

    tokens: tuple[Token, ...]
    rule: str
    gender: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution with those who speak in it, those who issued its document, and who is told."""

    source: Attribution
    voices: tuple[Voice, ...]
    issuers: tuple[Voice, ...] = ()


@dataclass(slots=True)
class Hearing:
    """What has been heard of an article so far: its lines, who spoke last, and who issued the last document."""

    lines: Sequence[Line]
    recent: list[Said] = field(default_factory=list)
    issuers: tuple[Voice, ...] = ()

    def hear(self, found: Attribution) -> Said:
        """Return an attribution with its voices, and remember them."""
        if found.document is None and found.speakers:
            head = found.line.lemma(found.speakers[0][0])
            found = replace(found, document=found.speakers[0]) if head in found.line.lexicon.documents else found
        voices = self._stated(found) or self._inherited(found)
        issuers = self._issuers_of(found, voices) or self._issuers_before(voices)
        held = found.document is not None and found.speakers[:1] == (found.document,)
        if held and issuers:
            voices = (*voices, *issuers)
        # A party may be made of marks alone: then it names nobody.
        said = Said(found, *(tuple(each for each in some if each.tokens) for some in (voices, issuers)))
        self.recent.append(said)
        return said

    def _stated(self, found: Attribution) -> tuple[Voice, ...]:
        line = found.line
        if not found.speakers:
            return ()
        number = number_of(line, found.speakers)
        voices = tuple(
            Voice(
                tuple(line.words(*each)),
                "subject-of-cue" if found.form else found.rule,
                found.form.gender if found.form else "",
                number,
            )
            for each in found.speakers
        )
        if line.lemma(found.speakers[0][0]) in line.lexicon.joint and len(found.speakers) == 1:
            voices += self.joint(line, found.speakers[0][0])
        return voices

    def _inherited(self, found: Attribution) -> tuple[Voice, ...]:
        """Return who is meant by a cue that names nobody: the subject before it, or who spoke last and agrees."""
        line, form = found.line, found.form
        subject = subject_of_clause(line, found.cue[0])
        if subject is not None and subject.verb != found.cue[0]:
            number = number_of(line, subject.parts)
            if agrees(form, subject.gender, number):
                voices = tuple(
                    Voice(tuple(line.words(*part)), "subject-of-sentence", subject.gender, number)
                    for part in subject.parts
                )
                if line.lemma(subject.parts[0][0]) in line.lexicon.joint:
                    voices += self.joint(line, subject.parts[0][0])
                return voices
        for said in reversed(self.recent):
            if said.source.line is line and said.voices and form is not None and form.kind == PARTICIPLE:
                return tuple(replace(each, rule="last-speaker") for each in said.voices)
            if line.block - said.source.line.block > _BACK:
                break
            if said.voices and agrees(form, said.voices[0].gender, said.voices[0].number):
                return tuple(replace(each, rule="last-speaker") for each in said.voices)
        if form is not None and form.number == "d":
            return self.joint(line, found.cue[0])
        return ()

    def joint(self, line: Line, before: int) -> tuple[Voice, ...]:
        """Return the two parties that were last named together before a place: "the two movements"."""
        place = line.tokens[before].start
        for earlier in reversed(self.lines[max(0, line.sentence.index - _JOINT_BACK) : line.sentence.index + 1]):
            pair = _pair(earlier, place)
            if pair:
                return tuple(
                    Voice(
                        tuple(t for t in earlier.tokens if t.start < each.span.end and t.end > each.span.start),
                        "joint-party",
                        "",
                        "d",
                    )
                    for each in pair
                )
        return ()

    def _issuers_of(self, found: Attribution, voices: Sequence[Voice]) -> tuple[Voice, ...]:
        """Return who issued the document of an attribution; it is remembered for "the statement" later."""
        line, document = found.line, found.document
        if document is None:
            return ()
        rest = line.tokens[document[0] : document[1]]
        named = _issuers_named(line, document)
        if named:
            issuers = tuple(Voice(tuple(line.words(*each)), "issuer-of-document") for each in named)
        elif found.speakers[:1] != (document,):
            issuers = tuple(replace(each, rule="issuer-of-document") for each in voices)
        elif any(token.lemma == line.lexicon.joint_document for token in rest):
            issuers = self.joint(line, document[0])
        else:
            issuers = tuple(replace(each, rule="issuer-named-before") for each in self.issuers)
        self.issuers = issuers or self.issuers
        return issuers

    def _issuers_before(self, voices: Sequence[Voice]) -> tuple[Voice, ...]:
        """Return who issued the document that goes on speaking: "قال البيان ... وتابع"."""
        if not voices or voices[0].rule != "last-speaker":
            return ()
        heard = (
            said.issuers for said in reversed(self.recent) if said.voices and said.voices[0].tokens == voices[0].tokens
        )
        return next(heard, ())

    def note_issuers(self, line: Line) -> None:
        """Remember who gives out a document in a line: "أصدر X بيانا"."""
        for at in range(len(line)):
            token = line.tokens[at]
            if token.lemma in line.lexicon.issued and not token.tag and line.quote_of[at] is None:
                parts, end = party(line, at + 1)
                if parts and can_speak(line, parts[0][0]) and line.lemma(end) in line.lexicon.documents:
                    self.issuers = tuple(Voice(tuple(line.words(*each)), "issuer-of-document") for each in parts)


def _issuers_named(line: Line, document: Range) -> list[Range]:
    """Return whom the phrase of a document names: "بيان للوزارة", "بيان صادر عن الوزارة", "بيان الوزارة"."""
    start, end = document
    by = end + 1 if line.lemma(end) in line.lexicon.given_out else end
    if line.lemma(by) in line.lexicon.issued_by and by < len(line) and line.tokens[by].tag != "definite":
        parts, _ = party(line, by + 1)
        return parts if parts and can_speak(line, parts[0][0]) else []
    for at in range(start + 1, end):
        if line.lemma(at) in line.lexicon.issued_by or (
            can_speak(line, at) and line.lemma(at) not in line.lexicon.documents
        ):
            return party(line, at + (line.lemma(at) in line.lexicon.issued_by))[0]
    return []


def _pair(line: Line, before: int) -> tuple[Mention, Mention] | None:
    """Return the last two parties of a line that are joined by "and" before an offset."""
    seen: list[Mention] = []
    for name in line.names:
        if name is not None and name.type in _PARTIES and name.span.end <= before and name not in seen:
            seen.append(name)
    joint, text = line.lexicon.grammar["and"], line.sentence.block.span.exact
    base = line.sentence.block.span.start
    for one, other in reversed(list(pairwise(seen))):
        between = text[one.span.end - base : other.span.start - base]
        words = between.translate(str.maketrans("", "", _BETWEEN))
        if words == joint or (words.startswith(joint) and len(between.split()) <= 2 and one.type == other.type):
            return one, other
    return None
