"""Stories for lists, their filters, and the places they name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.present.site.drawing import Place
from dateline.present.site.readings.counting import Choice, Named, count_rows, name_of, remembered, where_of
from dateline.store import Record


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story as lists show it: ``line`` says the happening; ``disputed`` are slots on which reports differ.

    ``title`` is that of the first report, in its ``language`` and ``direction``. ``named_place`` is the place that
    most of its reports name, where no event says the place.
    """

    story_id: str
    line: str
    earliest: str | None
    latest: str | None
    place: str | None
    articles: int
    outlets: int
    origins: int
    unclear: int
    languages: tuple[str, ...]
    disputed: tuple[str, ...]
    title: str | None = None
    language: str | None = None
    direction: str | None = None
    named_place: str | None = None


#: Filters of the list of stories.
_STORY_TESTS = {
    "since": "latest >= :since",
    "until": "earliest <= :until",
    "type": "story_id IN (SELECT story_id FROM events WHERE type = :type)",
    "outlet": "story_id IN (SELECT story_id FROM story_articles JOIN articles USING (article_id) "
    "WHERE outlet = :outlet)",
    "language": "story_id IN (SELECT story_id FROM story_summaries, json_each(languages) WHERE value = :language)",
    "disputed": "story_id IN (SELECT story_id FROM story_summaries WHERE disputed <> '[]')",
    "place": "story_id IN (SELECT story_id FROM events WHERE place_entity_id = :place)",
    "actor": "story_id IN (SELECT story_id FROM slots s JOIN story_articles a ON a.article_id = s.article_id "
    "WHERE s.entity_id = :actor AND s.name IN ('actor', 'recipient', 'speaker'))",
}

#: Types of entities that are only ever places.
_POINT_TYPES = "('settlement', 'site', 'region', 'district', 'province', 'facility', 'location', 'place')"
#: Types of mentions that name places.
_PLACE_TYPES = "('country', 'settlement', 'region', 'place', 'site', 'facility', 'district', 'province', 'location')"


def stories(record: Record, filters: Mapping[str, str], limit: int, offset: int) -> list[ListedStory]:
    """Read a window of the stories, newest first, undated ones last."""
    sql = (
        f"SELECT story_id FROM stories {where_of(filters, _STORY_TESTS)} "
        "ORDER BY latest DESC, story_id LIMIT :limit OFFSET :offset"
    )
    ids = [row[0] for row in record.read(sql, {**filters, "limit": limit, "offset": offset})]
    return stories_by_id(record, ids)


def stories_by_id(record: Record, ids: list[str]) -> list[ListedStory]:
    """Read stories for a list, in the order of their ids."""
    sql = (
        "SELECT s.story_id, coalesce(line, '') AS line, earliest, latest, place, coalesce(articles, 0) AS articles, "
        "coalesce(outlets, 0) AS outlets, coalesce(origins, 0) AS origins, coalesce(unclear, 0) AS unclear, "
        "coalesce(languages, '[]') AS languages, coalesce(disputed, '[]') AS disputed, "
        "a.title, a.language, a.direction FROM stories s LEFT JOIN story_summaries USING (story_id) "
        "LEFT JOIN articles a ON a.article_id = (SELECT article_id FROM story_articles m JOIN articles f "
        "USING (article_id) WHERE m.story_id = s.story_id "
        "ORDER BY coalesce(f.published_earliest, '~'), article_id LIMIT 1) "
        "WHERE s.story_id IN (SELECT value FROM json_each(?))"
    )
    rows = [dict(row) for row in record.read(sql, (json.dumps(ids),))]
    named = _named_places(record, [row["story_id"] for row in rows if not row["place"]])
    found = {row["story_id"]: _listed_story({**row, "named_place": named.get(row["story_id"])}) for row in rows}
    return [found[each] for each in ids if each in found]


def _named_places(record: Record, ids: list[str]) -> dict[str, str]:
    """Find the place that most reports of each story name, at least half of them; towns before countries."""
    sql = (
        "SELECT story_id, names, count(DISTINCT article_id) AS reports, e.type = 'country' AS wide, "
        "(SELECT count(*) FROM story_articles o WHERE o.story_id = s.story_id) AS total FROM story_articles s "
        "JOIN mentions USING (article_id) JOIN entities e USING (entity_id) "
        f"WHERE story_id IN (SELECT value FROM json_each(?)) AND e.type IN {_PLACE_TYPES} "
        "GROUP BY story_id, e.entity_id ORDER BY wide, reports DESC, count(*) DESC, e.entity_id"
    )
    places: dict[str, str] = {}
    for row in record.read(sql, (json.dumps(ids),)) if ids else ():
        if 2 * row["reports"] >= row["total"]:
            places.setdefault(row["story_id"], name_of(row["names"]))
    return places


