"""Links in the record: only what differs is written, and what became of old groups is told."""

from __future__ import annotations

from pathlib import Path

from drafts import draft_of

from dateline.clean import assemble
from dateline.model import Lineage, Story, StoryArticle
from dateline.store import Record, Writer


def test_a_story_that_grows_and_parts_leaves_lines_of_lineage(tmp_path: Path) -> None:
    words = "The port reopened after talks between the union and the company that operates the terminal."
    page = assemble(draft_of(*((role, item, f"{words} {item}") for item in range(3) for role in ("title", "body"))))
    ids = sorted(article.article_id for article in page.articles)
    assert len(ids) == 3

    def grouped(*groups: tuple[str, list[str]]) -> list[object]:
        stories: list[object] = [Story(story_id, None, None, "planted") for story_id, _ in groups]
        return stories + [
            StoryArticle(story_id, each, 1.0, "planted") for story_id, members in groups for each in members
        ]

    with Writer.open(tmp_path / "record.db") as writer:
        writer.begin_run("0", "test", "{}", "")
        writer.add([page], "read+clean", "1")
        apart = grouped(("story-a", ids[:1]), ("story-b", ids[1:]))
        assert writer.replace_links(apart) == len(apart)
        assert writer.replace_links(apart) == 0
        writer.replace_links(grouped(("story-a", ids)))
    with Record.open(tmp_path / "record.db") as record:
        lines = {(row.old_id, row.new_id, row.change) for row in record.rows("lineage") if isinstance(row, Lineage)}
        assert lines == {("story-b", "story-a", "merge")}
        assert {row.story_id for row in record.rows("story_articles")} == {"story-a"}
