"""Records for people: the terminal. Web pages and reports join it here."""

from dateline.present.annotations import identifier_of, write_annotations
from dateline.present.article import ArticleView, write_article
from dateline.present.entity import write_entities, write_profile
from dateline.present.facts import Column, Fact, write_columns, write_facts
from dateline.present.gathering import stories_of, view_of
from dateline.present.listing import write_articles, write_failures, write_hits, write_window
from dateline.present.machine import jsonable, to_json
from dateline.present.naming import counted, duration, short_id, sized
from dateline.present.page import PageView, write_page
from dateline.present.progress import progress_for
from dateline.present.row import write_row
from dateline.present.story import write_stories, write_story
from dateline.present.story_gathering import story_view
from dateline.present.story_view import StoryView
from dateline.present.summary import write_commands, write_summary
from dateline.present.terminal import Terminal
from dateline.present.verification import write_verification
from dateline.present.view import write_view
from dateline.present.visible import visible, visible_line
from dateline.present.why import write_explanation

__all__ = [
    "ArticleView",
    "Column",
    "Fact",
    "PageView",
    "StoryView",
    "Terminal",
    "counted",
    "duration",
    "identifier_of",
    "jsonable",
    "progress_for",
    "short_id",
    "sized",
    "stories_of",
    "story_view",
    "to_json",
    "view_of",
    "visible",
    "visible_line",
    "write_annotations",
    "write_article",
    "write_articles",
    "write_columns",
    "write_commands",
    "write_entities",
    "write_explanation",
    "write_facts",
    "write_failures",
    "write_hits",
    "write_page",
    "write_profile",
    "write_row",
    "write_stories",
    "write_story",
    "write_summary",
    "write_verification",
    "write_view",
    "write_window",
]
