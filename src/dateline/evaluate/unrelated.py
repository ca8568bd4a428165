"""False merges on real news: pages of many outlets that have next to nothing in common, and a week in two languages.

Gold: ``html/fundus`` (pages of 41 countries, often several of one day; which tell the same is judged by
eye) and ``clusters/ntrex_parallel_docs.jsonl`` (NTREX-128, CC BY-SA 4.0), whose documents are put into one
week. A wrong merge costs more than missed links, so what is pinned is how much stays apart that belongs apart.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import combinations
from typing import Any

from dateline.evaluate.clusters import rows_of, stories_of
from dateline.evaluate.fundus import FundusPage, read_fundus
from dateline.evaluate.report import DATELINE, Measured, Score, SystemReport
from dateline.evaluate.undated import cleaned_report
from dateline.evaluate.workbench import Workbench
from dateline.link import Linker, Passage, Report, SentenceEncoder
from dateline.model import Kind, StoryArticle

UNRELATED_METRICS = ("apart",)
WEEK_METRICS = ("b3_f", "b3_precision", "across_f")
#: Kinds of articles that are linked.
_LINKED = frozenset({Kind.NEWS, Kind.MIXED, Kind.OPINION})
#: A day to count from, and the days that the documents are put on, so many of a document's languages on each.
_FIRST, _DAYS = 740_000, 7


def unrelated_pages(workbench: Workbench) -> Measured:
    """Score how many of the Fundus pages share no story with an unrelated one; raises ResourceError where absent."""
    pages, digest = read_fundus(workbench.folder("html", "fundus"))
    together = _together()
    reports, page_of = [], dict[str, str]()
    for page in pages:
        for report in _reports(workbench, page):
            reports.append(report)
            page_of[report.article_id] = page.name
    wrong = [pair for pair in _merged(reports, page_of) if pair not in together]
    merged = {name for pair in wrong for name in pair}
    count = len(set(page_of.values()))
    apart = Score("apart", 1 - len(merged) / count, count)
    misses = tuple(f"in one story: {one} and {other}" for one, other in wrong)
    return Measured(count, digest, (SystemReport(DATELINE, (apart,)),), misses)


def _reports(workbench: Workbench, page: FundusPage) -> Iterator[Report]:
    for cleaned in workbench.clean(page.payload).pages:
        for article in cleaned.articles:
            if article.kind in _LINKED:
                yield cleaned_report(article.article_id, cleaned, article)


def _merged(reports: Sequence[Report], page_of: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the pairs of pages that share a story, by name."""
    pages: dict[str, set[str]] = {}
    for row in Linker(SentenceEncoder())(reports):
        if isinstance(row, StoryArticle):
            pages.setdefault(row.story_id, set()).add(page_of[row.article_id])
    return sorted({pair for held in pages.values() for pair in combinations(sorted(held), 2)})


def _together() -> set[tuple[str, str]]:
    text = files(__package__).joinpath("gold", "unrelated.toml").read_text("utf-8")
    return {(one, other) for one, other in tomllib.loads(text)["together"]}


def translated_week(workbench: Workbench) -> Measured:
    """Score stories of 123 news documents in Arabic and English, a seventh of them on each day of a week."""
    data, rows = rows_of(workbench, "ntrex_parallel_docs.jsonl")
    chosen = [row for row in rows if row["lang"] in {"ar", "en"}]
    documents = sorted({row["cluster"] for row in chosen})
    days = {name: _FIRST + at % _DAYS for at, name in enumerate(documents)}
    return stories_of(data, chosen, [_document(row, days[row["cluster"]]) for row in chosen], {})


def _document(row: Mapping[str, Any], day: int) -> Report:
    passages, at = [], 0
    for line in row["text"].split("\n"):
        passages.append(Passage(at, line))
        at += len(line) + 1
    return Report(row["id"], row["id"], row["lang"], None, day, day, row["title"] or "", tuple(passages))
