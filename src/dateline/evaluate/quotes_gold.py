"""Gold reader for attributions in the form of PolNeAR: articles with content, cue and source spans."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model import ResourceError

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attributed:
    """Attributed words: half-open ranges of code points of content, speaker and cue; the last two may be empty.

    ``kind`` is ``direct``, ``mixed`` or ``indirect`` in gold and a statement's form in what was found.
    """

    kind: str
    content: Ranges
    speaker: Ranges
    cue: Ranges


@dataclass(frozen=True, slots=True)
class QuotedArticle:
    """An article of gold: its text, publication day (ISO) and all that is attributed in it."""

    name: str
    text: str
    date: str
    attributed: tuple[Attributed, ...]


def read_polnear(folder: Path) -> tuple[tuple[QuotedArticle, ...], str]:
    """Read ``polnear*.jsonl`` of a folder and its SHA-256; ResourceError where there is none."""
    files = sorted(folder.glob("polnear*.jsonl"))
    if not files:
        raise ResourceError(f"no polnear*.jsonl in {folder}")
    digest = hashlib.sha256()
    articles: list[QuotedArticle] = []
    for file in files:
        data = file.read_bytes()
        digest.update(data)
        articles += [_article(json.loads(line)) for line in data.splitlines() if line.strip()]
    return tuple(articles), digest.hexdigest()


def _article(row: Mapping[str, Any]) -> QuotedArticle:
    return QuotedArticle(row["id"], row["text"], row["date"], tuple(map(_attributed, row["quotes"])))


def _attributed(row: Mapping[str, Any]) -> Attributed:
    content, speaker, cue = (_ranges(row[name]) for name in ("quote", "speaker", "cue"))
    return Attributed(row["kind"], content, speaker, cue)


def _ranges(pairs: list[list[int]] | None) -> Ranges:
    return tuple(sorted((start, end) for start, end in pairs or ()))
