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
    for _ in range(6):
        if verb is None:
            return None
        found = _stated(sentence, verb)
        if found is not None:
            return found
        verb = _governor(sentence, verb)
    return None


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
        return sentence.head(verb)
    if verb.dep == "acl" and verb.tag == "VBN":
        return None
    return None


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
        if (child.low == "-" or child.dep not in _LEFT_OUT) and child.dep not in {"case", "prep"}:
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


def relative(sentence: Sentence, head: Token, lexicon: StatementLexicon) -> Token:
    """Return what a relative pronoun stands for, another token itself."""
    if head.low not in lexicon.pronouns["relative"]:
        return head
    for above in sentence.ancestors(head):
        if above.dep == "relcl":
            return sentence.head(above)
    return head
