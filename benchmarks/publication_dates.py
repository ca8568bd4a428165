"""Publication days on the Fundus test pages: dateline's cleaners beside htmldate, fast and extensive.

    python benchmarks/publication_dates.py [FOLDER]

FOLDER (``../shared/gold/html/fundus``) holds the test pages of flairNLP/fundus. Days are compared in
the zone the gold states; answers a day off are counted apart, as outlets give an evening's
publication the next day's printed date.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from results import parser, report

from dateline.clean import HtmlCleaner
from dateline.evaluate.fundus import FundusPage, read_fundus
from dateline.model import CleanPage, DatelineError
from dateline.read import HtmlReader

KINDS = ("right", "a day off", "wrong", "less precise", "none")
FOLDER = Path(__file__).parents[1] / ".." / "shared" / "gold" / "html" / "fundus"


def own() -> Callable[[FundusPage], str | None]:
    """Return dateline's answer: the day of the page's longest article."""
    reader, cleaner = HtmlReader(), HtmlCleaner()

    def day(page: FundusPage) -> str | None:
        try:
            cleaned: CleanPage = cleaner(reader([page.payload]))[0]
        except DatelineError:
            return None
        main = max(cleaned.articles, key=lambda article: article.span.end - article.span.start, default=None)
        return main.published[:10] if main and main.published else None

    return day


def htmldate(extensive: bool) -> Callable[[FundusPage], str | None]:
    """Return htmldate's answer, asked for the original date and none after the day of the download."""
    from htmldate import find_date

    def day(page: FundusPage) -> str | None:
        latest, html = page.fetched_at[:10], page.html
        found: str | None = find_date(
            html, url=page.url, original_date=True, extensive_search=extensive, max_date=latest
        )
        return found

    return day


def compare(gold: str, answer: str | None) -> str:
    """Name the outcome of one answer."""
    if answer is None or answer == gold:
        return "none" if answer is None else "right"
    try:
        apart = abs((date.fromisoformat(answer) - date.fromisoformat(gold)).days)
    except ValueError:
        return "less precise"
    return "a day off" if apart == 1 else "wrong"


def measure(name: str, ask: Callable[[FundusPage], str | None], pages: tuple[FundusPage, ...]) -> list[object]:
    """Ask about every page and return one row of the table; speed is CPU time of this process."""
    start = time.process_time()
    outcomes = Counter(compare(page.day, ask(page)) for page in pages)
    seconds = time.process_time() - start
    return [name, *(outcomes[kind] for kind in KINDS), outcomes["right"] / len(pages), len(pages) / seconds]


def main() -> None:
    arguments = parser(__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    options = arguments.parse_args()
    if not options.folder.is_dir():
        sys.exit(f"no Fundus test pages in {options.folder}: skipped")
    pages, _ = read_fundus(options.folder)
    systems = {
        "dateline (read, clean, all metadata)": own(),
        "htmldate fast": htmldate(extensive=False),
        "htmldate extensive": htmldate(extensive=True),
    }
    rows = [measure(name, ask, pages) for name, ask in systems.items()]
    head = ("system", *KINDS, "accuracy", "pages/s")
    report(f"Publication days of {len(pages)} Fundus test pages", head, rows, write=options.write)


if __name__ == "__main__":
    main()
