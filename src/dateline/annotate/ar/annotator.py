"""The Arabic annotator: one reading of an article, then each finder in its turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.annotate import figures
from dateline.annotate.ar.names import name_finder
from dateline.annotate.ar.reader import read
from dateline.annotate.ar.statements import statement_finder
from dateline.annotate.ar.syntax.events import arabic_syntax
from dateline.annotate.ar.words import SPELLING, WRITING
from dateline.annotate.entities import entity_finder
from dateline.annotate.events import event_finder
from dateline.annotate.languages import in_languages
from dateline.annotate.reading import Finder, Reading
from dateline.annotate.times import time_finder
from dateline.knowledge import happenings, knowledge_base
from dateline.model import ArticleText, Finding, settings_from


@cache
def finders(own_knowledge: tuple[str, ...] = ()) -> tuple[Finder, ...]:
    """Return what is looked for, in the order in which finders build on each other; reads their lexicons.

    The order is names, entities, times, figures, statements, events. ``own_knowledge`` are a user's
    tables of the knowledge base, which are read beside dateline's own.
    """
    return (
        name_finder(),
        entity_finder(own_knowledge),
        time_finder(__package__, happenings(), WRITING),
        figures.figure_finder(__package__, SPELLING),
        statement_finder(),
        figures.find_claimants,
        event_finder(__package__, arabic_syntax()),
    )


@dataclass(frozen=True, slots=True)
class ArabicSettings:
    """Settings of ``[annotators.arabic]``.

    ``knowledge`` are tables of the knowledge base beside dateline's own, set by ``[knowledge] files``;
    ``knowledge_sha256`` is filled in, so that another content is another configuration.
    """

    knowledge: tuple[str, ...] = ()
    knowledge_sha256: str = ""


class ArabicAnnotator:
    """Finds names, times, figures, statements and events in Arabic articles, links the names to the knowledge base."""

    name = "arabic"
    version = "7"
    needs = ("articles", "blocks")
    gives = ("mentions", "candidates", "times", "figures", "statements", "event_mentions", "slots")
    languages: tuple[str, ...] = ("ar",)

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        asked = settings_from(ArabicSettings, settings, "annotators.arabic")
        self.config = replace(asked, knowledge_sha256=knowledge_base(asked.knowledge).digest)

    def __call__(self, batch: Sequence[ArticleText]) -> list[list[Finding]]:
        return [self.read(text).findings() for text in batch]

    def read(self, text: ArticleText) -> Reading:
        """Annotate one article and return the reading, sentences and all."""
        reading = read(in_languages(text, self.languages))
        for finder in finders(self.config.knowledge):
            reading.add(finder(reading))
        return reading
