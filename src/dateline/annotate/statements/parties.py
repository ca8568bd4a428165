"""Who else takes part in a statement: those told, the document that holds the words, its issuers, joint parties."""

from __future__ import annotations

from dateline.annotate.reading import Reading, Sentence, Token
from dateline.annotate.statements.drafts import Draft
from dateline.annotate.statements.lexicon import StatementLexicon
from dateline.annotate.statements.speakers import coordinated, noun_phrase

#: How many sentences back the parties of "both sides" are looked for.
_BACK = 8
_NAMES = frozenset({"PROPN"})


def addressee_of(sentence: Sentence, cue: Token, lexicon: StatementLexicon, draft: Draft) -> Token | None:
    """Return the head of the noun phrase that names who is told."""
    if not sentence.parsed or cue.pos not in {"VERB", "AUX"}:
        return None
    if cue.lemma in lexicon.tell or draft.rule.startswith("verb-person"):
        for child in sentence.children(cue, "dative", "dobj"):
            if child.dep == "dative" and child.pos == "ADP":
                return next(iter(sentence.children(child, "pobj")), None)
            if child.index > cue.index and child.pos in {"NOUN", "PROPN", "PRON"}:
                return child
    for prep in sentence.children(cue, "prep", "dative"):
        if prep.low in lexicon.told_by and prep.pos == "ADP":
            for child in sentence.children(prep, "pobj"):
                if not draft.touches(child.start, child.end):
                    return child
    return None


def document_of(sentence: Sentence, draft: Draft, lexicon: StatementLexicon) -> Token | None:
    """Return the document that holds the words: the speaker itself, or what they were said "in"."""
    speaker = draft.speaker
    if speaker is not None and speaker.lemma in lexicon.documents and speaker in sentence.tokens:
        return speaker
    if not sentence.parsed:
        return None
    for cue in draft.cue:
        for prep in sentence.children(cue, "prep"):
            for child in sentence.children(prep, "pobj"):
                if child.lemma in lexicon.documents and not draft.touches(child.start, child.end):
                    return child
    return None


def issuers_of(sentence: Sentence, document: Token) -> list[Token]:
    """Return who a document is said to be by: "X's statement", "a statement by X and Y"."""
    for child in sentence.children(document, "poss"):
        return coordinated(sentence, child)
    for prep in sentence.children(document, "prep", "agent", "acl"):
        inner = sentence.children(prep, "agent", "prep") if prep.dep == "acl" else [prep]
        for each in inner:
            if each.low in {"by", "from", "of"}:
                for child in sentence.children(each, "pobj"):
                    return coordinated(sentence, child)
    return []


def joint_parties(reading: Reading, sentence: Sentence, speaker: Token, lexicon: StatementLexicon) -> list[list[Token]]:
    """Return the parties that "both sides" or "leaders of the two countries" stands for, named together before."""
    if not _is_joint(sentence, speaker, lexicon):
        return []
    for index in range(sentence.index, max(sentence.index - _BACK, -1), -1):
        earlier = reading.sentences[index]
        for token in earlier.tokens:
            if token.pos not in _NAMES or token.dep == "conj" or (earlier is sentence and token.index >= speaker.index):
                continue
            parties = [each for each in coordinated(earlier, token) if each.pos in _NAMES]
            if len(parties) == 2 and earlier.parsed:
                return [noun_phrase(earlier, each) for each in parties]
    return []


def _is_joint(sentence: Sentence, speaker: Token, lexicon: StatementLexicon) -> bool:
    determiners, heads = lexicon.joint
    for token in sentence.subtree(speaker, without=("relcl", "acl", "appos")):
        joint = (child.low in determiners for child in sentence.children(token, "det", "nummod", "predet", "amod"))
        if token.lemma in heads and any(joint):
            return True
    return False
