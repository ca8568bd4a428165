"""Gold readers for times: TimeBank (TempEval-3) and MEANTIME, as JSON Lines with TIMEX3 tags.

A line has ``id``, ``dct`` (the day or moment of publication), ``text`` and ``timex``: ``start``,
``end``, ``type`` and ``value`` of each tag.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model import ResourceError


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A tagged expression: where it stands, its TIMEX3 type, value and modifier (empty where it has none)."""

    start: int
    end: int
    type: str
    value: str
    mod: str = ""


@dataclass(frozen=True, slots=True)
class TimeDocument:
    """A document: its name, text, day of publication (ISO, ``None`` where open) and tagged times."""

    name: str
    text: str
    published: str | None
    times: tuple[GoldTime, ...]


def read_times(path: Path) -> tuple[tuple[TimeDocument, ...], str]:
    """Read all documents in order and the SHA-256 of the file; ResourceError where it is absent."""
    if not path.is_file():
        raise ResourceError(f"no gold data in {path}; name its folder with --gold")
    data = path.read_bytes()
    lines = data.decode("utf-8").splitlines()
    return tuple(_document(json.loads(line)) for line in lines), hashlib.sha256(data).hexdigest()


def _document(line: dict[str, Any]) -> TimeDocument:
    times = (
        GoldTime(each["start"], each["end"], each["type"], str(each["value"] or ""), each.get("mod") or "")
        for each in line["timex"]
    )
    return TimeDocument(line["id"], line["text"], _day(str(line["dct"] or "")), tuple(times))


def _day(dct: str) -> str | None:
    """Return the day of a moment of publication; one document of MEANTIME has it the European way round."""
    if found := re.match(r"(\d\d)-(\d\d)-(\d{4})", dct):
        return f"{found[3]}-{found[2]}-{found[1]}"
    return dct[:10] if re.match(r"\d{4}-\d\d-\d\d", dct) else None
