"""What a check of the whole record found."""

from __future__ import annotations

from rich.text import Text

from dateline.present.facts import Column, write_columns
from dateline.present.naming import counted, short_id
from dateline.present.terminal import Terminal
from dateline.store import SourceFiles, Verification

#: Faults that are listed; --json has up to a thousand.
SHOWN = 20


def write_verification(terminal: Terminal, verification: Verification) -> None:
    """Write what was checked, table by table, each fault, and the verdict last."""
    heads = (Column("table"), Column("rows"), Column("spans"), Column("broken"))
    rows = [(each.table, f"{each.rows:,}", f"{each.spans:,}", f"{each.broken:,}") for each in verification.tables]
    write_columns(terminal, heads, rows)
    if verification.sources:
        _write_sources(terminal, verification.sources)
    if verification.faults or verification.database:
        _write_faults(terminal, verification)
    terminal.write()
    if verification.sound:
        checked = f"{counted(verification.spans, 'span')} on {counted(verification.pages, 'page')}"
        terminal.write(Text(f"Sound: {checked}, every one holds its words.", "bold"))
    else:
        wrong = verification.fault_count + len(verification.database)
        terminal.write(Text(f"Broken: {counted(wrong, 'fault')}.", "bold"))


def _write_sources(terminal: Terminal, files: SourceFiles) -> None:
    terminal.heading("Files that pages were read from")
    heads = (Column("unchanged"), Column("changed since"), Column("gone"), Column("inside a container, not compared"))
    write_columns(terminal, heads, [(files.same, files.changed, files.gone, files.contained)])


def _write_faults(terminal: Terminal, verification: Verification) -> None:
    terminal.heading("Faults")
    for fault in verification.faults[:SHOWN]:
        terminal.write(Text(short_id(fault.record_id), "cyan"), f"  {fault.table}, {fault.check}")
        room = None if terminal.columns is None else terminal.columns - 2
        for line in terminal.broken(fault.detail, room):
            terminal.write("  ", terminal.unaligned(line))
    for finding in verification.database:
        terminal.write(terminal.line_of(finding))
    if verification.fault_count > SHOWN:
        terminal.note(f"{verification.fault_count - SHOWN:,} more; --json gives up to 1,000")
