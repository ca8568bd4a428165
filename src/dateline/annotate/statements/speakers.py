"""Who a cue gives its content to: the head of the speaker's noun phrase, and what belongs to the phrase."""

from __future__ import annotations

from dateline.annotate.reading import Sentence, Token
from dateline.annotate.statements.lexicon import StatementLexicon

_SUBJECTS = ("nsubj", "nsubjpass")
#: Branches that are no part of a speaker's name or title.
_LEFT_OUT = ("relcl", "appos", "acl", "punct", "advcl", "parataxis", "cc", "conj")


def speaker_of(sentence: Sentence, cue: Token) -> Token | None:
    """Return the head of the noun phrase that speaks, following coordination and participles upwards."""
    if cue.pos in {"NOUN", "PROPN"}:
        return _of_noun(sentence, cue)
    verb: Token | None = cue
    if cue.pos == "ADJ":
        verb = sentence.head(cue)
    quoted = quoted_as(sentence, cue)
    if quoted is not None:
        return quoted
    for _ in range(6):
        if verb is None:
            return None
        found = _stated(sentence, verb)
        if found is not None:
            return found
        if verb == cue and verb.pos != "ADJ" and sentence.children(verb, "nsubjpass") and verb.dep == "conj":
            return None  # "the air is tense and police have been praised": nobody says who praised
        verb = _governor(sentence, verb)
    return None


def quoted_as(sentence: Sentence, cue: Token) -> Token | None:
    """Return whose words a participle gives that a verb passes on: "quoted X as saying", "X was cited as saying"."""
    preposition = sentence.head(cue)
    if cue.dep != "pcomp" or cue.tag != "VBG" or preposition.low != "as":
        return None
    return next(iter(sentence.children(sentence.head(preposition), "dobj", "nsubjpass")), None)


def _stated(sentence: Sentence, verb: Token) -> Token | None:
    passive = bool(sentence.children(verb, "nsubjpass", "auxpass"))
    for agent in sentence.children(verb, "agent"):
        for child in sentence.children(agent, "pobj"):
            return child
    if passive:
        return None
    for child in sentence.children(verb, "nsubj"):
        return child
    if verb.dep in {"acl", "relcl"} and verb.tag != "VBN":
        return _bearer(sentence, verb)
    if verb.dep == "acl" and verb.tag == "VBN":
        return None
    return None


def _bearer(sentence: Sentence, verb: Token) -> Token | None:
    """Return whom a clause about a noun has as its subject: "had the courage to say" is of who had it."""
    noun = sentence.head(verb)
    infinitive = verb.dep == "acl" and verb.tag == "VB"
    if not infinitive or noun.dep not in {"dobj", "pobj"} or noun.pos == "PROPN" or noun.entity:
        return noun
    above = next((each for each in sentence.ancestors(noun) if each.pos in {"VERB", "AUX"}), None)
    subjects = sentence.children(above, "nsubj") if above is not None else []
    return subjects[0] if subjects else noun


def _governor(sentence: Sentence, verb: Token) -> Token | None:
    """Return the verb whose subject a verb without one shares."""
    if verb.head == verb.index or verb.dep not in {
        "conj",
        "xcomp",
        "advcl",
        "ccomp",
        "dep",
        "pcomp",
        "prep",
        "parataxis",
    }:
        return None
    if verb.dep == "ccomp" and verb.tag not in {"VBG", "VB"}:
        return None
    return sentence.head(verb)


def _of_noun(sentence: Sentence, noun: Token) -> Token | None:
    """Return the possessor of a cue noun, its "by" or "of" phrase, or the subject of a verb it is the object of."""
    for child in sentence.children(noun, "poss"):
        return child
    for prep in sentence.children(noun, "prep"):
        if prep.low in {"by", "from", "of"}:
            for child in sentence.children(prep, "pobj"):
                return child
    head = sentence.head(noun)
    if noun.dep in {"dobj", "pobj", "attr"}:
        while head.pos == "ADP" and head.head != head.index:
            head = sentence.head(head)
        if head.pos in {"VERB", "AUX"}:
            return speaker_of(sentence, head)
    if noun.dep in {"nsubj", "nsubjpass"}:
        return None
    return None


def noun_phrase(sentence: Sentence, head: Token) -> list[Token]:
    """Return a noun phrase without appositions, relative clauses and coordinated parts."""
    tokens = [head]
    for child in sentence.children(head):
        hyphen = child.low == "-" and child.index < head.index
        if (hyphen or child.dep not in _LEFT_OUT) and child.dep not in {"case", "prep"}:
            tokens += sentence.subtree(child, without=_LEFT_OUT)
        elif child.dep == "prep" and child.low in {"of", "for", "at", "from"}:
            tokens += sentence.subtree(child, without=("relcl", "acl", "punct", "advcl"))
    return sorted({token.index: token for token in tokens}.values(), key=lambda token: token.index)


def coordinated(sentence: Sentence, head: Token) -> list[Token]:
    """Return the heads of the coordinated parts of a noun phrase, itself first."""
    heads, waiting = [head], [head]
    while waiting:
        for child in sentence.children(waiting.pop(0), "conj"):
            if child.pos in {"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"}:
                heads.append(child)
                waiting.append(child)
    return heads


def speakers_in(sentence: Sentence, head: Token) -> list[Token]:
    """Return the heads of those who speak, without what only says more of the first.

    "X, an organiser and a resident" is one speaker with two descriptions, and so is "director and
    economist X", a name behind its joined roles: the name speaks.
    """
    heads = coordinated(sentence, head)
    if head.pos == "NOUN" and len(heads) > 1 and heads[-1].pos == "PROPN" and not _has_article(sentence, heads[-1]):
        roles = all(each.pos == "NOUN" for each in heads[:-1])
        if roles and not _has_article(sentence, head) and any(each.pos == "NOUN" for each in _named(sentence, heads)):
            return heads[-1:]
    if head.pos == "PROPN" and sentence.children(head, "appos"):
        return [head, *(each for each in heads[1:] if each.pos != "NOUN" or not _has_article(sentence, each))]
    return heads


def _named(sentence: Sentence, heads: list[Token]) -> list[Token]:
    """Return the role that stands before the name in the last of some joined phrases: "economist X"."""
    return sentence.children(heads[-1], "compound", "nmod")


def _has_article(sentence: Sentence, noun: Token) -> bool:
    return any(child.low in {"a", "an"} for child in sentence.children(noun, "det"))


def relative(sentence: Sentence, head: Token, lexicon: StatementLexicon) -> Token:
    """Return what a relative pronoun stands for, another token itself."""
    if head.low not in lexicon.pronouns["relative"]:
        return head
    for above in sentence.ancestors(head):
        if above.dep == "relcl":
            return sentence.head(above)
    return head
