"""From the tokens of an Arabic sentence to a tree by rules, in the relations that events are read from (CLEAR)."""

from __future__ import annotations

from dateline.annotate.ar.syntax.clauses import Linker
from dateline.annotate.ar.syntax.pieces import recut
from dateline.annotate.ar.syntax.word import Word
from dateline.annotate.ar.syntax.words import tagged
from dateline.annotate.reading import Sentence, Token

#: Kinds of names as the reading of events calls them.
_KINDS = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG", "MISC": "MISC", "NAT": "NORP", "GRP": "NORP"}


#: What a number counts that stands alone ("مقتل أربعة").
_PERSON = "شخص"


def parsed(sentence: Sentence) -> Sentence:
    """Return the sentence with parts of speech, lemmas of known words, heads and relations."""
    words = tagged(recut(sentence.tokens))
    Linker(words).link()
    return Sentence(sentence.index, sentence.block, tuple(_token(word, words) for word in words), True)


def _token(word: Word, words: list[Word]) -> Token:
    entity = word.token.entity
    kind = f"{entity[:2]}{_KINDS.get(entity[2:], entity[2:])}" if entity else ""
    unknown = word.kind == "noun" and word.noun is None and word.pos == "NOUN"
    acts = word.dep in ("nsubj", "nsubjpass") or (word.dep == "conj" and bool(words[word.head].token.entity))
    abstract = word.form.endswith("يه") and not word.definite  # "أكثر الانفجارات دموية"
    pos = "PROPN" if unknown and acts and len(word.form) > 3 and not abstract else word.pos  # whoever does something
    alone = (
        word.kind == "number"
        and pos == "NOUN"
        and not any(each.head == word.index and each.form == "من" for each in words)
    )
    token = word.token
    return Token(
        token.index,
        token.text,
        token.start,
        token.end,
        _PERSON if alone else word.lemma,
        pos,
        "unknown" if unknown else word.tag or token.tag,
        word.dep,
        word.head,
        kind,
        word.name or word.form,
    )
