"""An entity: its names and offices, what it did and said, where and when it is named.

Only organisations, places and public figures have a page: those of the knowledge base, and those that
a person promoted. Other persons stay names in their texts.
"""

from __future__ import annotations

from dateline.model import Alias, Entity, EntityRole, NotFoundError
from dateline.present.site import readings
from dateline.present.site.answer import Answer
from dateline.present.site.asked import ROWS, Asked, Window, offset_of
from dateline.present.site.drawing import Place, map_of, strip_of
from dateline.present.site.pages.filters import filters_of
from dateline.store import Record

#: Aliases that are shown; the table has all.
_ALIASES = 60


def entity(record: Record, asked: Asked) -> Answer:
    """Show an entity; raises NotFoundError also for a person who has no page."""
    found = entity_with_page(record, asked.path["id"])
    entity_id = found.entity_id
    mentions = readings.count_mentions(record, entity_id)
    articles = readings.articles_naming(record, entity_id, mentions, ROWS, offset_of(asked))
    deeds = readings.deeds_of(record, entity_id, ROWS, (asked.number("deeds") - 1) * ROWS)
    data = {
        "entity": found,
        "aliases": readings.rows_about(record, Alias, entity_id)[:_ALIASES],
        "roles": readings.rows_about(record, EntityRole, entity_id),
        "mentions": mentions,
        "articles": articles,
        "deeds": deeds[:ROWS],
        "window": Window.of(asked, len(articles), more=len(articles) == ROWS),
    }
    shown = {
        **data,
        "name": readings.name_in(found.names),
        "deed_page": asked.number("deeds"),
        "more_deeds": len(deeds) > ROWS,
        "strip": strip_of(readings.days_naming(record, entity_id, mentions)),
        "map": map_of(tuple(_places(record, found))),
    }
    return Answer("entity.html", str(shown["name"]), data, shown)


def entities(record: Record, asked: Asked) -> Answer:
    """List the entities that have pages, the most named first."""
    filters = filters_of(asked, ("type", "name"))
    found = readings.entities(record, filters, ROWS + 1, offset_of(asked))
    shown = found[:ROWS]
    window = Window.of(asked, len(shown), more=len(found) > ROWS)
    data = {"entities": shown, "filters": filters, "window": window}
    return Answer("entities.html", "Names", data, {**data, "types": readings.entity_types(record)})


def entity_with_page(record: Record, entity_id: str) -> Entity:
    """Read an entity that may have a page."""
    row = record.read("SELECT type, origin FROM entities WHERE entity_id = ?", (entity_id,))
    if not row:
        raise NotFoundError(f"{entity_id}: no entity of the record has this id")
    # Only such persons can be without a page; of the others the record need not be asked for everything.
    if row[0]["type"] == "person" and row[0]["origin"] == "corpus" and not record.entity(entity_id).shown:
        raise NotFoundError(
            f"{entity_id}: no page is kept of persons outside the knowledge base, unless someone promotes them"
        )
    return readings.rows_about(record, Entity, entity_id)[0]


def _places(record: Record, found: Entity) -> list[Place]:
    """Give where the entity lies, or else where the events lie that it has a part in."""
    if found.latitude is not None and found.longitude is not None:
        name = readings.name_in(found.names)
        return [Place(found.entity_id, name, found.type, found.latitude, found.longitude, 1)]
    return readings.places_of_deeds(record, found.entity_id)
