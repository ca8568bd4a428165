"""Fits the weights of ``src/dateline/link/data/stories.toml`` and tells how they do on what they were not fitted on.

Reads ``clusters/`` of a folder of gold data (ECB+, Giveme5W1H, NTREX-128, cited pages of incidents in
Syria; see docs/evaluate.md) and annotates it with ``dateline run`` once, into a folder of records, which
takes half an hour. Everything else follows from those records: the same records give the same weights.

    python scripts/fit_stories.py GOLD RECORDS

What it prints is how weights fitted on either half group the other, at several thresholds, and then the
tables of weights fitted on both halves. What pairs are judged by is kept in RECORDS; take ``judged-*.pickle``
away where features change.

Halves are made by the months of incidents, and elsewhere by the topic or event, so that no happening is
in both. Reports are weighed as they are, without dates, and moved in time to so many a day, alone and
mixed with other news: what tells two happenings apart in a thin archive of one kind of news is the day
alone, and weights that lean on it join whatever else was published on that day.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from dateline.evaluate.clusters import b_cubed, pairwise
from dateline.link import Passage, Report, SentenceEncoder, cells, cells_of, crossing
from dateline.link.similarity import has_enough
from dateline.link.stories import solve
from dateline.link.weighing import weigher_of
from dateline.run import load_configuration, run
from dateline.store import linking

Features = Mapping[str, float | str]
#: A report with the group that gold puts it in.
Grouped = tuple[Report, str]
Pair = tuple[str, str, Features]

SAME = ("root", "text", "head", "entities", "numbers", "crowd", "place", "misplaced")
ACROSS = ("names", "lead", "twins", "entities", "crowd", "place", "misplaced")
GAPS = ("0", "1", "2", "3", "5", "10", "unknown", "met", "missed")
#: What is compared of the days that reports tell of.
DAYS = ("days", "weekday")
#: What is not fitted, by model: how little is known of the words of a time, gaps that are never or seldom met, and
#: the days that undated reports name. Fitted alone, with all else as it is, on either half of the incidents as their
#: pages date them, a named day that both have gives 4.3 and 5.9, one missed -1.6 and -0.5, a shared weekday 1.6 and
#: 1.0, another one -2.3 and -2.6; elsewhere more is told of one day.
BY_HAND: Mapping[str, Mapping[str, Any]] = {
    "same-language": {
        "few": -6.0,
        "gap": {"10": -1.2, "met": 3.0, "missed": -1.3, "more": -4.0},
        "weekday": {"shared": 1.0, "apart": -2.2, "unknown": 0.0},
    },
    "cross-language": {
        "few": -6.0,
        "gap": {"unknown": -3.0, "met": 2.3, "missed": -4.0, "more": -4.0},
        "weekday": {"shared": 1.0, "apart": -2.2, "unknown": 0.0},
    },
}
#: What the fitted weight of an unknown date loses: sets of chosen happenings hold fewer strangers than a folder.
HELD_BACK = {"same-language": 0.6, "cross-language": 0.0}
#: Strength of the penalty on weights, by model.
RIDGE = {"same-language": 0.5, "cross-language": 2.0}
THRESHOLDS = (0.25, 0.33, 0.4)
ENCODER = SentenceEncoder()


def rows_of(gold: Path, name: str) -> list[dict[str, Any]]:
    """Read a file of the gold clusters."""
    return [json.loads(line) for line in (gold / "clusters" / f"{name}.jsonl").read_text("utf-8").splitlines()]


def record_of(rows: Sequence[Mapping[str, Any]], path: Path, *, dated: bool = True) -> None:
    """Annotate rows into a record, each with its own id behind the address; if not ``dated`` without their dates."""
    given = path.with_suffix(".jsonl")
    with given.open("w", encoding="utf-8") as out:
        for row in rows:
            fields = {"title": row["title"] or "", "body": row["text"], "date": (row["date"] or "")[:10] * dated}
            address = f"{row.get('url') or 'https://gold.example/'}#{row['id']}"
            print(json.dumps({**{k: v for k, v in fields.items() if v}, "url": address}), file=out)
    run([str(given)], db=str(path), configuration=load_configuration(None, {"run": {"workers": 1}}))


def annotated(
    gold: Path, records: Path, name: str, *, bare: bool = False, dated: bool = True
) -> list[tuple[Report, dict[str, Any]]]:
    """Return the reports of a record with their rows of gold; ``bare`` ones keep title, text and day alone.

    Those that are not ``dated`` by the gold have the dates that are found on their pages.
    """
    rows, path = rows_of(gold, name), records / f"{name}{'' if dated else '-undated'}.db"
    if not path.exists():
        record_of(rows, path, dated=dated)
    by_line = [json.loads(line)["url"].rpartition("#")[2] for line in path.with_suffix(".jsonl").open(encoding="utf-8")]
    by_id = {row["id"]: row for row in rows}
    with sqlite3.connect(path) as connection:
        ids = [each.article_id for each in linking.linked_articles(connection)]
        sources = dict(connection.execute("SELECT article_id, source FROM articles JOIN pages USING (page_id)"))
        reports = linking.reports(connection, ids)
    kept = [replace(each, said=(), acts=()) for each in reports]
    if bare:
        kept = [replace(each, named=(), days=()) for each in kept]
    lines = [int(sources[each.article_id].rpartition("#")[2]) - 1 for each in kept]
    return [(report, by_id[by_line[line]]) for report, line in zip(kept, lines, strict=True)]


def parallel(gold: Path, half: int) -> list[Grouped]:
    """Make short reports of translated documents: two languages that share a document have other sentences of it."""
    documents: dict[str, list[dict[str, str]]] = {}
    for row in rows_of(gold, "ntrex_sentences_en_ar"):
        documents.setdefault(row["doc"], []).append(row)
    found = []
    for at, name in enumerate(sorted(documents)):
        for language, start in (("en", 1), ("ar", 2)) if at % 2 == half else ():
            sentences = [row[language] for row in documents[name]]
            passages, place = [], 0
            for sentence in sentences[start : start + 6]:
                passages.append(Passage(place, sentence))
                place += len(sentence) + 1
            name_of = f"{name} {language}"
            report = Report(name_of, name_of, language, None, 700000, 700000, sentences[0], tuple(passages))
            found.append((report, name))
    return found


def moved(reports: Sequence[Grouped], a_day: int, seed: int) -> list[Grouped]:
    """Move whole groups in time until about ``a_day`` reports fall on a day."""
    drawn, days = random.Random(seed), max(1, len(reports) // a_day)
    first: dict[str, list[int]] = {}
    for report, group in reports:
        if report.first is not None:
            first.setdefault(group, []).append(report.first)
    shift = {
        group: 700000 + drawn.randrange(days) - sorted(known)[len(known) // 2] for group, known in sorted(first.items())
    }
    return [(_later(report, shift[group]) if report.first is not None else report, group) for report, group in reports]


def _later(report: Report, days: int) -> Report:
    first, last = (None if each is None else each + days for each in (report.first, report.last))
    return replace(report, first=first, last=last, days=tuple(day + days for day in report.days))


def undated(reports: Sequence[Grouped]) -> list[Grouped]:
    """Take the days from reports."""
    return [(replace(report, first=None, last=None), group) for report, group in reports]


def mixed(*parts: Sequence[Grouped], a_day: int, seed: int, most: int) -> list[Grouped]:
    """Put parts of several kinds into the same days, ``a_day`` reports of each kind."""
    found = [each for part in parts for each in moved(part, a_day, seed)]
    random.Random(seed).shuffle(found)
    return found[:most]


@dataclass
class Judged:
    """The pairs of some reports as linking judges them: features within and across languages."""

    groups: dict[str, str]
    languages: dict[str, str]
    within: list[Pair] = field(default_factory=list)
    across: list[Pair] = field(default_factory=list)


def judged(reports: Sequence[Grouped]) -> Judged:
    """Judge the pairs of reports, all that linking looks at, whatever they score."""
    found = Judged(
        {each.article_id: group for each, group in reports}, {each.article_id: each.language for each, _ in reports}
    )
    weigher = weigher_of(each for each, _ in reports)
    for cell in cells_of(weigher.index):
        for edge in cells.Judging(weigher.index, weigher, ENCODER).judge(cell).edges:
            same = found.languages[edge.left] == found.languages[edge.right]
            (found.within if same else found.across).append((edge.left, edge.right, edge.judged.features))
    return found


def vector(features: Features, names: Sequence[str]) -> list[float]:
    """Return features as numbers: those named, the classes of gaps, and the days told of."""
    plain = [1.0, *(float(features[name]) for name in names)]
    classes = [float(features["gap"] == gap) for gap in GAPS]
    days = [float(features[name] == said) for name in DAYS for said in ("shared", "apart")]
    return plain + classes + days


def fitted(rows: np.ndarray, hits: np.ndarray, shares: np.ndarray, ridge: float) -> np.ndarray:
    """Fit a logistic regression by Newton's method; the constant is not held back."""
    weights = np.zeros(rows.shape[1])
    held = ridge * np.concatenate([[0.0], np.ones(rows.shape[1] - 1)])
    for _ in range(60):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (shares * (likely - hits)) + held * weights
        curve = (rows * (shares * likely * (1 - likely))[:, None]).T @ rows + ridge * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if abs(step).max() < 1e-8:
            break
    return weights


