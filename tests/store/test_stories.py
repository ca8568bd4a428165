"""Stories in a record: which are to be compared, and what comparing writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from records import FINGERPRINT, STAGE, begun, both_languages

from dateline.model import (
    Alias,
    Annotation,
    CleanPage,
    Entity,
    EntityRole,
    Event,
    EventMember,
    EventMention,
    Mention,
    Origin,
    Slot,
    Span,
    Story,
    StoryArticle,
    annotation_id,
)
from dateline.store import Record, Writer

COMPARING = "compare"
WORDS = (("stopped work", "Dockers"), ("توقف", "عمّال الميناء"))


def _told(page: CleanPage, trigger: str, actor: str) -> list[Annotation]:
    """Plant a protest and its actor in a page's article."""
    text, article_id = page.page.text, page.articles[0].article_id

    def span(words: str) -> Span:
        return Span.of(page.page, text.index(words), text.index(words) + len(words))

    act, named = span(trigger), span(actor)
    mention = Mention(annotation_id("mention", named), article_id, named, "group", "planted", "org/dockers", 0.9)
    event_id = annotation_id("event", act)
    event = EventMention(event_id, article_id, act, "PROTEST", "strike", "asserted", True, "planted")
    slot_id = annotation_id("slot", named, event_id, "actor", 0)
    return [mention, event, Slot(slot_id, article_id, event_id, "actor", 0, None, "planted", named, mention.mention_id)]


def _linked(writer: Writer, pages: Sequence[CleanPage]) -> None:
    """Store two pages, link them by hand into one story and event."""
    writer.add(pages, STAGE, FINGERPRINT)
    names = (("ar", "اتحاد عمّال الميناء"), ("en", "Dockers' Union"))
    role = EntityRole("role-1", "org/dockers", "part of", "place/XAA", "XAA LAB", None, None, "test")
    union = Entity("org/dockers", "company", "user", names, "XAA")
    writer.add_rows([union, Alias("alias-1", "org/dockers", "Dockers", "en", "test"), role])
    found = [(page.articles[0].article_id, _told(page, *words)) for page, words in zip(pages, WORDS, strict=True)]
    writer.add_annotations(found, "planted", "1")
    writer.add_rows(
        [
            Story("story-1", "2031-03-12", "2031-03-12", "planted"),
            *(StoryArticle("story-1", article_id, 1.0, "planted") for article_id, _ in found),
            *(Origin("story-1", article_id, None, "unknown", "planted") for article_id, _ in found),
            Event("event-1", "PROTEST", None, None, None, "planted", "story-1"),
            *(
                EventMember("event-1", each.event_mention_id, 1.0, "planted")
                for _, annotations in found
                for each in annotations
                if isinstance(each, EventMention)
            ),
        ]
    )


def _compare(writer: Writer) -> int:
    stories = writer.stories_to_compare("1", COMPARING)
    for story_id, fingerprint in stories:
        writer.compare(story_id, COMPARING, fingerprint)
    return len(stories)


def test_a_story_is_compared_once_and_again_when_it_changes(tmp_path: Path) -> None:
    with begun(tmp_path / "news.db") as writer:
        _linked(writer, both_languages())
        assert [_compare(writer), _compare(writer)] == [1, 0]
        writer.add_rows(
            [Origin("story-1", both_languages()[0].articles[0].article_id, "origin-1", "agency", "changed")]
        )
        assert [_compare(writer), _compare(writer)] == [1, 0]
    with Record.open(tmp_path / "news.db") as record:
        rows = record.story("story-1")
        assert rows.summary is not None
        assert rows.summary.line == "protest: Dockers' Union"
        assert (rows.summary.origins, rows.summary.unclear) == (1, 1)
        found = {(each.slot, each.verdict) for each in rows.verdicts if each.article_id is None}
        assert {("actor", "agree"), ("act", "agree"), ("status", "agree")} <= found
        assert record.verify().sound


def test_the_knowledge_of_a_story_reaches_as_far_as_it_is_stored(tmp_path: Path) -> None:
    with begun(tmp_path / "news.db") as writer:
        _linked(writer, both_languages())
    with Record.open(tmp_path / "news.db") as record:
        things = record.story("story-1").things
    assert things.name("org/dockers") == "Dockers' Union"
    assert things.codes("org/dockers") == ("XAA LAB",)
    assert things.contains("place/XAA", "org/dockers")
    assert not things.contains("org/dockers", "place/XAA")


def test_a_story_of_one_article_is_summed_up_by_its_title(tmp_path: Path) -> None:
    (page, _) = both_languages()
    with begun(tmp_path / "news.db") as writer:
        writer.add([page], STAGE, FINGERPRINT)
        article_id = page.articles[0].article_id
        writer.add_rows([Story("story-1", None, None, "planted"), StoryArticle("story-1", article_id, 1.0, "planted")])
        assert _compare(writer) == 1
    with Record.open(tmp_path / "news.db") as record:
        (summary,) = record.rows("story_summaries")
    assert summary.line == "“Port strike enters third day”"
    assert (summary.articles, summary.outlets, summary.origins, summary.unclear) == (1, 1, 0, 1)


def test_marks_of_stories_that_are_gone_are_dropped(tmp_path: Path) -> None:
    with begun(tmp_path / "news.db") as writer:
        writer.mark_done(["story-9"], COMPARING, "1")
        writer.forget_stories(COMPARING)
        assert not writer.is_done("story-9", COMPARING, "1")


def test_a_story_is_found_by_a_beginning_of_its_id_though_its_summary_has_the_same(tmp_path: Path) -> None:
    with begun(tmp_path / "news.db") as writer:
        _linked(writer, both_languages())
        _compare(writer)
    with Record.open(tmp_path / "news.db") as record:
        assert record.find("story-").table.name == "stories"
