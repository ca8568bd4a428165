"""What can be wrong with a page and the rows on it: words, ids, cover, choices.

Rows are read column by column and not as dataclasses, which would refuse to be made of a broken
row.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.model import Article, Block, Claim, Metadata, Page, Span
from dateline.store.mapping import mapping_of
from dateline.store.tables import ANNOTATION_TABLES, TABLES, Table


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken row: which check it failed and what was found."""

    table: str
    record_id: str
    check: str
    detail: str


Row = Mapping[str, Any]

_BY_PAGE = "WHERE page_id = ? ORDER BY position"
_BY_ARTICLE = "WHERE article_id IN (SELECT article_id FROM articles WHERE page_id = ?)"
_ANNOTATED = (table.name for table in ANNOTATION_TABLES)
_CLAUSES = {
    **dict.fromkeys(("metadata", "articles", "blocks"), _BY_PAGE),
    **dict.fromkeys(("claims", *_ANNOTATED, "copied_spans", "citations"), _BY_ARTICLE),
    "statement_differences": f"WHERE statement_id IN (SELECT statement_id FROM statements {_BY_ARTICLE})",
}
#: Columns of an article that carry the chosen claim of the same name.
_CARRIED = ("title", "outlet", "byline", "published", "language", "kind")


def row_tables() -> tuple[str, ...]:
    """Return the tables whose rows lie on pages, in the order of the schema."""
    return tuple(name for name in TABLES if name in _CLAUSES)


def faults_of_page(
    connection: sqlite3.Connection, page: Page, rows: Counter[str], spans: Counter[str]
) -> Iterator[Fault]:
    """Check a page and everything on it; counts its rows and spans by table."""
    if page.page_id != Page.id_for(page.sha256, page.url, page.media_type, page.encoding):
        yield Fault("pages", page.page_id, "id", "the id is not that of the page's hash, address, type and encoding")
    on_page = {name: _rows(connection, TABLES[name], page.page_id) for name in row_tables()}
    for name, found in on_page.items():
        rows[name] += len(found)
        for row in found:
            if row.get("exact") is not None or row.get("start") is not None:
                spans[name] += 1
                yield from _fault(name, row, "span", _wrong_span(page, row))
            if name in _IDS:
                yield from _fault(name, row, "id", _wrong_id(name, row))
    yield from _faults_of_cover(page, on_page["blocks"])
    yield from _faults_of_hulls(on_page["articles"], on_page["blocks"])
    yield from _faults_of_choices(on_page["articles"], on_page["claims"])


@cache
def _selection(table: Table) -> tuple[str, tuple[str, ...]]:
    columns = (*mapping_of(table.row).columns, *table.store_columns)
    selected = ", ".join(f'"{column}"' for column in columns)
    return f"SELECT {selected} FROM {table.name} {_CLAUSES[table.name]}", columns


def _rows(connection: sqlite3.Connection, table: Table, page_id: str) -> list[Row]:
    sql, columns = _selection(table)
    return [dict(zip(columns, row, strict=True)) for row in connection.execute(sql, (page_id,))]


def _fault(table: str, row: Row, check: str, detail: str | None) -> Iterator[Fault]:
    if detail:
        yield Fault(table, row[TABLES[table].key[0]], check, detail)


def _wrong_span(page: Page, row: Row) -> str | None:
    start, end, exact = row["start"], row["end"], row["exact"]
    if None in (row["page_id"], start, end, exact):
        return "the span is incomplete"
    if row["page_id"] != page.page_id:
        return f"the span points into {row['page_id']} and the row lies on {page.page_id}"
    if not 0 <= start < end <= len(page.text):
        return f"[{start}, {end}) is no range of a text of {len(page.text)} code points"
    if page.text[start:end] != exact:
        return f"[{start}, {end}) holds {page.text[start:end][:60]!r}, not {exact[:60]!r}"
    return _wrong_pieces(start, end, row.get("pieces"))


def _wrong_pieces(start: int, end: int, pieces: str | None) -> str | None:
    if pieces is None:
        return None
    try:
        edges = [edge for first, last in json.loads(pieces) for edge in (first, last)]
    except (TypeError, ValueError):
        return f"the pieces {pieces[:60]} are not a list of ranges"
    if edges != sorted(set(edges)) or [edges[0], edges[-1]] != [start, end]:
        return f"the pieces {pieces[:60]} do not fill [{start}, {end}) in order"
    return None


def _span(row: Row) -> Span:
    return Span(row["page_id"], row["start"], row["end"], row["exact"])


#: How the ids of what cleaning gives are made; annotators make theirs of parts only they know.
_IDS = {
    "metadata": lambda row: Metadata.id_for(
        row["page_id"], row["position"], row["scheme"], (row["name"], row["value"])
    ),
    "articles": lambda row: Article.id_for(_span(row)),
    "blocks": lambda row: Block.id_for(_span(row)),
    "claims": lambda row: Claim.id_for(row["article_id"], row["field"], row["rank"], row["value"], row["rule"]),
}


def _wrong_id(table: str, row: Row) -> str | None:
    try:
        expected = _IDS[table](row)
    except Exception:  # a span that cannot be one has its own fault
        return None
    return None if row[TABLES[table].key[0]] == expected else f"the id of this content is {expected}"


def _faults_of_cover(page: Page, blocks: list[Row]) -> Iterator[Fault]:
    """Find text that is in no block or in several."""
    reached = 0
    for block in sorted(blocks, key=lambda row: (row["start"], row["end"])):
        if block["start"] < reached:
            yield from _fault(
                "blocks", block, "cover", f"begins at {block['start']}, before the last ends at {reached}"
            )
        elif _is_seen(page.text[reached : block["start"]]):
            yield _uncovered(page, reached, block["start"])
        reached = max(reached, block["end"])
    if _is_seen(page.text[reached:]):
        yield _uncovered(page, reached, len(page.text))


def _is_seen(text: str) -> bool:
    """Tell whether text has anything to read: blocks begin and end without blanks, controls and marks of direction."""
    return any(unicodedata.category(character) not in ("Cc", "Cf") for character in text if not character.isspace())


def _uncovered(page: Page, start: int, end: int) -> Fault:
    words = page.text[start:end].strip()[:60]
    return Fault("pages", page.page_id, "cover", f"no block holds {words!r} in [{start}, {end})")


def _faults_of_hulls(articles: list[Row], blocks: list[Row]) -> Iterator[Fault]:
    for article in articles:
        own = [block for block in blocks if block["article_id"] == article["article_id"]]
        hull = (min((b["start"] for b in own), default=None), max((b["end"] for b in own), default=None))
        if hull != (article["start"], article["end"]):
            detail = f"[{article['start']}, {article['end']}) is not the hull {hull} of its blocks"
            yield from _fault("articles", article, "hull", detail)


def _faults_of_choices(articles: list[Row], claims: list[Row]) -> Iterator[Fault]:
    """Find fields with two chosen claims, or a value that is not the chosen one."""
    for article in articles:
        chosen: dict[str, Row] = {}
        for claim in claims:
            if claim["article_id"] == article["article_id"] and claim["chosen"]:
                if claim["field"] in chosen:
                    yield from _fault("claims", claim, "chosen", f"a second {claim['field']} is chosen")
                chosen[claim["field"]] = claim
        for name in _CARRIED:
            if name in chosen and chosen[name]["value"] != article[name]:
                detail = f"{name} is {article[name]!r} and the chosen claim says {chosen[name]['value']!r}"
                yield from _fault("articles", article, "chosen", detail)
