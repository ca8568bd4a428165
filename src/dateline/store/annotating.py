"""Annotations into their tables, in place of what the same stage gave before."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from dateline.model import AnchorError, Annotation, Candidate, Finding
from dateline.store.mapping import mapping_of
from dateline.store.tables import ANNOTATION_TABLES


def replace_annotations(
    connection: sqlite3.Connection, found: Sequence[tuple[str, Sequence[Finding]]], stage: str
) -> None:
    """Write a stage's annotations of articles and delete those it no longer gives.

    The entities that they name have to be stored already.
    """
    rows: dict[type[Any], list[Any]] = {Candidate: [], **{table.row: [] for table in ANNOTATION_TABLES}}
    for article_id, given in found:
        check_annotations(connection, article_id, [each for each in given if not isinstance(each, Candidate)])
        for finding in given:
            rows[type(finding)].append(finding)
    for table in ANNOTATION_TABLES:
        connection.executemany(
            f"DELETE FROM {table.name} WHERE article_id = ? AND stage = ?", [(each, stage) for each, _ in found]
        )
        mapping = mapping_of(table.row)
        # Of two stages that give the same row, the first by name has it, in whatever order they ran.
        statement = f"{mapping.renewal()} WHERE excluded.stage < {table.name}.stage"
        connection.executemany(statement, [(*mapping.to_row(row), stage) for row in rows[table.row]])
    _replace_candidates(connection, rows[Candidate], stage)


def _replace_candidates(connection: sqlite3.Connection, rows: Sequence[Candidate], stage: str) -> None:
    """Write the candidates of mentions that are this stage's; what another stage gave for them goes."""
    if not rows:
        return
    ours = {
        mention_id
        for mention_id in dict.fromkeys(row.mention_id for row in rows)
        if connection.execute(
            "SELECT 1 FROM mentions WHERE mention_id = ? AND stage = ?", (mention_id, stage)
        ).fetchone()
    }
    connection.executemany("DELETE FROM candidates WHERE mention_id = ?", [(each,) for each in sorted(ours)])
    mapping = mapping_of(Candidate)
    given = [mapping.to_row(row) for row in rows if row.mention_id in ours]
    connection.executemany(mapping.renewal(), given)


def check_annotations(connection: sqlite3.Connection, article_id: str, given: Sequence[Annotation]) -> None:
    """Raise AnchorError for an annotation of another article, or a span that does not hold its words."""
    if not given:
        return
    place = connection.execute(
        "SELECT page_id, text FROM articles JOIN pages USING (page_id) WHERE article_id = ?", (article_id,)
    ).fetchone()
    page_id, text = place or (None, "")
    for annotation in given:
        span = annotation.span
        if annotation.article_id != article_id:
            raise AnchorError(f"an annotation of {annotation.article_id} was given for {article_id}")
        if span and (span.page_id != page_id or text[span.start : span.end] != span.exact):
            raise AnchorError(f"[{span.start}, {span.end}) of {span.page_id} does not hold {span.exact[:60]!r}")
