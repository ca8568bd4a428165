"""Forms of Arabic tokens as the tables have them: the article written out, marks and spelling variants gone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dateline.annotate.ar.reader import DEFINITE
from dateline.annotate.reading import Token
from dateline.knowledge import Name, names_in
from dateline.model import fold

_ARTICLE = "ال"


def full_form(token: Token) -> str:
    """Return the folded form of a token with its article, whole also where ل stands before it."""
    return f"{_ARTICLE}{token.lemma}" if token.tag == DEFINITE else token.lemma


def forms_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the folded forms of tokens, clitics and marks left out."""
    return tuple(full_form(token) for token in tokens if not token.pos)


def known_name(tokens: Sequence[Token], text: str) -> Name | None:
    """Return the name of the knowledge base that tokens are from end to end; ``text`` is that of their page."""
    rest = fold(text[tokens[0].end : tokens[-1].end])
    return _known(full_form(tokens[0]) + (f" {rest.strip()}" if rest.strip() else ""))


@lru_cache(maxsize=1 << 14)
def _known(form: str) -> Name | None:
    found = names_in(form)
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(form)
    return found[0] if whole and found[0].kind != "surname" else None
