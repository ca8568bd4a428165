"""Arabic events against sentences that people coded: who, whom, and whether anything of the type happened.

Gold: ``events/arabic_gsr_spans.jsonl`` (300 sentences of assault or protest, the spans of three
annotators each) and ``events/arabic_gsr_detect.jsonl`` (2,907 sentences, judged by three people),
openeventdata/arabic_event_gsr, MIT. Annotators agree with each other at character F1 .57 to .76 for
people's sources and targets. Each file is parted in halves by its ids: rules were written with an
eye on the first ("dev"), the second ("check") only tells how they do elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.annotate import ArabicAnnotator, article_of
from dateline.annotate.reading import Reading
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport
from dateline.evaluate.workbench import Workbench
from dateline.model import EventMention, ResourceError

Record = Mapping[str, Any]
#: Slots of ours and spans of the gold.
_SIDES = (("source", "actor"), ("target", "recipient"))
_TYPES = ("ASSAULT", "PROTEST")
#: The day in the name of a document; sentences without one are read as of this day.
_DAY = "2008-01-01"

SPAN_METRICS = ("assault.type", "protest.type", "source.char_f1", "target.char_f1")
DETECT_METRICS = ("f1", "f1.easy")


def half_of(record: Record) -> str:
    """Return ``dev`` or ``check``, by the digest of a record's id."""
    return "check" if int(hashlib.md5(str(record["id"]).encode(), usedforsecurity=False).hexdigest(), 16) % 2 else "dev"


def arabic_spans(half: str) -> Callable[[Workbench], Measured]:
    """Return the scorer of types, sources and targets on a half of the coded sentences."""

    def measure(workbench: Workbench) -> Measured:
        data, records = _gold(workbench.folder("events") / "arabic_gsr_spans.jsonl", half)
        annotator = ArabicAnnotator()
        typed: dict[str, list[bool]] = {each: [] for each in _TYPES}
        overlap = {side: _Characters() for side, _ in _SIDES}
        misses: list[str] = []
        for record in records:
            reading = annotator.read(article_of(record["text"], "ar", record["date"]))
            found = [each for each in reading.events if each.type == record["event_type"]]
            typed[record["event_type"]].append(bool(found))
            start = reading.text.page.text.index(record["text"])
            for side, slot in _SIDES:
                ours = set(_characters(reading, found, slot))
                for annotation in record["annotations"]:
                    theirs = {at + start for a, b in annotation[f"{side}_spans"] or () for at in range(a, b)}
                    overlap[side].add(ours, theirs)
            if not found:
                misses.append(f"{record['id']}: no {record['event_type']}, found {[e.type for e in reading.events]}")
        scores = [Score(f"{each.lower()}.type", _mean(hits), len(hits)) for each, hits in typed.items()]
        scores += [Score(f"{side}.char_f1", overlap[side].f1, overlap[side].accounts) for side, _ in _SIDES]
        return _measured(len(records), data, scores, misses)

    return measure


def arabic_detection(half: str) -> Callable[[Workbench], Measured]:
    """Return the scorer of whether a sentence reports an event of its type, asserted, on a half of those judged.

    ``f1`` counts against all that the judges refused, ``f1.easy`` against what they refused with one voice;
    what they could not agree on is left out.
    """

    def measure(workbench: Workbench) -> Measured:
        data, records = _gold(workbench.folder("events") / "arabic_gsr_detect.jsonl", half)
        annotator = ArabicAnnotator()
        counts: dict[tuple[str, bool], int] = {}
        misses: list[str] = []
        for record in records:
            if record["label"] == "ambiguous":
                continue
            reading = annotator.read(article_of(record["text"], "ar", _day_of(record)))
            found = any(each.type == record["event_type"] and each.status == "asserted" for each in reading.events)
            counts[record["label"], found] = counts.get((record["label"], found), 0) + 1
            if found != (record["label"] == "yes"):
                misses.append(f"{record['id']}: {record['event_type']} {record['label']}")
        scores = [
            Score("f1", _f1(counts, ("easy no", "difficult no")), sum(counts.values())),
            Score("f1.easy", _f1(counts, ("easy no",)), sum(counts.values())),
        ]
        return _measured(len(records), data, scores, misses)

    return measure


class _Characters:
    """Characters of ours, of theirs and of both, over all accounts."""

    def __init__(self) -> None:
        self.accounts = self._ours = self._theirs = self._both = 0

    def add(self, ours: set[int], theirs: set[int]) -> None:
        self.accounts += 1
        self._ours += len(ours)
        self._theirs += len(theirs)
        self._both += len(ours & theirs)

    @property
    def f1(self) -> float:
        return 2 * self._both / (self._ours + self._theirs) if self._ours + self._theirs else 1.0


def _characters(reading: Reading, events: Iterable[EventMention], slot: str) -> Iterator[int]:
    for event in events:
        for each in reading.slots_of(event.event_mention_id, slot):
            if each.span is not None:
                for start, end in each.span.ranges:
                    yield from range(start, end)


def _f1(counts: Mapping[tuple[str, bool], int], refused: Iterable[str]) -> float:
    hits, missed = counts.get(("yes", True), 0), counts.get(("yes", False), 0)
    false = sum(counts.get((label, True), 0) for label in refused)
    return 2 * hits / (2 * hits + missed + false) if hits + missed + false else 1.0


def _mean(hits: list[bool]) -> float:
    return sum(hits) / len(hits) if hits else 1.0


def _day_of(record: Record) -> str:
    found = re.search(r"(19|20)(\d\d)(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])", str(record["id"]))
    return f"{found[1]}{found[2]}-{found[3]}-{found[4]}" if found else _DAY


def _gold(path: Path, half: str) -> tuple[bytes, list[dict[str, Any]]]:
    if not path.is_file():
        raise ResourceError(f"no gold data in {path}; name its folder with --gold")
    data = path.read_bytes()
    records = [json.loads(line) for line in data.decode("utf-8").splitlines()]
    return data, [each for each in records if half_of(each) == half]


def _measured(count: int, data: bytes, scores: list[Score], misses: list[str]) -> Measured:
    return Measured(count, hashlib.sha256(data).hexdigest(), (SystemReport(DATELINE, tuple(scores)),), tuple(misses))
