"""Events against sentences that others coded: PLOVER's gold standard records and PETRARCH's syntax drills.

Gold: ``events/plover_gsr.jsonl`` (322 sentences, openeventdata/PLOVER, CC BY-SA 4.0) with one event
each: type, actors and recipients with their countries; and ``events/petrarch_unit_fantasy.jsonl``
(openeventdata/petrarch2, MIT), whose invented countries test how parties are found and not who
they are. One event a sentence is marked in the first, so recall and parties are measured, not
precision.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.annotate import EnglishAnnotator, article_of
from dateline.annotate.reading import Reading
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport
from dateline.evaluate.workbench import Workbench
from dateline.model import ResourceError

#: Codes that the gold writes otherwise than ISO 3166.
_CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "ROM": "ROU", "POl": "POL"}
#: The day that undated sentences are read as of; PLOVER's were written from 1980 to 2010.
_DAY = "2003-01-01"

Dyad = tuple[str | None, str | None]

PLOVER_METRICS = ("type", "dyad", "dyad_and_type", "actor", "recipient")
DRILL_METRICS = ("event", "root", "both_parties")


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """An event found: its type, and the countries of its actors and recipients."""

    type: str
    actors: frozenset[str]
    recipients: frozenset[str]

    def dyads(self) -> frozenset[Dyad]:
        """Return pairs of countries; parties without a recipient are paired with each other and with none."""
        sources: frozenset[str | None] = self.actors or frozenset({None})
        if self.recipients:
            return frozenset((source, target) for source in sources for target in self.recipients)
        among = {(one, other) for one in self.actors for other in self.actors if one != other}
        return frozenset(among | {(source, None) for source in sources})


def plover_gsr(workbench: Workbench) -> Measured:
    """Score types and country dyads on PLOVER's gold standard records; raises ResourceError where they are absent."""
    data, records = _gold(workbench.folder("events") / "plover_gsr.jsonl")
    annotator = EnglishAnnotator()
    hits: dict[str, list[bool]] = {metric: [] for metric in PLOVER_METRICS}
    misses: list[str] = []
    for record in records:
        gold, found = record["events"][0], coded(annotator.read(article_of(record["text"], "en", _DAY)))
        dyads = gold_dyads(gold)
        typed = [each for each in found if each.type == gold["type_2021"]]
        hits["type"].append(bool(typed))
        hits["dyad"].append(any(each.dyads() & dyads for each in found))
        hits["dyad_and_type"].append(any(each.dyads() & dyads for each in typed))
        for metric, name, side in (("actor", "source", 0), ("recipient", "target", 1)):
            countries = _countries(gold[name])
            if countries:
                hits[metric].append(any(countries & {dyad[side] for dyad in each.dyads()} for each in found))
        if not hits["dyad_and_type"][-1]:
            misses.append(f"{record['id']}: {gold['type_2021']} {_shown(dyads)}, found {_listed(found)}")
    return _measured(len(records), data, hits, misses)


def petrarch_drills(workbench: Workbench) -> Measured:
    """Score the drills that have CAMEO events: any event, its root, both parties' places filled."""
    data, records = _gold(workbench.folder("events") / "petrarch_unit_fantasy.jsonl")
    annotator = EnglishAnnotator()
    hits: dict[str, list[bool]] = {metric: [] for metric in DRILL_METRICS}
    drills = [each for each in records if each["cameo_gold"] and any(_root(event) for event in each["events"])]
    misses: list[str] = []
    for record in drills:
        found = annotator.read(article_of(record["text"], "en", record["date"]))
        roots = {_root(event) for event in record["events"]} - {None}
        hits["event"].append(bool(found.events))
        hits["root"].append(any(roots & CAMEO_ROOTS.get(event.type, frozenset()) for event in found.events))
        hits["both_parties"].append(any(_parties(found, event.event_mention_id) > 1 for event in found.events))
        if not hits["root"][-1]:
            misses.append(f"{record['id']}: {sorted(map(str, roots))}, found {[event.type for event in found.events]}")
    return _measured(len(drills), data, hits, misses)


#: CAMEO's root categories that an event of a type is exported as.
CAMEO_ROOTS: Mapping[str, frozenset[str]] = {
    "STATEMENT": frozenset({"01"}),
    "APPEAL": frozenset({"02"}),
    "AGREE": frozenset({"03"}),
    "CONSULT": frozenset({"04"}),
    "SUPPORT": frozenset({"05"}),
    "COOPERATE": frozenset({"06"}),
    "AID": frozenset({"07"}),
    "CONCEDE": frozenset({"08"}),
    "RETREAT": frozenset({"08"}),
    "ACCUSE": frozenset({"09", "11"}),
    "REQUEST": frozenset({"10"}),
    "REJECT": frozenset({"12"}),
    "THREATEN": frozenset({"13"}),
    "PROTEST": frozenset({"14"}),
    "MOBILIZE": frozenset({"15"}),
    "SANCTION": frozenset({"16"}),
    "COERCE": frozenset({"17", "19"}),
    "ASSAULT": frozenset({"18", "19", "20"}),
}


def coded(reading: Reading) -> list[CodedEvent]:
    """Return the events of a reading with the countries of their parties; statements are none to PLOVER."""
    return [
        CodedEvent(
            event.type,
            _slot_countries(reading, event.event_mention_id, "actor"),
            _slot_countries(reading, event.event_mention_id, "recipient"),
        )
        for event in reading.events
        if event.type != "STATEMENT"
    ]


def gold_dyads(gold: Mapping[str, Any]) -> frozenset[Dyad]:
    """Return the pairs of countries of a gold event; both ways where it is reciprocal."""
    sources, targets = _countries(gold["source"]), _countries(gold["target"])
    if gold["reciprocal"]:
        pairs = {(one, other) for one in sources for other in sources if one != other}
        return frozenset(pairs or {(one, one) for one in sources})
    return frozenset((one, other) for one in sources or {None} for other in targets or {None})


def _countries(parties: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(_CODES.get(party["code"], party["code"]) for party in parties if party["code"])


def _slot_countries(reading: Reading, event_id: str, name: str) -> frozenset[str]:
    values = (slot.value for slot in reading.slots_of(event_id, name))
    return frozenset(value.split()[0] for value in values if value and not value.startswith("---"))


def _parties(reading: Reading, event_id: str) -> int:
    return len(reading.slots_of(event_id, "actor")) + len(reading.slots_of(event_id, "recipient"))


def _root(event: Mapping[str, Any]) -> str | None:
    code = event["code"]
    return code[:2] if code and code[:2].isdigit() and "01" <= code[:2] <= "20" else None


def _gold(path: Path) -> tuple[bytes, list[dict[str, Any]]]:
    if not path.is_file():
        raise ResourceError(f"no gold data in {path}; name its folder with --gold")
    data = path.read_bytes()
    return data, [json.loads(line) for line in data.decode("utf-8").splitlines()]


def _measured(count: int, data: bytes, hits: Mapping[str, list[bool]], misses: list[str]) -> Measured:
    scores = tuple(Score(metric, sum(each) / len(each) if each else 1.0, len(each)) for metric, each in hits.items())
    return Measured(count, hashlib.sha256(data).hexdigest(), (SystemReport(DATELINE, scores),), tuple(misses))


def _shown(dyads: Iterable[Dyad]) -> str:
    return " ".join(sorted(f"{source or '-'}>{target or '-'}" for source, target in dyads))


def _listed(found: Iterable[CodedEvent]) -> str:
    return "; ".join(f"{each.type} {_shown(each.dyads())}" for each in found) or "none"
