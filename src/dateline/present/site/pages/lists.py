"""The start page: stories, or articles while there are none; and the list of articles."""

from __future__ import annotations

from dateline.present.site import readings
from dateline.present.site.answer import Answer
from dateline.present.site.asked import ROWS, Asked, Window, offset_of
from dateline.present.site.drawing import strip_of
from dateline.present.site.pages.filters import filters_of
from dateline.store import Record

_ARTICLE_FILTERS = ("outlet", "language", "kind", "since", "until")
_STORY_FILTERS = ("since", "until", "place", "actor", "type", "outlet", "language", "disputed")


def start(record: Record, asked: Asked) -> Answer:
    """List the stories, newest first; the articles where nothing was linked yet."""
    if not record.read("SELECT 1 FROM stories LIMIT 1"):
        return articles(record, asked)
    filters = filters_of(asked, _STORY_FILTERS)
    shown = readings.stories(record, filters, ROWS, offset_of(asked))
    total = readings.count_stories(record, filters)
    window = Window.of(asked, len(shown), total)
    choices = {
        "type": readings.event_types(record),
        "place": readings.story_places(record),
        "actor": readings.story_actors(record),
        "outlet": readings.article_choices(record, "outlet"),
        "language": readings.article_choices(record, "language"),
    }
    data = {"stories": shown, "window": window, "filters": filters}
    strip = strip_of(readings.days_of_stories(record, filters))
    return Answer("stories.html", "Stories", data, {**data, "choices": choices, "strip": strip})


def articles(record: Record, asked: Asked) -> Answer:
    """List the articles, newest first."""
    filters = filters_of(asked, _ARTICLE_FILTERS)
    shown = readings.articles(record, filters, ROWS, offset_of(asked))
    total = readings.count_articles(record, filters)
    window = Window.of(asked, len(shown), total)
    choices = {name: readings.article_choices(record, name) for name in ("outlet", "language", "kind")}
    data = {"articles": shown, "window": window, "filters": filters}
    strip = strip_of(readings.days_of_articles(record, filters))
    return Answer("articles.html", "Articles", data, {**data, "choices": choices, "strip": strip})
