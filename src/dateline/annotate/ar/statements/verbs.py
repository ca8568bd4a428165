"""Which words are verbs of saying where they stand: not their nouns, not negated, not the outlet's own "it is said"."""

from __future__ import annotations

from dateline.annotate.ar.statements.clauses import subject_before
from dateline.annotate.ar.statements.conjugation import DUAL, IMPERFECT, PARTICIPLE, PLURAL
from dateline.annotate.ar.statements.lexicon import Verb
from dateline.annotate.ar.statements.line import Line

#: A participle goes on with a verb at most this many words before it.
_NEAR = 10
#: A document stands at most this many words before the verb that says what is in it.
_NEXT = 3
_EDGES = ("PUNCT", "CCONJ", "SYM")
#: Letters of a noun whose last two are likely an ending.
_LONG = 6
#: Marks of an indefinite ending, which no finite verb has.
_INDEFINITE = frozenset("\u064b\u064c\u064d")


def is_verb(line: Line, at: int, verb: Verb) -> bool:
    """Tell whether the form at a place is a verb that gives words to somebody."""
    before = at - 1
    while before >= 0 and line.lemma(before) in line.lexicon.particles:
        before -= 1
    if before >= 0 and line.lemma(before) in line.lexicon.negation:
        return False
    if verb.form.kind == PARTICIPLE:
        edge = before < 0 or line.tokens[before].pos in _EDGES
        return edge or _follows_a_verb(line, at) or _is_introduced(line, at)
    if _INDEFINITE.intersection(line.tokens[at].text):
        return False
    if before < 0 or line.tokens[before].pos in (*_EDGES, "AUX") or line.quote_of[before] is not None:
        return not _is_own_voice(line, at)
    if line.lemma(at - 1) in line.lexicon.that:
        return verb.form.kind != IMPERFECT
    return _begins_clause(line, before) or in_its_document(line, at) or bool(subject_before(line, at))


def _begins_clause(line: Line, before: int) -> bool:
    """Tell whether a clause may begin behind a word: a particle, a conjunction, a pronoun on the word before."""
    lexicon = line.lexicon
    words = (lexicon.openers, lexicon.relatives, lexicon.whens)
    word = before - 1 if line.is_enclitic(before) else before
    return any(line.lemma(word) in each for each in words) or (
        word < before and (line.lemma(word) in lexicon.that or line.lemma(word) in lexicon.own)
    )


def _is_introduced(line: Line, at: int) -> bool:
    """Tell whether a clause of content follows a word at once, with a preposition or without."""
    after = at + 2 if line.lemma(at + 1) in line.lexicon.that_prepositions else at + 1
    return line.lemma(after) in line.lexicon.that or line.is_mark(at + 1, ":") or line.opens(at + 1) is not None


def _follows_a_verb(line: Line, at: int) -> bool:
    return any(line.verb(place) is not None for place in range(max(0, at - _NEAR), at))


def _is_own_voice(line: Line, at: int) -> bool:
    return line.lemma(at) in line.lexicon.own_voice and _is_introduced(line, at)


def in_its_document(line: Line, at: int) -> bool:
    """Tell a verb that says what stands in the document before it: "بيان قالت فيه إن"."""
    inside = line.has(at + 1, "within") and line.is_enclitic(at + 2)
    return inside and any(line.lemma(place) in line.lexicon.documents for place in range(max(0, at - _NEXT), at))


def takes_subject(verb: Verb) -> bool:
    """Tell whether a subject may follow: not behind a participle, nor a dual or plural, whose ending is the subject."""
    return verb.form.kind != PARTICIPLE and verb.form.number not in (DUAL, PLURAL)


def is_oblique(line: Line, at: int) -> bool:
    """Tell an oblique dual or plural behind a verb, which is no subject: "ودعا الطرفين", "اتهمت المشاركين"."""
    lemma, lexicon = line.lemma(at), line.lexicon
    if not lemma.endswith(lexicon.oblique_endings) or line.names[at] is not None:
        return False
    return lemma in lexicon.joint or (len(lemma) >= _LONG and lemma not in lexicon.roles)
