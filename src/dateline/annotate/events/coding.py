"""Actor codes for the phrases of one article: from the entity that a name is linked to, and from its words."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dateline.annotate.events.actors import Coder
from dateline.annotate.reading import Reading
from dateline.knowledge import actor_of, codes_on, knowledge_base, name_key

_Code = tuple[str | None, tuple[str, ...]]


def coder_for(reading: Reading) -> Coder:
    """Return the function from a phrase to its country and sectors, as of the day the article was published.

    A phrase that is a linked name, or ends in one, has the code of its entity; words of the phrase
    ("Saudi" troops) go before, and give what the entity does not.
    """
    article = reading.text.article
    day = date.fromisoformat(article.published_earliest[:10]) if article.published_earliest else None
    linked = _linked(reading, day)

    def code(phrase: str) -> _Code:
        country, sectors = _code(phrase, day)
        if linked and not (country and sectors):
            known = _by_name(name_key(phrase), linked)
            country, sectors = country or known[0], sectors or known[1]
        return country, sectors

    return code


def _linked(reading: Reading, day: date | None) -> dict[str, _Code]:
    """Return the codes of the linked names of an article, by their keys."""
    found: dict[str, _Code] = {}
    known = knowledge_base(reading.knowledge)
    for mention in reading.mentions:
        entity = known.entity(mention.entity_id) if mention.entity_id else None
        if entity is not None and (not entity.is_place or entity.type == "country"):
            found.setdefault(name_key(mention.span.exact), codes_on(entity, day))
    return found


def _by_name(key: str, linked: dict[str, _Code]) -> _Code:
    words = key.split()
    for first in range(len(words)):
        found = linked.get(" ".join(words[first:]))
        if found:
            return found
    return None, ()


@lru_cache(maxsize=16384)
def _code(phrase: str, day: date | None) -> _Code:
    found = actor_of(phrase, day)
    return (found.plover_country, found.sectors) if found else (None, ())
