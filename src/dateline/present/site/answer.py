"""What a page answers: something to show and the same as data, another address, or lines of text."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field

from dateline.present.site.asked import Asked
from dateline.store import Record


@dataclass(frozen=True, slots=True)
class Answer:
    """A page: ``data`` is its JSON twin, and with ``shown`` what its template is filled with.

    ``title`` is plain text; where it is a source's words, ``title_language`` is theirs.
    """

    template: str
    title: str
    data: object
    shown: Mapping[str, object] = field(default_factory=dict)
    title_language: str | None = None
    status: int = 200


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The page lies at another address."""

    address: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file to keep: its name, its media type, and what gives its text piece by piece when it is sent."""

    name: str
    media_type: str
    pieces: Callable[[], Generator[str, None, None]]


Page = Callable[[Record, Asked], Answer | Elsewhere | Document]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no answer; the one shape of every error, in HTML and in JSON."""

    status: int
    title: str
    detail: str
