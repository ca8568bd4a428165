"""Languages of titles and bodies on the Fundus test pages: is a short text's answer its article's?

    python benchmarks/languages.py [FOLDER]

A body's language is checked against the page's
``lang``; several South African and Tanzanian pages declare English and are not in it.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from results import parser, report

from dateline.clean.language import detect_language
from dateline.evaluate.fundus import read_fundus

FOLDER = Path(__file__).parents[1] / ".." / "shared" / "gold" / "html" / "fundus"
_LANG = re.compile(r"<html[^>]*\blang=[\"']?([A-Za-z]{2,3})")


def titles(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (title, body) of each gold article."""
    for path in sorted(folder.glob("*/*.json")):
        for gold in json.loads(path.read_text("utf-8")).values():
            body = " ".join(line for part in gold["body"]["sections"] for line in part["paragraphs"])
            if gold.get("title") and len(body) > 200:
                yield gold["title"], body


def main() -> None:
    arguments = parser(__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    options = arguments.parse_args()
    if not options.folder.is_dir():
        sys.exit(f"no Fundus test pages in {options.folder}: skipped")
    pages = read_fundus(options.folder)[0]
    declared = [(match[1].lower(), page.body) for page in pages if (match := _LANG.search(page.html))]
    start = time.process_time()
    bodies = [(language, detect_language(body).language) for language, body in declared if len(body) > 200]
    per_page = (time.process_time() - start) / len(bodies) * 1000
    found = [
        (detect_language(body).language, detect_language(title).language) for title, body in titles(options.folder)
    ]
    rows = [["body, as declared", *tally(bodies), per_page], ["title, as its body", *tally(found), ""]]
    head = ("text", "texts", "same", "other", "none", "differing", "ms each")
    report("Languages of Fundus test pages", head, rows, write=options.write)


def tally(pairs: list[tuple[str, str]]) -> list[object]:
    """Count equal, other and missing answers of (expected, found), and list the others."""
    other = sorted({f"{expected}:{found}" for expected, found in pairs if found not in {expected, "und"}})
    same = sum(expected == found for expected, found in pairs)
    none = sum(found == "und" for _, found in pairs)
    return [len(pairs), same, len(pairs) - same - none, none, " ".join(other)]


if __name__ == "__main__":
    main()
