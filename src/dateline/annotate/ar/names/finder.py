"""Mentions of persons, organisations, places and nationalities, from the labels of the sentences' words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.ar import gazetteers
from dateline.annotate.ar.reader import DEFINITE
from dateline.annotate.reading import Finder, Reading, Sentence, Token
from dateline.model import Mention, annotation_id

_TYPES = {"PER": "person", "ORG": "organisation"}
#: Kinds of places that mentions tell apart; any other is ``place``.
_KINDS = frozenset({"country", "settlement", "region", "site"})
RULE = "ar.names.crf"


def name_finder() -> Finder:
    """Return the finder of names in Arabic sentences, whose words the reader has tagged."""
    return find_names


def find_names(reading: Reading) -> Iterator[Mention]:
    """Yield the mentions of a reading, sentence by sentence, in order; clitics lie outside their spans."""
    for sentence in reading.sentences:
        yield from sorted(_mentions(reading, sentence), key=lambda each: each.span.start)


def _mentions(reading: Reading, sentence: Sentence) -> Iterator[Mention]:
    for tokens in _runs(sentence.tokens):
        kind = tokens[0].entity.partition("-")[2]
        yield _mention(reading, tokens, _TYPES.get(kind) or place_kind(tokens), RULE)
    for token in sentence.tokens:
        if not token.entity and not token.pos and is_nationality(token):
            yield _mention(reading, [token], "nationality", "ar.names.nationality")


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each name."""
    run: list[Token] = []
    for token in tokens:
        if run and not token.entity.startswith("I-"):
            yield run
            run = []
        if token.entity:
            run.append(token)
    if run:
        yield run


def _mention(reading: Reading, tokens: Sequence[Token], kind: str, rule: str) -> Mention:
    span = reading.span(tokens[0].start, tokens[-1].end)
    return Mention(annotation_id("mention", span, kind), reading.article_id, span, kind, rule)


def place_kind(tokens: Sequence[Token]) -> str:
    """Return the kind of place that the gazetteers give for a name, ``place`` where they do not know it."""
    key = tuple(full_form(token) for token in tokens)
    place = gazetteers.places().get(key)
    kind = gazetteers.known().get(key) or (place.kind if place else "")
    return kind if kind in _KINDS else "place"


def full_form(token: Token) -> str:
    """Return the folded form of a token with its article."""
    return f"ال{token.lemma}" if token.tag == DEFINITE else token.lemma


def is_nationality(token: Token) -> bool:
    """Tell whether a word is an adjective of nationality or group, or a plural of one."""
    listed = gazetteers.nationalities()
    return token.lemma in listed or (token.tag == DEFINITE and full_form(token) in listed)
