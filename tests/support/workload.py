"""Tasks for tests of the worker pool: importable in worker processes, each with one bad habit."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from dateline.model import InputError


class Number(int):
    """A number with a weight."""

    @property
    def weight(self) -> int:
        """The size of numbers from a hundred up is large."""
        return 2**30 if self >= 100 else 1


@dataclass(frozen=True)
class Misbehave:
    """Double a number, unless the number asks for trouble.

    ``folder`` is where an item that dies only once leaves the mark that it has died.
    """

    folder: Path

    def __call__(self, item: Number, /) -> int:
        if item == 13:
            raise InputError("thirteen cannot be read: bad luck")
        if item == 14:
            raise ValueError("a defect")
        if item == 15:
            os.kill(os.getpid(), signal.SIGKILL)
        if item == 16:
            time.sleep(600)
        if item == 17 and not (self.folder / "died").exists():
            (self.folder / "died").touch()
            os._exit(3)
        if item == 18:
            print("what a library prints must not end up among the answers", flush=True)
        return 2 * item


@dataclass(frozen=True)
class Homesick:
    """Say in which process a number was doubled; some make an end of any but the process ``home``."""

    home: int

    def __call__(self, item: Number, /) -> tuple[int, int]:
        if os.getpid() != self.home and item == 15:
            os.kill(os.getpid(), signal.SIGKILL)
        if os.getpid() != self.home and item == 16:
            time.sleep(600)
        if item == 14:
            raise ValueError("a defect")
        return 2 * item, os.getpid()
