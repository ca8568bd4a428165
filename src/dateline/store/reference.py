"""The written reference of the schema, made from the schema: ``python -m dateline.store.reference``."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator

from dateline.store.columns import empty_record
from dateline.store.meanings import COLUMN, comment_of, lines_of
from dateline.store.migration import APPLICATION_ID, shipped_migrations
from dateline.store.tables import TABLES, Table

_INTRODUCTION = """\
# The record's tables

Made from the schema by `python -m dateline.store.reference > docs/schema.md`; do not edit it.

A record is one SQLite file (3.37 or newer) with schema version {version} in `user_version` and
{application} ("dtln") in `application_id`. Table and column names are public: any program that reads
SQLite may rely on them. Every table is STRICT; times of day are ISO 8601 in UTC.

A span is `page_id`, `start`, `"end"` and `exact`: half-open, in Unicode code points of `pages.text`,
so that `substr(text, start + 1, "end" - start) = exact`. Where a span is discontinuous, that is its
hull and `pieces` has its parts in order, as JSON `[[start, end], ...]`.
"""

_SEARCH = """\
## article_search

Full text of articles (FTS5) with the columns `article_id`, `title` and `body`, folded as
`dateline.model.fold` does: case, marks and letter variants are gone. Fold what you ask for too, or
use `Record.search`.

```sql
SELECT a.article_id, a.title FROM article_search JOIN articles a USING (article_id)
WHERE article_search MATCH 'strike';
```
"""

_ALLOWED = re.compile(r"CHECK \((.*)\)")
_LITERAL = re.compile(r"= '([^']*)'|'([^']*)'|= (\d+)")


def reference() -> str:
    """Return the reference of the schema as Markdown."""
    connection = empty_record()
    try:
        parts = [_INTRODUCTION.format(version=len(shipped_migrations()), application=f"{APPLICATION_ID:#x}")]
        parts += ["\n".join(_table(connection, table)) + "\n" for table in TABLES.values()]
        return "\n".join([*parts, _SEARCH])
    finally:
        connection.close()


def _table(connection: sqlite3.Connection, table: Table) -> Iterator[str]:
    lines = lines_of(connection, table)
    comments = {found[1]: line for line in lines if (found := COLUMN.match(line))}
    parents = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table.name})")}
    yield f"## {table.name}\n"
    yield f"{comment_of(lines[0])}\n"
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    for _, name, declared, required, _, in_key in connection.execute(f"PRAGMA table_info({table.name})"):
        kind = declared if required or in_key else f"{declared} or NULL"
        meaning = [comment_of(comments[name]).replace("|", "\\|"), _allowed(comments[name])]
        if in_key:
            meaning.insert(0, "key" if len(table.key) == 1 else "part of the key")
        if name in parents:
            meaning.append(f"refers to {parents[name]}")
        yield f"| `{name}` | {kind} | {'; '.join(filter(None, meaning))} |"


def _allowed(line: str) -> str:
    check = _ALLOWED.search(line.partition("--")[0])
    if not check:
        return ""
    if "IN (0, 1)" in check[1]:
        return "0 or 1"
    values = [next(filter(None, found)) for found in _LITERAL.findall(check[1])]
    return "one of " + ", ".join(f"`{value}`" for value in values)


if __name__ == "__main__":
    sys.stdout.buffer.write(reference().encode("utf-8"))
