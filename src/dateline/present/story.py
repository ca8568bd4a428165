"""Stories: articles about the same happening, across outlets and languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from dateline.model import Article, Story
from dateline.present.facts import Column, Fact, write_columns, write_facts
from dateline.present.listing import write_articles
from dateline.present.naming import counted, short_id
from dateline.present.terminal import Terminal


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story and its articles."""

    story: Story
    articles: tuple[Article, ...]


def write_story(terminal: Terminal, view: StoryView) -> None:
    """Write a story: when, by which outlets, and its articles."""
    terminal.write(Text(view.story.story_id, "cyan"))
    outlets = sorted({article.outlet for article in view.articles if article.outlet})
    facts = [Fact("when", _when(view.story)), Fact("rule", view.story.rule)]
    write_facts(terminal, facts + ([Fact("outlets", ", ".join(outlets))] if outlets else []))
    terminal.heading(counted(len(view.articles), "article"))
    write_articles(terminal, view.articles)


def write_stories(terminal: Terminal, stories: Sequence[StoryView]) -> None:
    """Write one line for each story; its title is that of its first article."""
    heads = (Column("id", style="cyan"), Column("when", 23), Column("articles"), Column("title", style="bold"))
    rows = [(short_id(view.story.story_id), _when(view.story), len(view.articles), _title(view)) for view in stories]
    if rows:
        write_columns(terminal, heads, rows)


def _title(view: StoryView) -> str:
    return next((article.title for article in view.articles if article.title), "(no title)")


def _when(story: Story) -> str:
    days = [day for day in (story.earliest, story.latest) if day]
    return "/".join(dict.fromkeys(days)) or "undated"
