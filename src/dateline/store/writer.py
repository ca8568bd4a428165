"""The one writer of a record: a run's pages, roles, annotations, failures and marks of what is done.

Only one writer is open at a time (see :mod:`dateline.store.lock`); readers go on beside it. Each
call is one transaction, or part of the one that :meth:`Writer.transaction` holds; a process that
is killed leaves the record as its last finished transaction left it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from dateline.link import Induced
from dateline.model import (
    Alias,
    AnchorError,
    ArticleText,
    CleanPage,
    Entity,
    EntityRole,
    Failure,
    Finding,
    Judgement,
    Mention,
    Run,
    StoreError,
    content_id,
)
from dateline.store import entities, inducing, judging, links, recurring, replacing, stories
from dateline.store.annotating import replace_annotations
from dateline.store.link_source import LinkSource
from dateline.store.lock import WriterLock
from dateline.store.mapping import insert, select
from dateline.store.opening import Mode, check_place, connect_for_writing
from dateline.store.reading import article_text
from dateline.store.recurring import Judge, PageAlone
from dateline.store.refusal import plainly
from dateline.store.replacing import insert_pages
from dateline.store.rows import Done, Input, Refused, Sighting
from dateline.store.tables import TABLES
from dateline.store.transaction import Transaction

#: Seconds to wait for another writer before giving up.
WAIT_SECONDS = 2.0

#: Pages whose roles are changed in one transaction.
_PAGES_CHANGED = 200

#: What one page's rows can be refused for: constraints, sizes, text that is not Unicode, and rows
#: that somebody else's stage did not make of the model's types.
_REFUSALS = (
    AnchorError,
    AttributeError,
    OverflowError,
    TypeError,
    ValueError,
    sqlite3.DataError,
    sqlite3.IntegrityError,
    sqlite3.ProgrammingError,
)


class Writer:
    """Writes a record. Open it with :meth:`open`, in a ``with`` statement."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock) -> None:
        self.path = path
        self.run_id: str | None = None
        self._connection = connection
        self._lock = lock

    @classmethod
    def open(cls, path: Path | str, mode: Mode = "create", *, wait: float = WAIT_SECONDS) -> Writer:
        """Open the record at ``path`` for writing; ``create`` makes it where there is none.

        An older record is brought up to this dateline's schema. Runs that a killed process left
        running become ``interrupted``. Raises StoreError where the file is no record, is newer,
        cannot be written, or another writer keeps it for more than ``wait`` seconds.
        """
        path = Path(path).resolve()
        check_place(path, mode)
        lock = WriterLock(path)
        lock.acquire(wait)
        try:
            connection = connect_for_writing(path, mode)
            with plainly(path):
                connection.execute("UPDATE runs SET status = 'interrupted' WHERE status = 'running'")
        except BaseException:
            lock.release()
            raise
        return cls(path, connection, lock)

    def close(self) -> None:
        """Close the record and let the next writer in; what was not committed is dropped."""
        self._connection.close()
        self._lock.release()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def transaction(self) -> Transaction:
        """Make all calls inside one transaction, undone as a whole by an error; may be nested."""
        return Transaction(self._connection, self.path)

    # Runs

    def begin_run(self, version: str, command: str, configuration: str, platform: str) -> str:
        """Write that a run has begun and return its id; marks and annotations are this run's from now on."""
        with self.transaction():
            number = self._connection.execute("SELECT count(*) FROM runs").fetchone()[0]
            started = _now()
            run_id = content_id("run", number, version, command, started)
            insert(
                self._connection,
                [Run(run_id, version, command, configuration, platform, started, None, "running", "{}")],
            )
        self.run_id = run_id
        return run_id

    def finish_run(self, run_id: str, status: str, counts: str) -> None:
        """Write that a run has ended: ``status`` is finished, interrupted or failed, ``counts`` JSON."""
        with self.transaction():
            self._connection.execute(
                "UPDATE runs SET status = ?, counts = ?, finished_at = ? WHERE run_id = ?",
                (status, counts, _now(), run_id),
            )

    def add_failures(self, failures: Sequence[Failure]) -> None:
        """Write what could not be done."""
        with self.transaction():
            insert(self._connection, failures, renew=True)

    # What is done

    def mark_done(self, record_ids: Iterable[str], stage: str, fingerprint: str) -> None:
        """Mark a stage as done by this run for payloads, pages or articles, in place of earlier marks."""
        run_id = self._running()
        marks = [Done(record_id, stage, fingerprint, run_id) for record_id in record_ids]
        with self.transaction():
            insert(self._connection, marks, renew=True)

    def is_done(self, record_id: str, stage: str, fingerprint: str) -> bool:
        """Tell whether a stage was done for a record, as it is now."""
        with plainly(self.path):
            mark = self._connection.execute(
                "SELECT fingerprint FROM done WHERE record_id = ? AND stage = ?", (record_id, stage)
            ).fetchone()
        return bool(mark == (fingerprint,))

    def has_failed(self, record_id: str, stage: str) -> bool:
        """Tell whether the run that did a stage for a record last wrote a failure for it."""
        with plainly(self.path):
            found = self._connection.execute(
                "SELECT 1 FROM done JOIN failures USING (record_id, stage, run_id) WHERE record_id = ? AND stage = ?",
                (record_id, stage),
            ).fetchone()
        return found is not None

    def pending(self, stage: str, fingerprint: str, languages: Collection[str] = ()) -> list[str]:
        """List the articles, in id order, for which a stage is not done as it is now.

        ``languages`` are primary subtags, of the articles or of body blocks of theirs; empty means all.
        """
        subtag = "substr({0}.language, 1, instr({0}.language || '-', '-') - 1)"
        listed = f"IN ({', '.join('?' * len(languages))})"
        of_blocks = (
            "EXISTS (SELECT 1 FROM blocks WHERE blocks.article_id = articles.article_id AND role = 'body' "
            f"AND {subtag.format('blocks')} {listed})"
        )
        wanted = f" AND ({subtag.format('articles')} {listed} OR {of_blocks})" if languages else ""
        with plainly(self.path):
            rows = self._connection.execute(
                "SELECT article_id FROM articles WHERE NOT EXISTS (SELECT 1 FROM done WHERE record_id = article_id "
                f"AND stage = ? AND fingerprint = ?){wanted} ORDER BY article_id",
                (stage, fingerprint, *languages, *languages),
            )
            return [article_id for (article_id,) in rows]

    # Inputs and sources

    def known_input(self, sha256: str, fingerprint: str) -> Input | None:
        """Return what is known of a file that was read to its end by the same stages."""
        with plainly(self.path):
            key = (sha256, fingerprint)
            return next(select(self._connection, Input, "WHERE sha256 = ? AND fingerprint = ?", key), None)

    def input_done(self, sha256: str, fingerprint: str, pages: int, failures: int, source: str) -> None:
        """Mark a file as read to its end."""
        row = Input(sha256, fingerprint, source, pages, failures, self._running())
        with self.transaction():
            insert(self._connection, [row], renew=True)

    def sight(self, sha256: str, url: str | None, source: str) -> None:
        """Write down another source of the pages with these bytes and this address.

        A page carries the first of its sources in order, so the record does not depend on which
        was met first.
        """
        with self.transaction():
            pages = self._connection.execute(
                "SELECT page_id FROM pages WHERE sha256 = ?1 AND (?2 IS NULL OR url = ?2)", (sha256, url)
            ).fetchall()
            replacing.sight(self._connection, [Sighting(page_id, source) for (page_id,) in pages])

    def sight_input(self, known: Input, source: str) -> None:
        """Write down another source of every page of a container that is known from elsewhere."""
        if source == known.source:
            return
        with self.transaction():
            seen = self._connection.execute(
                "SELECT page_id, ?1 || substr(source, length(?2) + 1) FROM sightings "
                "WHERE source = ?2 OR (source > ?2 || '#' AND source < ?2 || '$')",
                (source, known.source),
            ).fetchall()
            replacing.sight(self._connection, [Sighting(*each) for each in seen])

    # What was found

    def add(self, pages: Iterable[CleanPage], stage: str, fingerprint: str) -> list[Refused]:
        """Write cleaned pages, and mark ``stage`` as done for them.

        A page that is stored already is replaced where the stage has changed; where it has not,
        it gets another source, and the cleaning of its first source in order counts. The same
        pages in any order and any batches give the same rows. Pages whose rows contradict the
        schema or whose spans do not hold their words are left out and returned.
        """
        given = list(pages)
        with self.transaction():
            refused: dict[str, Refused] = {}
            new, known = self._told_apart(replacing.first_by_source(given))
            if self._reason_against(partial(insert_pages, self._connection, new)):
                for each in new:
                    self._store_one(each, partial(insert_pages, self._connection, [each]), refused)
            for each in known:
                self._store_one(each, partial(self._renew, each, stage, fingerprint), refused)
            stored = [each.page for each in given if each.page.page_id not in refused]
            replacing.sight(self._connection, [Sighting(page.page_id, page.source) for page in stored])
            self.mark_done({page.page_id for page in stored}, stage, fingerprint)
        return list(refused.values())

    def _told_apart(self, pages: Sequence[CleanPage]) -> tuple[list[CleanPage], list[CleanPage]]:
        new: list[CleanPage] = []
        known: list[CleanPage] = []
        for page in pages:
            sql = "SELECT 1 FROM pages WHERE page_id = ?"
            stored = self._connection.execute(sql, (page.page.page_id,)).fetchone()
            (known if stored else new).append(page)
        return new, known

    def _store_one(self, page: CleanPage, store: Callable[[], None], refused: dict[str, Refused]) -> None:
        reason = self._reason_against(store)
        if reason:
            refused[page.page.page_id] = Refused(page.page.page_id, page.page.source, reason)

    def _reason_against(self, store: Callable[[], None]) -> str | None:
        """Store within a savepoint; returns why the rows were refused, ``None`` where they were taken."""
        self._connection.execute("SAVEPOINT attempt")
        try:
            store()
        except _REFUSALS as error:
            self._connection.execute("ROLLBACK TO attempt")
            return f"what was found cannot be stored: {error}"
        finally:
            if self._connection.in_transaction:
                self._connection.execute("RELEASE attempt")
        return None

    def _renew(self, page: CleanPage, stage: str, fingerprint: str) -> None:
        stored = replacing.stored_cleaning(self._connection, page.page.page_id)
        same_stage = self.is_done(page.page.page_id, stage, fingerprint)
        outranked = same_stage and page.page.source >= stored.page.source
        if not outranked and not replacing.same_cleaning(stored, page):
            replacing.replace_page(self._connection, page)

    def outlets_to_judge(self, stage: str, fingerprint: str) -> list[str | None]:
        """List the outlets that have pages for which recurrence is not done as it is now.

        ``None`` stands for all pages of unknown outlets together.
        """
        with plainly(self.path):
            return recurring.outlets_to_judge(self._connection, stage, fingerprint)

    def pages_of_outlet(self, outlet: str | None) -> Iterator[PageAlone]:
        """Read the pages of an outlet one at a time, in order of their ids, as each was judged alone."""
        with plainly(self.path):
            for page_id in recurring.page_ids(self._connection, outlet):
                yield recurring.page_alone(self._connection, page_id)

    def change_roles(self, outlet: str | None, judge: Judge, stage: str, fingerprint: str) -> int:
        """Write the blocks whose role ``judge`` changes on the pages of an outlet; all others get their page's role.

        One page is held at a time, and some are written in one transaction; the mark that
        ``stage`` is done for the outlet's pages comes last, so that what a killed process left
        half done is done again. Articles with a changed block are to be annotated again. Returns
        how many blocks differ from what was stored.
        """
        mark = (stage, fingerprint, self._running())
        ids, count = recurring.page_ids(self._connection, outlet), 0
        while some := list(islice(ids, _PAGES_CHANGED)):
            with self.transaction():
                count += sum(recurring.change_page(self._connection, page_id, judge) for page_id in some)
        with self.transaction():
            recurring.mark_done(self._connection, outlet, mark)
        return count

    def article_text(self, article_id: str) -> ArticleText:
        """Read what annotators take: an article, its page and its blocks."""
        with plainly(self.path):
            return article_text(self._connection, article_id)

    def add_annotations(
        self, found: Iterable[tuple[str, Sequence[Finding]]], stage: str, fingerprint: str
    ) -> list[Refused]:
        """Write what a stage found in articles (id, annotations), in place of what it found before.

        Marks the stage as done for them. Of two stages that give the same row, the first by name
        has it. Articles with a span that does not hold its words, or rows that contradict the
        schema (an entity that is not stored: see :meth:`put_entities`), are left out and returned.
        """
        batch = list(found)
        with self.transaction():
            refused: dict[str, Refused] = {}
            if self._reason_against(partial(replace_annotations, self._connection, batch, stage)):
                for each in batch:
                    reason = self._reason_against(partial(replace_annotations, self._connection, [each], stage))
                    if reason:
                        refused[each[0]] = Refused(each[0], "", reason)
            self.mark_done([each for each, _ in batch if each not in refused], stage, fingerprint)
        return list(refused.values())

    def put_entities(self, rows: Iterable[Entity | Alias | EntityRole]) -> None:
        """Write entities with their spellings and roles, in place of what was known of the same entities."""
        with self.transaction():
            entities.put_entities(self._connection, list(rows))

    def forget_entities(self) -> int:
        """Delete the entities that nothing in the record refers to; returns how many there were."""
        with self.transaction():
            return entities.forget_entities(self._connection)

    def unlinked_mentions(self) -> Iterator[list[Mention]]:
        """Yield the mentions of each article that have no entity of the knowledge base."""
        with plainly(self.path):
            yield from inducing.unlinked(self._connection)

    def naming_state(self, version: str) -> str:
        """Hash what entities of the corpus rest on, for the mark that they are done."""
        with plainly(self.path):
            return inducing.state(self._connection, version)

    def replace_induced(self, induced: Induced) -> None:
        """Put entities of the corpus, and the links to them, in the place of all there are."""
        with self.transaction():
            inducing.replace_induced(self._connection, induced)

    def judge(self, place: tuple[str, str], decision: str, value: object, by: judging.By) -> Judgement:
        """Write what a person decided about the row ``place`` (table, id); ``value`` becomes JSON.

        An article whose mention was judged is annotated again by the next run, which obeys.
        """
        with self.transaction():
            return judging.judge(self._connection, place, decision, value, by)

    def undo(self, judgement_id: str, by: judging.By) -> Judgement:
        """Take a judgement back; raises NotFoundError, or StoreError where it does not hold any more."""
        with self.transaction():
            return judging.undo(self._connection, judgement_id, by)

    def add_rows(self, rows: Iterable[object]) -> None:
        """Write rows of what is found across articles (entities, events, stories ...), in place of older ones.

        The stories that they are part of are to be compared again.
        """
        by_type: dict[type, list[object]] = {}
        for row in rows:
            by_type.setdefault(type(row), []).append(row)
        touched = {getattr(row, "story_id", None) for of_type in by_type.values() for row in of_type}
        with self.transaction():
            for table in TABLES.values():
                insert(self._connection, by_type.pop(table.row, []), renew=True)
            self._connection.executemany("DELETE FROM done WHERE record_id = ?", [(each,) for each in touched if each])

    # Stories

    def stories_to_compare(self, version: str, stage: str) -> list[tuple[str, str]]:
        """List the stories that changed since they were compared, each with its new fingerprint."""
        with plainly(self.path):
            return stories.stories_to_compare(self._connection, version, stage)

    def count_stories(self) -> tuple[int, int]:
        """Count the stories of the record, and those that several articles tell."""
        with plainly(self.path):
            return stories.count_stories(self._connection)

    def compare(self, story_id: str, stage: str, fingerprint: str) -> None:
        """Compare the reports of a story as they are stored, in place of an older comparison, and mark it as done."""
        with self.transaction():
            stories.replace_comparison(self._connection, stories.comparison_of(self._connection, story_id))
            self.mark_done([story_id], stage, fingerprint)

    def forget_stories(self, stage: str) -> None:
        """Drop the marks of stories that are there no longer."""
        with self.transaction():
            stories.forget_stories(self._connection, stage)

    # Links

    @cached_property
    def linking(self) -> LinkSource:
        """What linking reads, and keeps between runs."""
        return LinkSource(self.path, self._connection)

    def judgements(self) -> list[Judgement]:
        """Read what people decided, in the order of their ids."""
        with plainly(self.path):
            return list(select(self._connection, Judgement, "ORDER BY judgement_id"))

    def replace_links(self, rows: Iterable[Any], article_ids: Iterable[str] | None = None) -> int:
        """Put links in the place of those of the articles, or of all, and tell what became of the old.

        Returns how many rows differ.
        """
        with self.transaction():
            return links.replace_links(self._connection, rows, self._running(), article_ids)

    def _running(self) -> str:
        if self.run_id is None:
            raise StoreError(f"{self.path}: nothing can be marked as done outside a run; call begin_run first")
        return self.run_id


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
