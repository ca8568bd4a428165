"""Stories of whole runs: pages read, cleaned, annotated and linked, against which tell one happening.

Two joined articles are wrong where they are not of one thread; two articles of one happening are
missed where they are not joined. Pages that are not distributed are run where they are there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.evaluate.report import DATELINE, Measured, SystemReport, share
from dateline.evaluate.workbench import Workbench
from dateline.model import sha256_hex
from dateline.run import run
from dateline.samples import sample_folder
from dateline.store import Record

PAGE_STORY_METRICS = ("precision", "recall")

_STORIES = """
SELECT pages.source, articles.position, story_articles.story_id
FROM story_articles JOIN articles USING (article_id) JOIN pages USING (page_id)
"""

Pair = tuple[str, str]


@dataclass
class _Gold:
    """The happening that each article tells, and the thread it belongs to."""

    happening: dict[str, int] = field(default_factory=dict)
    thread: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, lists: Iterable[Mapping[str, Any]]) -> _Gold:
        gold = cls()
        for number, each in enumerate(lists):
            gold.happening |= dict.fromkeys(each["articles"], number)
            gold.thread |= dict.fromkeys([*each["articles"], *each.get("open", ())], each["thread"])
        return gold

    def in_one_thread(self, pair: Pair) -> bool:
        one, other = (self.thread.get(each) for each in pair)
        return one is not None and one == other

    def together(self) -> Iterator[Pair]:
        """Yield the pairs of articles that tell one happening."""
        for one, other in combinations(sorted(self.happening), 2):
            if self.happening[one] == self.happening[other]:
                yield one, other


def samples_stories(_workbench: Workbench) -> Measured:
    """Score the stories of the sample pages."""
    return _scored("samples", sample_folder())


def shared_stories(workbench: Workbench) -> Measured:
    """Score the stories of the five shared pages; raises ResourceError where they are absent."""
    return _scored("shared", workbench.folder("..", "pages"))


def _scored(name: str, folder: Path) -> Measured:
    data = files(__package__).joinpath("gold", "stories.toml").read_bytes()
    gold = _Gold.of(tomllib.loads(data.decode("utf-8"))[name])
    story_of = _stories_of(folder)
    joined = {pair for pair in combinations(sorted(story_of), 2) if story_of[pair[0]] == story_of[pair[1]]}
    right = [gold.in_one_thread(pair) for pair in sorted(joined)]
    wanted = [*gold.together()]
    scores = (share("precision", right), share("recall", [pair in joined for pair in wanted]))
    misses = (
        *_told("joined", (pair for pair in sorted(joined) if not gold.in_one_thread(pair))),
        *_told("apart", (pair for pair in wanted if pair not in joined)),
    )
    return Measured(len(story_of), sha256_hex(data), (SystemReport(DATELINE, scores),), misses)


def _stories_of(folder: Path) -> dict[str, str]:
    """Run everything over a folder, in a record of its own; return the story of each article."""
    with TemporaryDirectory() as place:
        db = Path(place, "record.db")
        run([folder], db=db)
        with Record.open(db) as record:
            return {_name(source, position): story for source, position, story in record.query(_STORIES)}


def _name(source: str, position: int) -> str:
    name = Path(source).name
    return f"{name}:{position}" if position else name


def _told(what: str, pairs: Iterable[Pair]) -> Iterator[str]:
    return (f"{what}: {one} and {other}" for one, other in pairs)
