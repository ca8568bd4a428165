"""What a name names: by the knowledge base, the gazetteers, the words it begins with and those before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.ar import gazetteers
from dateline.annotate.ar.names.spelling import forms_of, full_form
from dateline.annotate.ar.reader import DEFINITE
from dateline.annotate.reading import Token
from dateline.knowledge import Name

#: Kinds of the knowledge base and of the gazetteers, as mentions have them.
_KINDS = {"seat": "settlement", "people": "nationality"}
_PLACES = frozenset({"country", "settlement", "region", "site"})
#: Kinds of bodies in the gazetteers that are groups.
_GROUPS = frozenset({"party", "armed-group", "movement"})
#: What the labels of the tagger become where nothing says more.
_LABELS = {"PER": "person", "ORG": "organisation", "LOC": "settlement"}


@dataclass(frozen=True, slots=True)
class Kind:
    """The type of a mention and the rule that gave it."""

    type: str
    rule: str


def kind_of(label: str, tokens: Sequence[Token], before: Sequence[Token], known: Name | None) -> Kind:
    """Return the kind of a name with the tagger's label; ``before`` are the tokens before it in its sentence."""
    listed = _listed(tokens, known, label)
    if listed is not None:
        return listed
    first, previous = tokens[0].lemma, _word_before(before)
    if previous in gazetteers.words("works", "heads") and label != "LOC":
        return Kind("work", f"names:after:{previous}")
    for kind in ("site", "region", "settlement"):
        heads = gazetteers.words("kinds", kind)
        if first in heads and len(tokens) > 1 and label != "PER":
            return Kind(kind, f"names:first-word:{first}")
        if previous in heads and label == "LOC":
            return Kind(kind, f"names:after:{previous}")
    if label == "ORG" and (first if len(tokens) > 1 else previous) in gazetteers.words("kinds", "group"):
        return Kind("group", f"names:first-word:{first}" if len(tokens) > 1 else f"names:after:{previous}")
    return Kind(_LABELS[label], f"names:tagger:{label}")


def _listed(tokens: Sequence[Token], known: Name | None, label: str) -> Kind | None:
    """Return the kind that the knowledge base or a gazetteer gives; a lone word of a person's name stays one."""
    if known is not None and (label != "PER" or known.kind in ("person", "country") or len(tokens) > 1):
        kind = _KINDS.get(known.kind, known.kind)
        return Kind(kind, f"names:listed:{kind}")
    key = forms_of(tokens)
    place = gazetteers.places().get(key)
    kind = gazetteers.known().get(key) or (place.kind if place else "")
    if label == "LOC" and kind in _PLACES:
        return Kind(kind, f"names:listed:{kind}")
    if label == "ORG" and kind in _GROUPS:
        return Kind("group", f"names:listed:{kind}")
    if (
        label == "ORG"
        and kind
        and kind not in _PLACES
        and kind != "person"
        and tokens[0].lemma not in gazetteers.words("kinds", "group")
    ):
        return Kind("organisation", "names:listed:organisation")
    return None


def _word_before(before: Sequence[Token]) -> str:
    """Return the word right before a name, past an opening mark and clitics."""
    for token in reversed(before):
        if not token.pos:
            return token.lemma
        if token.pos != "PUNCT" or token.text not in "\"“«'(":
            return ""
    return ""


def people_kind(token: Token) -> Kind | None:
    """Return the kind of an adjective or plural of a nation or community: ``nationality`` or ``group``."""
    if token.text.endswith("ى") or gazetteers.known().get((token.lemma,)) == "country":  # اليمنى, بريطانيا
        return None
    for kind, listed in (("nationality", gazetteers.nations()), ("group", gazetteers.communities())):
        if token.lemma in listed or (token.tag == DEFINITE and full_form(token) in listed):
            return Kind(kind, f"names:{'nationality' if kind == 'nationality' else 'community'}")
    return None
