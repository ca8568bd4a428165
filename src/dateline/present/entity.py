"""Entities in the terminal: lists, and one with its names, roles, what it did and said, and where it is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from dateline.model import Alias, Entity, EntityRole
from dateline.present.facts import Column, Fact, write_columns, write_facts
from dateline.present.naming import counted, short_id
from dateline.present.terminal import Terminal
from dateline.store import Listed, Profile

#: Rows of each part that are shown unless all are asked for.
SHOWN = 30


def write_entities(terminal: Terminal, listed: Sequence[Listed]) -> None:
    """Write one line for each entity: id, type, country, how often it is named, its names."""
    if not listed:
        return
    heads = (
        Column("id", 48, style="cyan"),
        Column("type", 16),
        Column("country", 8),
        Column("from", 14),
        Column("mentions"),
        Column("articles"),
        Column("names", style="bold"),
    )
    write_columns(terminal, heads, [_line(each) for each in listed])


def _line(each: Listed) -> tuple[object, ...]:
    entity = each.entity
    return (
        entity.entity_id,
        entity.type,
        entity.country or "",
        entity.origin,
        each.mentions,
        each.articles,
        _names(entity),
    )


def _names(entity: Entity) -> str:
    return " · ".join(dict.fromkeys(name for _, name in entity.names))


def write_profile(terminal: Terminal, profile: Profile, *, everything: bool = False) -> None:
    """Write what the record holds of an entity; of a person who has no profile only why not."""
    entity = profile.entity
    terminal.write(Text(entity.entity_id, "cyan"), "  ", Text(entity.type, "dim"))
    if not profile.shown:
        terminal.write(terminal.line_of(_names(entity), "bold"))
        terminal.note("a person outside the knowledge base: no profile unless someone promotes them (dateline judge)")
        return
    write_facts(terminal, list(_facts(entity, profile.aliases)))
    _write(
        terminal, "roles", map(_role, profile.roles), (Column("role"), Column("of"), Column("codes"), Column("time"))
    )
    deeds = [
        (each.published or "", each.part, each.type, short_id(each.record_id), each.words) for each in profile.deeds
    ]
    heads = (Column("published", 12), Column("part"), Column("what"), Column("id", style="cyan"), Column("words"))
    _write(terminal, "what it did and said", deeds, heads, everything=everything)
    places = [
        (each.published or "", each.outlet or "", short_id(each.mention_id), each.words) for each in profile.mentions
    ]
    heads_of_places = (Column("published", 12), Column("outlet", 24), Column("id", style="cyan"), Column("words"))
    _write(terminal, "where it is named", places, heads_of_places, everything=everything)


def _facts(entity: Entity, aliases: Sequence[Alias]) -> Iterable[Fact]:
    for language, name in entity.names:
        spellings = [each.name for each in aliases if each.language == language and each.name != name]
        yield Fact(f"name ({language})", name, tuple(spellings), ",")
    if entity.country:
        yield Fact("country", entity.country)
    if entity.latitude is not None:
        yield Fact("place", f"{entity.latitude:.4f}, {entity.longitude:.4f}", ("degrees, WGS 84",))
    for scheme, identifier in entity.external:
        yield Fact(scheme, identifier)
    yield Fact("known from", entity.origin)


def _role(role: EntityRole) -> tuple[str, ...]:
    time = f"{role.since or ''}–{role.until or ''}" if role.since or role.until else ""
    return role.role or "code", role.of_entity_id or "", role.codes, time


def _write(
    terminal: Terminal,
    head: str,
    rows: Iterable[Sequence[object]],
    columns: Sequence[Column],
    *,
    everything: bool = True,
) -> None:
    listed = list(rows)
    if not listed:
        return
    terminal.heading(f"{head} ({len(listed)})")
    write_columns(terminal, columns, listed if everything else listed[:SHOWN])
    if not everything and len(listed) > SHOWN:
        terminal.note(f"{counted(len(listed) - SHOWN, 'row')} more; --all shows them")
