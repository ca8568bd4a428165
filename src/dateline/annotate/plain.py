"""Plain text as an article, for trying annotators out and for gold data that is only text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.clean import block_language, detect_language, script_of
from dateline.model import Article, ArticleText, Basis, Block, Kind, Page, Role, Span, parse_edtf, sha256_hex

_EMPTY = re.compile(r"\n[ \t]*\n")
_LINE = re.compile(r"\S[^\n]*")
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")


def article_of(text: str, language: str, published: str | None = None) -> ArticleText:
    """Return ``text`` as one article whose body is all of it.

    Its blocks are its paragraphs, or its lines where no line is empty; one in another script than the
    text has a language of its own. ``language`` is BCP-47 and
    ``published`` an EDTF date, the anchor of relative times. Offsets of what is found count into
    ``text``.
    """
    data = text.encode("utf-8", "replace")
    digest = sha256_hex(data)
    page_id = Page.id_for(digest, None, "text/plain", "utf-8")
    page = Page(
        page_id,
        "-",
        None,
        "text/plain",
        "utf-8",
        "forced",
        digest,
        len(data),
        "text",
        "1970-01-01T00:00:00Z",
        None,
        text,
    )
    hull = Span.of(page, 0, len(text)) if text else Span(page_id, 0, 1, " ")
    day = parse_edtf(published) if published else None
    article = Article(
        article_id=Article.id_for(hull),
        position=0,
        span=hull,
        title=None,
        outlet=None,
        outlet_basis=None,
        byline=None,
        language=language,
        direction="rtl" if language.partition("-")[0] == "ar" else "ltr",
        published=published,
        published_basis=Basis.FIELD if published else None,
        published_earliest=day.earliest if day else None,
        published_latest=day.latest if day else None,
        kind=Kind.NEWS,
        kind_rule="given",
    )
    return ArticleText(article, page, tuple(_blocks(page, article)))


def _blocks(page: Page, article: Article) -> Iterator[Block]:
    pattern = _PARAGRAPH if _EMPTY.search(page.text) else _LINE
    spans = [Span.of(page, match.start(), match.end()) for match in pattern.finditer(page.text)]
    primary = article.language.partition("-")[0]
    own = (each.exact for each in spans if detect_language(each.exact).language == primary)
    script = script_of(next(own, page.text))
    for position, span in enumerate(spans):
        language = block_language(span.exact, article.language, script)
        yield Block(Block.id_for(span), article.article_id, position, span, Role.BODY, "given", 1.0, language=language)
