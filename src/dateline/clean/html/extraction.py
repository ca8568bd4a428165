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
    from trafilatura import bare_extraction, load_html

    _quieten()
    try:
        tree = load_html(markup)
        if tree is None:
            return None
        strip_elements(tree, *_NEVER_CONTENT, with_tail=False)
        found = bare_extraction(
            tree,
            fast=mode == "fast",
            favor_precision=mode == "precision",
            favor_recall=mode == "recall",
            include_comments=False,
            include_formatting=False,
        )
    except Exception:  # any error of the library is a page it finds nothing on: our own fallback decides
        logging.getLogger(__name__).debug("main-content extraction failed", exc_info=True)
        return None
    return getattr(found, "body", None)


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
