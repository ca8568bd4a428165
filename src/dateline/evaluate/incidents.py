"""Incidents against MUC-3/4: are they found, with who did it and how far it went?

The gold is ``events/muc4_all.jsonl``: news of 1988-91, mostly in capitals, with a template for each
incident that was asked for. An incident is found if an event of its kind stands anywhere in the text;
a perpetrator if words of the template's are among an actor's; the stage is right if an event found has
a status of that stage. Of texts without template the share is told in which no deed of force is
asserted: they report much that was not asked for, so it is a lower bound of silence.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dateline.annotate import EnglishAnnotator, article_of
from dateline.annotate.reading import Reading
from dateline.evaluate.report import DATELINE, Measured, SystemReport, share
from dateline.evaluate.workbench import Workbench
from dateline.model import EventMention, ResourceError

INCIDENT_METRICS = ("incident", "perpetrator", "stage")

_FILE = "muc4_all.jsonl"
#: One text of the development part in so many is read.
_ONE_IN = 6
#: Modes by which a kind of incident is told, in events of force; others are told by the type alone.
_MODES: Mapping[str, frozenset[str]] = {
    "BOMBING": frozenset({"explosives", "suicide-attack", "aerial", "heavy-weapons", "drone"}),
    "KIDNAPPING": frozenset({"abduct"}),
}
_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_STAGES: Mapping[str, frozenset[str]] = {
    "ACCOMPLISHED": frozenset({"asserted", "historical"}),
    "ATTEMPTED": frozenset({"attempted", "negated"}),
    "THREATENED": frozenset({"threatened", "future", "hypothetical"}),
}


def muc4_incidents(part: str) -> Callable[[Workbench], Measured]:
    """Return the scorer of a part: ``dev``, one text in six of the gold's, or ``check``, its test texts."""

    def measure(workbench: Workbench) -> Measured:
        path = workbench.folder("events") / _FILE
        if not path.is_file():
            raise ResourceError(f"no gold data in {path}; name its folder with --gold")
        data = path.read_bytes()
        documents = [json.loads(line) for line in data.decode("utf-8").splitlines()]
        return _measured([each for each in documents if _is_of(part, each)], hashlib.sha256(data).hexdigest())

    return measure


def _is_of(part: str, document: Mapping[str, Any]) -> bool:
    if part == "check":
        return bool(document["set"] != "dev")
    return document["set"] == "dev" and int(hashlib.sha256(str(document["id"]).encode()).hexdigest(), 16) % _ONE_IN == 0


def _measured(documents: list[dict[str, Any]], digest: str) -> Measured:
    annotator = EnglishAnnotator()
    hits: dict[str, list[bool]] = {metric: [] for metric in (*INCIDENT_METRICS, "silent")}
    misses: list[str] = []
    for document in documents:
        reading = annotator.read(article_of(document["text"], "en"))
        templates = [each for each in document["templates"] if not each["optional"]]
        for template in templates:
            fitting = [each for each in reading.events if _fits(each, template)]
            hits["incident"].append(bool(fitting))
            hits["stage"] += [_staged(fitting, template)] if fitting else []
            wanted = set(_perpetrators(template))
            if wanted:
                hits["perpetrator"].append(any(_is_named(words, wanted) for words in _actors(reading, fitting)))
            if not fitting:
                misses.append(f"{document['id']}: {template['type']} {template['location_raw']}")
        if not document["templates"]:
            deeds = (each for each in reading.events if each.type == "ASSAULT" and each.status == "asserted")
            hits["silent"].append(not any(deeds))
    scores = tuple(share(metric, each) for metric, each in hits.items())
    return Measured(len(documents), digest, (SystemReport(DATELINE, scores),), tuple(misses))


def _fits(event: EventMention, template: Mapping[str, Any]) -> bool:
    modes = _MODES.get(template["type"])
    threat = event.type == "THREATEN" and "THREATENED" in (template["stage"] or "")
    return threat or (event.type in _FORCE and (modes is None or event.mode in modes))


def _staged(fitting: Iterable[EventMention], template: Mapping[str, Any]) -> bool:
    told = [stage for stage in (template["stage"] or "").split(" / ") if stage in _STAGES]
    threatened = "THREATENED" in told
    return not told or any(
        any(each.status in _STAGES[stage] for stage in told) or (threatened and each.type == "THREATEN")
        for each in fitting
    )


def _perpetrators(template: Mapping[str, Any]) -> Iterator[str]:
    for name in ("perp_individual", "perp_org"):
        for each in template[name]:
            yield from (words.lower() for words in each["strings"])


def _actors(reading: Reading, events: Iterable[EventMention]) -> Iterator[str]:
    for event in events:
        for slot in reading.slots_of(event.event_mention_id, "actor"):
            if slot.span is not None:
                yield slot.span.exact.lower()


def _is_named(words: str, wanted: set[str]) -> bool:
    """Tell whether an actor's words and those of a perpetrator share their last word or are part of each other."""
    return any(each in words or words in each or each.split()[-1:] == words.split()[-1:] for each in wanted)
