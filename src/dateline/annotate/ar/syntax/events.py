"""Arabic sentences as the finder of events takes them: which may report an act, their trees, the words of the gate."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dateline.annotate.ar.syntax.inflection import noun_forms, verb_forms
from dateline.annotate.ar.syntax.parse import parsed
from dateline.annotate.events import EventLexicon, Syntax
from dateline.annotate.reading import Sentence, Token


def arabic_syntax() -> Syntax:
    """Return how Arabic sentences are readied for the reading of events."""
    return Syntax(may_report, _tree, stem)


def may_report(sentence: Sentence, lexicon: EventLexicon) -> bool:
    """Tell whether a sentence has a form of a word of the lexicon; clitics may still stand on it."""
    wanted = _wanted_forms(frozenset(lemma for _, lemma in lexicon.entries))
    return any(token.lemma in wanted or token.lemma[1:] in wanted for token in sentence.tokens)


def stem(token: Token) -> str:
    """Return the folded stem of a token, without article and clitics."""
    return token.lemma


def _tree(sentence: Sentence, _: EventLexicon) -> Sentence:
    return parsed(sentence)


@cache
def _wanted_forms(lemmas: frozenset[str]) -> Mapping[str, None]:
    """Return all forms of the words of the lexicon that are acts by themselves."""
    forms = [form for form, each in verb_forms().items() if any(one.lemma in lemmas for one in each)]
    forms += [form for form, nouns in noun_forms().items() if any(one.lemma in lemmas for one in nouns)]
    return dict.fromkeys([*forms, *lemmas])
