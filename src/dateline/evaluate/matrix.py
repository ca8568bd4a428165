"""Verdicts of whole runs on little stories: what is joined, what stays apart, and each slot's verdict.

``joined``: reports of one happening that come out as one event. ``apart``: pairs that must not be one, and
no story over two drills. ``verdicts``: those that are right among all that are expected, also where the
event was not found. ``disputes``: those that are expected among the slots that come out as disputed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.evaluate.matrix_gold import AT, Drill, drills_of, matrix_gold
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport, share
from dateline.evaluate.workbench import Workbench
from dateline.model import sha256_hex
from dateline.run import run
from dateline.store import Record

MATRIX_METRICS = ("joined", "apart", "verdicts", "disputes")

_DISPUTED = ("differ", "denied")

_TOLD = """
SELECT articles.url, story_id, event_id, events.type FROM story_articles JOIN articles USING (article_id)
LEFT JOIN event_mentions USING (article_id) LEFT JOIN event_members USING (event_mention_id)
LEFT JOIN events USING (event_id, story_id) ORDER BY 1, 2, 3
"""
_VERDICTS = "SELECT event_id, slot, url, verdict FROM verdicts LEFT JOIN articles USING (article_id)"


@dataclass
class _Events:
    """What a run found: stories and events by report, the reports and type of each event, its verdicts."""

    stories: dict[str, str] = field(default_factory=dict)
    reports: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    types: dict[str, str] = field(default_factory=dict)
    verdicts: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, record: Record) -> _Events:
        found = cls()
        for url, story, event, kind in record.query(_TOLD):
            found.stories[_name(url)] = story
            if event:
                found.reports[event].add(_name(url))
                found.types[event] = kind
        for event, slot, url, verdict in record.query(_VERDICTS):
            found.verdicts[event][f"{slot}{AT}{_name(url)}" if url else slot] = verdict
        return found

    def telling(self, drill: Drill, names: Sequence[str]) -> list[str]:
        """Return the events of a drill's types that all reports of these names tell, most verdicts first."""
        wanted = {drill.reports[name] for name in names}
        events = [event for event, kind in self.types.items() if kind in drill.types]
        found = [event for event in events if wanted <= self.reports[event]]
        return sorted(found, key=lambda event: (-len(self.verdicts[event]), event))


def _name(url: str) -> str:
    return url.rpartition("/")[2]


def matrix_drills(half: str) -> Callable[[Workbench], Measured]:
    """Return the scorer of a half of the drills, ``dev`` or ``check``."""

    def measure(_workbench: Workbench) -> Measured:
        data = matrix_gold(half)
        drills, pages = drills_of(data)
        scored = _Scored(drills, _run(pages))
        return Measured(
            sum(len(drill.reports) for drill in drills),
            sha256_hex(data),
            (SystemReport(DATELINE, scored.scores()),),
            tuple(scored.misses),
        )

    return measure


def _run(pages: str) -> _Events:
    with TemporaryDirectory() as place:
        file = Path(place, "drills.jsonl")
        file.write_text(pages, "utf-8")
        db = Path(place, "record.db")
        run([file], db=db)
        with Record.open(db) as record:
            return _Events.of(record)


@dataclass
class _Scored:
    drills: Sequence[Drill]
    found: _Events
    misses: list[str] = field(default_factory=list)

    def scores(self) -> tuple[Score, ...]:
        """Score all drills; what is wrong goes to the misses."""
        joined = [
            self._right(bool(self.found.telling(each, each.tell)), each, "not one event") for each in self._told()
        ]
        return (
            share("joined", joined),
            share("apart", [*self._apart(), *self._over_drills()]),
            share("verdicts", [right for drill in self._told() for right in self._verdicts(drill)]),
            share("disputes", [right for drill in self.drills for right in self._disputes(drill)]),
        )

    def _told(self) -> Iterator[Drill]:
        return (drill for drill in self.drills if drill.tell)

    def _right(self, right: bool, drill: Drill, miss: str) -> bool:
        if not right:
            self.misses.append(f"{drill.name}: {miss}")
        return right

    def _apart(self) -> Iterator[bool]:
        for drill in self.drills:
            for pair in drill.apart:
                yield self._right(not self.found.telling(drill, pair), drill, f"{' and '.join(pair)} are one event")

    def _over_drills(self) -> Iterator[bool]:
        drill_of = {report: drill for drill in self.drills for report in drill.reports.values()}
        for one, other in combinations(sorted(self.found.stories), 2):
            if self.found.stories[one] == self.found.stories[other]:
                drill = drill_of[one]
                yield self._right(drill is drill_of[other], drill, f"one story with: {drill_of[other].name}")

    def _verdicts(self, drill: Drill) -> Iterator[bool]:
        event = next(iter(self.found.telling(drill, drill.tell)), None)
        for slot, wanted in drill.verdicts.items():
            name, _, report = slot.partition(AT)
            key = f"{name}{AT}{drill.reports[report]}" if report else name
            verdict = self.found.verdicts[event].get(key, "none") if event else "no event"
            yield self._right(verdict in wanted, drill, f"{slot} is {verdict}, not {' or '.join(wanted)}")

    def _disputes(self, drill: Drill) -> Iterator[bool]:
        """Judge the slots of all events of a drill's reports that come out as disputed."""
        for event, reports in sorted(self.found.reports.items()):
            if reports & set(drill.reports.values()):
                for slot, verdict in sorted(self.found.verdicts[event].items()):
                    if AT not in slot and verdict in _DISPUTED:
                        wanted = verdict in drill.verdicts.get(slot, ())
                        yield self._right(wanted, drill, f"{self.found.types[event]} has {slot} as {verdict}")
