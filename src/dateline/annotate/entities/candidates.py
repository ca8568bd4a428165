"""Entities that a cluster of mentions may mean, by its names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.annotate.entities.clusters import Cluster
from dateline.annotate.entities.weights import weights
from dateline.knowledge import KnowledgeBase, KnownEntity, match_names, name_key, name_parts, part_score

#: A surname alone has to match as well.
_LEAST_SURNAME = 0.8
#: A name that matches less well is another person's.
_LEAST_MATCH = 0.7
_PERSONS = ("person",)


@dataclass(frozen=True, slots=True)
class Found:
    """An entity and what the name alone gives it, with the reason.

    ``alone``: by the surname only; ``judged``: a person said so; ``rivalled``: a country that has its
    name in common with a large town of another, ``divided``: with regions of these; ``metonym``: the name is
    that of a town that stands for it; ``stood_for``: the town; ``sole``: nothing else has
    the name.
    """

    entity: KnownEntity
    score: float
    reason: str
    alone: bool = False
    judged: bool = False
    rivalled: bool = False
    divided: frozenset[str] = frozenset()
    metonym: bool = False
    sole: bool = False
    stood_for: bool = False


def candidates_of(cluster: Cluster, known: KnowledgeBase) -> list[Found]:
    """Return the entities that have one of a cluster's names, each once with what speaks for it most."""
    best: dict[str, Found] = {}
    for found in _by_name(cluster, known):
        _keep(best, found)
    if cluster.type in _PERSONS and not any(each.entity.type == "person" for each in best.values()):
        for found in _by_sound(cluster, known):
            _keep(best, found)
    stands = any(each.metonym for each in best.values())
    return [
        replace(
            each,
            rivalled=_is_rivalled(each.entity, best),
            divided=_divided(each.entity, best),
            sole=len(best) == 1,
            stood_for=stands and each.entity.type == "settlement",
        )
        for each in best.values()
    ]


def by_family_name(cluster: Cluster, named: Iterable[KnownEntity]) -> Iterator[Found]:
    """Yield the persons that an article names in full and a name of one part repeats, where family names come first."""
    parts = {parts[0] for parts in map(name_parts, cluster.names) if len(parts) == 1}
    for entity in named if cluster.type in _PERSONS else ():
        firsts = {name_parts(each.written)[:1] for each in entity.names}
        if entity.countries & weights().family_first and any(first and first[0] in parts for first in firsts):
            yield Found(entity, weights().name["surname"], f"family name {cluster.names[0]!r}", alone=True)


def _is_rivalled(entity: KnownEntity, best: Mapping[str, Found]) -> bool:
    if entity.type != "country":
        return False
    others = [each.entity for each in best.values() if each.entity.type == "settlement"]
    return any(each.population >= weights().large and not each.countries & entity.countries for each in others)


def _divided(entity: KnownEntity, best: Mapping[str, Found]) -> frozenset[str]:
    """Return the countries of regions that are called as a country is."""
    if entity.type != "country":
        return frozenset()
    regions = [each.entity.countries for each in best.values() if each.entity.type == "region"]
    return frozenset().union(*(each for each in regions if not each & entity.countries))


def _keep(best: dict[str, Found], found: Found) -> None:
    other = best.get(found.entity.entity_id)
    if other is None or other.score < found.score:
        best[found.entity.entity_id] = found


def _by_name(cluster: Cluster, known: KnowledgeBase) -> Iterator[Found]:
    given = weights().name
    for written in cluster.names:
        for named in known.named(written):
            entity = named.entity
            if _needs_article(entity, written):
                continue
            place = entity.is_place and entity.type != "country"
            score = given["place"] if place and named.kind not in ("adjective", "metonym") else given[named.kind]
            if entity.type == "person" and named.kind != "name" and len(name_parts(written)) == 1:
                yield Found(entity, given["listed-surname"], f"{named.kind} {written!r}", alone=True)
                continue
            yield Found(entity, score, f"{named.kind} {written!r}", metonym=named.kind == "metonym")


def _needs_article(entity: KnownEntity, written: str) -> bool:
    """Tell whether a word names an entity only with its article: "The Hill" is no "Hill"."""
    if " " in written or entity.type == "person" or not written.isascii():
        return False
    key = name_key(written)
    names = [each.written for each in entity.names if name_key(each.written) == key]
    return bool(names) and all(name.startswith(("The ", "the ")) for name in names)


def _by_sound(cluster: Cluster, known: KnowledgeBase) -> Iterator[Found]:
    given = weights().name
    for written in cluster.names[:3]:
        parts = name_parts(written)
        for entity in known.sounding(written):
            if len(parts) == 1:
                if _is_surname(parts[0], entity):
                    yield Found(entity, given["surname"], f"surname {written!r}", alone=True)
                continue
            match = max((match_names(written, each.written) for each in entity.names), key=lambda each: each.score)
            if match.score >= _LEAST_MATCH:
                more = len(parts) > max(len(name_parts(each.written)) for each in entity.names)
                score = given["sound"] * match.score + (given["more"] if more else 0)
                yield Found(entity, score, f"sounds like {match.right!r} ({match.score:.2f})")


def _is_surname(part: str, entity: KnownEntity) -> bool:
    """Tell whether a part is the last of a person's name."""
    names = [name_parts(each.written) for each in entity.names]
    return any(name and part_score(part, name[-1]) >= _LEAST_SURNAME for name in names)
