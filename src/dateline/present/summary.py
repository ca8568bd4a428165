"""The closing summary of a run: what was read, what was not and why, and what to do next."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from dateline.present.facts import Fact, write_facts
from dateline.present.naming import counted, duration, rate
from dateline.present.terminal import Terminal

if TYPE_CHECKING:
    from dateline.run import Summary


def write_summary(terminal: Terminal, summary: Summary, record: Path) -> None:
    """Write the counts of a run, its failures by reason with one example each, and the next commands."""
    if summary.interrupted:
        terminal.write(Text("Interrupted. What was stored is kept; the same command goes on from here.", "bold"))
    write_facts(terminal, list(_counts(summary, record)))
    _write_failures(terminal, summary, record)
    if summary.articles or summary.known:
        _write_next(terminal, record, stories=bool(summary.stories))


def _counts(summary: Summary, record: Path) -> Iterator[Fact]:
    timed = summary.pages and summary.seconds > 0
    speed = (f"({rate(summary.pages, summary.seconds)} pages/s)",) if timed else ()
    yield Fact("files", f"{summary.files:,}")
    yield Fact("pages read", f"{summary.pages:,}")
    yield Fact("articles", f"{summary.articles:,}")
    optional = (
        ("pages without an article", summary.without_article, ""),
        ("already known", summary.known, "not read again"),
        ("the same page twice", summary.duplicates, "stored once, with both sources"),
        ("roles set by recurrence", summary.role_changes, "lines that repeat across an outlet's pages"),
        ("known failures", summary.known_failures, "not tried again; --retry-failed tries them"),
    )
    for name, number, note in optional:
        if number:
            yield Fact(name, f"{number:,}", (note,) if note else ())
    for annotator, number in sorted(summary.annotated.items()):
        yield Fact(f"annotated: {annotator}", counted(number, "article"))
    if summary.stories:
        yield Fact("stories", f"{summary.stories:,}", (f"{summary.shared:,} told by several reports",))
    yield Fact("failures", f"{summary.failed:,}" if summary.failed else "none")
    yield Fact("time", duration(summary.seconds), speed)
    yield Fact("record", record)


def _write_failures(terminal: Terminal, summary: Summary, record: Path) -> None:
    if not summary.failed:
        return
    terminal.heading("Could not be read or worked on")
    for reason, number in summary.failures.most_common():
        count = Text(f"{number:>6,}  ", "bold")
        terminal.write(count, terminal.line_of(reason))
        example = terminal.columns and max(terminal.columns - 22, 20)
        terminal.write(" " * 8, Text("for example ", "dim"), terminal.fitted(summary.examples[reason], example))
    terminal.write("        all of them: ", Text(f"dateline show --failures{_database(record)}", "cyan"))


def _write_next(terminal: Terminal, record: Path, *, stories: bool) -> None:
    terminal.heading("Next")
    commands = {
        "show": "the stories: reports side by side" if stories else "the articles",
        "serve": "the same in a browser",
        "verify": "check every anchor",
        "export csv --to FOLDER": "the tables",
    }
    write_commands(terminal, commands, record)


def write_commands(terminal: Terminal, commands: Mapping[str, str], record: Path) -> None:
    """Write commands to type, each with what it does; they name the record where it is not the usual one."""
    lines = {f"  dateline {command}{_database(record)}": does for command, does in commands.items()}
    width = max(map(len, lines))
    for line, does in lines.items():
        terminal.write(Text(line.ljust(width), "cyan"), Text(f"  {does}", "dim"))


def _database(record: Path) -> str:
    return "" if record == Path("dateline.db") else f" --db {shlex.quote(str(record))}"
