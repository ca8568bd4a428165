"""Rows of one record, page or article, read in order."""

from __future__ import annotations

import sqlite3
from typing import TypeVar

from dateline.model import Annotation, Article, ArticleText, Block, NotFoundError, Page
from dateline.store.judging import judgements_on
from dateline.store.mapping import mapping_of, select
from dateline.store.tables import ANNOTATION_TABLES

RowT = TypeVar("RowT")


def get(connection: sqlite3.Connection, row_type: type[RowT], record_id: str) -> RowT:
    """Read the row with this id; raises NotFoundError where there is none."""
    table = mapping_of(row_type).table
    row = next(select(connection, row_type, f"WHERE {table.key[0]} = ?", (record_id,)), None)
    if row is None:
        raise NotFoundError(f"{record_id}: no row of {table.name} has this id; dateline show lists what there is")
    return row


def article_text(connection: sqlite3.Connection, article_id: str) -> ArticleText:
    """Read an article with its page and its blocks in order."""
    article = get(connection, Article, article_id)
    blocks = select(connection, Block, "WHERE article_id = ? ORDER BY position", (article_id,))
    judged = judgements_on(connection, article.page_id)
    return ArticleText(article, get(connection, Page, article.page_id), tuple(blocks), tuple(judged))


def annotations_of(connection: sqlite3.Connection, article_id: str) -> list[Annotation]:
    """Read all annotations of an article: kind by kind, each in the order of the text."""
    found: list[Annotation] = []
    for table in ANNOTATION_TABLES:
        clause = f"WHERE article_id = ? ORDER BY start, {table.key[0]}"
        found += select(connection, table.row, clause, (article_id,))
    return found
