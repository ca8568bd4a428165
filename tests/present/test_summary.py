"""The closing summary of a run."""

from __future__ import annotations

import re
from pathlib import Path

from screens import pipe

from dateline.present import write_summary
from dateline.run import Summary


def shown(summary: Summary, record: str = "dateline.db") -> str:
    screen, stream = pipe()
    write_summary(screen, summary, Path(record))
    return stream.getvalue()


def test_counts_time_and_rate() -> None:
    text = shown(Summary("run-1", files=4, pages=1200, articles=1300, known=7, seconds=10.0))
    assert "pages read     1,200" in text
    assert "already known  7  not read again" in text
    assert "time           10 s  (120 pages/s)" in text
    assert "failures       none" in text


def test_failures_by_reason_with_an_example_and_the_command_that_lists_them() -> None:
    summary = Summary("run-1", files=3, pages=1, articles=1)
    summary.add_failure("pages/b.html", "the gzip stream is truncated: at byte 512")
    summary.add_failure("pages/a.html", "the gzip stream is truncated: at byte 9")
    text = shown(summary, "other record.db")
    assert "     2  the gzip stream is truncated" in text
    assert "for example pages/b.html" in text
    assert "dateline show --failures --db 'other record.db'" in text


def test_next_commands_name_the_record_where_it_is_not_the_usual_one() -> None:
    assert re.search("dateline show +the articles", shown(Summary("run-1", articles=1)))
    assert "dateline verify --db x.db" in shown(Summary("run-1", articles=1), "x.db")


def test_an_interrupted_run_says_that_what_was_stored_is_kept() -> None:
    assert shown(Summary("run-1", interrupted=True)).startswith("Interrupted. What was stored is kept")


def test_a_source_name_cannot_steer_the_terminal() -> None:
    summary = Summary("run-1", files=1)
    summary.add_failure("pages/\x1b[2J.html", "not text")
    assert "\x1b" not in shown(summary)
