"""The story page: the matrix, the sources side by side, statements, figures, wording, and when, where and who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dateline.model import InputError, Role
from dateline.present.site import readings
from dateline.present.site.answer import Answer, Document, Elsewhere
from dateline.present.site.asked import Asked, Window
from dateline.present.site.drawing import graph_of, map_of, timeline_of
from dateline.present.site.pages.article import PaintedBlock, paint_blocks
from dateline.present.story_gathering import story_view
from dateline.present.story_view import Cell, Matrix, Report, StatementRow, StoryView
from dateline.store import Record

#: How many of each the page shows at once.
REPORTS, EVENTS, STATEMENTS, FIGURES, PARTIES = 8, 8, 40, 60, 30
#: Reports up to which a story is read whole; of a longer one only what the page shows is read.
WHOLE = 24

_READ = frozenset({Role.TITLE, Role.SUBTITLE, Role.BODY, Role.CAPTION, Role.SOURCE_LINE})


@dataclass(frozen=True, slots=True)
class Source:
    """One report's text as it stands beside the others."""

    report: Report
    blocks: tuple[PaintedBlock, ...]


@dataclass(frozen=True, slots=True)
class Lights:
    """What lights up together and what only one report has, by record id."""

    group_of: Mapping[str, str]
    only: frozenset[str]


def story(record: Record, asked: Asked) -> Answer | Elsewhere:
    """Show a story."""
    found = record.find(asked.path["id"])
    if found.table.name != "stories":
        raise InputError(f"{asked.path['id']}: not the id of a story")
    if found.record_id != asked.path["id"]:
        return Elsewhere(f"/story/{found.record_id}")
    total = readings.count_reports(record, found.record_id)
    if total <= WHOLE:
        return _shown(record, story_view(record.story(found.record_id)), asked, stored=True)
    window = window_of(asked, "reports", total, REPORTS)
    view = story_view(record.story(found.record_id, (window.first, REPORTS)))
    return _shown(record, view, asked, stored=True)


def compared(record: Record, asked: Asked) -> Answer:
    """Put two articles beside each other as one story, whether they were linked or not."""
    ids = (_article(record, asked.path["one"]), _article(record, asked.path["other"]))
    return _shown(record, _unstored(story_view(record.compare(*ids))), asked, stored=False)


def compare(record: Record, asked: Asked) -> Elsewhere:
    """Lead from a form to the two articles it names."""
    one, other = asked.get("one"), asked.get("other")
    if not one or not other:
        raise InputError("compare needs the ids of two articles, one and other")
    return Elsewhere(f"/compare/{_article(record, one)}/{_article(record, other)}")


def _article(record: Record, beginning: str) -> str:
    found = record.find(beginning)
    if found.table.name != "articles":
        raise InputError(f"{beginning}: this is in {found.table.name}; give the id of an article")
    return found.record_id


def _unstored(view: StoryView) -> StoryView:
    """Take the ids off verdicts that stand in no table, so that nothing leads to them."""
    matrices = tuple(
        replace(
            matrix,
            rows=tuple(
                replace(row, verdict_id=None, cells=tuple(replace(cell, verdict_id=None) for cell in row.cells))
                for row in matrix.rows
            ),
        )
        for matrix in view.matrices
    )
    return replace(view, matrices=matrices)


def _shown(record: Record, view: StoryView, asked: Asked, *, stored: bool) -> Answer:
    window = window_of(asked, "reports", view.total, REPORTS)
    partial_view = view.total > len(view.reports)
    columns = columns_of(view.reports) if partial_view else columns_of(view.reports)[window.first - 1 : window.last]
    shown = {
        "told_events": readings.events_by_reports(record, view.story.story_id) if partial_view else [],
        "reports_at_once": REPORTS,
        **parts_of(record, view),
        "stored": stored,
        "columns": columns,
        "report_window": window,
        "sources": sources_of(record, columns),
        "windows": {
            name: window_of(asked, name, total, size)
            for name, total, size in (
                ("events", len(view.matrices), EVENTS),
                ("statements", len(view.statements), STATEMENTS),
                ("figures", len(view.figures), FIGURES),
            )
        },
    }
    return Answer("story.html", view.summary.line, view, shown)


