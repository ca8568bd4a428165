"""Small records made by hand, and terminals of a given width to show them on."""

from __future__ import annotations

import io
from collections.abc import Sequence

from dateline.model import Article, Basis, Block, Claim, Kind, Page, Role, Span, Time, Voice, content_id, sha256_hex
from dateline.present import ArticleView, Terminal

ENGLISH: tuple[tuple[Role, str], ...] = (
    (Role.TITLE, "Talks on harbour fees open in Valletta"),
    (Role.DATE, "19 August 2031"),
    (Role.BODY, "Tunisia and Malta opened talks on harbour fees on Tuesday, the transport ministry said."),
    (Role.RELATED, "READ: Harbour fees explained"),
    (Role.FURNITURE, "Sign up for our newsletter"),
    (Role.BODY, "The talks will go on until Wednesday."),
)

ARABIC: tuple[tuple[Role, str], ...] = (
    (Role.TITLE, "محادثات في فاليتا حول رسوم الموانئ"),
    (Role.BODY, "افتتحت تونس ومالطا يوم 2031-08-19 محادثات حول رسوم الموانئ، بحسب وزارة النقل، بمشاركة 12-15 خبيرا."),
    (Role.SOURCE_LINE, "المصدر: وكالات"),
)


class FakeTerminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def terminal(columns: int) -> tuple[Terminal, FakeTerminal]:
    """Make a terminal of a given width, and the stream to read back what it shows."""
    stream = FakeTerminal()
    return Terminal(stream, columns), stream


def pipe() -> tuple[Terminal, io.StringIO]:
    """Make an output that is not a terminal."""
    stream = io.StringIO()
    return Terminal(stream), stream


def page_of(text: str, source: str = "pages/talks.txt") -> Page:
    sha256 = sha256_hex(text.encode())
    page_id = Page.id_for(sha256, None, "text/plain", "utf-8")
    size = len(text.encode())
    return Page(
        page_id,
        source,
        None,
        "text/plain",
        "utf-8",
        "detected",
        sha256,
        size,
        "text@1",
        "2031-08-20T06:00:00Z",
        None,
        text,
    )


def view_of(parts: Sequence[tuple[Role, str]], language: str = "en", confidence: float = 0.9) -> ArticleView:
    """Make an article of blocks parted by blank lines; its title is the first block."""
    page = page_of("\n\n".join(words for _, words in parts))
    direction = "rtl" if language == "ar" else "ltr"
    article_id = content_id("article", page.page_id)
    blocks = []
    start = 0
    for position, (role, words) in enumerate(parts):
        span = Span.of(page, start, start + len(words))
        voice = Voice.REPORT if role is Role.BODY else None
        blocks.append(
            Block(
                Block.id_for(span), article_id, position, span, role, "rule", confidence, (), voice, language, direction
            )
        )
        start += len(words) + 2
    article = Article(
        article_id=article_id,
        position=0,
        span=Span.of(page, 0, len(page.text)),
        title=parts[0][1],
        outlet=None,
        outlet_basis=None,
        byline=None,
        language=language,
        direction=direction,
        published="2031-08-19",
        published_basis=Basis.TEXT,
        published_earliest="2031-08-19",
        published_latest="2031-08-19",
        kind=Kind.NEWS,
        kind_rule="no signs of opinion",
    )
    claim_id = Claim.id_for(article_id, "published", 0, "2031-08-19", "date line")
    line = blocks[1].span
    claims = (
        Claim(claim_id, article_id, "published", 0, "2031-08-19", line.exact, Basis.TEXT, "date line", True, line),
    )
    when = Span.of(page, blocks[1].span.start, blocks[1].span.end)
    times = (Time(content_id("time", 1), article_id, when, "DATE", "2031-08-19", "2031-08-19", None, None, "day"),)
    return ArticleView(article, page, claims, tuple(blocks), times, outside=2)
