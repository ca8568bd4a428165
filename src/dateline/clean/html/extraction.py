"""The main-content decision, by trafilatura: which lines of a page are its article's text.

Everything trafilatura-specific is in this module. It gives lines of text without their places;
:mod:`~dateline.clean.html.placing` finds where they stand.

Mode: ``recall`` was chosen by measurement on 258 news pages (``benchmarks/html_content.py``). It
loses 0.003 of F1 against the default mode before roles are told apart, wins it back when captions
and links are left out, and takes about two thirds of the time.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from typing import Any

#: Elements of trafilatura's result that stand on lines of their own.
_LINES = frozenset({"body", "cell", "code", "div", "fw", "graphic", "head", "item", "list", "main", "p", "quote"})
_LINES |= {"row", "table"}

#: Elements that the library deletes whatever the mode, after most of its searches of the tree and copies of
#: it. Without them from the start it takes a fifth less time, and finds the same on 258 news pages.
_NEVER_CONTENT = (
    *("nav", "footer", "button", "select", "input", "dialog", "template", "link", "meta", "style", "noscript"),
    *("svg", "picture", "canvas", "audio", "video", "object", "embed", "iframe"),
)

#: Markup longer than this is not given to trafilatura, whose time grows faster than the page
#: (characters). The largest of 258 news pages has 2.6 million.
LONGEST_MARKUP = 6_000_000


def main_lines(markup: str, mode: str) -> list[str]:
    """Return the lines of the page's main content, in order; empty where there is none.

    ``mode`` is ``recall``, ``balanced``, ``precision`` or ``fast``.
    """
    if len(markup) > LONGEST_MARKUP:
        return []
    body = _extract(without_code(markup), mode)
    return [] if body is None else [line for line in _lines(body) if line.strip()]


def without_code(markup: str) -> str:
    """Empty scripts and styles, which are most of a page's bytes; JSON-LD stays: it may hold the article.

    What is not closed, or holds another start tag of its kind (in a string, in a comment), stays.
    """
    for name in ("script", "style"):
        pieces: list[str] = []
        done = 0
        for start, end in _codes(markup, name):
            pieces.append(markup[done:start])
            done = end
        markup = "".join([*pieces, markup[done:]]) if done else markup
    return markup


def _codes(markup: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the content of the elements of one name, JSON-LD left out."""
    opening, closing = f"<{name}", f"</{name}>"
    start = markup.find(opening)
    while start >= 0:
        inside = markup.find(">", start) + 1
        end = markup.find(closing, inside) if inside else -1
        if end < 0:
            return
        following = markup.find(opening, start + 1)
        if not 0 <= following < end and "ld+json" not in markup[start:inside]:
            yield inside, end
        start = markup.find(opening, end)


def _extract(markup: str, mode: str) -> Any:
    from lxml.etree import strip_elements
    from trafilatura import bare_extraction

    _quieten()
    try:
        tree = _tree(markup)
        if tree is None:
            return None
        strip_elements(tree, *_NEVER_CONTENT, with_tail=False)
        found = bare_extraction(tree, options=_options(mode))
    except Exception:  # any error of the library is a page it finds nothing on: our own fallback decides
        logging.getLogger(__name__).debug("main-content extraction failed", exc_info=True)
        return None
    return getattr(found, "body", None)


def _tree(markup: str) -> Any:
    """Parse as the library does, but with a parser that makes every element of one class."""
    from lxml.etree import ParserError
    from lxml.html import fromstring
    from trafilatura import load_html
    from trafilatura.utils import repair_faulty_html

    try:
        tree = fromstring(repair_faulty_html(markup, markup[:50].lower()), parser=_parser())
    except (ValueError, ParserError):
        return load_html(markup)
    return tree if len(tree) > 1 else load_html(markup)  # it knows what else to try, and what is no HTML


@cache
def _options(mode: str) -> Any:
    """Return the library's settings, made once; in the format ``xml`` it does not write the result out as text."""
    from trafilatura.settings import Extractor

    return Extractor(
        fast=mode == "fast",
        precision=mode == "precision",
        recall=mode == "recall",
        comments=False,
        formatting=False,
        output_format="xml",
    )


@cache
def _parser() -> Any:
    """Return the library's parser without lxml's choice of a class for each element, made in Python."""
    from lxml.etree import ElementDefaultClassLookup
    from lxml.html import HtmlComment, HtmlElement, HTMLParser

    settings: dict[str, Any] = {"collect_ids": False, "default_doctype": False}
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, **settings)
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment))
    return parser


def _quieten() -> None:
    """Keep the library's remarks on single pages off standard error; a configured log still gets them."""
    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _lines(body: Any) -> Iterator[str]:
    """Yield the text of each line-like element, without recursion."""
    pieces: list[str] = []
    stack: list[tuple[Any, bool]] = [(body, False)]
    while stack:
        element, done = stack.pop()
        is_line = element.tag in _LINES
        if is_line and pieces:
            yield "".join(pieces)
            pieces = []
        if done:
            if element.tail and element is not body:
                pieces.append(element.tail)
            continue
        if element.text:
            pieces.append(element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    if pieces:
        yield "".join(pieces)
