"""Stories for comparing: what is known of one, which have changed, and the verdicts that were found."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from dateline.compare import Comparison, StoryComparison, StoryRows, Thing, Things, alone
from dateline.link import Decided, Encoder, Linker
from dateline.model import (
    Article,
    Citation,
    CopyFamilyMember,
    Entity,
    EntityRole,
    Event,
    EventMember,
    InferredDate,
    Mention,
    NotFoundError,
    Origin,
    Slot,
    StatementDifference,
    StatementFamilyMember,
    Story,
    StoryArticle,
    StorySummary,
    Verdict,
)
from dateline.store.above import above, held
from dateline.store.linking import reports
from dateline.store.mapping import insert, select
from dateline.store.reading import annotations_of, get

RowT = TypeVar("RowT")

#: Ids put into one statement.
_AT_ONCE = 400


#: The articles of a story in the order of publication, undated ones last.
_ORDERED = (
    "SELECT article_id FROM story_articles JOIN articles USING (article_id) WHERE story_id = ? "
    "ORDER BY coalesce(published_earliest, '~'), article_id"
)


def story_rows(connection: sqlite3.Connection, story_id: str, part: tuple[int, int] | None = None) -> StoryRows:
    """Read everything that is known of a story, or of a part of its articles; raises NotFoundError.

    ``part`` is the number of the first article, counted from 1 in the order of publication, and how many.
    """
    story = get(connection, Story, story_id)
    ids = [row[0] for row in connection.execute(_ORDERED, (story_id,))]
    first, count = part or (1, len(ids))
    chosen = json.dumps(ids[first - 1 : first - 1 + count])
    in_part = "WHERE article_id IN (SELECT value FROM json_each(?))"
    mentions = f"WHERE event_mention_id IN (SELECT event_mention_id FROM event_mentions {in_part})"
    events = f"WHERE event_id IN (SELECT event_id FROM event_members {mentions})"
    statements = f"WHERE statement_id IN (SELECT statement_id FROM statements {in_part})"
    of_story, over_all = (story_id,), (chosen, chosen)
    clauses: tuple[tuple[type[Any], str, tuple[str, ...]], ...] = (
        (StoryArticle, f"{in_part} AND story_id = ? ORDER BY article_id", (chosen, *of_story)),
        (Event, f"{events} AND story_id = ? ORDER BY event_id", (chosen, *of_story)),
        (EventMember, f"{mentions} ORDER BY event_id, event_mention_id", (chosen,)),
        (Origin, f"{in_part} AND story_id = ? ORDER BY article_id", (chosen, *of_story)),
        (Citation, f"{in_part} ORDER BY article_id, start, citation_id", (chosen,)),
        (CopyFamilyMember, f"{in_part} ORDER BY copy_family_id, article_id", (chosen,)),
        (StatementFamilyMember, f"{statements} ORDER BY statement_family_id, statement_id", (chosen,)),
        (StatementDifference, f"{statements} ORDER BY statement_id, start, difference_id", (chosen,)),
        (InferredDate, f"{in_part} ORDER BY article_id", (chosen,)),
        (
            Verdict,
            f"{events} AND (article_id IS NULL OR article_id IN (SELECT value FROM json_each(?))) "
            "ORDER BY event_id, slot, article_id",
            over_all,
        ),
        (StorySummary, "WHERE story_id = ?", of_story),
    )
    links = [row for row_type, clause, given in clauses for row in select(connection, row_type, clause, given)]
    return replace(_assembled(connection, story, links), first=first, total=len(ids))


def pair_rows(connection: sqlite3.Connection, one: str, other: str, encoder: Encoder) -> StoryRows:
    """Put two articles beside each other as one story, whether they were linked or not; nothing is written."""
    together = Decided(frozenset([(min(one, other), max(one, other))]))
    links = Linker(encoder, together)(reports(connection, [one, other]))
    story = next((row for row in links if isinstance(row, Story)), None)
    joined = [row for row in links if isinstance(row, StoryArticle)]
    if story is None or len(joined) < 2:
        raise NotFoundError(f"{one}, {other}: only news, opinion and mixed articles are compared, not teasers")
    rows = _assembled(connection, story, links)
    comparison = StoryComparison(rows).compare()
    return replace(rows, verdicts=comparison.verdicts, summary=comparison.summary)


def _assembled(connection: sqlite3.Connection, story: Story, links: Iterable[object]) -> StoryRows:
    """Put a story together from the rows of its links, and from what is stored of its articles."""
    by_type: dict[type[Any], list[Any]] = defaultdict(list)
    for row in links:
        by_type[type(row)].append(row)
    articles = [get(connection, Article, each.article_id) for each in by_type[StoryArticle]]
    articles.sort(key=lambda each: (each.published_earliest or "~", each.article_id))
    annotations = {each.article_id: tuple(annotations_of(connection, each.article_id)) for each in articles}
    return StoryRows(
        story=story,
        articles=tuple(articles),
        confidence={each.article_id: _confidence(connection, each.article_id) for each in articles},
        annotations=annotations,
        events=tuple(by_type[Event]),
        members=tuple(by_type[EventMember]),
        origins=tuple(by_type[Origin]),
        citations=tuple(by_type[Citation]),
        copies=tuple(by_type[CopyFamilyMember]),
        families=tuple(by_type[StatementFamilyMember]),
        differences=tuple(by_type[StatementDifference]),
        inferred_dates=tuple(by_type[InferredDate]),
        things=_things(connection, _named(annotations.values()), story.earliest),
        verdicts=tuple(by_type[Verdict]),
        summary=next(iter(by_type[StorySummary]), None),
    )


def comparison_of(connection: sqlite3.Connection, story_id: str) -> Comparison:
    """Compare a story; one of a single article without reading its annotations."""
    of_story = "WHERE story_id = ?"
    members = list(select(connection, StoryArticle, of_story, (story_id,)))
    if len(members) != 1:
        return StoryComparison(story_rows(connection, story_id)).compare()
    origin = next(select(connection, Origin, of_story, (story_id,)), None)
    return alone(story_id, get(connection, Article, members[0].article_id), origin)


def _confidence(connection: sqlite3.Connection, article_id: str) -> float:
    """Return the mean confidence of the roles of an article's body blocks, 0 without any."""
    sql = "SELECT coalesce(avg(confidence), 0.0) FROM blocks WHERE article_id = ? AND role = 'body'"
    return float(connection.execute(sql, (article_id,)).fetchone()[0])


