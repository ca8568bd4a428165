"""The files pages were read from, compared with what they were when they were read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.model import Page


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """How many pages' files are still the same, were changed, are gone, or lie inside a container."""

    same: int = 0
    changed: int = 0
    gone: int = 0
    contained: int = 0


def check_source(files: SourceFiles, page: Page) -> SourceFiles:
    """Compare a page's file with the hash of what was read."""
    path = Path(page.source)
    try:
        if not path.is_file():
            inside = "#" in page.source and Path(page.source.partition("#")[0]).is_file()
            return replace(files, contained=files.contained + 1) if inside else replace(files, gone=files.gone + 1)
        with path.open("rb") as stream:
            compressed = stream.read(2) == b"\x1f\x8b"  # the page's hash is that of what is in it
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return replace(files, gone=files.gone + 1)
    if compressed:
        return replace(files, contained=files.contained + 1)
    if digest == page.sha256:
        return replace(files, same=files.same + 1)
    return replace(files, changed=files.changed + 1)