def story_file(record: Record, asked: Asked) -> Document:
    """Give a story as one file; ``quotes`` leaves the articles' texts out."""
    from dateline.present.report import report  # the report is made of this page's parts

    document = report(record, asked.path["id"], quotes_only=asked.get("quotes") is not None)
    return Document(f"{asked.path['id']}.html", "text/html", partial(_once, document))


def _once(document: str) -> Generator[str, None, None]:
    yield document


def window_of(asked: Asked, name: str, total: int, size: int) -> Window:
    """Return the part of a list within the page that its own query value asks for."""
    number = min(asked.number(name), max(-(-total // size), 1))
    last = min(number * size, total)
    return Window(number, (number - 1) * size + 1, last, total, last < total)


def parts_of(record: Record, view: StoryView) -> dict[str, object]:
    """Put together what the page and the report file both show."""
    lights = lights_of(view)
    places, unplaced = readings.places_of_articles(record, [each.article.article_id for each in view.reports])
    return {
        "view": view,
        "reports": {report.number: report for report in view.reports},
        "lights": lights,
        "timeline": timeline_of(view),
        "map": map_of(tuple(places)),
        "unplaced": unplaced,
        "graph": graph_of(view.matrices),
        "families": _families(view.reports),
        "wording": view.wording[:PARTIES],
        "partial": view.total > len(view.reports),
    }


def columns_of(reports: Sequence[Report]) -> list[Report]:
    """Order reports so that those of one copy family stand together, at the place of their first."""
    first: dict[str, int] = {}
    for report in reports:
        if report.copy_family_id:
            first.setdefault(report.copy_family_id, report.number)
    return sorted(reports, key=lambda each: (first.get(each.copy_family_id or "", each.number), each.number))


def _families(reports: Sequence[Report]) -> dict[str, tuple[int, ...]]:
    members: dict[str, list[int]] = defaultdict(list)
    for report in reports:
        if report.copy_family_id:
            members[report.copy_family_id].append(report.number)
    return {family: tuple(numbers) for family, numbers in members.items() if len(numbers) > 1}


def lights_of(view: StoryView) -> Lights:
    """Find which words belong to one slot of one event or one statement, and which stand in one report only."""
    group_of: dict[str, str] = {}
    only: set[str] = set()
    for group, ids, alone in [*_of_matrices(view.matrices), *_of_statements(view.statements)]:
        for record_id in ids:
            group_of.setdefault(record_id, group)
        if alone:
            only.update(ids)
    return Lights(group_of, frozenset(only if len(view.reports) == view.total > 1 else ()))


def _of_matrices(matrices: Sequence[Matrix]) -> Iterator[tuple[str, list[str], bool]]:
    for number, matrix in enumerate(matrices):
        for row in matrix.rows:
            given = [cell for cell in row.cells if cell.words]
            yield f"e{number}-{row.slot.replace(':', '-')}", list(_ids(given)), len(given) == 1


def _ids(cells: Iterable[Cell]) -> Iterator[str]:
    for cell in cells:
        yield from (words.record_id for words in cell.words)


def _of_statements(rows: Sequence[StatementRow]) -> Iterator[tuple[str, list[str], bool]]:
    for number, row in enumerate(rows):
        reports = {rendering.report for rendering in row.renderings}
        yield f"s{number}", [each.statement.statement_id for each in row.renderings], len(reports) == 1


def sources_of(record: Record, reports: Sequence[Report]) -> list[Source]:
    """Read the texts of reports and paint on them what was found."""
    return [_source(record, report) for report in reports]


def _source(record: Record, report: Report) -> Source:
    article = report.article
    blocks = [block for block in record.blocks(article.article_id) if block.role in _READ]
    found = record.annotations(article.article_id)
    return Source(report, tuple(paint_blocks(blocks, found, article)))
