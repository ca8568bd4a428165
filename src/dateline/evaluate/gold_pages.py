"""Gold pages: the items of a page and its pieces of text with their roles, and where they stand.

The format is described in ``gold/README.md``. A piece is given by its words (``text``) or, for
pages that may not be copied, by its place (``start``, ``end``) and the SHA-256 of its words.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.evaluate.labels import Label
from dateline.model import ResourceError

#: Not part of a page's text, though some scrapers leave it in the file.
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One article of a gold page. Each field holds the accepted values, the best one first.

    ``title`` is empty where the gold leaves it to the title pieces of the item (:meth:`titled`).
    """

    title: tuple[str | None, ...]
    outlet: tuple[str | None, ...]
    published: tuple[str | None, ...]
    language: tuple[str | None, ...]
    kind: tuple[str | None, ...]

    def titled(self, pieces: Sequence[str]) -> GoldItem:
        """Accept the words of the item's title pieces, copies among them, where the gold names no title."""
        return self if self.title else replace(self, title=tuple(pieces) or (None,))


@dataclass(frozen=True, slots=True)
class GoldPiece:
    """One piece of a gold page: its role, item and voice, and its words or its place and digest."""

    role: str
    item: int | None
    text: str = ""
    after: str = ""
    place: tuple[int, int] | None = None
    sha256: str = ""
    voice: str | None = None

    def label(self, start: int, end: int) -> Label:
        """Return the piece as a label at its place."""
        return Label(start, end, self.role, self.item, self.voice)


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One annotated file. ``sha256`` is the digest of the file where the gold does not hold its words."""

    file: str
    items: tuple[GoldItem, ...]
    pieces: tuple[GoldPiece, ...]
    sha256: str | None = None

    @property
    def text(self) -> str:
        """The file's text, for scraped text whose pieces hold every character of it."""
        return "".join(piece.text + piece.after for piece in self.pieces)


def read_gold_pages(folder: Path) -> tuple[tuple[GoldPage, ...], str]:
    """Read all gold pages of a folder in order of name, and the SHA-256 of them all.

    Raises ResourceError where the folder holds none.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise ResourceError(f"no gold pages in {folder}")
    digest = hashlib.sha256()
    pages = []
    for path in paths:
        data = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + data.replace(b"\r\n", b"\n") + b"\0")
        pages.append(gold_page(json.loads(data)))
    return tuple(pages), digest.hexdigest()


def gold_page(document: Mapping[str, Any]) -> GoldPage:
    """Make a gold page of its JSON form."""
    items = tuple(_item(each) for each in document["items"])
    pieces = tuple(_piece(each) for each in document["pieces"])
    return GoldPage(document["file"], items, pieces, document.get("sha256"))


def place_pieces(pieces: Sequence[GoldPiece], text: str) -> tuple[tuple[Label, ...], tuple[GoldPiece, ...]]:
    """Find the pieces of a gold page in a page's text, in order and without overlap.

    Where the pieces joined are the text, their places follow. Else white space and invisible
    characters are ignored, since rendering decides them; long pieces are placed first and bound
    the search for the short ones between them, so that a word like "Share" is not found too far
    on. Returns the placed labels in order and the pieces that stand nowhere.
    """
    if all(piece.place for piece in pieces):
        return _declared_places(pieces, text)
    if "".join(piece.text + piece.after for piece in pieces).removeprefix(_BYTE_ORDER_MARK) == text:
        return _running_places(pieces), ()
    stream, origin = _dense(text)
    wanted = [_dense(piece.text)[0] for piece in pieces]
    places: dict[int, tuple[int, int]] = {}
    for number in sorted(range(len(pieces)), key=lambda each: (-len(wanted[each]), each)):
        low, high = _bounds(places, number, len(stream))
        found = stream.find(wanted[number], low, high) if wanted[number] else -1
        if found >= 0:
            places[number] = (found, found + len(wanted[number]))
    labels = tuple(
        piece.label(origin[places[number][0]], origin[places[number][1] - 1] + 1)
        for number, piece in enumerate(pieces)
        if number in places
    )
    return labels, tuple(piece for number, piece in enumerate(pieces) if number not in places)


def _declared_places(pieces: Sequence[GoldPiece], text: str) -> tuple[tuple[Label, ...], tuple[GoldPiece, ...]]:
    labels, missing = [], []
    for piece in pieces:
        start, end = piece.place or (0, 0)
        if hashlib.sha256(text[start:end].encode()).hexdigest() == piece.sha256:
            labels.append(piece.label(start, end))
        else:
            missing.append(piece)
    return tuple(labels), tuple(missing)


def _running_places(pieces: Sequence[GoldPiece]) -> tuple[Label, ...]:
    labels = []
    offset = -len(_BYTE_ORDER_MARK) if pieces and pieces[0].text.startswith(_BYTE_ORDER_MARK) else 0
    for piece in pieces:
        end = offset + len(piece.text)
        labels.append(piece.label(max(offset, 0), end))
        offset = end + len(piece.after)
    return tuple(labels)


def _bounds(places: Mapping[int, tuple[int, int]], number: int, length: int) -> tuple[int, int]:
    """Return the open range left for a piece by the nearest placed ones before and after it."""
    placed = sorted(places)
    at = bisect_left(placed, number)
    low = places[placed[at - 1]][1] if at else 0
    high = places[placed[at]][0] if at < len(placed) else length
    return low, high


def _dense(text: str) -> tuple[str, list[int]]:
    """Drop white space and invisible characters; return what is left, with each character's offset."""
    origin = [
        offset
        for offset, character in enumerate(text)
        if not character.isspace() and unicodedata.category(character) != "Cf"
    ]
    return "".join(text[offset] for offset in origin), origin


def _item(values: Mapping[str, Any]) -> GoldItem:
    accept = values.get("accept", {})
    title = (values["title"],) if "title" in values else ()
    others = ((values[name], *accept.get(name, ())) for name in ("outlet", "published", "language", "kind"))
    return GoldItem(title, *others)


def _piece(values: Mapping[str, Any]) -> GoldPiece:
    return GoldPiece(
        values["role"],
        values["item"],
        values.get("text", ""),
        values.get("after", ""),
        (values["start"], values["end"]) if "start" in values else None,
        values.get("sha256", ""),
        values.get("voice"),
    )
