"""Links against what others grouped: stories, copies and translated sentences.

Gold: ``clusters/`` (ECB+, CC BY 3.0; Giveme5W1H; NTREX-128, CC BY-SA 4.0; cited pages of incidents in
Syria). Reports are made of title, text and day alone, without annotations, so that a set is
measured in a minute: what a run links rests on entities and the days told of as well. Groups are
scored by B-cubed (Bagga and Baldwin 1998) and by pairs.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dateline.evaluate.coreference import Groups, b_cubed
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport, harmonic
from dateline.evaluate.workbench import Workbench
from dateline.link import (
    Linker,
    Passage,
    Report,
    Said,
    SentenceEncoder,
    copied_pairs,
    paired_statements,
    twins_of,
)
from dateline.model import ResourceError, StoryArticle

STORY_METRICS = ("b3_f", "b3_precision", "pair_f")
ACROSS_METRICS = (*STORY_METRICS, "across_f")
RENDERING_METRICS = ("p@1", "precision", "recall")
COPY_METRICS = ("precision@0.7",)
PAIR_METRICS = ("precision", "recall")


def ecbplus(workbench: Workbench) -> Measured:
    """Score stories without dates on the subtopics of ECB+; raises ResourceError where it is absent."""
    return _stories(workbench, "ecbplus_docs.jsonl", across=False)


def giveme5w1h(workbench: Workbench) -> Measured:
    """Score stories with dates on the events of Giveme5W1H."""
    return _stories(workbench, "giveme5w1h_newscluster.jsonl", across=False)


def incidents(workbench: Workbench) -> Measured:
    """Score stories on dated pages cited for incidents, in Arabic and English."""
    return _stories(workbench, "airwars_syria.jsonl", across=True)


def incident_copies(workbench: Workbench) -> Measured:
    """Tell how many pairs of pages of different publishers that share .7 of their text tell one incident."""
    data, rows = rows_of(workbench, "airwars_syria.jsonl")
    reports = [report_of(row) for row in rows]
    gold, publisher = _groups(rows), {row["id"]: row.get("publisher") for row in rows}
    pairs = [
        (one, other)
        for one, other, containment in copied_pairs(reports)
        if containment >= 0.7 and publisher[one] != publisher[other]
    ]
    hits = [gold[one] == gold[other] for one, other in pairs]
    misses = tuple(f"{one} and {other}" for (one, other), hit in zip(pairs, hits, strict=True) if not hit)
    return measured(data, {"precision@0.7": (_share(hits), len(hits))}, misses)


def translated_quotes(workbench: Workbench) -> Measured:
    """Score finding the English of an Arabic sentence among all with quotation marks of NTREX-128."""
    data, rows = rows_of(workbench, "ntrex_sentences_en_ar.jsonl")
    quoted = [row for row in rows if '"' in row["en"] or "“" in row["en"]]
    best, mutual = twins_of(
        SentenceEncoder(), [row["ar"] for row in quoted], [row["en"] for row in quoted], ("ar", "en")
    )
    first = [at == to for at, to in enumerate(best)]
    right = [at == to for at, to in mutual]
    misses = tuple(row["id"] for row, hit in zip(quoted, first, strict=True) if not hit)
    scores = {
        "p@1": (_share(first), len(first)),
        "precision": (_share(right), len(right)),
        "recall": (sum(right) / len(quoted), len(quoted)),
    }
    return measured(data, scores, misses)


def triples(workbench: Workbench) -> Measured:
    """Score stories of three outlets' reports each, at most three days apart, chosen from Giveme5W1H."""
    data, rows = rows_of(workbench, "giveme5w1h_newscluster.jsonl")
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[str(row["event_id"])].append(row)
    chosen = [_nearest_outlets(group) for _, group in sorted(groups.items())]
    return _grouped(data, [row for group in chosen if len(group) == _OUTLETS for row in group])


#: Outlets of a triple, and days between its middle and any of its reports.
_OUTLETS, _DAYS = 3, 3


