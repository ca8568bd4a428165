"""Scores on whole HTML pages: main content against trafilatura, publication day against htmldate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from dateline.evaluate.answers import Outcome, judge, outcome_scores, same_days
from dateline.evaluate.content import content_scores, overlap
from dateline.evaluate.fundus import FundusPage, read_fundus
from dateline.evaluate.peers import htmldate_day, trafilatura_text
from dateline.evaluate.report import DATELINE, Measured, SystemReport
from dateline.evaluate.workbench import Cleaned, Workbench
from dateline.model import Article, CleanPage, Kind, ResourceError, Role

#: Pages that score below this F1 are listed among the misses.
_POOR = 0.8


def main_text(pages: Sequence[CleanPage]) -> str:
    """Return the main content of a page: body and standfirst of its articles, teasers left out."""
    lines: list[str] = []
    for page in pages:
        kept = {article.article_id for article in page.articles if article.kind is not Kind.TEASER}
        lines += [
            block.span.exact
            for block in page.blocks
            if block.role in {Role.BODY, Role.SUBTITLE} and block.article_id in kept
        ]
    return "\n".join(lines)


def main_article(pages: Sequence[CleanPage]) -> Article | None:
    """Return the article with the most body text, the first of equals; ``None`` on a page without any."""
    best: tuple[int, Article | None] = (-1, None)
    for page in pages:
        size = dict.fromkeys((article.article_id for article in page.articles), 0)
        for block in page.blocks:
            if block.role is Role.BODY and block.article_id in size:
                size[block.article_id] += len(block.span.exact)
        for article in page.articles:
            if size[article.article_id] > best[0]:
                best = (size[article.article_id], article)
    return best[1]


def fundus_content(bench: Workbench) -> Measured:
    """Score main content on the Fundus pages, with trafilatura alongside."""
    pages, digest = read_fundus(_folder(bench))
    cleaned = [bench.clean(page.payload) for page in pages]
    found = [main_text(each.pages) for each in cleaned]
    own = SystemReport(DATELINE, content_scores(_pairs(pages, found)), _failures(cleaned))
    misses = [
        f"{page.name}: F1 {f1:.3f}"
        for page, text in zip(pages, found, strict=True)
        if (f1 := overlap(page.body, text).f1) < _POOR
    ]
    return Measured(len(pages), digest, (own, *_content_peers(pages)), (*_reasons(cleaned), *misses))


def fundus_dates(bench: Workbench) -> Measured:
    """Score the publication day on the Fundus pages, with htmldate alongside."""
    pages, digest = read_fundus(_folder(bench))
    cleaned = [bench.clean(page.payload) for page in pages]
    articles = [main_article(each.pages) for each in cleaned]
    answers = [article.published if article else None for article in articles]
    outcomes = [judge((page.day,), answer, same_days) for page, answer in zip(pages, answers, strict=True)]
    own = SystemReport(DATELINE, outcome_scores(outcomes), _failures(cleaned))
    misses = [
        f"{page.name}: {outcome}, gold {page.day}, answer {answer}"
        for page, answer, outcome in zip(pages, answers, outcomes, strict=True)
        if outcome is not Outcome.RIGHT
    ]
    return Measured(len(pages), digest, (own, *_date_peers(pages)), (*_reasons(cleaned), *misses))


def _folder(bench: Workbench) -> Path:
    return bench.folder("html", "fundus")


def _content_peers(pages: Sequence[FundusPage]) -> tuple[SystemReport, ...]:
    try:
        extract = trafilatura_text()
    except ResourceError:
        return ()
    answers, failures = _ask(pages, lambda page: extract(page.html, page.url))
    return (SystemReport("trafilatura", content_scores(_pairs(pages, [each or "" for each in answers])), failures),)


def _date_peers(pages: Sequence[FundusPage]) -> tuple[SystemReport, ...]:
    try:
        day = htmldate_day()
    except ResourceError:
        return ()
    answers, failures = _ask(pages, lambda page: day(page.html, page.url))
    outcomes = [judge((page.day,), answer, same_days) for page, answer in zip(pages, answers, strict=True)]
    return (SystemReport("htmldate", outcome_scores(outcomes), failures),)


def _ask(pages: Sequence[FundusPage], answer: Callable[[FundusPage], str | None]) -> tuple[list[str | None], int]:
    """Ask a peer about every page; an error counts as no answer."""
    answers: list[str | None] = []
    failures = 0
    for page in pages:
        try:
            answers.append(answer(page))
        except Exception:  # a peer's error is its result
            answers.append(None)
            failures += 1
    return answers, failures


def _pairs(pages: Sequence[FundusPage], found: Sequence[str]) -> list[tuple[str, str]]:
    return [(page.body, text) for page, text in zip(pages, found, strict=True)]


def _failures(cleaned: Sequence[Cleaned]) -> int:
    return sum(each.failure is not None for each in cleaned)


def _reasons(cleaned: Sequence[Cleaned]) -> list[str]:
    return [each.failure for each in cleaned if each.failure]
