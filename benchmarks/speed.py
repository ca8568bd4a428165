"""Pages per second and core: read and clean beside the extraction library alone, in one process.

    python benchmarks/speed.py                            on generated pages
    python benchmarks/speed.py --html ../shared/gold/html/fundus

Each page is timed with every system in turn (CPU time, the best of some rounds), so that a busy
machine slows all of them alike. The last columns are rates against trafilatura's own: with its
defaults, and as it is called for what dateline gives too (title, author, date; no comments). As in
a worker of dateline, what is loaded by then is out of the garbage collector's sight, for all alike.
"""

from __future__ import annotations

import gc
import gzip
import logging
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from generate import pages
from results import parser, report
from trafilatura import bare_extraction, extract

from dateline.model import Annotator, ArticleText, CleanPage, DatelineError, Payload
from dateline.run import Configuration, Registry, load_registry


def main() -> None:
    """Time reading, cleaning and annotating."""
    options = parser(__doc__)
    options.add_argument("--html", type=Path, metavar="FOLDER", help="real pages (*.html, *.html.gz) below a folder")
    options.add_argument("--count", type=int, default=200, help="pages of each kind")
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    registry = load_registry(Configuration())
    html = _real_pages(chosen.html, chosen.count) if chosen.html else _generated(chosen.count, "text/html")
    text = _generated(chosen.count, "text/plain")

    def clean(payload: Payload) -> object:
        return _clean(registry, payload)

    for work in (_extract, _extract_and_describe, clean):
        work(html[0])
    gc.collect()
    gc.freeze()
    library, described, cleaned = _seconds(html, [_extract, _extract_and_describe, clean], chosen.rounds)
    (cleaned_text,) = _seconds(text, [clean], chosen.rounds)
    articles = [article for payload in html for article in _articles(_clean(registry, payload))]
    rows = [
        _row("trafilatura.bare_extraction", html, library, (library, described)),
        _row("trafilatura.extract, with metadata, without comments", html, described, (library, described)),
        _row("read and clean, HTML", html, cleaned, (library, described)),
        _row("read and clean, scraped text", text, cleaned_text),
        *(_annotating_row(annotator, articles) for annotator in registry.annotators),
    ]
    report(f"Speed, {'real' if chosen.html else 'generated'} pages", HEAD, rows, write=chosen.write)


HEAD = ("stage", "pages", "kB a page", "pages/s per core", "against trafilatura", "with metadata")


def _extract(payload: Payload) -> object:
    return bare_extraction(payload.data, url=payload.url)


def _extract_and_describe(payload: Payload) -> object:
    return extract(payload.data, url=payload.url, with_metadata=True, include_comments=False)


def _seconds(payloads: Sequence[Payload], works: Sequence[Callable[[Payload], object]], rounds: int) -> list[float]:
    """For each kind of work, sum the best CPU time of each page over the rounds."""
    best = [[float("inf")] * len(payloads) for _ in works]
    for _ in range(rounds):
        for number, payload in enumerate(payloads):
            for times, work in zip(best, works, strict=True):
                started = time.process_time()
                work(payload)
                times[number] = min(times[number], time.process_time() - started)
    return [sum(times) for times in best]


def _row(name: str, payloads: Sequence[Payload], seconds: float, library: Sequence[float] = ()) -> Sequence[object]:
    size = sum(len(payload.data) for payload in payloads) / len(payloads) / 1000
    shares: Sequence[object] = [each / seconds for each in library] or ["", ""]
    return (name, len(payloads), size, len(payloads) / seconds, *shares)


def _annotating_row(annotator: Annotator, articles: Sequence[ArticleText]) -> Sequence[object]:
    size = sum(len(article.article.span.exact.encode()) for article in articles) / max(1, len(articles)) / 1000
    annotator(articles[:1])  # lexicons are loaded by the first call
    started = time.process_time()
    annotator(articles)
    seconds = time.process_time() - started
    return (f"annotate: {annotator.name}, articles", len(articles), size, len(articles) / max(seconds, 1e-9), "", "")


def _clean(registry: Registry, payload: Payload) -> list[CleanPage]:
    cleaned: list[CleanPage] = []
    try:
        for document in registry.reader_for(payload.media_type)([payload]):
            cleaned += registry.cleaner_for(document.page.media_type)([document])
    except DatelineError as error:
        sys.stderr.write(f"{payload.source}: {error}\n")
    return cleaned


def _articles(cleaned: Sequence[CleanPage]) -> list[ArticleText]:
    return [
        ArticleText(article, each.page, tuple(block for block in each.blocks if block.article_id == article.article_id))
        for each in cleaned
        for article in each.articles
    ]


def _generated(count: int, media_type: str) -> list[Payload]:
    return [
        Payload(each.url, each.html() if media_type == "text/html" else each.scraped(), media_type, url=each.url)
        for each in pages(count)
    ]


def _real_pages(folder: Path, count: int) -> list[Payload]:
    paths = sorted([*folder.rglob("*.html"), *folder.rglob("*.html.gz")])
    step = max(1, len(paths) // count)
    return [
        Payload(
            path.name, gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes(), "text/html"
        )
        for path in paths[::step][:count]
    ]


if __name__ == "__main__":
    main()
