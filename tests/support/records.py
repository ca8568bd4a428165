"""Cleaned pages and records for tests: a page from its lines, each with its role."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dateline.model import (
    Article,
    Basis,
    Block,
    Claim,
    CleanPage,
    Evidence,
    Kind,
    Metadata,
    Page,
    Role,
    Span,
    Time,
    Voice,
    annotation_id,
    direction_of,
    sha256_hex,
)
from dateline.store import Record, Writer

ENGLISH = (
    ("Port strike enters third day", Role.TITLE),
    ("12 March 2031", Role.DATE),
    ("Dockers at the port stopped work on Monday.", Role.BODY),
    ("Talks with the harbour board resume tomorrow.", Role.BODY),
    ("Subscribe to our newsletter", Role.FURNITURE),
)
ARABIC = (
    ("إضراب الميناء يدخل يومه الثالث", Role.TITLE),
    ("١٢ آذار/مارس ٢٠٣١", Role.DATE),
    ("توقف عمّال الميناء عن العمل يوم الاثنين.", Role.BODY),
    ("وقالت الوزارة إن المحادثات تُستأنف غداً.", Role.BODY),
    ("اشترك في نشرتنا", Role.FURNITURE),
)

STAGE, FINGERPRINT = "read+clean", "fingerprint-1"


def page_of(text: str, source: str = "pages/one.txt", url: str | None = None) -> Page:
    data = text.encode("utf-8")
    digest = sha256_hex(data)
    page_id = Page.id_for(digest, url, "text/plain", "utf-8")
    return Page(
        page_id, source, url, "text/plain", "utf-8", "detected", digest, len(data), "text@1",
        "2031-03-13T08:00:00+00:00", None, text,
    )  # fmt: skip


def cleaned(
    lines: Sequence[tuple[str, Role]] = ENGLISH,
    *,
    source: str = "pages/one.txt",
    url: str | None = None,
    outlet: str | None = "Harbour Courier",
    language: str = "en",
    published: str | None = "2031-03-12",
) -> CleanPage:
    """Make a page of one article from its lines; the first title line is the article's title."""
    page = page_of("\n".join(line for line, _ in lines), source, url)
    places: list[tuple[int, int]] = []
    for line, _ in lines:
        start = places[-1][1] + 1 if places else 0
        places.append((start, start + len(line)))
    hull = Span.of(page, places[0][0], places[-1][1])
    article_id = Article.id_for(hull)
    title = next((line for line, role in lines if role is Role.TITLE), None)
    declared = Metadata.make(page.page_id, 0, "meta", ("og:site_name", outlet or ""), place=(3, 9))
    article = Article(
        article_id, 0, hull, title, outlet, Basis.MARKUP if outlet else None, None, language, direction_of(language),
        published, Basis.TEXT if published else None, published, published, Kind.NEWS, "news@1",
    )  # fmt: skip
    blocks = tuple(
        Block(
            Block.id_for(Span.of(page, *place)), article_id, at, Span.of(page, *place), role, "test-rule", 0.9,
            (Evidence("short-line", role, 0.5),), Voice.REPORT if role is Role.BODY else None, language,
        )
        for at, (place, (_, role)) in enumerate(zip(places, lines, strict=True))
    )  # fmt: skip
    return CleanPage(page, (declared,), (article,), blocks, tuple(_claims(article, declared, blocks)))


def _claims(article: Article, declared: Metadata, blocks: Sequence[Block]) -> list[Claim]:
    found = []
    for block in blocks:
        if block.role is Role.TITLE and article.title == block.span.exact:
            found.append(_claim(article, "title", article.title, Basis.TEXT, span=block.span))
        if block.role is Role.DATE and article.published:
            found.append(_claim(article, "published", article.published, Basis.TEXT, span=block.span))
    if article.outlet:
        found.append(_claim(article, "outlet", article.outlet, Basis.MARKUP, metadata_id=declared.metadata_id))
    return found


def _claim(
    article: Article, name: str, value: str, basis: Basis, *, span: Span | None = None, metadata_id: str | None = None
) -> Claim:
    key = Claim.id_for(article.article_id, name, 0, value, f"{name}-rule")
    raw = span.exact if span else value
    return Claim(
        key, article.article_id, name, 0, value, raw, basis, f"{name}-rule", True, span=span, metadata_id=metadata_id
    )


def times_in(page: CleanPage, words: str = "Monday") -> list[Time]:
    """Make a time annotation of the words, where they stand in the page's first article."""
    article = page.articles[0]
    start = page.page.text.index(words)
    span = Span.of(page.page, start, start + len(words))
    return [
        Time(
            annotation_id("time", span), article.article_id, span, "DATE", "2031-03-10", "2031-03-10",
            "2031-03-10", "2031-03-10", "weekday", "2031-03-12", "published",
        )
    ]  # fmt: skip


def both_languages() -> list[CleanPage]:
    return [
        cleaned(),
        cleaned(ARABIC, source="pages/two.txt", outlet="نشرة المرفأ", language="ar"),
    ]


def begun(path: Path) -> Writer:
    """Open a record for writing with a run under way."""
    writer = Writer.open(path)
    writer.begin_run("0.1.0", "run pages", "{}", "test")
    return writer


def stored(path: Path, pages: Sequence[CleanPage]) -> Record:
    """Store pages in a new record and open it for reading."""
    with begun(path) as writer:
        assert writer.add(pages, STAGE, FINGERPRINT) == []
        writer.finish_run(writer.run_id or "", "finished", "{}")
    return Record.open(path)
