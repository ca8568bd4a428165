"""Write the hashes of the data files that NOTICE and SOURCES.toml list anew: ``python scripts/notice_hashes.py``.

A line of NOTICE that names a file or folder below ``src/dateline`` is its SHA-256 (64 hexadecimal
digits, or 0 where it is still to be filled in), a blank and the path; a folder's ends in ``/``. A table of
``knowledge/data/SOURCES.toml`` is named after its file and has its hash as ``sha256``.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "dateline"
NOTICE = ROOT / "NOTICE"
SOURCES = PACKAGE / "knowledge" / "data" / "SOURCES.toml"

LISTED = re.compile(r"^(?:0|[0-9a-f]{64}) ([a-z_/]+(?:\.\w+)*)$", re.MULTILINE)
SOURCED = re.compile(r'^\["([^"]+)"\]$(.*?)^sha256 = "(?:0|[0-9a-f]{64})"$', re.MULTILINE | re.DOTALL)


def sha256_of(path: Path) -> str:
    """Hash a file, or the listing of a folder's files as sha256sum writes it."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    names = sorted(f"./{each.relative_to(path).as_posix()}" for each in path.rglob("*") if _is_data(each))
    listing = "".join(f"{sha256_of(path / name)}  {name}\n" for name in names)
    return hashlib.sha256(listing.encode()).hexdigest()


def renewed(notice: str) -> str:
    """Return the text of NOTICE with the hashes that the files have now."""
    return LISTED.sub(lambda line: f"{sha256_of(PACKAGE / line[1])} {line[1]}", notice)


def sources_renewed(sources: str) -> str:
    """Return the text of SOURCES.toml with the hashes that the files have now."""
    return SOURCED.sub(lambda each: f'["{each[1]}"]{each[2]}sha256 = "{sha256_of(SOURCES.parent / each[1])}"', sources)


def _is_data(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc"


if __name__ == "__main__":
    SOURCES.write_text(sources_renewed(SOURCES.read_text("utf-8")), "utf-8", newline="\n")
    NOTICE.write_text(renewed(NOTICE.read_text("utf-8")), "utf-8", newline="\n")
