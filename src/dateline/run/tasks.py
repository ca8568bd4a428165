"""What a worker does with one item: the same code in one process, in many, or elsewhere.

A task is a picklable callable from one item to its result. It makes its stages from the
configuration when first called, in whatever process that is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from dateline.model import Annotation, ArticleText, CleanPage, Payload
from dateline.run.registry import Registry, load_registry
from dateline.run.settings import Configuration

ItemT_contra = TypeVar("ItemT_contra", contravariant=True)
ResultT_co = TypeVar("ResultT_co", covariant=True)


class Task(Protocol[ItemT_contra, ResultT_co]):
    """A picklable callable from one item to its result."""

    def __call__(self, item: ItemT_contra) -> ResultT_co: ...


@dataclass(frozen=True, slots=True)
class Job:
    """One payload to read: ``key`` is the hash it is known by, ``file`` the number of its file."""

    payload: Payload
    key: str
    file: int


@dataclass
class ReadAndClean:
    """Turn a payload into cleaned pages (one for each document its reader makes of it)."""

    configuration: Configuration
    _registry: Registry | None = field(default=None, init=False, repr=False)

    def __call__(self, job: Job) -> list[CleanPage]:
        registry = self._registry = self._registry or load_registry(self.configuration)
        payload = job.payload
        pages: list[CleanPage] = []
        for document in registry.reader_for(payload.media_type)([payload]):
            pages += registry.cleaner_for(document.page.media_type)([document])
        return pages

    def __getstate__(self) -> dict[str, object]:
        return {"configuration": self.configuration, "_registry": None}


@dataclass
class Annotate:
    """Run one annotator over one article."""

    configuration: Configuration
    annotator: str
    _registry: Registry | None = field(default=None, init=False, repr=False)

    def __call__(self, article: ArticleText) -> list[Annotation]:
        registry = self._registry = self._registry or load_registry(self.configuration)
        stage = next(each for each in registry.annotators if each.name == self.annotator)
        return stage([article])[0]

    def __getstate__(self) -> dict[str, object]:
        return {"configuration": self.configuration, "annotator": self.annotator, "_registry": None}
