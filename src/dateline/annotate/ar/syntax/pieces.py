"""Clitics once more: what frequency left on a word, or took from a name, put right by the lists of verbs and nouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dateline.annotate.ar.reader import DEFINITE, ENCLITIC, PROCLITIC
from dateline.annotate.ar.syntax.inflection import noun_forms, verb_forms
from dateline.annotate.ar.syntax.lexicon import closed_words
from dateline.annotate.ar.tokens import normal
from dateline.annotate.reading import Token

_POS = {"و": "CCONJ", "ف": "CCONJ", "ب": "ADP", "ل": "ADP", "ك": "ADP"}
_SHORTEST = 4
_SEATS = "أإآ"
_TANWIN = "\u064b"
_OWNERS = ("هما", "ها", "هم", "هن")
_OBJECTS = ("هما", "ها", "هم", "هن", "ه", "نا")


def recut(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with clitics cut off known words and given back to what is none; numbered from 0."""
    cut = [part for token in _rejoined(tokens) for part in _cut(token)]
    return [each if each.index == index else _at(each, index) for index, each in enumerate(cut)]


def _at(token: Token, index: int) -> Token:
    """Return a token at another place of its sentence; ``replace`` takes several times as long."""
    return Token(
        index,
        token.text,
        token.start,
        token.end,
        token.lemma,
        token.pos,
        token.tag,
        token.dep,
        index,
        token.entity,
        token.norm,
    )


def _rejoined(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens; "s" before what is no imperfect was no particle of the future."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is not None and following.tag == ENCLITIC and _TANWIN in following.text:  # عدوانًا
            text = token.text + following.text
            yield replace(token, text=text, end=following.end, lemma=normal(text))
            index += 2
            continue
        if (
            following is not None
            and token.tag == PROCLITIC
            and following.start == token.end
            and _whole(token, following)
        ):
            text = token.text + following.text
            form = normal(text)
            yield replace(following, text=text, start=token.start, lemma=form, tag="", pos="")
            index += 2
            continue
        yield token
        index += 1


def _whole(clitic: Token, word: Token) -> bool:
    if clitic.lemma == "س":
        return bool(word.entity) or (normal(word.text) not in verb_forms() and normal(word.text)[0] not in "يتن")
    whole = normal(clitic.text + word.text)
    verb = clitic.lemma == "ف" and whole in verb_forms() and normal(word.text) not in _closed_forms()  # فجرت
    return verb or whole in closed_words().words["whole"]


def _cut(token: Token) -> Iterator[Token]:
    form = normal(token.text)
    rest = form[1:]
    seated = token.text[1:2] in _SEATS and rest in verb_forms()  # وأدى is no وادي
    if (
        form[:1] in _POS
        and len(rest) >= _SHORTEST - 1
        and not token.entity
        and not token.tag
        and token.pos == ""
        and len(form) == len(token.text)
        and (seated or form in closed_words().words["with_clitic"] or not _known(form))
        and (rest in noun_forms() or (form[0] in "وف" and _known(rest)))
    ):
        yield Token(
            token.index, token.text[0], token.start, token.start + 1, form[0], _POS[form[0]], PROCLITIC, head=-1
        )
        definite = rest.startswith("ال") and len(rest) > _SHORTEST
        tag, stem = (DEFINITE, rest[2:]) if definite else ("", rest)
        yield replace(token, text=token.text[1:], start=token.start + 1, lemma=stem, tag=tag)
        return
    yield from _with_pronoun(token, form)


def _with_pronoun(token: Token, form: str) -> Iterator[Token]:
    """Cut a known verb from its object, and from "and" before it ("واحتجزتهم"), a known noun from its owner."""
    short = len(form) == _SHORTEST - 1 and form.endswith("ه")  # شنه
    if (
        (len(form) <= _SHORTEST and not short)
        or len(form) != len(token.text)
        or token.entity
        or token.tag
        or token.pos
        or _known(form)
    ):
        yield token
        return
    for joined in (0, 1) if form[0] in "وف" else (0,):
        for pronoun in _OBJECTS:
            stem = form[joined:].removesuffix(pronoun)
            if stem != form[joined:] and (stem in verb_forms() or (stem.endswith("و") and stem + "ا" in verb_forms())):
                yield from _parts(token, joined, len(pronoun), stem if stem in verb_forms() else stem + "ا")
                return
    for pronoun in _OWNERS:
        stem = form.removesuffix(pronoun)
        if stem != form and stem in noun_forms() and len(stem) >= _SHORTEST - 1:
            yield from _parts(token, 0, len(pronoun), stem)
            return
    yield token


def _parts(token: Token, joined: int, pronoun: int, stem: str) -> Iterator[Token]:
    text, start, end = token.text, token.start, token.end - pronoun
    if joined:
        yield Token(token.index, text[0], start, start + 1, text[0], "CCONJ", PROCLITIC, head=-1)
    yield replace(token, text=text[joined : len(text) - pronoun], start=start + joined, end=end, lemma=stem)
    yield Token(token.index, text[-pronoun:], end, token.end, normal(text[-pronoun:]), "PRON", ENCLITIC, head=-1)


def _known(form: str) -> bool:
    return form in verb_forms() or form in noun_forms() or form in _closed_forms()


@cache
def _closed_forms() -> frozenset[str]:
    """Return the words of closed classes; names of set phrases ("برصاص") are no words."""
    table = closed_words()
    names = {name for each in table.phrases.values() for _, _, name in each} - table.words["prepositions"]
    return frozenset().union(*table.words.values()) - names - table.words["with_clitic"]
