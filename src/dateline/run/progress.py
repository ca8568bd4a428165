"""How a run tells what it is doing, to whoever wants to show it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Listens to a run. All methods are called in the main process; ``Silent`` does nothing.

    A run has phases (``reading``, ``recurring lines``, ``annotating: dates``). ``total`` is in
    ``unit``s and ``None`` where it cannot be known; ``advance`` counts units done since the last
    call, only after they are safe on disk, and ``pages`` the pages (or articles) among them.
    """

    def phase(self, name: str, total: int | None, unit: str) -> None: ...

    def advance(self, units: int, pages: int) -> None: ...

    def failure(self, source: str, reason: str) -> None: ...

    def close(self) -> None: ...


class Silent:
    """A progress listener that shows nothing."""

    def phase(self, name: str, total: int | None, unit: str) -> None:
        """Ignore the start of a phase."""

    def advance(self, units: int, pages: int) -> None:
        """Ignore what was done."""

    def failure(self, source: str, reason: str) -> None:
        """Ignore a failure; it is in the record."""

    def close(self) -> None:
        """Ignore the end."""
