"""Entities of the corpus in the record: mentions out, links of names that recur in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby

from dateline.link import Induced
from dateline.model import Mention, content_id
from dateline.store.entities import forget_entities
from dateline.store.mapping import insert, select

_OF_CORPUS = "(SELECT entity_id FROM entities WHERE origin = 'corpus')"
_GONE = (
    "(SELECT entity_id FROM entities WHERE origin = 'corpus' AND entity_id NOT IN (SELECT value FROM json_each(?1)))"
)
_TYPES = "('person', 'organisation', 'group')"


def unlinked(connection: sqlite3.Connection) -> Iterator[list[Mention]]:
    """Yield the mentions of each article that have no entity of the knowledge base, in the order of article ids."""
    where = (
        f"WHERE type IN {_TYPES} AND (entity_id IS NULL OR entity_id IN {_OF_CORPUS}) "
        "ORDER BY article_id, start, mention_id"
    )
    for _, mentions in groupby(select(connection, Mention, where), key=lambda each: each.article_id):
        yield list(mentions)


def state(connection: sqlite3.Connection, version: str) -> str:
    """Hash what entities of the corpus rest on: which articles were annotated when, and what was decided."""
    marks = connection.execute(
        "SELECT record_id || stage || fingerprint || run_id FROM done "
        "WHERE record_id IN (SELECT article_id FROM articles) AND stage IN (SELECT DISTINCT stage FROM mentions) "
        "ORDER BY 1"
    )
    judged = connection.execute("SELECT judgement_id FROM judgements ORDER BY 1")
    return content_id("fingerprint", version, *(mark for (mark,) in marks), *(mark for (mark,) in judged))


def replace_induced(connection: sqlite3.Connection, induced: Induced) -> None:
    """Put entities of the corpus in the place of all there are, with the mentions and slots that mean them."""
    for statement in (
        f"DELETE FROM candidates WHERE entity_id IN {_OF_CORPUS}",
        f"UPDATE mentions SET entity_id = NULL, score = NULL WHERE entity_id IN {_OF_CORPUS}",
        f"UPDATE slots SET entity_id = NULL WHERE entity_id IN {_OF_CORPUS}",
        f"DELETE FROM aliases WHERE entity_id IN {_OF_CORPUS}",
    ):
        connection.execute(statement)
    # What linking found of entities that stay holds: where their mentions changed, linking does it again.
    stay = (json.dumps(sorted(each.entity_id for each in induced.entities)),)
    for statement in (
        f"UPDATE citations SET entity_id = NULL WHERE entity_id IN {_GONE}",
        f"UPDATE events SET place_entity_id = NULL WHERE place_entity_id IN {_GONE}",
        f"DELETE FROM entities WHERE entity_id IN {_GONE}",
    ):
        connection.execute(statement, stay)
    for rows in (induced.entities, induced.aliases):
        insert(connection, rows, renew=True)
    links = [(each.entity_id, each.score, each.mention_id) for each in induced.mentions]
    connection.executemany("UPDATE mentions SET entity_id = ?, score = ? WHERE mention_id = ?", links)
    articles = sorted({each.article_id for each in induced.mentions})
    connection.executemany(
        "UPDATE slots SET entity_id = (SELECT entity_id FROM mentions WHERE mention_id = refers_to) "
        f"WHERE article_id = ? AND entity_id IS NULL AND refers_to IN (SELECT mention_id FROM mentions "
        f"WHERE article_id = ? AND entity_id IN {_OF_CORPUS})",
        [(each, each) for each in articles],
    )
    insert(connection, induced.candidates, renew=True)
    forget_entities(connection)