def _nearest_outlets(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the reports of three outlets nearest to the middle day, one each; fewer where there are not so many."""
    days = {row["id"]: date.fromisoformat(row["date"][:10]).toordinal() for row in rows}
    middle = sorted(days.values())[len(rows) // 2]
    found: dict[str, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda each: (abs(days[each["id"]] - middle), each["id"])):
        if abs(days[row["id"]] - middle) <= _DAYS and len(found) < _OUTLETS:
            found.setdefault(row["outlet"], row)
    return [*found.values()]


def translated(workbench: Workbench) -> Measured:
    """Score stories of 120 undated articles, each in English, Italian, Dutch and Spanish, of MEANTIME."""
    return _grouped(*rows_of(workbench, "meantime_parallel.jsonl"), across=True)


def renderings(workbench: Workbench) -> Measured:
    """Score statements that are taken for one in two languages, where each side has some that the other lacks.

    A document's sentences are its statements: a third of them in both languages, a third in either alone.
    """
    data, rows = rows_of(workbench, "ntrex_sentences_en_ar.jsonl")
    documents: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        documents[row["doc"]].append(row)
    encoder, accepted, wanted = SentenceEncoder(), list[bool](), 0
    misses: list[str] = []
    for name, sentences in sorted(documents.items()):
        sides = [_stating(name, language, sentences, alone) for language, alone in (("ar", 1), ("en", 2))]
        wanted += len(range(0, len(sentences), 3))
        for left, right in paired_statements(sides, encoder):
            accepted.append(left.rpartition(" ")[2] == right.rpartition(" ")[2])
            misses += [] if accepted[-1] else [f"{left} is not {right}"]
    scores = {"precision": (_share(accepted), len(accepted)), "recall": (sum(accepted) / wanted, wanted)}
    return measured(data, scores, tuple(misses))


def _stating(name: str, language: str, sentences: Sequence[Mapping[str, Any]], alone: int) -> Report:
    said = tuple(
        Said(f"{language} {name} {at}", 0, 0, row[language], "verbatim")
        for at, row in enumerate(sentences)
        if at % 3 in (0, alone)
    )
    return Report(f"{language} {name}", f"{language} {name}", language, None, None, None, "", (), said=said)


def _stories(workbench: Workbench, name: str, *, across: bool) -> Measured:
    data, rows = rows_of(workbench, name)
    return _grouped(data, [row for row in rows if not across or row["date"]], across=across)


def _grouped(data: bytes, rows: Sequence[dict[str, Any]], *, across: bool = False) -> Measured:
    reports = [report_of(row) for row in rows]
    return stories_of(data, rows, reports, {}, across=across)


def stories_of(
    data: bytes,
    rows: Sequence[Mapping[str, Any]],
    reports: Sequence[Report],
    more: Mapping[str, tuple[float, int]],
    *,
    across: bool = True,
) -> Measured:
    """Link the reports of rows and score their stories; ``more`` are scores to show beside, with their counts."""
    found = {
        row.article_id: row.story_id for row in Linker(SentenceEncoder())(reports) if isinstance(row, StoryArticle)
    }
    gold = _groups(rows)
    precision, recall = b_cubed(found, gold), b_cubed(gold, found)
    scores = {
        "b3_f": (harmonic(precision, recall), len(gold)),
        "b3_precision": (precision, len(gold)),
        "b3_recall": (recall, len(gold)),
        "pair_f": (harmonic(*pairwise(found, gold)), len(gold)),
        **more,
    }
    if across:
        languages = {each.article_id: each.language for each in reports}
        scores["across_f"] = (harmonic(*pairwise(found, gold, languages)), len(gold))
    return measured(data, scores, tuple(_merged(found, gold)))


def pairwise(found: Groups, gold: Groups, languages: Mapping[str, str] | None = None) -> tuple[float, float]:
    """Return precision and recall of pairs in one group; with ``languages`` of pairs in different ones only."""
    together, right = (
        _pairs(found, languages),
        _pairs({each: f"{found[each]} {gold[each]}" for each in gold}, languages),
    )
    wanted = _pairs(gold, languages)
    return right / together if together else 1.0, right / wanted if wanted else 1.0


def _pairs(groups: Groups, languages: Mapping[str, str] | None) -> int:
    count = 0
    for members in _members(groups).values():
        count += len(members) * (len(members) - 1) // 2
        if languages:
            count -= sum(n * (n - 1) // 2 for n in Counter(languages[each] for each in members).values())
    return count


def _members(groups: Groups) -> Mapping[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for each, group in groups.items():
        members[group].add(each)
    return members


def _merged(found: Groups, gold: Groups) -> Iterable[str]:
    for members in _members(found).values():
        kinds = sorted({gold[each] for each in members})
        if len(kinds) > 1:
            yield f"one story of {len(members)} holds {', '.join(kinds)}"


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 1.0


def _groups(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {row["id"]: str(row.get("cluster") or row.get("event_id")) for row in rows}


def report_of(row: Mapping[str, Any]) -> Report:
    """Make a report of title, text and day."""
    day = date.fromisoformat(row["date"][:10]).toordinal() if row["date"] else None
    passages, at = [], 0
    for line in row["text"].split("\n"):
        if line.strip():
            passages.append(Passage(at, line))
        at += len(line) + 1
    outlet = row.get("publisher") or row.get("outlet")
    return Report(row["id"], row["id"], row["lang"], outlet, day, day, row["title"] or "", tuple(passages))


def rows_of(workbench: Workbench, name: str) -> tuple[bytes, list[dict[str, Any]]]:
    """Read a file of the gold clusters; raises ResourceError where it is absent."""
    path: Path = workbench.folder("clusters") / name
    if not path.is_file():
        raise ResourceError(f"no gold data in {path}; name its folder with --gold")
    data = path.read_bytes()
    return data, [json.loads(line) for line in data.decode("utf-8").splitlines()]


def measured(data: bytes, scores: Mapping[str, tuple[float, int]], misses: tuple[str, ...]) -> Measured:
    """Put scores, each with what it was counted on, into the form of all sets."""
    made = tuple(Score(metric, value, support) for metric, (value, support) in scores.items())
    count = max(support for _, support in scores.values())
    return Measured(count, hashlib.sha256(data).hexdigest(), (SystemReport(DATELINE, made),), misses)