def _named(annotations: Iterable[Sequence[object]]) -> list[str]:
    of_articles = (each for found in annotations for each in found)
    return sorted({each.entity_id for each in of_articles if isinstance(each, Mention | Slot) and each.entity_id})


def _things(connection: sqlite3.Connection, entity_ids: Sequence[str], day: str | None) -> Things:
    """Read what is known of entities and of what contains them, as it was on an ISO day."""
    things: dict[str, Thing] = {}
    waiting = list(entity_ids)
    while waiting:
        batch, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
        roles: dict[str, list[EntityRole]] = defaultdict(list)
        for role in _by_ids(connection, EntityRole, batch, "ORDER BY entity_role_id"):
            if held(role, day):
                roles[role.entity_id].append(role)
        for entity in _by_ids(connection, Entity, batch):
            things[entity.entity_id] = _thing(entity, roles[entity.entity_id])
        wholes = {whole for entity_id in batch if entity_id in things for whole in things[entity_id].within}
        waiting += sorted(wholes - things.keys() - set(waiting) - set(batch))
    return Things(things)


def _by_ids(
    connection: sqlite3.Connection, row_type: type[RowT], ids: Sequence[str], order: str = ""
) -> Iterator[RowT]:
    return select(connection, row_type, f"WHERE entity_id IN ({', '.join('?' * len(ids))}) {order}", ids)


def _thing(entity: Entity, roles: Sequence[EntityRole]) -> Thing:
    names = dict(entity.names)
    name = names.get("en") or next(iter(names.values()), entity.entity_id)
    codes = tuple(dict.fromkeys(role.codes for role in roles if role.codes))
    within = tuple(dict.fromkeys(above(entity, roles)))
    return Thing(name, codes, within, induced=entity.origin == "corpus")


def stories_to_compare(connection: sqlite3.Connection, version: str, stage: str) -> list[tuple[str, str]]:
    """List the stories, in id order, that are not compared as they are now, each with the fingerprint of that.

    Linking drops the mark of every story that it solves anew.
    """
    sql = (
        "SELECT story_id FROM stories LEFT JOIN done ON record_id = story_id AND stage = ? "
        "LEFT JOIN story_summaries s USING (story_id) "
        "WHERE fingerprint IS NOT ? OR s.story_id IS NULL ORDER BY story_id"
    )
    return [(story_id, version) for (story_id,) in connection.execute(sql, (stage, version))]


def count_stories(connection: sqlite3.Connection) -> tuple[int, int]:
    """Count the stories, and those that several articles tell."""
    sizes = "SELECT count(*) AS articles FROM story_articles GROUP BY story_id"
    every, shared = connection.execute(f"SELECT count(*), coalesce(sum(articles > 1), 0) FROM ({sizes})").fetchone()
    return int(every), int(shared)


def replace_comparison(connection: sqlite3.Connection, comparison: Comparison) -> None:
    """Write the verdicts and the summary of a story in place of older ones."""
    story_id = comparison.summary.story_id
    connection.execute(
        "DELETE FROM verdicts WHERE event_id IN (SELECT event_id FROM events WHERE story_id = ?)", (story_id,)
    )
    insert(connection, comparison.verdicts)
    insert(connection, [comparison.summary], renew=True)


def forget_stories(connection: sqlite3.Connection, stage: str) -> None:
    """Drop the marks of stories that are there no longer."""
    connection.execute("DELETE FROM done WHERE stage = ? AND record_id NOT IN (SELECT story_id FROM stories)", (stage,))
