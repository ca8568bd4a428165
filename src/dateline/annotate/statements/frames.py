"""The content of a cue: which words of its sentence a verb, noun, adjective or source phrase attributes.

Each frame of the lexicon has a reader here, a function from the cue to the tokens of its content.
Relations are those of the pack's parser (ClearNLP's for English).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dateline.annotate.reading import Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_OBJECTS = ("dobj", "dative")
_QUESTION = frozenset({"whether", "if", "how", "why", "when", "where", "what", "who", "which", "whom", "whose"})
#: Words that begin no adverbial clause, so that one of them is the content wherever the parser hung it.
_OPEN_QUESTION = frozenset({"whether", "how", "why", "what", "which", "who", "whom", "whose"})

#: The tokens of a content, none where the frame does not fit.
Content = list[Token]


def clause(sentence: Sentence, cue: Token) -> Content:
    """Read a finite clause after the cue, before it, or around it."""
    for child in sentence.children(cue, "ccomp"):
        if child.tag == "VBG" and not sentence.children(child, "aux", *_SUBJECTS):
            continue
        return _whole_clause(sentence, cue, child)
    return around(sentence, cue)


def around(sentence: Sentence, cue: Token) -> Content:
    """Read the clause in which a cue stands as a parenthesis: "X, she said, Y"; "as she said, X"."""
    if cue.dep == "parataxis" or (cue.dep == "advcl" and _has_as(sentence, cue)):
        top = sentence.head(cue)
        own = {token.index for token in sentence.subtree(cue)}
        return [token for token in sentence.subtree(top) if token.index not in own]
    return []


def _has_as(sentence: Sentence, cue: Token) -> bool:
    return any(child.low == "as" for child in sentence.children(cue, "mark", "advmod"))


def _whole_clause(sentence: Sentence, cue: Token, head: Token) -> Content:
    tree = sentence.subtree(head)
    if head.index > cue.index:
        first = tree[0].index
        return [token for token in tree if token.index >= first and token.index > cue.index] or tree
    bound = _first_of_cue(sentence, cue, tree)
    mine = {token.index for token in sentence.subtree(cue)}
    start = min(mine)
    before = [token for token in sentence.tokens[start:bound] if token.index in mine]
    after = [token for token in tree if token.index > cue.index]
    return before + after


def _first_of_cue(sentence: Sentence, cue: Token, content: Content) -> int:
    """Return where a cue that follows its content begins: with its subject or auxiliary."""
    inside = {token.index for token in content}
    last = max(index for index in inside if index < cue.index)
    own = [cue.index]
    for child in sentence.children(cue, *_SUBJECTS, "aux", "auxpass", "neg", "advmod"):
        first = sentence.subtree(child)[0].index
        if last < first < cue.index:
            own.append(first)
    return min(own)


def question(sentence: Sentence, cue: Token) -> Content:
    """Read an indirect question."""
    for child in sentence.children(cue, "ccomp", "advcl", "xcomp"):
        tree = sentence.subtree(child)
        words = _OPEN_QUESTION if child.dep == "advcl" else _QUESTION
        if tree[0].low in words and tree[0].index > cue.index:
            return tree
    return []


def infinitive(sentence: Sentence, cue: Token) -> Content:
    """Read an infinitive: "pledged to X"."""
    for child in sentence.children(cue, "xcomp", "acl", "advcl"):
        if child.index > cue.index and _is_infinitive(sentence, child):
            if child.dep == "advcl" and cue.pos != "ADJ":
                continue
            return sentence.subtree(child)
    return []


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(child.low == "to" for child in sentence.children(verb, "aux"))


def person_infinitive(sentence: Sentence, cue: Token) -> Content:
    """Read somebody and an infinitive: "urged Y to X"; pronouns are left out of the content."""
    for child in sentence.children(cue, "ccomp", "xcomp"):
        if child.index > cue.index and _is_infinitive(sentence, child):
            tree = sentence.subtree(child)
            person = sentence.children(cue, *_OBJECTS)
            if person and person[0].index < child.index and person[0].pos != "PRON":
                return [each for each in sentence.subtree(person[0]) if each.index > cue.index] + tree
            return [token for token in tree if token.index > cue.index]
    return []


def participle(sentence: Sentence, cue: Token) -> Content:
    """Read a participle: "suggested X-ing"."""
    for child in sentence.children(cue, "xcomp", "ccomp"):
        if child.index > cue.index and child.tag == "VBG" and not sentence.children(child, "aux"):
            return sentence.subtree(child)
    return []


def noun_phrase(sentence: Sentence, cue: Token) -> Content:
    """Read a noun phrase: the object, or the subject of a passive."""
    for child in sentence.children(cue, "dobj"):
        if child.index > cue.index:
            return sentence.subtree(child) + _reason(sentence, cue)
    for child in sentence.children(cue, "nsubjpass"):
        if sentence.children(cue, "agent"):
            return sentence.subtree(child)
    return []


def _reason(sentence: Sentence, cue: Token) -> Content:
    """Read what somebody is praised or blamed for."""
    for child in sentence.children(cue, "prep"):
        if child.low in {"for", "over"} and child.index > cue.index:
            return sentence.subtree(child)
    return []


def named_as(sentence: Sentence, cue: Token) -> Content:
    """Read what is described and as what: "described X as Y"."""
    for child in sentence.children(cue, "prep"):
        if child.low == "as" and child.index > cue.index:
            what = sentence.children(cue, "dobj", "nsubjpass")
            before = [token for each in what[:1] for token in sentence.subtree(each)]
            inner = [token for token in sentence.subtree(child) if token.index != child.index]
            return before + inner if inner else []
    return []


def compared(sentence: Sentence, cue: Token) -> Content:
    """Read what is compared and with what: "likened X to Y"."""
    for child in sentence.children(cue, "prep", "dative"):
        if child.low in {"to", "with"} and child.index > cue.index:
            what = [
                token for each in sentence.children(cue, "dobj", "nsubjpass")[:1] for token in sentence.subtree(each)
            ]
            return what + sentence.subtree(child) if what else []
    return []


def called(sentence: Sentence, cue: Token) -> Content:
    """Read what is called and what it is called: "called X Y"."""
    for child in sentence.children(cue, "oprd"):
        what = sentence.children(cue, "dobj", "nsubjpass")
        before = [token for each in what[:1] for token in sentence.subtree(each)]
        return sorted({*before, *sentence.subtree(child)}, key=lambda token: token.index)
    for child in sentence.children(cue, "ccomp"):
        if child.index > cue.index and child.pos in {"NOUN", "PROPN", "ADJ"}:
            return sentence.subtree(child)
    return []


def after_preposition(sentence: Sentence, cue: Token, preposition: str) -> Content:
    """Read what follows a preposition: "called for X", "accused Y of X-ing"."""
    for child in [*sentence.children(cue, "prep", "prt", "agent"), *_of_object(sentence, cue)]:
        if child.low == preposition and child.index > cue.index:
            found = [token for token in sentence.subtree(child) if token.index > child.index]
            if found:
                return found
    return []


def _of_object(sentence: Sentence, cue: Token) -> Iterator[Token]:
    if cue.pos == "VERB":
        for each in sentence.children(cue, "dobj"):
            yield from sentence.children(each, "prep")


_READERS: Mapping[str, Callable[[Sentence, Token], Content]] = {
    "clause": clause,
    "wh": question,
    "to": infinitive,
    "person-to": person_infinitive,
    "ing": participle,
    "as": named_as,
    "compared": compared,
    "called": called,
    "object": noun_phrase,
}


def content_of(sentence: Sentence, cue: Token, frame: str) -> Content:
    """Return the content of a cue in one frame, empty where the frame does not fit."""
    if frame.startswith("p:"):
        return after_preposition(sentence, cue, frame[2:])
    reader = _READERS.get(frame)
    return reader(sentence, cue) if reader else []
