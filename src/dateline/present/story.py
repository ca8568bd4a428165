"""Stories in the terminal: their reports, the matrix of each event, statements, figures and wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from dateline.compare import bounds_of
from dateline.model import Article, Story, StorySummary, direction_of
from dateline.present.facts import Column, Fact, write_columns, write_facts
from dateline.present.matrix import write_matrix
from dateline.present.naming import ORIGIN_WORDS, counted, short_id, shortened
from dateline.present.story_view import ListedStory, Matrix, Rendering, Report, StatementRow, Step, StoryView, Wording
from dateline.present.terminal import Terminal

#: Characters of a statement that are shown; ``show`` of its id gives all of it.
_STATEMENT = 300

#: Events, statements and parties that are shown without ``--all``.
_SHOWN = 8


def write_story(terminal: Terminal, view: StoryView, *, everything: bool = False) -> None:
    """Write a story; with ``everything`` also events, statements and figures that only one report gives."""
    articles = {report.number: report.article for report in view.reports}
    terminal.write(Text(view.story.story_id, "cyan"))
    for line in terminal.own_lines(view.summary.line, terminal.reading_columns, "bold"):
        terminal.write(line)
    terminal.write()
    write_facts(terminal, list(_header(view)))
    terminal.heading("Reports")
    for report in view.reports:
        _write_report(terminal, report)
    hidden = _write_matrices(terminal, view.matrices, articles, everything=everything or len(articles) == 1)
    hidden += _write_statements(terminal, view.statements, articles, everything=everything)
    _write_figures(terminal, view.figures)
    _write_wording(terminal, view.wording if everything else view.wording[:_SHOWN], articles)
    terminal.write()
    if hidden:
        terminal.note(f"{hidden} events and statements that only one report gives; --all shows them")
    terminal.note("why a value or link stands there: why ID; one report whole: show ARTICLE")


def _header(view: StoryView) -> Iterator[Fact]:
    summary = view.summary
    yield Fact("when", when(view.story))
    if summary.place:
        yield Fact("where", summary.place)
    yield Fact("reports", counted_sources(summary))
    yield Fact("languages", ", ".join(summary.languages))
    yield Fact("disputed", ", ".join(summary.disputed) or "nothing found")
    yield Fact("linked by", view.story.rule)


def counted_sources(summary: StorySummary) -> str:
    """Say how many reports, outlets and independent sources a story has."""
    known = counted(summary.origins, "independent source")
    unclear = f", {summary.unclear} not clear" if summary.unclear else ""
    return f"{counted(summary.articles, 'report')}, {counted(summary.outlets, 'outlet')}, {known}{unclear}"


def _write_report(terminal: Terminal, report: Report) -> None:
    article = report.article
    direction = article.direction or direction_of(article.language)
    date = (report.published or "undated") + (" (inferred)" if report.inferred else "")
    head = Text(f"[{report.number}]", "bold")
    outlet = terminal.line_of(article.outlet or "outlet not named", "", None)
    terminal.write(head, f" {date}  {article.language}  ", outlet, "  ", Text(short_id(article.article_id), "dim"))
    for line in terminal.wrapped(article.title or "(no title)", _less(terminal, 4), "", direction):
        terminal.write("    ", line)
    notes = list(_sources(report))
    if notes:
        terminal.write("    ", Text("; ".join(notes), "dim"))


def _less(terminal: Terminal, columns: int) -> int | None:
    return None if terminal.reading_columns is None else terminal.reading_columns - columns


def _sources(report: Report) -> Iterator[str]:
    if report.is_copy:
        yield "copy"
    if report.origin:
        yield f"{ORIGIN_WORDS[report.origin.basis]} ({report.origin.reason})"
    if report.relied_on:
        yield "names " + ", ".join(dict.fromkeys(shortened(each.name, 40) for each in report.relied_on))
    if report.inferred:
        yield f"date inferred: {report.inferred}"


def _write_matrices(
    terminal: Terminal, matrices: Sequence[Matrix], articles: dict[int, Article], *, everything: bool
) -> int:
    """Write events; returns how many were left out."""
    shown = [matrix for matrix in matrices if everything or len(matrix.told_by) > 1]
    for matrix in shown:
        write_matrix(terminal, matrix, articles)
    return len(matrices) - len(shown)


def _write_statements(
    terminal: Terminal, rows: Sequence[StatementRow], articles: dict[int, Article], *, everything: bool
) -> int:
    shown = [row for row in rows if everything or row.family_id]
    if shown:
        terminal.heading("Statements")
    for row in shown:
        for rendering in row.renderings:
            _write_rendering(terminal, rendering, articles[rendering.report])
        if row.missing:
            terminal.write(Text("    not in " + ", ".join(f"[{number}]" for number in row.missing), "dim"))
        terminal.write()
    return len(rows) - len(shown)


def _write_rendering(terminal: Terminal, rendering: Rendering, article: Article) -> None:
    statement = rendering.statement
    direction = article.direction or direction_of(article.language)
    speakers = ", ".join(dict.fromkeys(words.value or "" for words in rendering.speakers)) or "speaker not stated"
    head = (Text(f"[{rendering.report}]", "bold"), " ", terminal.line_of(speakers, "cyan"), f"  {statement.form}  ")
    terminal.write(*head, Text(short_id(statement.statement_id), "dim"))
    for line in terminal.wrapped(shortened(statement.span.exact, _STATEMENT), _less(terminal, 4), "", direction):
        terminal.write("    ", line)
    for each in rendering.differences:
        terminal.write(
            "    ", Text(f"only here ({each.kind}): ", "yellow"), terminal.line_of(each.span.exact, "", direction)
        )


def _write_figures(terminal: Terminal, steps: Sequence[Step]) -> None:
    """Write the ladder: scope by scope, in the order of the days the figures stand for."""
    if steps:
        terminal.heading("Figures")
    for scope, members in groupby(steps, key=lambda step: step.scope):
        terminal.write(Text(scope, "cyan"))
        for step in members:
            _write_step(terminal, step)


def _write_step(terminal: Terminal, step: Step) -> None:
    claimant = terminal.line_of(f"per {step.claimant.value}" if step.claimant else "claimant not stated", "dim")
    day = f"{step.as_of or 'undated'}{'' if step.as_of_stated else ' (published)'}"
    head = f"  {bounds_of(step.figure)}{' (part)' if step.part else ''}  {day}  [{step.report}]  "
    words = terminal.line_of(" ".join(step.figure.span.exact.split()))
    if terminal.columns is None or len(head) + words.cell_len + claimant.cell_len + 2 <= terminal.columns:
        terminal.write(head, words, "  ", claimant)
        return
    terminal.write(head)
    terminal.write("    ", words)
    terminal.write("    ", claimant)


def _write_wording(terminal: Terminal, wordings: Sequence[Wording], articles: dict[int, Article]) -> None:
    if wordings:
        terminal.heading("Wording")
    for wording in wordings:
        terminal.write(Text(wording.party, "cyan"))
        for number, labels in wording.labels:
            direction = direction_of(articles[number].language)
            said = Text(", ").join(terminal.line_of(words.value or "", "", direction) for words in labels)
            terminal.write(f"  [{number}] ", said)


def write_stories(terminal: Terminal, stories: Sequence[ListedStory]) -> None:
    """Write one line for each story."""
    heads = (
        Column("id", style="cyan"),
        Column("when", 23),
        Column("reports"),
        Column("sources"),
        Column("disputed", 20),
        Column("story", style="bold"),
    )
    rows = [(short_id(each.story.story_id), when(each.story), *_counts(each.summary)) for each in stories]
    if rows:
        write_columns(terminal, heads, rows)


def _counts(summary: StorySummary | None) -> tuple[object, object, str, str]:
    if summary is None:
        return "", "", "", "(not compared yet)"
    sources = f"{summary.origins}{'+?' if summary.unclear else ''}"
    return summary.articles, sources, ", ".join(summary.disputed), summary.line


def when(story: Story) -> str:
    """Say when a story happened: an ISO day, or first and last."""
    days = [day for day in (story.earliest, story.latest) if day]
    return "/".join(dict.fromkeys(days)) or "undated"