def _listed_story(row: dict[str, Any]) -> ListedStory:
    lists = {name: tuple(json.loads(row[name])) for name in ("languages", "disputed")}
    return ListedStory(**{**row, **lists})


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event of a long story: how many reports tell it, and the number of the first in order of publication."""

    event_id: str
    type: str
    earliest: str | None
    latest: str | None
    place: str | None
    reports: int
    first: int


def count_reports(record: Record, story_id: str) -> int:
    """Count the reports of a story."""
    return count_rows(record, "SELECT count(*) FROM story_articles WHERE story_id = :story", {"story": story_id})


def events_by_reports(record: Record, story_id: str, most: int = 40) -> list[ToldEvent]:
    """Read the events of a story, those told by most reports first."""
    sql = (
        "WITH ordered AS (SELECT article_id, row_number() OVER (ORDER BY coalesce(published_earliest, '~'), "
        "article_id) AS number FROM story_articles JOIN articles USING (article_id) WHERE story_id = :story) "
        "SELECT e.event_id, e.type, e.earliest, e.latest, names AS place, count(DISTINCT m.article_id) AS reports, "
        "min(number) AS first FROM events e JOIN event_members USING (event_id) "
        "JOIN event_mentions m USING (event_mention_id) JOIN ordered o ON o.article_id = m.article_id "
        "LEFT JOIN entities ON entity_id = place_entity_id WHERE e.story_id = :story "
        "GROUP BY e.event_id ORDER BY reports DESC, e.earliest, e.event_id LIMIT :most"
    )
    found = [dict(row) for row in record.read(sql, {"story": story_id, "most": most})]
    return [ToldEvent(**{**row, "place": name_of(row["place"]) if row["place"] else None}) for row in found]


def count_stories(record: Record, filters: Mapping[str, str] | None = None) -> int:
    """Count the stories that pass these filters."""
    filters = filters or {}
    return count_rows(record, f"SELECT count(*) FROM stories {where_of(filters, _STORY_TESTS)}", filters)


def event_types(record: Record) -> tuple[Choice, ...]:
    """Count events by type."""
    sql = "SELECT type AS value, count(*) AS count FROM events GROUP BY type ORDER BY count DESC, value"
    return remembered(
        record, "events by type", lambda: tuple(Choice(row["value"], row["count"]) for row in record.read(sql))
    )


def days_of_stories(record: Record, filters: Mapping[str, str], most: int = 400) -> list[tuple[str, int]]:
    """Count stories by the day they begin: the last ``most`` days that have any, in order."""
    where = where_of(filters, _STORY_TESTS)
    sql = (
        f"SELECT earliest, count(*) FROM stories {where or 'WHERE TRUE'} AND earliest IS NOT NULL "
        f"GROUP BY earliest ORDER BY earliest DESC LIMIT {most}"
    )
    return [(row[0], row[1]) for row in record.read(sql, filters)][::-1]


def _named(record: Record, sql: str, most: int) -> tuple[Choice, ...]:
    return tuple(Named(row["value"], row["count"], name_of(row["names"])) for row in record.read(sql, (most,)))


def story_places(record: Record, most: int = 200) -> tuple[Choice, ...]:
    """Count the places of events, the most frequent first."""
    sql = (
        "SELECT place_entity_id AS value, count(*) AS count, names FROM events "
        "JOIN entities ON entity_id = place_entity_id GROUP BY place_entity_id ORDER BY count DESC, value LIMIT ?"
    )
    return remembered(record, "stories by place", lambda: _named(record, sql, most))


def story_actors(record: Record, most: int = 200) -> tuple[Choice, ...]:
    """Count the names of known parties, the most frequent first; towns and the like are places, not parties."""
    sql = (
        "SELECT m.entity_id AS value, count(*) AS count, names FROM mentions m JOIN entities USING (entity_id) "
        f"WHERE entities.type NOT IN {_POINT_TYPES} GROUP BY m.entity_id ORDER BY count DESC, value LIMIT ?"
    )
    return remembered(record, "stories by actor", lambda: _named(record, sql, most))


def places_of_articles(record: Record, ids: list[str], most: int = 60) -> tuple[list[Place], list[Choice]]:
    """Read the places that articles name, those of most articles first: with coordinates, and names without."""
    named = (
        "FROM mentions m LEFT JOIN entities e USING (entity_id) "
        f"WHERE m.article_id IN (SELECT value FROM json_each(?)) AND m.type IN {_PLACE_TYPES}"
    )
    return _places(record, named, (json.dumps(ids),), most)


def _places(record: Record, named: str, given: tuple[str, ...], most: int) -> tuple[list[Place], list[Choice]]:
    found = record.read(
        f"SELECT entity_id, e.names, e.type, latitude, longitude, count(DISTINCT m.article_id) AS reports {named} "
        f"AND latitude IS NOT NULL GROUP BY entity_id ORDER BY reports DESC, entity_id LIMIT {most}",
        given,
    )
    places = [
        Place(row["entity_id"], name_of(row["names"]), row["type"], row["latitude"], row["longitude"], row["reports"])
        for row in found
    ]
    rest = record.read(
        f"SELECT coalesce(e.names, m.exact) AS value, count(DISTINCT m.article_id) AS count {named} "
        f"AND latitude IS NULL GROUP BY coalesce(entity_id, m.exact) ORDER BY count DESC, value LIMIT {most}",
        given,
    )
    return places, [Choice(name_of(row["value"]), row["count"]) for row in rest]
