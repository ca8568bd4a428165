"""What a worker does with one item: the same code in one process, in many, or elsewhere.

A task is a picklable callable from one item to its result.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from dateline.model import ArticleText, CleanPage, Finding, Payload
from dateline.run.registry import Registry, load_registry
from dateline.run.settings import Configuration

ItemT_contra = TypeVar("ItemT_contra", contravariant=True)
ResultT_co = TypeVar("ResultT_co", covariant=True)


class Weighty(Protocol):
    """An item that knows its size in bytes, about, so that batches can be bounded."""

    @property
    def weight(self) -> int: ...


class Task(Protocol[ItemT_contra, ResultT_co]):
    """A picklable callable from one item to its result."""

    def __call__(self, item: ItemT_contra, /) -> ResultT_co: ...


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """One payload to read and clean.

    ``key`` is the hash it is known by, ``file`` the number of its file and ``share`` the bytes of
    that file it stands for on the progress bar.
    """

    payload: Payload
    key: str
    file: int
    share: int

    @property
    def weight(self) -> int:
        """Its size in bytes, about."""
        return len(self.payload.data)


@dataclass(frozen=True, slots=True)
class AnnotatingJob:
    """One article for one annotator, by name."""

    article: ArticleText
    annotator: str

    @property
    def weight(self) -> int:
        """Its size in bytes, about."""
        return len(self.article.page.text)


@dataclass
class Work:
    """Does any job of a run, with the stages of its configuration, which are made when first needed."""

    configuration: Configuration
    _registry: Registry | None = field(default=None, init=False, repr=False)

    def __call__(self, job: ReadingJob | AnnotatingJob, /) -> list[CleanPage] | list[Finding]:
        self._registry = self._registry or load_registry(self.configuration)
        if isinstance(job, ReadingJob):
            return _read_and_clean(self._registry, job.payload)
        return _annotate(self._registry, job)

    def __getstate__(self) -> dict[str, object]:
        return {"configuration": self.configuration, "_registry": None}


def _read_and_clean(registry: Registry, payload: Payload) -> list[CleanPage]:
    pages: list[CleanPage] = []
    for document in registry.reader_for(payload.media_type)([payload]):
        pages += registry.cleaner_for(document.page.media_type)([document])
    return pages


def _annotate(registry: Registry, job: AnnotatingJob) -> list[Finding]:
    stage = next(each for each in registry.annotators if each.name == job.annotator)
    return list(stage([job.article])[0])
