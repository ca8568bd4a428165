"""What a name names: by the knowledge base, the gazetteers, the words it begins with and those before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.ar import gazetteers
from dateline.annotate.ar.names.spelling import forms_of, full_form
from dateline.annotate.ar.reader import DEFINITE
from dateline.annotate.reading import Token
from dateline.knowledge import Name, read_lexicon

#: Kinds of the knowledge base and of the gazetteers, as mentions have them.
_KINDS = {"seat": "settlement", "people": "nationality"}
_PLACES = frozenset({"country", "settlement", "region", "site"})
#: Kinds of places that bodies are called by: clubs, newspapers.
_TOWNS = frozenset({"settlement", "region", "site"})
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
    first, previous = tokens[0].lemma, _word_before(before)
    return (
        _spelled(tokens)
        or _listed(tokens, known, label)
        or _after(label, previous)
        or (_begun(label, first) if len(tokens) > 1 else None)
        or Kind(_LABELS[label], f"names:tagger:{label}")
    )


def _spelled(tokens: Sequence[Token]) -> Kind | None:
    """Return the kind of a place that its marks tell from another: عمّان is no country."""
    kind = (
        read_lexicon("dateline.annotate.ar", "names.toml")["spelled"].get(tokens[0].text) if len(tokens) == 1 else None
    )
    return Kind(kind, "names:spelled") if kind else None


def _after(label: str, previous: str) -> Kind | None:
    """Return the kind that the word right before a name gives."""
    rule = f"names:after:{previous}"
    if previous in gazetteers.words("works", "heads") and label != "LOC":
        return Kind("work", rule)
    if label == "PER":
        return Kind("site", rule) if previous in gazetteers.words("kinds", "named_after") else None
    kinds = ("group",) if label == "ORG" else ("site", "region", "settlement")
    return next((Kind(kind, rule) for kind in kinds if previous in gazetteers.words("kinds", kind)), None)


def _begun(label: str, first: str) -> Kind | None:
    """Return the kind that the first word of a longer name gives."""
    kinds = {
        "ORG": ("site", "region", "settlement", "group", "organisation"),
        "LOC": ("site", "region", "settlement", "organisation"),
        "PER": (),
    }
    listed = (kind for kind in kinds[label] if first in gazetteers.words("kinds", kind))
    return next((Kind(kind, f"names:first-word:{first}") for kind in listed), None)


def _listed(tokens: Sequence[Token], known: Name | None, label: str) -> Kind | None:
    """Return the kind that the knowledge base or a gazetteer gives; a lone word of a person's name stays one."""
    place_for_body = label == "ORG" and known is not None and _KINDS.get(known.kind, known.kind) in _TOWNS
    alone = label == "PER" and known is not None and known.kind not in ("person", "country") and len(tokens) == 1
    if known is not None and not place_for_body and not alone:
        kind = _KINDS.get(known.kind, known.kind)
        return Kind(kind, f"names:listed:{kind}")
    key = forms_of(tokens)
    place = gazetteers.places().get(key)
    kind = gazetteers.known().get(key) or (place.kind if place else "")
    if label == "LOC" and kind in _PLACES:
        return Kind(kind, f"names:listed:{kind}")
    if label == "ORG" and kind in _GROUPS:
        return Kind("group", f"names:listed:{kind}")
    named = kind and kind not in _PLACES and kind not in ("person", "organisation")
    return Kind("organisation", f"names:listed:{kind}") if label == "ORG" and named else None


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
    bare_country = token.lemma.endswith("ا") and gazetteers.known().get((token.lemma,)) == "country"
    if token.text.endswith("ى") or bare_country:  # اليمنى, بريطانيا
        return None
    for kind, listed in (("nationality", gazetteers.nations()), ("group", gazetteers.communities())):
        if token.lemma in listed or (token.tag == DEFINITE and full_form(token) in listed):
            return Kind(kind, f"names:{'nationality' if kind == 'nationality' else 'community'}")
    return None