def fit(training: Sequence[tuple[Judged, float]], model: str) -> dict[str, Any]:
    """Fit one model on judged reports, each with what it counts; returns its table."""
    names = SAME if model == "same-language" else ACROSS
    rows, hits, shares = [], [], []
    for part, share in training:
        found = part.within if model == "same-language" else part.across
        for left, right, features in found:
            rows.append(vector(features, names))
            hits.append(float(part.groups[left] == part.groups[right]))
            shares.append(share / len(found))
    counts = np.array(shares)
    weights = fitted(np.array(rows), np.array(hits), counts / counts.mean(), RIDGE[model])
    return _table([round(float(each), 2) for each in weights], names, BY_HAND[model], HELD_BACK[model])


def _table(
    weights: Sequence[float], names: Sequence[str], by_hand: Mapping[str, Any], held_back: float
) -> dict[str, Any]:
    plain = dict(zip(("constant", *names), weights, strict=False))
    rest = weights[1 + len(names) :]
    gaps = {**dict(zip(GAPS, rest, strict=False))}
    gaps["unknown"] = round(gaps["unknown"] - held_back, 2)
    gaps.update(by_hand["gap"])
    told = iter(rest[len(GAPS) :])
    days = {name: {"shared": next(told), "apart": next(told), "unknown": 0.0} for name in DAYS}
    return {**plain, "gap": gaps, **days, **{name: value for name, value in by_hand.items() if name != "gap"}}


