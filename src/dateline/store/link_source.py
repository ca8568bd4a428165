"""What linking reads of a record: over the writer's connection, or a worker's own, which only reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from dateline.link import Report
from dateline.store import linking
from dateline.store.linking import LinkedArticle
from dateline.store.opening import connect_for_reading
from dateline.store.refusal import plainly
from dateline.store.shelf import Shelf


class LinkSource:
    """The articles to be linked, and what linking keeps of them between runs."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> LinkSource:
        """Read the record beside its writer. Raises StoreError where it cannot be opened."""
        return cls(path, connect_for_reading(path))

    def articles(self) -> list[LinkedArticle]:
        """List the articles to be linked, in id order, each with a mark of its state."""
        with plainly(self._path):
            return linking.linked_articles(self._connection)

    def reports(self, article_ids: Iterable[str]) -> list[Report]:
        """Read articles as linking sees them, in the order of their ids."""
        with plainly(self._path):
            return linking.reports(self._connection, article_ids)

    def articles_of_mentions(self, event_mention_ids: Iterable[str]) -> dict[str, str]:
        """Return the articles of event mentions, by their ids."""
        with plainly(self._path):
            return linking.articles_of_mentions(self._connection, event_mention_ids)

    @cached_property
    def shelf(self) -> Shelf:
        """What linking keeps between runs; calls that write belong inside a transaction of the writer."""
        return Shelf(self._connection)
