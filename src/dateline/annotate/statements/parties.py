"""Who else takes part in a statement: those told, the document that holds the words, its issuers, joint parties."""

from __future__ import annotations

from dateline.annotate.reading import Reading, Sentence, Token
from dateline.annotate.statements.drafts import Draft
from dateline.annotate.statements.lexicon import StatementLexicon
from dateline.annotate.statements.speakers import coordinated, noun_phrase, speaker_of

#: How many sentences back the parties of "both sides" are looked for.
_BACK = 8
#: How many sentences back two groups named apart from each other are looked for.
_NEAR_BACK = 3
#: Types of names that can be a side without being named together.
_PARTIES = frozenset({"group"})
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
    called_on = draft.rule.startswith("verb-person")
    for prep in sentence.children(cue, "prep", "dative", "prt"):
        if prep.pos == "ADP" and (prep.low in lexicon.told_by or (called_on and prep.low in {"on", "upon"})):
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
    within = sentence.subtree(speaker) if speaker is not None and speaker in sentence.tokens else []
    for place in [*draft.cue, *within]:
        for prep in sentence.children(place, "prep"):
            if place in within and prep.low != "in":
                continue
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
    if document.dep in {"dobj", "pobj"}:
        issuer = speaker_of(sentence, sentence.head(document))
        return [] if issuer is None or issuer is document else coordinated(sentence, issuer)
    return []


def joint_parties(reading: Reading, sentence: Sentence, speaker: Token, lexicon: StatementLexicon) -> list[list[Token]]:
    """Return the parties that "both sides" or "leaders of the two countries" stands for, named together before."""
    if not _is_joint(sentence, speaker, lexicon):
        return []
    for index in range(sentence.index, max(sentence.index - _BACK, -1), -1):
        earlier = reading.sentences[index]
        named = [
            token
            for token in earlier.tokens
            if token.pos in _NAMES
            and token.dep != "conj"
            and not (earlier is sentence and token.index >= speaker.index)
        ]
        for token in sorted(named, key=lambda each: (not each.dep.startswith("nsubj"), each.index)):
            parties = _two(earlier, token)
            if parties:
                return [noun_phrase(earlier, each) for each in parties]
    return _two_groups(reading, sentence, speaker)


def _two_groups(reading: Reading, sentence: Sentence, speaker: Token) -> list[list[Token]]:
    """Return the two groups that the nearest sentence before names, where it names just two."""
    for index in range(sentence.index - 1, max(sentence.index - _NEAR_BACK - 1, -1), -1):
        earlier = reading.sentences[index]
        named = [
            each
            for each in reading.mentions
            if each.type in _PARTIES
            and earlier.start <= each.span.start < earlier.end
            and each.span.end <= speaker.start
        ]
        first = {each.antecedent_id or each.mention_id: each for each in reversed(named)}
        if len(first) > 1:
            parties = sorted(first.values(), key=lambda each: each.span.start)
            return [earlier.between(each.span.start, each.span.end) for each in parties] if len(parties) == 2 else []
    return []


def _two(sentence: Sentence, token: Token) -> list[Token]:
    """Return the two parties coordinated from a name on; of "the movement, X, and Y" the last two."""
    parties = [each for each in coordinated(sentence, token) if each.pos in _NAMES]
    if len(parties) == 3 and sentence.tokens[parties[1].index - 1].text == ",":
        parties = parties[1:]
    return parties if len(parties) == 2 and sentence.parsed else []


def _is_joint(sentence: Sentence, speaker: Token, lexicon: StatementLexicon) -> bool:
    determiners, heads = lexicon.joint
    for token in sentence.subtree(speaker, without=("relcl", "acl", "appos")):
        joint = (child.low in determiners for child in sentence.children(token, "det", "nummod", "predet", "amod"))
        if token.lemma in heads and any(joint):
            return True
    return False
