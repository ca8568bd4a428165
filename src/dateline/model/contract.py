"""The stage contract: how readers, cleaners and annotators plug in.

A stage is any object with these attributes and a call over a batch. It is a pure function of its
batch and its frozen configuration: no I/O, no clock, no global state, the same answer in any
process. It can be pickled. Stages are registered under entry points (groups ``dateline.readers``,
``dateline.cleaners`` and ``dateline.annotators``), the built-in ones too; an entry point names a
callable that takes the stage's configuration table (a mapping) and returns the stage.

A stage that cannot handle one member of its batch raises :class:`~dateline.model.errors.StageError`
or :class:`~dateline.model.errors.InputError`; the runner then tries the members one by one and
records a failure for those that fail alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from dateline.model.annotation import Finding
from dateline.model.article import ArticleText, CleanPage
from dateline.model.page import Document, Payload, Unreadable


class Stage(Protocol):
    """What every stage declares.

    ``name`` is unique in its group. ``version`` changes whenever output may change. ``needs`` and
    ``gives`` are table names. ``config`` is a frozen dataclass of settings whose ``repr`` enters
    the fingerprint: a change of name, version or configuration makes the work be done again.
    """

    name: str
    version: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]

    @property
    def config(self) -> object: ...


@runtime_checkable
class Reader(Stage, Protocol):
    """Turns payloads of some media types into documents.

    ``media_types`` are the types it renders and ``suffixes`` the file endings it answers for.
    """

    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]

    def __call__(self, batch: Sequence[Payload]) -> list[Document]: ...


@runtime_checkable
class Container(Protocol):
    """Takes a file apart into payloads, streaming, with memory bounded by its largest member.

    ``split`` yields :class:`~dateline.model.page.Unreadable` for a member that cannot be taken
    out and goes on; it raises :class:`~dateline.model.errors.InputError` where the container itself
    is broken (a truncated gzip), after everything readable before the break has been yielded.
    ``source`` is the container's name for the record; member sources add ``#`` and a locator.
    """

    name: str
    version: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]

    def split(self, path: Path, source: str) -> Iterator[Payload | Unreadable]: ...


@runtime_checkable
class Cleaner(Stage, Protocol):
    """Gives every block of a document a role, and splits it into articles.

    ``media_types`` are the page media types it cleans; ``*`` takes what no other cleaner does.
    """

    media_types: tuple[str, ...]

    def __call__(self, batch: Sequence[Document]) -> list[CleanPage]: ...


@runtime_checkable
class Annotator(Stage, Protocol):
    """Finds annotations in articles: for each article of the batch, its annotations in order.

    ``languages`` are the primary subtags it handles; empty means all. One that links mentions to
    entities gives the candidates of each too; the entities are those of the knowledge base in force.
    """

    languages: tuple[str, ...]

    def __call__(self, batch: Sequence[ArticleText]) -> Sequence[Sequence[Finding]]: ...
