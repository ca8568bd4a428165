"""From a name or noun phrase to the PLOVER code of the actor it names.

"Israeli troops" has its country from the first word and its sector from the second; "Hezbollah"
has both from the table of organisations; a person has a sector that depends on the day. Sources
and licences stand in the files of ``data/actors``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateline.knowledge.actors.listed import listed_in
from dateline.knowledge.actors.names import Entry, Name, find_names
from dateline.knowledge.actors.pieces import Piece, pieces_of
from dateline.knowledge.actors.words import Role, attached_words, find_roles, former_words, words_of
from dateline.knowledge.entities import codes_on
from dateline.model import parse_edtf

_NAMED = frozenset({"organisation", "group", "person", "surname"})
_STATES = frozenset({"country", "nationality"})
_PLACES = frozenset({"people", "seat", "region", "settlement", "site"})
#: Codes that PLOVER's own gold data writes as IGO.
_UNIONS = {"UNO": "IGO", "EUR": "IGO"}


@dataclass(frozen=True, slots=True)
class ActorCode:
    """Who or what an actor is.

    ``country`` is ISO 3166-1 alpha-3, KOS, UNO, EUR, IGO, NGO, MNC or IMG, ``None`` where the words do
    not say; ``sectors`` are PLOVER's, the chief one first. ``type`` is that of a mention, or ``group``
    for people named by what they are; ``name`` the name in the knowledge base. ``rule`` says what
    decided and ``source`` the files it rests on. ``country_at`` and ``sector_at`` are the places, in
    the phrase, of the words that license each.
    """

    country: str | None
    sectors: tuple[str, ...]
    type: str
    name: str | None
    rule: str
    source: str
    country_at: tuple[int, int] | None = None
    sector_at: tuple[int, int] | None = None

    @property
    def sector(self) -> str | None:
        """The chief sector."""
        return self.sectors[0] if self.sectors else None

    @property
    def plover_country(self) -> str | None:
        """The country as PLOVER's own data writes it: IGO for the United Nations and the European Union."""
        return _UNIONS.get(self.country or "", self.country)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase in pieces: its names and roles, and where its core ends (before "of", "who", a comma)."""

    pieces: list[Piece]
    names: list[Name]
    roles: list[Role]
    core: int

    def core_names(self, kinds: frozenset[str]) -> list[Name]:
        return [name for name in self.names if name.first < self.core and name.kind in kinds]


def actor_of(phrase: str, on: date | None = None) -> ActorCode | None:
    """Return the code of the actor that a name or noun phrase names, ``None`` if nothing in it is known.

    ``on`` is the day of which the phrase speaks: it decides which of a person's offices counts.
    A phrase that joins several actors gives the first country only; cut it at its conjunctions.
    """
    read = _read(phrase)
    named = _named(read, on)
    country, country_at, country_source = _country(read, named)
    sectors, sector_at = _sectors(read, named, on)
    if named is None and (country is None or not sectors):
        known = _listed(phrase, read, on, country)
        if known is not None:
            return known
    if country is None and not sectors and named is None:
        return None
    return ActorCode(
        country,
        sectors,
        _type(read, named),
        named[1].name if named else _state_name(read),
        _rule(named, country_at, sector_at),
        " ".join(
            sorted({*country_source, *([named[1].source] if named else []), *(["sectors.toml"] if sector_at else [])})
        ),
        country_at,
        sector_at,
    )


def _listed(phrase: str, read: _Phrase, on: date | None, country: str | None) -> ActorCode | None:
    """Return the code of an organisation or person that only the knowledge base knows, if it is of that country."""
    found = listed_in(phrase, read.pieces)
    if found is None:
        return None
    entity, place = found
    own, sectors = codes_on(entity, on)
    if country is not None and own is not None and own != country:
        return None
    where = (place if own else None, place if sectors else None)
    return ActorCode(own or country, sectors, entity.family, entity.name(), "actors:listed", entity.entity_id, *where)


@lru_cache(maxsize=16384)
def _read(phrase: str) -> _Phrase:
    pieces = pieces_of(phrase)
    names = [name for name in find_names(pieces) if not _attached(pieces, name)]
    roles = list(_roles(pieces, names))
    return _Phrase(pieces, names, roles, _core(pieces, names, roles))


def _attached(pieces: Sequence[Piece], name: Name) -> bool:
    """Tell whether a name only describes somebody else: "Iran-backed", "pro-Iranian"."""
    after = pieces[name.after] if name.after < len(pieces) else None
    if after is not None and after.glued and after.key in attached_words():
        return True
    return pieces[name.first].glued and name.first > 0 and pieces[name.first - 1].key in ("pro", "anti", "non")


def _roles(pieces: Sequence[Piece], names: Sequence[Name]) -> Iterator[Role]:
    """Yield the roles outside names; "anti-government" and "pro-government" are no government."""
    taken = {at for name in names if name.kind != "people" for at in range(name.first, name.after)}
    for role in find_roles(pieces):
        sided = pieces[role.first].glued and role.first > 0 and pieces[role.first - 1].key in ("pro", "anti", "non")
        following = pieces[role.after] if role.after < len(pieces) else None
        described = following is not None and following.glued and following.key in attached_words()
        if not taken.intersection(range(role.first, role.after)) and not sided and not described:
            yield role


def _core(pieces: Sequence[Piece], names: Sequence[Name], roles: Sequence[Role]) -> int:
    """Return where the core of a phrase ends: at the first border word or mark after something known."""
    known: tuple[Name | Role, ...] = (*names, *roles)
    inside = {at for each in known for at in range(each.first, each.after)}
    begun = False
    for at, piece in enumerate(pieces):
        if begun and at not in inside and piece.key in words_of("borders", "words"):
            return at
        if begun and piece.parted and at not in _continued(names):
            return at
        begun = begun or at in inside
    return len(pieces)


def _continued(names: Sequence[Name]) -> set[int]:
    return {at for name in names for at in range(name.first + 1, name.after)}


def _named(read: _Phrase, on: date | None) -> tuple[Name, Entry] | None:
    """Return the last known organisation, group or person of the core, and which one it is."""
    for name in reversed(read.core_names(_NAMED)):
        entry = _entry(read, name, on)
        if entry is not None:
            return name, entry
    return None


def _entry(read: _Phrase, name: Name, on: date | None) -> Entry | None:
    if name.kind not in ("surname", "person"):
        return name.entries[0]
    people = [entry for entry in name.entries if entry.kind == name.kind]
    told = {each.code for each in read.core_names(_STATES)}
    people = [entry for entry in people if entry.code in told] or ([] if name.kind == "surname" and told else people)
    if name.kind == "surname":
        if not _titled(read, name):
            return None
        people = [entry for entry in people if on is None or fits(entry, on)]
        if len({entry.code for entry in people}) != 1:
            return None
    if not people:
        return None
    said = {role.sector for role in read.roles if role.after <= name.first}
    return _in_office([entry for entry in people if said.intersection(entry.sectors)] or people, on)


def _titled(read: _Phrase, name: Name) -> bool:
    """Tell whether a role that can be a title stands right before a surname."""
    return any(role.after == name.first and not role.weak for role in read.roles)


def fits(entry: Entry, on: date) -> bool:
    """Tell whether an office was held on a day."""
    since = parse_edtf(entry.since) if entry.since else None
    until = parse_edtf(entry.until) if entry.until else None
    day = on.isoformat()
    return (since is None or str(since.earliest) <= day) and (until is None or day <= str(until.latest))


def _in_office(people: Sequence[Entry], on: date | None) -> Entry:
    """Return the office held on a day, else the last."""
    if on is not None:
        for entry in people:
            if fits(entry, on):
                return entry
    return max(people, key=lambda entry: entry.since)


def _country(
    read: _Phrase, named: tuple[Name, Entry] | None
) -> tuple[str | None, tuple[int, int] | None, tuple[str, ...]]:
    """Return the country with the place and file of what says it."""
    before = named[0].first if named else len(read.pieces)
    states = [name for name in read.core_names(_STATES) if name.first < before]
    for name in states:
        if name.code and not _ethnic(read, name):
            return name.code, (name.start, name.end), (name.entries[0].source,)
    if named:
        return named[1].code or None, (named[0].start, named[0].end), (named[1].source,)
    for name in (*read.core_names(_PLACES), *_after_core(read)):
        if name.code:
            return name.code, (name.start, name.end), (name.entries[0].source,)
    return None, None, ()


def _ethnic(read: _Phrase, name: Name) -> bool:
    """Tell whether a name of a nation is said of a minority elsewhere: "ethnic Albanians"."""
    return name.first > 0 and read.pieces[name.first - 1].key == "ethnic"


def _after_core(read: _Phrase) -> Iterator[Name]:
    """Yield the places, states and known bodies after a border word that says where an actor is from."""
    said = words_of("borders", "country")
    for name in read.names:
        if name.first >= read.core and name.kind != "surname":
            borders = [
                piece.key for piece in read.pieces[read.core : name.first] if piece.key in words_of("borders", "words")
            ]
            if not borders or all(border in said for border in borders):
                yield name


def _sectors(
    read: _Phrase, named: tuple[Name, Entry] | None, on: date | None
) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Return the sectors, the chief one first, and the place of the word that gives it."""
    roles = [role for role in read.roles if role.first < read.core and role.sector] or _of_what(read)
    strong = [role for role in roles if not role.weak]
    chosen = (strong or roles)[::-1]
    owned = bool(named) and named is not None and _owns(read, named[0])
    if named and not (owned and named[1].kind != "organisation" and strong and strong[-1].first > named[0].first):
        own = _own_sectors(read, named[1], on)
        if own:
            return tuple(dict.fromkeys([*own, *(role.sector for role in strong)])), (named[0].start, named[0].end)
    if not chosen:
        return (), None
    first = chosen[0]
    at = (read.pieces[first.first].start, read.pieces[first.after - 1].end)
    given = tuple(dict.fromkeys(role.sector for role in chosen))
    return (("ELI", *given) if _former(read, first) else given), at


