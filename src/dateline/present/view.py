"""One row of the record for reading, in the way that suits it."""

from __future__ import annotations

from dateline.present.article import ArticleView, write_article
from dateline.present.entity import write_profile
from dateline.present.page import PageView, write_page
from dateline.present.row import write_row
from dateline.present.story import write_story
from dateline.present.story_view import StoryView
from dateline.present.terminal import Terminal
from dateline.store import Profile


def write_view(terminal: Terminal, view: object, *, everything: bool = False) -> None:
    """Write an article, page, story, entity or any other row; with ``everything`` also what is left out."""
    match view:
        case ArticleView():
            write_article(terminal, view, everything=everything)
        case PageView():
            write_page(terminal, view, everything=everything)
        case Profile():
            write_profile(terminal, view, everything=everything)
        case StoryView():
            write_story(terminal, view, everything=everything)
        case _:
            write_row(terminal, view)