def shown(table: Mapping[str, Any]) -> str:
    """Write a table of weights as TOML."""
    lines = []
    for name, value in table.items():
        inside = ", ".join(f'"{key}" = {each:.2f}' for key, each in value.items()) if isinstance(value, dict) else ""
        lines.append(f"{name} = {{ {inside} }}" if inside else f"{name} = {value:.2f}")
    return "\n".join(lines)


Tables = Mapping[str, Mapping[str, Any]]


def tested(part: Judged, tables: Tables, thresholds: tuple[float, float]) -> str:
    """Group reports by weights and say how well: B-cubed, and pairs across languages where there are two."""
    scores = {}
    for found, model, least in ((part.within, "same-language", "within"), (part.across, "cross-language", "across")):
        for left, right, features in found:
            score = likely(tables[model], features) * has_enough(least, features)
            if score >= cells.LEAST_KEPT:
                scores[left, right] = score
    groups = {each: group[0] for group in solve(part.languages, scores, (), thresholds) for each in group}
    precision, recall = b_cubed(groups, part.groups), b_cubed(part.groups, groups)
    line = f"{precision:.3f}/{recall:.3f}/{_f(precision, recall):.3f}"
    if part.across:
        one, two = pairwise(groups, part.groups, part.languages)
        line += f" across {one:.2f}/{two:.2f}/{_f(one, two):.3f}"
    return line


def likely(table: Mapping[str, Any], features: Features) -> float:
    """Return the score of a pair, as ``dateline.link.likelihood`` does."""
    total = table["constant"]
    for name, value in features.items():
        total += table[name][value] if isinstance(value, str) else table[name] * value
    return round(1 / (1 + math.exp(-total)), 4)


