"""What is shown of an article or a page, gathered from the record."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Article, Entity, Page, Story
from dateline.present.article import ArticleView
from dateline.present.page import PageView
from dateline.present.story_gathering import story_view
from dateline.present.story_view import ListedStory, StoryView
from dateline.store import Record

View = ArticleView | PageView | StoryView


def view_of(record: Record, beginning: str) -> View | object:
    """Find a row by its id or a beginning of it, with all that is shown of it; other rows as they are."""
    with record.snapshot():
        row: object = record.find(beginning).row
        match row:
            case Article():
                return _article_view(record, row)
            case Page():
                return _page_view(record, row)
            case Entity():
                return record.entity(row.entity_id)
            case Story():
                return story_view(record.story(row.story_id))
        return row


def _article_view(record: Record, article: Article) -> ArticleView:
    blocks = tuple(record.blocks(article.article_id))
    on_page = list(record.blocks(article.page_id))
    return ArticleView(
        article=article,
        page=record.page(article.page_id),
        claims=tuple(record.claims(article.article_id)),
        blocks=blocks,
        annotations=tuple(record.annotations(article.article_id)),
        outside=sum(block.article_id != article.article_id for block in on_page),
        story_ids=tuple(_ids(record, "SELECT story_id FROM story_articles WHERE article_id = ?", article.article_id)),
    )


def _page_view(record: Record, page: Page) -> PageView:
    return PageView(
        page,
        tuple(record.sources(page.page_id)),
        tuple(record.articles_of(page.page_id)),
        tuple(record.blocks(page.page_id)),
        tuple(record.metadata(page.page_id)),
    )


def _ids(record: Record, sql: str, parameter: str) -> list[str]:
    return [row[0] for row in record.query(sql, (parameter,))]


def stories_of(record: Record) -> Iterator[ListedStory]:
    """Read all stories with their summaries, by date, undated ones last."""
    summaries = {summary.story_id: summary for summary in record.rows("story_summaries")}
    stories = sorted(record.rows("stories"), key=lambda story: (story.earliest is None, story.earliest, story.story_id))
    for story in stories:
        yield ListedStory(story, summaries.get(story.story_id))
