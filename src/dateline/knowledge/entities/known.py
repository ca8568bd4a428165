"""What the knowledge base knows of an entity: its names, roles and codes, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.lexicon import read_lexicon
from dateline.model import Alias, Entity, EntityRole, content_id

#: Where an entity of the knowledge base comes from.
BUILT_IN, USER, CORPUS = "knowledge-base", "user", "corpus"

#: Kinds of a name, the surest first. An adjective names people and things of a country, a metonym stands for
#: another, an epithet is what others call it: it is recognised and never shown as its name.
NAME_KINDS = ("name", "short", "alias", "adjective", "metonym", "epithet")

#: Types of entities that are places on a map.
PLACES = frozenset({"country", "region", "settlement", "site", "place"})


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name of an entity: ``kind`` is one of :data:`NAME_KINDS`, ``language`` BCP-47."""

    written: str
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class KnownRole:
    """A role that an entity holds: ``of`` is an entity id or words, ``since`` and ``until`` are EDTF.

    ``codes`` are a PLOVER country and sectors ("ISR MIL"), empty where the entity's own hold.
    """

    role_en: str
    role_ar: str = ""
    of: str = ""
    codes: str = ""
    since: str = ""
    until: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity of the knowledge base.

    ``type`` is person, country, region, settlement or site, or what an organisation is ("armed group",
    "ministry", "news agency"). ``country`` is ISO 3166-1 alpha-3, several joined by ``|`` where the United Nations
    leave it open. ``codes`` are a PLOVER country and
    sectors. ``population`` counts people of a place; ``within`` is its first-order division, by
    GeoNames code. ``latitude`` and ``longitude`` are WGS 84 degrees.
    """

    entity_id: str
    type: str
    names: tuple[KnownName, ...]
    origin: str = BUILT_IN
    country: str = ""
    codes: str = ""
    parent: str = ""
    since: str = ""
    until: str = ""
    within: str = ""
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    external: tuple[tuple[str, str], ...] = ()
    roles: tuple[KnownRole, ...] = ()

    def name(self, language: str = "en") -> str:
        """Return its first name in a language, else in any."""
        named = [each for each in self.names if each.kind == "name"]
        wanted = [each.written for each in named if each.language == language]
        return next(iter([*wanted, *(each.written for each in named), self.entity_id]))

    @property
    def countries(self) -> frozenset[str]:
        """The countries it belongs to: one, none, or several."""
        return frozenset(filter(None, self.country.split("|")))

    @property
    def is_place(self) -> bool:
        return self.type in PLACES or self.latitude is not None

    @property
    def family(self) -> str:
        """What kinds of mention can mean it: ``person``, ``place`` or ``organisation``."""
        return "person" if self.type == "person" else "place" if self.is_place else "organisation"

    def rows(self) -> list[Entity | Alias | EntityRole]:
        """Return what the record stores of it: the entity first, then its spellings and roles."""
        return [self._entity(), *self._aliases(), *self._roles()]

    def _entity(self) -> Entity:
        first: dict[str, str] = {}
        for each in self.names:
            if each.kind == "name":
                first.setdefault(each.language, each.written)
        return Entity(
            self.entity_id,
            self.type,
            self.origin,
            tuple(first.items()),
            self.country or None,
            self.latitude,
            self.longitude,
            self.external,
        )

    def _aliases(self) -> list[Alias]:
        found: dict[str, Alias] = {}
        for each in (name for name in self.names if name.kind != "epithet"):
            alias_id = content_id("alias", self.entity_id, each.written, each.language)
            found.setdefault(
                alias_id, Alias(alias_id, self.entity_id, each.written, each.language, f"{self.origin}:{each.kind}")
            )
        return list(found.values())

    def _roles(self) -> list[EntityRole]:
        coded = [KnownRole("", codes=self.codes, since=self.since, until=self.until)] if self.codes else []
        found: dict[str, EntityRole] = {}
        for each in (*coded, *self.roles, *self._above()):
            parts = (self.entity_id, each.role_en, each.of, each.codes, each.since, each.until)
            role_id = content_id("entity-role", *parts)
            source = each.source or self.origin
            ends = (each.since or None, each.until or None)
            row = EntityRole(role_id, self.entity_id, each.role_en, each.of or None, each.codes, *ends, source)
            found.setdefault(role_id, row)
        return list(found.values())

    def _above(self) -> list[KnownRole]:
        """Return what it is part of, and the region it lies in, as roles: both hold for as long as it is there."""
        region = read_lexicon("dateline.knowledge", "entities/divisions.toml")["regions"].get(self.within, self.within)
        above = [("part of", self.parent), ("within", region if "/" in region or ":" in region else "")]
        return [KnownRole(name, of=whole) for name, whole in above if whole and whole != self.entity_id]
