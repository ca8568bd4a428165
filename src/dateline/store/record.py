"""A record, read: pages, articles, what was found in them, and where each value comes from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.compare import StoryRows
from dateline.link import encoder_named
from dateline.model import (
    Annotation,
    Article,
    ArticleText,
    Block,
    Claim,
    Entity,
    Failure,
    Judgement,
    Metadata,
    Page,
    Run,
    StoreError,
)
from dateline.store import arrow
from dateline.store.columns import values
from dateline.store.digest import digest
from dateline.store.explained import Explanation
from dateline.store.explanation import explain
from dateline.store.guarded import reading_only, stop_after
from dateline.store.judging import By, on_mentions
from dateline.store.lookup import Found, find
from dateline.store.mapping import select
from dateline.store.opening import Mode, check_place, connect_for_reading
from dateline.store.profiles import Listed, Profile, list_entities, profile, promoted_entities
from dateline.store.reading import annotations_of, article_text, get
from dateline.store.refusal import plainly
from dateline.store.search import PLACES, Hit, count_hits, search
from dateline.store.stories import pair_rows, story_rows
from dateline.store.tables import TABLES, Table
from dateline.store.verification import Progress, Verification, verify
from dateline.store.writer import Writer

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

RowT = TypeVar("RowT")


class Record:
    """A record on disk. Open it with :meth:`open`, in a ``with`` statement.

    Reading sees what was last committed and never waits for a run that is writing. One record
    object belongs to one thread. Every method raises StoreError where the file cannot be read.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, writer: Writer | None = None) -> None:
        self.path = path
        self._connection = connection
        self._writer = writer

    @classmethod
    def open(cls, path: Path | str, mode: Mode = "r") -> Record:
        """Open the record at ``path``.

        ``r`` reads; ``rw`` also gives a :attr:`writer` and brings an older record up to date;
        ``create`` does that and makes the record where there is none. Raises StoreError where
        there is no record, the file is not one, or is newer than this dateline.
        """
        path = Path(path).resolve()
        check_place(path, mode)
        writer = None if mode == "r" else Writer.open(path, mode)
        try:
            return cls(path, connect_for_reading(path), writer)
        except BaseException:
            if writer:
                writer.close()
            raise

    def close(self) -> None:
        """Close the record and its writer."""
        self._connection.close()
        if self._writer:
            self._writer.close()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def writer(self) -> Writer:
        """The record's writer; raises StoreError where it was opened for reading."""
        if self._writer is None:
            raise StoreError(f"{self.path}: opened for reading; open it with mode='rw' to write")
        return self._writer

    @property
    def schema_version(self) -> int:
        """The version of the record's schema."""
        return int(self._value("PRAGMA user_version"))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Hold still what is read inside, whatever a run writes meanwhile; may be nested."""
        with plainly(self.path):
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN")
            try:
                self._connection.execute("SELECT 1 FROM runs").fetchone()  # the moment is that of the first read
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    # Rows

    def pages(self) -> Iterator[Page]:
        """Read all pages, in id order."""
        return self._rows(Page, "ORDER BY page_id")

    def page(self, page_id: str) -> Page:
        """Read a page; raises NotFoundError."""
        return self._get(Page, page_id)

    def articles(
        self,
        *,
        outlet: str | None = None,
        language: str | None = None,
        kind: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[Article]:
        """Read articles by date of publication, undated ones last.

        ``language`` is a BCP-47 tag or its beginning (``en`` finds ``en-GB``). ``since`` and
        ``until`` are ISO days; an article whose date is an interval is found where that overlaps,
        an undated one is not.
        """
        tests = {
            "outlet = ?": outlet,
            "language || '-' GLOB ?": f"{language}-*" if language else None,
            "kind = ?": kind,
            "published_latest >= ?": since,
            "published_earliest <= ?": until,
        }
        given = {test: value for test, value in tests.items() if value is not None}
        where = f"WHERE {' AND '.join(given)}" if given else ""
        # Ordered by key alone: the articles' own words would make the sort as large as the record.
        by_date = "published_earliest IS NULL, published_earliest, article_id"
        sql = f"SELECT article_id FROM articles {where} ORDER BY {by_date}"
        with plainly(self.path):
            for (article_id,) in self._connection.execute(sql, tuple(given.values())):
                yield get(self._connection, Article, article_id)

    def article(self, article_id: str) -> Article:
        """Read an article; raises NotFoundError."""
        return self._get(Article, article_id)

    def articles_of(self, page_id: str) -> Iterator[Article]:
        """Read the articles of a page, in their order on it."""
        return self._rows(Article, "WHERE page_id = ? ORDER BY position", page_id)

    def blocks(self, owner_id: str) -> Iterator[Block]:
        """Read the blocks of a page or of an article, in order."""
        column = "article_id" if owner_id.startswith("article-") else "page_id"
        return self._rows(Block, f"WHERE {column} = ? ORDER BY position", owner_id)

    def claims(self, article_id: str) -> Iterator[Claim]:
        """Read what the page claims for an article: field by field, best first."""
        return self._rows(Claim, "WHERE article_id = ? ORDER BY field, rank", article_id)

    def metadata(self, page_id: str) -> Iterator[Metadata]:
        """Read what a page declares about itself, in order."""
        return self._rows(Metadata, "WHERE page_id = ? ORDER BY position", page_id)

    def sources(self, page_id: str) -> list[str]:
        """List every source a page was seen at, in order."""
        with plainly(self.path):
            rows = self._connection.execute(
                "SELECT source FROM sightings WHERE page_id = ? ORDER BY source", (page_id,)
            )
            return [source for (source,) in rows]

    def annotations(self, article_id: str) -> list[Annotation]:
        """Read what annotators found in an article: kind by kind, each in the order of the text."""
        with plainly(self.path):
            return annotations_of(self._connection, article_id)

    def article_text(self, article_id: str) -> ArticleText:
        """Read an article with its page and blocks: what annotators take; raises NotFoundError."""
        with plainly(self.path):
            return article_text(self._connection, article_id)

    def story(self, story_id: str, part: tuple[int, int] | None = None) -> StoryRows:
        """Read everything that is known of a story: its articles, events, links and verdicts; raises NotFoundError.

        ``part`` reads some of its articles only: the number of the first, in the order of publication, and how many.
        """
        with plainly(self.path):
            return story_rows(self._connection, story_id, part)

    def compare(self, one: str, other: str) -> StoryRows:
        """Put two articles beside each other as one story, whether they were linked or not; nothing is written.

        ``one`` and ``other`` are ids of articles. Raises NotFoundError where there is no such
        article, or one is of a kind that is not compared (a teaser).
        """
        with plainly(self.path):
            for article_id in (one, other):
                get(self._connection, Article, article_id)
            return pair_rows(self._connection, one, other, encoder_named("sentences"))

    def entities(
        self,
        *,
        name: str | None = None,
        type: str | None = None,  # noqa: A002 - the column's name
        country: str | None = None,
        origin: str | None = None,
    ) -> list[Listed]:
        """List the entities of the record, the most mentioned first.

        ``name`` is part of one of their names, ``country`` ISO 3166-1 alpha-3, ``origin``
        knowledge-base, user or corpus.
        """
        with plainly(self.path):
            return list_entities(self._connection, name, type=type, country=country, origin=origin)

    def entity(self, entity_id: str) -> Profile:
        """Read what the record holds of an entity: names, roles, mentions, deeds; raises NotFoundError.

        A person outside the knowledge base has no profile unless someone promoted them.
        """
        with plainly(self.path):
            return profile(self._connection, entity_id)

    def promoted(self) -> set[str]:
        """Read the ids of the entities that people gave a profile."""
        with plainly(self.path):
            return promoted_entities(self._connection)

    def judgements(self) -> list[Judgement]:
        """Read what people decided, first to last."""
        return list(self._rows(Judgement, "ORDER BY decided_at, judgement_id"))

    def judge(
        self, beginning: str, decision: str, value: object = None, *, who: str, note: str | None = None
    ) -> Judgement:
        """Write what a person decided about a row, ``note`` saying why; the record has to be open for writing.

        On mentions, ``reject`` says that ``value`` (an entity id, else the one linked) is not meant and
        ``correct`` that it is; on entities, ``accept`` promotes one of the corpus, ``merge`` and ``split``
        say that it is, or is not, the entity ``value`` and are written on its mentions. Raises
        NotFoundError, StoreError.
        """
        found, by = self.find(beginning), By(who, note)
        if value is None and decision == "reject":
            value = getattr(found.row, "entity_id", None)
        if value is None and decision == "accept" and isinstance(found.row, Entity):
            # An entity of the corpus keeps its id by its names, whatever spellings are found later.
            value = [name for _, name in found.row.names]
        if decision in ("merge", "split") and isinstance(found.row, Entity):
            other = self._get(Entity, str(value))
            with plainly(self.path):
                said = on_mentions(self._connection, found.row, other, decision)
            return [self.writer.judge(("mentions", each), verb, told, by) for each, verb, told in said][-1]
        return self.writer.judge((found.table.name, found.record_id), decision, value, by)

    def undo(self, judgement_id: str, *, who: str, note: str | None = None) -> Judgement:
        """Take a judgement back; raises NotFoundError, StoreError."""
        return self.writer.undo(self.find(judgement_id).record_id, By(who, note))

    def runs(self) -> Iterator[Run]:
        """Read all runs, first to last."""
        return self._rows(Run, "ORDER BY started_at, run_id")

    def failures(self, run_id: str | None = None) -> Iterator[Failure]:
        """Read what could not be done, in one run or in all, first to last."""
        if run_id is None:
            return self._rows(Failure, "ORDER BY failed_at, failure_id")
        return self._rows(Failure, "WHERE run_id = ? ORDER BY failed_at, failure_id", run_id)

    def select(self, row_type: type[RowT], clause: str, *parameters: str) -> list[RowT]:
        """Read rows of one type by a WHERE and ORDER clause of the program itself."""
        return list(self._rows(row_type, clause, *parameters))

    def rows(self, table: str) -> Iterator[Any]:
        """Read all rows of a table as its dataclasses, in the order of its key."""
        known = self._known(table)
        return self._rows(known.row, f"ORDER BY {', '.join(known.key)}")

    def counts(self) -> dict[str, int]:
        """Count the rows of every table."""
        return {name: int(self._value(f"SELECT count(*) FROM {name}")) for name in TABLES}

    # Finding and explaining

    def find(self, beginning: str) -> Found:
        """Find the one row whose id is or begins with ``beginning``: its table and dataclass.

        Raises NotFoundError where there is none, StoreError where there are several.
        """
        with plainly(self.path):
            return find(self._connection, beginning)

    def search(self, words: str, *, limit: int = -1, offset: int = 0, places: int = PLACES) -> Iterator[Hit]:
        """Find articles by their words, best first; ``limit`` and ``offset`` choose a window of them.

        Of each article the first ``places`` of found words are given.

        Case, marks and letter variants do not matter, nor in Arabic the article and other
        proclitics. All words must be there; ``"a phrase"`` is found as it stands, ``port*`` by
        its beginning.
        """
        with plainly(self.path):
            yield from search(self._connection, words, limit=limit, offset=offset, places=places)

    def count_hits(self, words: str) -> int:
        """Count the articles that :meth:`search` finds."""
        with plainly(self.path):
            return count_hits(self._connection, words)

    def why(self, beginning: str) -> Explanation:
        """Explain a row: its words, rule and place, what it rests on, and the run that made it."""
        with plainly(self.path):
            return explain(self._connection, find(self._connection, beginning))

    def verify(self, *, sources: bool = False, progress: Progress | None = None) -> Verification:
        """Check every anchor, id and reference of the record; with ``sources`` also the files it was read from.

        Memory does not grow with the record. ``progress`` is called with pages done and in all.
        """
        with self.snapshot():
            return verify(self._connection, sources=sources, progress=progress)

    def digest(self, *, sources: bool = True) -> str:
        """Hash everything that was found, so that two people can tell whether their records agree.

        Runs, failures, marks of what was done, judgements and times of reading do not count;
        without ``sources`` neither do the places pages were read from. 64 hexadecimal digits.
        """
        with self.snapshot():
            return digest(self._connection, sources=sources)

    # Bulk

    def read(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        """Run a SELECT of the program itself in the record's snapshot; :meth:`query` is for SQL that people type."""
        with plainly(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = sqlite3.Row
            return cursor.execute(sql, parameters).fetchall()

    def query(
        self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = (), *, seconds: float | None = None
    ) -> Iterator[sqlite3.Row]:
        """Run one SELECT; rows give their columns by name and by position.

        Raises StoreError for anything that is not reading, and where the work takes more than ``seconds``.
        """
        with plainly(self.path):
            connection = connect_for_reading(self.path)
            connection.row_factory = sqlite3.Row
            reading_only(connection)
            if seconds is not None:
                stop_after(connection, seconds)
            try:
                cursor = connection.execute(sql, parameters)
            except BaseException:
                connection.close()
                raise
        return self._drained(cursor, connection)

    def _drained(self, cursor: sqlite3.Cursor, connection: sqlite3.Connection) -> Iterator[sqlite3.Row]:
        with plainly(self.path):
            try:
                yield from cursor
            finally:
                connection.close()

    def values(self, table: str, *, text: bool = True) -> Iterator[tuple[Any, ...]]:
        """Read the values of a table's columns, in the order of the schema and the key.

        :func:`~dateline.store.columns_of` names the columns; ``text=False`` leaves out whole texts.
        """
        known = self._known(table)
        with plainly(self.path):
            yield from values(self._connection, known, text=text)

    def batches(self, table: str, *, text: bool = True) -> Iterator[pyarrow.RecordBatch]:
        """Read a table in Arrow batches of bounded size, in key order; ``text=False`` leaves out whole texts."""
        known = self._known(table)
        with plainly(self.path):
            yield from arrow.batches(self._connection, known, text=text)

    def table(self, name: str, *, text: bool = True) -> pyarrow.Table:
        """Read a table into Arrow; ``text=False`` leaves out whole texts."""
        return arrow.to_arrow(self._known(name), self.batches(name, text=text), text=text)

    def to_pandas(self, name: str) -> pandas.DataFrame:
        """Read a table into pandas; raises ResourceError where pandas is not installed."""
        return arrow.to_pandas(self.table(name))

    def to_polars(self, name: str) -> polars.DataFrame:
        """Read a table into polars; raises ResourceError where polars is not installed."""
        return arrow.to_polars(self.table(name))

    def _known(self, table: str) -> Table:
        if table not in TABLES:
            raise StoreError(f"{table}: there is no such table; the tables are {', '.join(TABLES)}")
        return TABLES[table]

    def _rows(self, row_type: type[RowT], clause: str, *parameters: str) -> Iterator[RowT]:
        with plainly(self.path):
            yield from select(self._connection, row_type, clause, parameters)

    def _get(self, row_type: type[RowT], record_id: str) -> RowT:
        with plainly(self.path):
            return get(self._connection, row_type, record_id)

    def _value(self, sql: str) -> Any:
        with plainly(self.path):
            return self._connection.execute(sql).fetchone()[0]
