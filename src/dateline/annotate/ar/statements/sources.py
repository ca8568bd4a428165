"""Phrases that name who says what stands beside them: "وفق X", "نقلا عن X", "كما أعلن X"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.ar.statements.lexicon import Phrases
from dateline.annotate.ar.statements.line import COMMAS, Line
from dateline.annotate.ar.statements.phrases import Range, can_speak, party


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase: the words that make it one, who is named, where it ends, as places in a line, and its class."""

    cue: Range
    speakers: tuple[Range, ...]
    end: int
    kind: str = "neutral"


def source_at(line: Line, at: int) -> Source | None:
    """Return the source phrase that begins at a place; none where what it names cannot speak."""
    if line.quote_of[at] is not None:
        return None
    behind = _behind(line, at, line.lexicon.source_clauses)
    if behind and (verb := line.verb(behind)) is not None and verb.form.kind in ("perfect", "imperfect"):
        parts, end = party(line, _behind_pronoun(line, behind + 1), frozenset(verb.frames))
        if parts and can_speak(line, parts[0][0]) and (at > 1 or _is_aside(line, end)):
            return Source((behind, behind + 1), tuple(parts), end, verb.class_of("that"))
    behind = _behind(line, at, line.lexicon.sources)
    if behind and line.tokens[behind - 1].tag != "enclitic":
        parts, end = party(line, behind)
        if parts and can_speak(line, parts[0][0]):
            return Source((at, behind), tuple(parts), end)
    return None


def _behind_pronoun(line: Line, at: int) -> int:
    """Return the place behind "it", with its preposition or without: "حسبما أفادت به", "وفقا لما ذكرته"."""
    if line.is_enclitic(at):
        return at + 1
    return at + 2 if line.has(at, "by") and line.is_enclitic(at + 1) else at


def is_own(line: Line, at: int) -> bool:
    """Tell a phrase that names the speaker again by a pronoun: "على حد قوله"."""
    behind = _behind(line, at, line.lexicon.sources) if at < len(line) else 0
    return bool(behind) and line.is_enclitic(behind)


def _is_aside(line: Line, end: int) -> bool:
    """Tell "as X announced, Y" from a sentence that begins "X also announced Y"."""
    return line.is_mark(end, COMMAS) or (line.is_adjunct(end) and line.verb(end) is None)


def _behind(line: Line, at: int, phrases: Phrases) -> int:
    """Return the place behind the longest of some phrases that stands at a place, 0 where none does."""
    for phrase in phrases.get(line.tokens[at].lemma, ()):
        if all(line.lemma(at + step) == word for step, word in enumerate(phrase)):
            return at + len(phrase) if at + len(phrase) < len(line) else 0
    return 0
