"""The Arabic annotator: one reading of an article, then each finder in its turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.annotate.ar.names import name_finder
from dateline.annotate.ar.reader import read
from dateline.annotate.reading import Finder, Reading
from dateline.model import Annotation, ArticleText, settings_from


@cache
def finders() -> tuple[Finder, ...]:
    """Return what is looked for, in the order in which finders build on each other; reads their lexicons.

    The order is names, times, figures, statements, events.
    """
    return (name_finder(),)


@dataclass(frozen=True, slots=True)
class ArabicSettings:
    """Settings of ``[annotators.arabic]``: none yet."""


class ArabicAnnotator:
    """Finds names in Arabic articles."""

    name = "arabic"
    version = "1"
    needs = ("articles", "blocks")
    gives = ("mentions", "slots")
    languages: tuple[str, ...] = ("ar",)

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.config = settings_from(ArabicSettings, settings, "annotators.arabic")

    def __call__(self, batch: Sequence[ArticleText]) -> list[list[Annotation]]:
        return [self.read(text).annotations() for text in batch]

    def read(self, text: ArticleText) -> Reading:
        """Annotate one article and return the reading, sentences and all."""
        reading = read(text)
        for finder in finders():
            reading.add(finder(reading))
        return reading
