"""Progress: plain lines where there is no terminal, bars where there is one."""

from __future__ import annotations

import io

from screens import FakeTerminal

from dateline.present import progress_for
from dateline.present.progress import BarProgress, LineProgress


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_listener_suits_the_stream() -> None:
    assert isinstance(progress_for(io.StringIO()), LineProgress)
    assert isinstance(progress_for(FakeTerminal()), BarProgress)


def test_a_line_every_few_seconds_with_rate_share_and_time_left() -> None:
    stream, clock = io.StringIO(), Clock()
    progress = LineProgress(stream, interval=5, clock=clock)
    progress.phase("reading", 1000, "bytes")
    for clock.now in (2.0, 4.0, 6.0, 8.0):
        progress.advance(100, 30)
    assert stream.getvalue() == "reading: 90 pages, 15 pages/s, 30%, 14 s left\n"


def test_each_phase_ends_with_a_line_that_counts_failures() -> None:
    stream, clock = io.StringIO(), Clock()
    progress = LineProgress(stream, clock=clock)
    progress.phase("reading", None, "bytes")
    progress.advance(10, 2)
    progress.failure("broken.html", "not text")
    clock.now = 2.0
    progress.phase("annotating: dates", 2, "articles")
    progress.advance(2, 2)
    clock.now = 3.0
    progress.close()
    assert stream.getvalue().splitlines() == [
        "reading: 2 pages, 1.0 pages/s, 1 failure, done in 2.0 s",
        "annotating: dates: 2 articles, 2.0 articles/s, done in 1.0 s",
    ]


def test_a_phase_in_which_nothing_was_done_says_nothing() -> None:
    stream = io.StringIO()
    progress = LineProgress(stream)
    progress.phase("reading", 0, "bytes")
    progress.close()
    assert stream.getvalue() == ""


def test_a_bar_shows_phase_and_counts() -> None:
    stream = FakeTerminal()
    progress = BarProgress(stream)
    progress.phase("reading", 10, "bytes")
    progress.advance(10, 3)
    progress.failure("broken.html", "not text")
    progress.close()
    assert "reading" in stream.getvalue()
    assert "100%" in stream.getvalue()
    assert "3 pages" in stream.getvalue()
    assert "1 failure" in stream.getvalue()


def test_a_bar_that_was_never_begun_can_be_closed() -> None:
    BarProgress(FakeTerminal()).close()
