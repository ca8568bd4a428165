"""Arabic sentences as the finder of events takes them: which may report an act, their trees, the words of the gate."""

from __future__ import annotations

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
    wanted = _wanted_forms(lexicon.listed)
    stems = {token.lemma for token in sentence.tokens}
    return not (wanted.isdisjoint(stems) and wanted.isdisjoint({each[1:] for each in stems}))


def stem(token: Token) -> str:
    """Return the folded stem of a token, without article and clitics."""
    return token.lemma


def _tree(sentence: Sentence, _: EventLexicon) -> Sentence:
    return parsed(sentence)


@cache
def _wanted_forms(lemmas: frozenset[str]) -> frozenset[str]:
    """Return all forms of the words of the lexicon that are acts by themselves."""
    forms = [form for form, each in verb_forms().items() if any(one.lemma in lemmas for one in each)]
    forms += [form for form, nouns in noun_forms().items() if any(one.lemma in lemmas for one in nouns)]
    return frozenset([*forms, *lemmas])
