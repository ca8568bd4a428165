"""What an article says beside a name: countries, bodies and divisions that are named, roles, the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from dateline.annotate.entities.candidates import Found
from dateline.annotate.entities.clusters import Cluster
from dateline.annotate.entities.weights import weights
from dateline.knowledge import USER, KnownEntity, KnownRole, holds
from dateline.model import fold

_WORD = re.compile(r"[^\W\d_]{2,}")
#: Words of roles that many roles share and that tell nothing alone.
_EMPTY = frozenset(["of", "the", "for", "and", "في", "من", "عن"])


@dataclass
class Context:
    """What is known of an article so far; grows while its clusters are linked, the surest first."""

    day: date | None = None
    countries: set[str] = field(default_factory=set)
    divisions: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    #: Countries of which a place is named.
    inside: set[str] = field(default_factory=set)

    def learn(self, entity: KnownEntity) -> None:
        """Take in that an entity is named."""
        self.entities.add(entity.entity_id)
        self.countries |= entity.countries
        if entity.is_place and entity.type != "country":
            self.inside |= entity.countries
        if entity.within:
            self.divisions.add(entity.within)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An entity with its score and the reasons for it."""

    entity: KnownEntity
    score: float
    reason: str

    @property
    def bounded(self) -> float:
        """The score from 0 to 1, as it is stored."""
        return round(max(0.0, min(1.0, self.score)), 3)


def weigh(found: Found, cluster: Cluster, context: Context) -> Weighed:
    """Weigh an entity for a cluster in its article."""
    if found.judged:
        return Weighed(found.entity, 1.0, found.reason)
    told = weights()
    parts = [(found.reason, found.score), *_type_part(found.entity, cluster)]
    if cluster.acting:
        parts += _of_government(found)
    if found.entity.origin == USER:
        parts.append(("user", told.context["user"]))
    if found.entity.type == "person":
        parts += [(name, told.context[name]) for name in _of_person(found.entity, cluster, context)]
    elif found.rivalled or found.divided:
        parts += [(name, told.context[name]) for name in _of_rival(found, context)]
    elif found.entity.is_place and found.entity.type != "country":
        parts += _of_place(found, context)
    else:
        parts += [(name, told.context[name]) for name in _of_body(found.entity, context)]
    score = sum(weight for _, weight in parts)
    reason = "; ".join(f"{name} {weight:+.2f}" for name, weight in parts if weight)
    return Weighed(found.entity, score, reason)


def _type_part(entity: KnownEntity, cluster: Cluster) -> list[tuple[str, float]]:
    row = weights().types.get(cluster.type)
    if row is None:
        return []
    kind = "country" if entity.type == "country" else entity.family
    located = cluster.located and entity.is_place and cluster.type in ("person", "organisation")
    same = [("same type", weights().context["same-type"])] if entity.type == cluster.type and entity.is_place else []
    told = weights().context["located"] if located else row[kind]
    return [(f"{cluster.type} {'somewhere' if located else f'as {kind}'}", told), *same]


def _of_government(found: Found) -> Iterator[tuple[str, float]]:
    """Yield what it weighs that a city acts: the state that it stands for is meant, not the town."""
    if found.metonym:
        yield "acting", weights().context["acting"]
    elif found.stood_for:
        yield "acting-town", weights().context["acting-town"]


def _of_person(entity: KnownEntity, cluster: Cluster, context: Context) -> Iterator[str]:
    held = [role for role in entity.roles if context.day is None or holds(role, context.day)]
    if any(_is_told(role, cluster) for role in entity.roles):
        yield "role"
    if any(role.of in context.entities for role in entity.roles if role.of and not role.of.startswith("place/")):
        yield "body"
    if entity.countries & context.countries:
        yield "country"
    if entity.entity_id in context.entities:
        yield "named"
    if context.day is not None and entity.roles:
        if held:
            yield "in-office"
        elif all(role.since or role.until for role in entity.roles):
            yield "out-of-office"


def _of_rival(found: Found, context: Context) -> Iterator[str]:
    """Yield what it weighs that a country shares its name with a town or a region elsewhere."""
    yield "rival" if found.rivalled else "rival-region"
    if found.entity.countries & context.countries:
        yield "rival-named"
    elif found.divided & context.inside:
        yield "rival-inside"


def _of_body(entity: KnownEntity, context: Context) -> Iterator[str]:
    if entity.countries & context.countries:
        yield "country"
    existence = KnownRole("", since=entity.since, until=entity.until)
    if context.day is not None and not holds(existence, context.day):
        yield "not-then"


def _of_place(found: Found, context: Context) -> Iterator[tuple[str, float]]:
    told, entity = weights(), found.entity
    # The places that dateline lists without a population are those that the news name.
    digits = len(str(entity.population)) - 1 if entity.population else told.listed
    yield f"population {entity.population or 'not given'}", told.power * digits
    if entity.countries & context.countries:
        yield "place-country", told.context["place-country"]
        if entity.within in context.divisions:
            yield "division", told.context["division"]
    elif context.countries and entity.country:
        least = told.sole if found.sole else told.large
        large = entity.population >= least or not entity.population
        name = "large-elsewhere" if large else "place-elsewhere"
        yield name, told.context[name]


def _is_told(role: KnownRole, cluster: Cluster) -> bool:
    """Tell whether the words of a role stand by a name."""
    near = set(_WORD.findall(f"{cluster.around} {fold(cluster.titles)}"))
    near |= {each[2:] for each in near if each.startswith("ال")}
    for told in (role.role_en, role.role_ar):
        words = {each.removeprefix("ال") for each in _WORD.findall(fold(told))} - _EMPTY
        if words and words <= near:
            return True
    return False