def _of_what(read: _Phrase) -> list[Role]:
    """Return the roles right after "of": a member of parliament is parliament's."""
    if read.core >= len(read.pieces) or read.pieces[read.core].key != "of":
        return []
    return [role for role in read.roles if role.first <= read.core + 3 and role.sector][:1]


def _owns(read: _Phrase, name: Name) -> bool:
    return name.after < len(read.pieces) and read.pieces[name.after].owner


def _own_sectors(read: _Phrase, entry: Entry, on: date | None) -> tuple[str, ...]:
    if entry.kind not in ("person", "surname"):
        return entry.sectors
    left = on is not None and not fits(entry, on) and not (entry.sectors == ("REB",) and not entry.until)
    return ("ELI",) if left or _former(read, None) else entry.sectors


def _former(read: _Phrase, role: Role | None) -> bool:
    """Tell whether the core says that an office is over."""
    said = any(piece.key in former_words() for piece in read.pieces[: read.core])
    return said and (role is None or role.sector in ("GOV", "MIL", "LEG", "JUD", "PTY", "SPY"))


def _type(read: _Phrase, named: tuple[Name, Entry] | None) -> str:
    if named:
        return "person" if named[1].kind == "surname" else named[1].kind
    if any(role.first < read.core for role in read.roles):
        return "group"
    kinds = [name.kind for name in read.names if name.first < read.core and name.kind != "surname"]
    return {"seat": "settlement", "people": "nationality"}.get(kinds[-1], kinds[-1]) if kinds else "group"


def _state_name(read: _Phrase) -> str | None:
    """Return the name of what is named where the phrase is nothing but a country or place."""
    if read.roles or len(read.names) != 1 or read.names[0].kind == "surname":
        return None
    return read.names[0].entries[0].name


def _rule(
    named: tuple[Name, Entry] | None, country_at: tuple[int, int] | None, sector_at: tuple[int, int] | None
) -> str:
    if named:
        return "actors:" + ("person" if named[1].kind == "surname" else named[1].kind)
    return "actors:" + "+".join(part for part, at in (("country", country_at), ("role", sector_at)) if at is not None)
