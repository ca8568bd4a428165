"""Stories on pages whose dates dateline has to find itself: in address, title and text.

Gold: ``clusters/airwars_syria.jsonl``, pages cited for incidents, as a crawler's records without a date.
They are cleaned as in a run and linked by title, text and what date was found, without annotations.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.evaluate.clusters import rows_of, stories_of
from dateline.evaluate.report import Measured
from dateline.evaluate.workbench import Workbench
from dateline.link import Passage, Report
from dateline.model import Article, CleanPage, Role

UNDATED_METRICS = ("b3_f", "b3_precision", "pair_f", "across_f", "near", "dated")
#: Days after an incident within which its reports are published: what is dated so is taken for right.
_NEAR = range(-1, 8)


def undated_incidents(workbench: Workbench) -> Measured:
    """Score stories of cited pages that come without dates; raises ResourceError where the gold is absent.

    ``dated`` is the share of pages for which a day was found, ``near`` that of those days which are the
    incident's or of the week after it.
    """
    data, rows = rows_of(workbench, "airwars_syria.jsonl")
    reports = [
        cleaned_report(row["id"], page, page.articles[0], row["publisher"])
        for row, page in zip(rows, _cleaned(workbench, rows), strict=True)
    ]
    days = {each.article_id: each.day for each in reports if each.day is not None}
    near = [days[row["id"]] - _day(row["incident_date"]) in _NEAR for row in rows if row["id"] in days]
    dates = {"dated": (len(days) / len(rows), len(rows)), "near": (sum(near) / max(1, len(near)), len(near))}
    return stories_of(data, rows, reports, dates)


def _cleaned(workbench: Workbench, rows: Sequence[Mapping[str, Any]]) -> Iterator[CleanPage]:
    with TemporaryDirectory() as folder:
        given = Path(folder, "pages.jsonl")
        records = ({"title": row["title"] or "", "body": row["text"], "url": row["url"]} for row in rows)
        given.write_text("\n".join(map(json.dumps, records)), "utf-8")
        yield from workbench.clean_file(given).pages


def cleaned_report(article_id: str, page: CleanPage, article: Article, outlet: str | None = None) -> Report:
    """Make a report of a cleaned article: title, text, and the date that was found for it."""
    passages = tuple(
        Passage(block.span.start, block.span.exact)
        for block in page.blocks
        if block.article_id == article.article_id and block.role in {Role.BODY, Role.SUBTITLE}
    )
    first, last = (_day(each) if each else None for each in (article.published_earliest, article.published_latest))
    language, moment = article.language.partition("-")[0], article.published
    outlet = outlet or article.outlet
    return Report(article_id, page.page.page_id, language, outlet, first, last, article.title or "", passages, moment)


def _day(value: str) -> int:
    return date.fromisoformat(value).toordinal()
