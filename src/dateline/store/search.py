"""Full text over articles: folded when indexed and when asked, found words shown in their place."""

from __future__ import annotations

import re
import sqlite3
import tomllib
from base64 import b32decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice

from dateline.model import Block, Folded, Page, Role, Span, fold, fold_with_map
from dateline.store.mapping import select

#: Roles of blocks that say what the article says; the title has its own column.
_SEARCHED = (Role.BODY, Role.SUBTITLE, Role.TEASER, Role.CAPTION)
#: Code points shown on each side of the first found word.
_AROUND = 100
#: Places of found words that are given for one article.
PLACES = 20
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found, best first by ``score`` (BM25, higher is better).

    ``excerpt`` is the text around the first found word and ``words`` are the found words
    themselves; a word found only in a title that does not stand in the page's text has no place.
    """

    article_id: str
    title: str | None
    score: float
    excerpt: Span | None
    words: tuple[Span, ...]


def index_articles(connection: sqlite3.Connection, article_ids: Iterable[str]) -> None:
    """Fill the search rows of these articles from their titles and blocks, anew where they exist."""
    ids = list(article_ids)
    remove_articles(connection, ids)
    roles = ", ".join(f"'{role.value}'" for role in _SEARCHED)
    body_of = f"SELECT exact FROM blocks WHERE article_id = ? AND role IN ({roles}) ORDER BY position"
    rows = []
    for article_id in ids:
        (title,) = connection.execute("SELECT title FROM articles WHERE article_id = ?", (article_id,)).fetchone()
        body = "\n".join(exact for (exact,) in connection.execute(body_of, (article_id,)))
        rows.append((rowid_of(article_id), article_id, fold(title or ""), fold(body)))
    connection.executemany("INSERT INTO article_search (rowid, article_id, title, body) VALUES (?, ?, ?, ?)", rows)


def remove_articles(connection: sqlite3.Connection, article_ids: Iterable[str]) -> None:
    """Delete the search rows of these articles."""
    connection.executemany("DELETE FROM article_search WHERE rowid = ?", ((rowid_of(each),) for each in article_ids))


def rowid_of(article_id: str) -> int:
    """Return the search row of an article: the last 63 of its id's 80 bits."""
    return int.from_bytes(b32decode(article_id.rpartition("-")[2].upper())) & (2**63 - 1)


def search(
    connection: sqlite3.Connection, words: str, *, limit: int = -1, offset: int = 0, places: int = PLACES
) -> Iterator[Hit]:
    """Find articles that hold all ``words``; ``"a phrase"`` in quotes is found as it is, ``port*`` by beginning.

    ``limit`` and ``offset`` choose a window of the articles, best first; a negative limit is none. Of each
    article the first ``places`` of found words are given.
    """
    terms = _terms(words)
    if not terms:
        return
    # Ranked by row alone: the texts of all that match would be read to tell equal scores apart by id.
    sql = (
        "SELECT s.article_id, a.title, best.score FROM (SELECT rowid AS row, -bm25(article_search, 0, 4, 1) AS score "
        "FROM article_search WHERE article_search MATCH ? ORDER BY score DESC, rowid LIMIT ? OFFSET ?) best "
        "JOIN article_search s ON s.rowid = best.row JOIN articles a ON a.article_id = s.article_id "
        "ORDER BY best.score DESC, best.row"
    )
    pattern = re.compile("|".join(_as_pattern(form) for term in terms for form in sorted(term, key=len, reverse=True)))
    for article_id, title, score in connection.execute(sql, (_match(terms), limit, offset)):
        excerpt, found = _places(connection, article_id, pattern, places)
        yield Hit(article_id, title, score, excerpt, found)


def count_hits(connection: sqlite3.Connection, words: str) -> int:
    """Count the articles that hold all ``words``."""
    terms = _terms(words)
    if not terms:
        return 0
    sql = "SELECT count(*) FROM article_search WHERE article_search MATCH ?"
    return int(connection.execute(sql, (_match(terms),)).fetchone()[0])


def _match(terms: list[list[str]]) -> str:
    return " AND ".join(f"({' OR '.join(_as_fts(form) for form in term)})" for term in terms)


def _terms(words: str) -> list[list[str]]:
    """Split a query into terms, each the list of forms that satisfy it."""
    terms: list[list[str]] = []
    for position, part in enumerate(fold(words).split('"')):
        if position % 2:
            terms += [[part.strip()]] if _has_word(part) else []
        else:
            terms += [_forms(word) for word in part.split() if _has_word(word)]
    return terms


def _has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _forms(word: str) -> list[str]:
    """Return a word and, in Arabic, the word with and without the proclitics written joined to it."""
    if not _ARABIC_LETTER.match(word) or word.endswith("*"):
        return [word]
    shortest, definite, indefinite = _proclitics()
    stems = [word] + [word[len(each) :] for each in definite if word.startswith(each)]
    stem = min((each for each in stems if len(each) >= shortest), key=len, default=word)
    return list(dict.fromkeys([word, stem, *(each + stem for each in (*definite, *indefinite))]))


@cache
def _proclitics() -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    text = (resources.files("dateline.store") / "lexicons" / "arabic_proclitics.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return table["shortest_stem"], tuple(table["definite"]), tuple(table["indefinite"])


def _as_fts(form: str) -> str:
    quoted = form.rstrip("*").replace('"', '""')
    return f'"{quoted}"*' if form.endswith("*") else f'"{quoted}"'


def _as_pattern(form: str) -> str:
    # FTS5 takes whatever lies between letters and digits as one gap.
    tokens = r"[\W_]+".join(re.escape(token) for token in re.findall(r"[^\W_]+", form))
    end = r"[^\W_]*" if form.endswith("*") else ""
    return rf"(?<![^\W_]){tokens}{end}(?![^\W_])"


def _places(
    connection: sqlite3.Connection, article_id: str, pattern: re.Pattern[str], most: int
) -> tuple[Span | None, tuple[Span, ...]]:
    page_id = connection.execute("SELECT page_id FROM articles WHERE article_id = ?", (article_id,)).fetchone()[0]
    page = next(select(connection, Page, "WHERE page_id = ?", (page_id,)))
    blocks = list(select(connection, Block, "WHERE article_id = ? ORDER BY position", (article_id,)))
    searched = [block for block in blocks if block.role in (Role.TITLE, *_SEARCHED)]
    found = tuple(islice((place for block in searched for place in _found_in(page, block, pattern)), most))
    if not found:
        return None, ()
    home = next(block.span for block in searched if block.span.contains(found[0]))
    excerpt = Span.of(page, max(home.start, found[0].start - _AROUND), min(home.end, found[0].end + _AROUND))
    return excerpt, found


def _found_in(page: Page, block: Block, pattern: re.Pattern[str]) -> Iterator[Span]:
    if not pattern.search(fold(block.span.exact)):  # much cheaper than with the map
        return
    folded: Folded = fold_with_map(block.span.exact)
    for match in pattern.finditer(folded.text):
        start, end = folded.original_range(match.start(), match.end())
        yield Span.of(page, block.span.start + start, block.span.start + end)
