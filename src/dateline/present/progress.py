"""A run's progress: a bar on a terminal, a plain line every few seconds elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from dateline.present.naming import counted, duration, rate

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from dateline.run import Progress

#: Seconds between two plain lines.
INTERVAL = 5.0


def progress_for(stream: IO[str] | None = None) -> Progress:
    """Return the listener that suits a stream: standard error where none is given."""
    stream = stream or sys.stderr
    return BarProgress(stream) if stream.isatty() else LineProgress(stream)


@dataclass(slots=True)
class _Phase:
    """What is known of the phase under way; ``units`` are the total's, ``pages`` the reader's."""

    name: str
    total: int | None
    unit: str
    started: float
    units: int = 0
    pages: int = 0
    failures: int = 0

    @property
    def noun(self) -> str:
        return "article" if self.name.startswith("annotating") else "page"

    def status(self, seconds: float) -> str:
        """Say what is done and how fast: ``1,200 pages, 85 pages/s, 2 failures``."""
        words = [counted(self.pages, self.noun)] if self.pages else []
        if seconds >= 0.1 and self.pages:
            words.append(f"{rate(self.pages, seconds)} {self.noun}s/s")
        if self.failures:
            words.append(counted(self.failures, "failure"))
        return ", ".join(words)

    def left(self, seconds: float) -> float | None:
        """Estimate the seconds left from the share of units done; ``None`` where it cannot be known."""
        if not self.total or not self.units:
            return None
        return max(seconds * (self.total - self.units) / self.units, 0.0)


class LineProgress:
    """Writes plain lines: one every ``interval`` seconds, and one at the end of each phase."""

    def __init__(
        self, stream: IO[str], interval: float = INTERVAL, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._interval = interval
        self._clock = clock
        self._phase: _Phase | None = None
        self._said = 0.0

    def phase(self, name: str, total: int | None, unit: str) -> None:
        """End the phase under way with its line, and begin another."""
        self._end()
        self._said = self._clock()
        self._phase = _Phase(name, total, unit, self._said)

    def advance(self, units: int, pages: int) -> None:
        """Count what was done; say so if it is time."""
        if self._phase:
            self._phase.units += units
            self._phase.pages += pages
            self._say_if_due(self._phase)

    def failure(self, source: str, reason: str) -> None:  # noqa: ARG002 - the closing summary says which and why
        """Count a failure."""
        if self._phase:
            self._phase.failures += 1

    def close(self) -> None:
        """End the phase under way."""
        self._end()

    def _say_if_due(self, phase: _Phase) -> None:
        now = self._clock()
        if now - self._said < self._interval:
            return
        self._said = now
        seconds = now - phase.started
        share = f"{min(phase.units / phase.total, 1):.0%}" if phase.total else ""
        left = phase.left(seconds)
        parts = (phase.status(seconds), share, f"{duration(left)} left" if left else "")
        self._write(f"{phase.name}: {', '.join(part for part in parts if part)}")

    def _end(self) -> None:
        if self._phase and (self._phase.pages or self._phase.failures):
            seconds = self._clock() - self._phase.started
            self._write(f"{self._phase.name}: {self._phase.status(seconds)}, done in {duration(seconds)}")
        self._phase = None

    def _write(self, line: str) -> None:
        self._stream.write(line + "\n")
        self._stream.flush()


class BarProgress:
    """Draws one bar for each phase, with the rate and the time left."""

    def __init__(self, stream: IO[str], clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._bars: Bars | None = None
        self._task: TaskID | None = None
        self._phase: _Phase | None = None

    def phase(self, name: str, total: int | None, unit: str) -> None:
        """Finish the bar under way, and begin another below it."""
        bars = self._bars = self._bars or self._begin()
        self._finish()
        self._phase = _Phase(name, total, unit, self._clock())
        self._task = bars.add_task(name, total=total, status="")

    def advance(self, units: int, pages: int) -> None:
        """Move the bar."""
        if self._phase and self._bars and self._task is not None:
            self._phase.units += units
            self._phase.pages += pages
            status = self._phase.status(self._clock() - self._phase.started)
            self._bars.update(self._task, advance=units, status=status)

    def failure(self, source: str, reason: str) -> None:  # noqa: ARG002 - the closing summary says which and why
        """Count a failure beside the bar."""
        if self._phase:
            self._phase.failures += 1
            self.advance(0, 0)

    def close(self) -> None:
        """Leave the bars as they are and give the terminal back."""
        self._finish()
        if self._bars:
            self._bars.stop()
            self._bars = None

    def _begin(self) -> Bars:
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        from dateline.present.terminal import Terminal

        terminal = Terminal(self._stream)
        narrow = (terminal.columns or 80) < 80
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=10 if narrow else 30),
            TaskProgressColumn(),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[status]}", markup=False),
        )
        bars = Progress(*columns, console=terminal.console)
        bars.start()
        return bars

    def _finish(self) -> None:
        if self._bars and self._task is not None and self._phase:
            done = self._phase.total or max(self._phase.units, 1)
            self._bars.update(self._task, total=done, completed=min(done, self._phase.units or done))
            self._bars.stop_task(self._task)
        self._task = None
        self._phase = None
