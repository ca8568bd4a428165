"""The English annotator: one reading of an article, then each finder in its turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dateline.annotate import events, figures, statements
from dateline.annotate.en.model import best_pipeline, pipeline_named
from dateline.annotate.en.parser import read
from dateline.annotate.entities import entity_finder
from dateline.annotate.languages import in_languages
from dateline.annotate.names import name_finder
from dateline.annotate.reading import Finder, Reading
from dateline.annotate.times import time_finder
from dateline.knowledge import happenings, knowledge_base, read_happenings
from dateline.model import ArticleText, Finding, ResourceError, settings_from, sha256_hex


@cache
def finders(own_happenings: str = "", own_knowledge: tuple[str, ...] = ()) -> tuple[Finder, ...]:
    """Return what is looked for, in the order in which finders build on each other; reads their lexicons.

    ``own_happenings`` names a user's list of happenings, ``own_knowledge`` his tables of the knowledge
    base; they are read beside dateline's own.
    """
    known = (*(read_happenings(Path(own_happenings)) if own_happenings else ()), *happenings())
    return (
        name_finder(__package__),
        entity_finder(own_knowledge),
        time_finder(__package__, known),
        figures.figure_finder(__package__),
        statements.statement_finder(__package__),
        figures.find_claimants,
        events.event_finder(__package__),
    )


@cache
def wanted_words() -> frozenset[str]:
    """Return the words, in lower case, of which a sentence needs one to be worth parsing."""
    return frozenset().union(*(each.wanted_words(__package__) for each in (figures, statements, events)))


def is_wanted(words: Sequence[str]) -> bool:
    """Tell from the words of a sentence, in lower case, whether anything in it can need a tree."""
    return not wanted_words().isdisjoint(words)


@dataclass(frozen=True, slots=True)
class EnglishSettings:
    """Settings of ``[annotators.english]``.

    ``pipeline`` is the package of the spaCy pipeline, empty for the best installed. ``happenings`` is a CSV
    file of dated happenings ("the 82nd day of ...") beside dateline's own; ``happenings_sha256`` is
    filled in, so that another content is another configuration. ``knowledge`` are tables of the
    knowledge base beside dateline's own, set by ``[knowledge] files``; ``knowledge_sha256`` is filled in.
    """

    pipeline: str = ""
    happenings: str = ""
    happenings_sha256: str = ""
    knowledge: tuple[str, ...] = ()
    knowledge_sha256: str = ""


class EnglishAnnotator:
    """Finds names, times, figures, statements and events in English articles."""

    name = "english"
    version = "4"
    needs = ("articles", "blocks")
    gives = ("mentions", "candidates", "times", "figures", "statements", "event_mentions", "slots")
    languages: tuple[str, ...] = ("en",)

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        asked = settings_from(EnglishSettings, settings, "annotators.english")
        # The pipeline and its version are part of what a result rests on, so of the fingerprint.
        self.config = replace(
            asked,
            pipeline=pipeline_named(asked.pipeline) if asked.pipeline else best_pipeline(),
            happenings_sha256=_digest(asked.happenings),
            knowledge_sha256=knowledge_base(asked.knowledge).digest,
        )

    def __call__(self, batch: Sequence[ArticleText]) -> list[list[Finding]]:
        return [self.read(text).findings() for text in batch]

    def read(self, text: ArticleText) -> Reading:
        """Annotate one article and return the reading, sentences and all."""
        reading = read(in_languages(text, self.languages), self.config.pipeline, is_wanted)
        for finder in finders(self.config.happenings, self.config.knowledge):
            reading.add(finder(reading))
        return reading


def _digest(path: str) -> str:
    if not path:
        return ""
    try:
        return sha256_hex(Path(path).read_bytes())
    except OSError as error:
        raise ResourceError(f"the list of happenings {path} cannot be read: {error}") from error
