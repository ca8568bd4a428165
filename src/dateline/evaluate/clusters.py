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

from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport
from dateline.evaluate.workbench import Workbench
from dateline.link import Linker, Passage, Report, SentenceEncoder, copied_pairs, twins_of
from dateline.model import ResourceError, StoryArticle

STORY_METRICS = ("b3_f", "b3_precision", "pair_f")
ACROSS_METRICS = (*STORY_METRICS, "across_f")
RENDERING_METRICS = ("p@1", "precision", "recall")
COPY_METRICS = ("precision@0.7",)

Groups = Mapping[str, str]


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
    data, rows = _gold(workbench, "airwars_syria.jsonl")
    reports = [_report(row) for row in rows]
    gold, publisher = _groups(rows), {row["id"]: row.get("publisher") for row in rows}
    pairs = [
        (one, other)
        for one, other, containment in copied_pairs(reports)
        if containment >= 0.7 and publisher[one] != publisher[other]
    ]
    hits = [gold[one] == gold[other] for one, other in pairs]
    misses = tuple(f"{one} and {other}" for (one, other), hit in zip(pairs, hits, strict=True) if not hit)
    return _measured(data, {"precision@0.7": (_share(hits), len(hits))}, misses)


def translated_quotes(workbench: Workbench) -> Measured:
    """Score finding the English of an Arabic sentence among all with quotation marks of NTREX-128."""
    data, rows = _gold(workbench, "ntrex_sentences_en_ar.jsonl")
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
    return _measured(data, scores, misses)


def _stories(workbench: Workbench, name: str, *, across: bool) -> Measured:
    data, rows = _gold(workbench, name)
    rows = [row for row in rows if not across or row["date"]]
    reports = [_report(row) for row in rows]
    found = {
        row.article_id: row.story_id for row in Linker(SentenceEncoder())(reports) if isinstance(row, StoryArticle)
    }
    gold = _groups(rows)
    precision, recall = b_cubed(found, gold)
    scores = {
        "b3_f": (_f(precision, recall), len(gold)),
        "b3_precision": (precision, len(gold)),
        "b3_recall": (recall, len(gold)),
        "pair_f": (_f(*pairwise(found, gold)), len(gold)),
    }
    if across:
        languages = {each.article_id: each.language for each in reports}
        scores["across_f"] = (_f(*pairwise(found, gold, languages)), len(gold))
    return _measured(data, scores, tuple(_merged(found, gold)))


def b_cubed(found: Groups, gold: Groups) -> tuple[float, float]:
    """Return B-cubed precision and recall of a grouping."""
    ours, theirs = _members(found), _members(gold)
    shared = {each: len(ours[found[each]] & theirs[gold[each]]) for each in gold}
    precision = sum(shared[each] / len(ours[found[each]]) for each in gold) / len(gold)
    recall = sum(shared[each] / len(theirs[gold[each]]) for each in gold) / len(gold)
    return precision, recall


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


def _f(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 1.0


def _groups(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {row["id"]: str(row.get("cluster") or row.get("event_id")) for row in rows}


def _report(row: Mapping[str, Any]) -> Report:
    day = date.fromisoformat(row["date"][:10]).toordinal() if row["date"] else None
    passages, at = [], 0
    for line in row["text"].split("\n"):
        if line.strip():
            passages.append(Passage(at, line))
        at += len(line) + 1
    outlet = row.get("publisher") or row.get("outlet")
    return Report(row["id"], row["id"], row["lang"], outlet, day, day, row["title"] or "", tuple(passages))


def _gold(workbench: Workbench, name: str) -> tuple[bytes, list[dict[str, Any]]]:
    path: Path = workbench.folder("clusters") / name
    if not path.is_file():
        raise ResourceError(f"no gold data in {path}; name its folder with --gold")
    data = path.read_bytes()
    return data, [json.loads(line) for line in data.decode("utf-8").splitlines()]


def _measured(data: bytes, scores: Mapping[str, tuple[float, int]], misses: tuple[str, ...]) -> Measured:
    made = tuple(Score(metric, value, support) for metric, (value, support) in scores.items())
    count = max(support for _, support in scores.values())
    return Measured(count, hashlib.sha256(data).hexdigest(), (SystemReport(DATELINE, made),), misses)
