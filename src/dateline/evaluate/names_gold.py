"""Gold reader for names: tokens with BIO tags, in JSON Lines, their types brought to PER, LOC and ORG."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model import ResourceError

#: Types of the sources and ours; types that are not here count as no name.
_TYPES = {"PER": "PER", "PERS": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG"}


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence of gold: its words, proclitics still on them, and a label for each (``B-PER``, ``O`` ...)."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


def read_names(file: Path) -> tuple[tuple[TaggedSentence, ...], str]:
    """Read a file of tagged sentences and its SHA-256; ResourceError where it is not there."""
    if not file.is_file():
        raise ResourceError(f"no file {file}")
    data = file.read_bytes()
    rows = tuple(_sentence(json.loads(line)) for line in data.splitlines() if line.strip())
    return rows, hashlib.sha256(data).hexdigest()


def _sentence(row: Mapping[str, Any]) -> TaggedSentence:
    return TaggedSentence(tuple(row["tokens"]), tuple(_begun([_label(tag) for tag in row["tags"]])))


def _label(tag: str) -> str:
    """Return the outermost of nested tags (``I-ORG|B-GPE``) that is of our types."""
    for each in tag.split("|"):
        place, _, kind = each.partition("-")
        if kind in _TYPES:
            return f"{place}-{_TYPES[kind]}"
    return "O"


def _begun(labels: Sequence[str]) -> list[str]:
    """Let every name begin with ``B``."""
    before = ["O", *labels]
    return [
        f"B-{label[2:]}" if label[0] == "I" and last[2:] != label[2:] else label
        for last, label in zip(before, labels, strict=False)
    ]
