"""The pages of the site: each a function from the record and what is asked to an answer."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.present.site.answer import Page
from dateline.present.site.pages.article import article, page
from dateline.present.site.pages.entity import entities, entity
from dateline.present.site.pages.judgements import judgements
from dateline.present.site.pages.lists import articles, start
from dateline.present.site.pages.outlet import outlet
from dateline.present.site.pages.runs import failures, run, runs
from dateline.present.site.pages.search import search
from dateline.present.site.pages.story import compare, compared, story, story_file
from dateline.present.site.pages.tables import query, query_csv, table, table_csv, tables
from dateline.present.site.pages.why import go, why


@dataclass(frozen=True, slots=True)
class Route:
    """An address and its page; ``twin`` tells whether it has one in JSON."""

    path: str
    page: Page
    twin: bool = True


PAGES = (
    Route("/", start),
    Route("/articles", articles),
    Route("/search", search),
    Route("/article/{id}", article),
    Route("/story/{id}/report.html", story_file, twin=False),
    Route("/story/{id}", story),
    Route("/compare/{one}/{other}", compared),
    Route("/compare", compare, twin=False),
    Route("/page/{id}", page),
    Route("/entities", entities),
    Route("/entity/{id:path}", entity),
    Route("/outlet/{name:path}", outlet),
    Route("/runs", runs),
    Route("/run/{id}", run),
    Route("/failures", failures),
    Route("/judgements", judgements),
    Route("/tables", tables),
    Route("/table/{name}.csv", table_csv, twin=False),
    Route("/table/{name}", table),
    Route("/sql.csv", query_csv, twin=False),
    Route("/sql", query),
    Route("/why/{id:path}", why),
    Route("/go/{id:path}", go),
)