def _f(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass
class Halves:
    """Everything there is in two halves that share no happening."""

    gold: Path
    records: Path

    def half(self, which: int) -> dict[str, list[Grouped]]:
        """Return the reports of a half by set."""
        incidents = annotated(self.gold, self.records, "airwars_syria")
        bare = annotated(self.gold, self.records, "airwars_syria", bare=True)
        found = annotated(self.gold, self.records, "airwars_syria", dated=False)
        events = [
            (each, str(row["event_id"])) for each, row in annotated(self.gold, self.records, "giveme5w1h_newscluster")
        ]
        topics = annotated(self.gold, self.records, "ecbplus_docs")
        return {
            "incidents": [(r, row["cluster"]) for r, row in incidents if row["date"] and _month(row) % 2 == which],
            "bare": [(r, row["cluster"]) for r, row in bare if row["date"] and _month(row) % 2 == which],
            "found": [(r, row["cluster"]) for r, row in found if _month(row) % 2 == which],
            "events": [each for each in events if _place_of(each[1], events) % 2 == which],
            "topics": [(r, row["cluster"]) for r, row in topics if int(row["topic"]) % 2 == which],
            "parallel": parallel(self.gold, which),
        }


def _month(row: Mapping[str, Any]) -> int:
    """Number the pairs of months, so that a half has stretches of time as they were."""
    return (int(row["incident_date"][:4]) * 12 + int(row["incident_date"][5:7])) // 2


def _place_of(group: str, reports: Sequence[Grouped]) -> int:
    return sorted({each for _, each in reports}).index(group)


@dataclass(frozen=True, slots=True)
class Training:
    """A set that weights are fitted on, made of a half, with what it counts within and across languages."""

    name: str
    within: float
    across: float
    make: Callable[[Mapping[str, list[Grouped]]], list[Grouped]]


TRAINING: Sequence[Training] = (
    Training("incidents", 300, 800, lambda half: half["incidents"]),
    Training("incidents, bare", 300, 800, lambda half: half["bare"]),
    Training("incidents, 6 a day", 100, 100, lambda half: moved(half["incidents"], 6, 1)),
    Training("incidents, 20 a day", 100, 100, lambda half: moved(half["bare"], 20, 1)),
    Training("incidents, dates found", 300, 300, lambda half: half["found"]),
    Training("events", 400, 0, lambda half: half["events"]),
    Training("events, 10 a day", 300, 0, lambda half: moved(half["events"], 10, 1)),
    Training("events, 30 a day", 200, 0, lambda half: moved(half["events"], 30, 1)),
    Training("events, undated", 150, 0, lambda half: undated(half["events"])),
    Training("topics, undated", 300, 0, lambda half: undated(half["topics"])),
    Training("parallel, 6 a day", 300, 150, lambda half: moved(half["parallel"], 6, 1)),
    Training("parallel, 20 a day", 200, 100, lambda half: moved(half["parallel"], 20, 1)),
    Training(
        "mixed news",
        300,
        300,
        lambda half: mixed(half["parallel"], half["incidents"], half["events"], a_day=10, seed=2, most=400),
    ),
)


def training_of(halves: Halves, which: int) -> dict[str, Judged]:
    """Judge the sets of a half, once."""
    kept = halves.records / f"judged-{which}.pickle"
    if not kept.exists():
        half = halves.half(which)
        kept.write_bytes(pickle.dumps({each.name: judged(each.make(half)) for each in TRAINING}))
    found: dict[str, Judged] = pickle.loads(kept.read_bytes())  # written by this script
    return found


def weights_of(parts: Sequence[Mapping[str, Judged]]) -> dict[str, dict[str, Any]]:
    """Fit both models on the sets of one half or of both."""
    within = [(part[each.name], each.within) for part in parts for each in TRAINING]
    across = [(part[each.name], each.across) for part in parts for each in TRAINING if each.across]
    return {"same-language": fit(within, "same-language"), "cross-language": fit(across, "cross-language")}


def main() -> None:
    """Fit on each half, say how the other comes out, and print the weights fitted on both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("records", type=Path)
    arguments = parser.parse_args()
    arguments.records.mkdir(parents=True, exist_ok=True)
    cells.LEAST_KEPT = crossing.LEAST_KEPT = 0.0
    crossing.WORTH_ENCODING = crossing.LEAST_CHANGE = 0.0
    parts = [training_of(Halves(arguments.gold, arguments.records), which) for which in (0, 1)]
    cells.LEAST_KEPT = 0.1
    for line in _reported(parts):
        sys.stdout.write(f"{line}\n")
    for model, table in weights_of(parts).items():
        sys.stdout.write(f"\n[{model}]\n{shown(table)}\n")


def _reported(parts: Sequence[Mapping[str, Judged]]) -> Iterator[str]:
    for which in (0, 1):
        tables = weights_of([parts[which]])
        for name in parts[which]:
            for threshold in THRESHOLDS:
                line = tested(parts[1 - which][name], tables, (threshold, threshold))
                yield f"half {1 - which} {name:22} from {threshold:.2f}: {line}"


if __name__ == "__main__":
    main()
