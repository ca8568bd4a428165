"""A stored story: three reports of one happening in two languages, with planted annotations and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from records import FINGERPRINT, STAGE, begun, cleaned
from stories import Planting

from dateline.model import (
    Annotation,
    ArticleText,
    CleanPage,
    CopyFamilyMember,
    Entity,
    Event,
    EventMember,
    EventMention,
    Mention,
    Origin,
    Role,
    Slot,
    Statement,
    StatementFamilyMember,
    Story,
    StoryArticle,
)

STORY = "story-aaaaaaaaaaaaaaaa"
COMPARING = "compare"

ENGLISH = (
    ("Ministers meet in Harbour City", Role.TITLE),
    ("The ministers of Northland and Southland met in Harbour City on 12 March 2031.", Role.BODY),
    ("Floods killed 14 people. “We will share the river,” the minister said.", Role.BODY),
    ("Subscribe to our newsletter", Role.FURNITURE),
)
OTHER = (
    ("Talks about the river", Role.TITLE),
    ("Northland and Southland met on 13 March 2031, after floods killed 12 people.", Role.BODY),
)
ARABIC = (
    ("لقاء في مدينة الميناء", Role.TITLE),
    ("وقالت الوزارة إن الشمال والجنوب التقى وفداهما في مدينة الميناء في 2031-03-12.", Role.BODY),
    ("قتلت الفيضانات ١٢-١٥ شخصًا. وقال الوزير: «سنتقاسم النهر».", Role.BODY),
)

ENTITIES = (
    Entity("place/XAA", "country", "knowledge-base", (("ar", "الشمال"), ("en", "Northland")), "XAA", 36.0, 10.0),
    Entity("place/XAB", "country", "knowledge-base", (("ar", "الجنوب"), ("en", "Southland")), "XAB"),
    Entity("geonames:1", "settlement", "knowledge-base", (("en", "Harbour City"),), "XAA", 36.8, 10.2),
    Entity("corpus:1", "person", "corpus", (("en", "Somebody"),)),
)


def _pages() -> list[CleanPage]:
    return [
        cleaned(ENGLISH, source="pages/en.txt", published="2031-03-13"),
        cleaned(OTHER, source="pages/other.txt", outlet="Quay & Sons Gazette", published="2031-03-14"),
        cleaned(ARABIC, source="pages/ar.txt", outlet="نشرة المرفأ", language="ar", published=None),
    ]


def _planted(pages: Sequence[CleanPage]) -> list[Planting]:
    english, other, arabic = (Planting(ArticleText(page.articles[0], page.page, page.blocks)) for page in pages)
    met = english.event("met", "CONSULT")
    english.slot(met, "actor", "Northland", english.mention("Northland", "country", "place/XAA"))
    english.slot(met, "actor", "Southland", english.mention("Southland", "country", "place/XAB"))
    city = english.mention("Harbour City on", "settlement", "geonames:1")
    english.slot(met, "place", "Harbour City on", city)
    english.slot(met, "time", "12 March 2031", english.time("12 March 2031", "2031-03-12"))
    english.slot(met, "figure", "14 people", english.figure("14 people", "killed", 14, 14))
    english.statement("“We will share the river,”", "the minister")
    met = other.event("met", "CONSULT")
    other.slot(met, "actor", "Northland", other.mention("Northland", "country", "place/XAA"))
    other.slot(met, "time", "13 March 2031", other.time("13 March 2031", "2031-03-13"))
    other.slot(met, "figure", "12 people", other.figure("12 people", "killed", 12, 12))
    met = arabic.event("التقى", "CONSULT")
    arabic.slot(met, "actor", "الشمال", arabic.mention("الشمال", "country", "place/XAA"))
    arabic.slot(met, "actor", "جنوب", arabic.mention("جنوب", "country", "place/XAB"))  # after a clitic, within the word
    arabic.slot(met, "time", "2031-03-12", arabic.time("2031-03-12", "2031-03-12"))
    arabic.slot(met, "figure", "١٢-١٥ شخصًا", arabic.figure("١٢-١٥ شخصًا", "killed", 12, 15))
    arabic.statement("«سنتقاسم النهر»", "الوزير")
    arabic.mention("مدينة الميناء", "settlement", "geonames:1")
    return [_with_entities(each) for each in (english, other, arabic)]


def _with_entities(planting: Planting) -> Planting:
    """Give each part the entity of the mention that fills it, as linking does."""
    linked_to = {each.mention_id: each.entity_id for each in planting.annotations if isinstance(each, Mention)}
    planting.annotations = [
        replace(each, entity_id=linked_to[each.refers_to])
        if isinstance(each, Slot) and each.refers_to in linked_to
        else each
        for each in planting.annotations
    ]
    return planting


def _rows(planted: Sequence[Planting]) -> list[object]:
    articles = [each.article.article_id for each in planted]
    found = [annotation for each in planted for annotation in each.annotations]
    origins = ("origin-a", "origin-a", None)
    return [
        Story(STORY, "2031-03-12", "2031-03-14", "planted"),
        *(StoryArticle(STORY, each, 1.0, "planted") for each in articles),
        *(Origin(STORY, each, origin, "agency" if origin else "unknown", "planted")
          for each, origin in zip(articles, origins, strict=True)),
        CopyFamilyMember("copies-1", articles[0], True, 1.0, "planted"),
        CopyFamilyMember("copies-1", articles[1], False, 0.9, "planted"),
        Event("event-aaaaaaaaaaaaaaaa", "CONSULT", "2031-03-12", "2031-03-13", "geonames:1", "planted", STORY),
        *(EventMember("event-aaaaaaaaaaaaaaaa", each.event_mention_id, 1.0, "planted")
          for each in found if isinstance(each, EventMention)),
        *(StatementFamilyMember("statements-1", each.statement_id, 0.9, "planted")
          for each in found if isinstance(each, Statement)),
    ]  # fmt: skip


def linked(path: Path) -> Path:
    """Store the story at ``path``, compared."""
    pages = _pages()
    planted = _planted(pages)
    with begun(path) as writer:
        assert writer.add(pages, STAGE, FINGERPRINT) == []
        writer.add_rows(ENTITIES)
        annotations: list[tuple[str, list[Annotation]]] = [
            (each.article.article_id, each.annotations) for each in planted
        ]
        assert writer.add_annotations(annotations, "planted", "1") == []
        writer.add_rows(_rows(planted))
        for story_id, fingerprint in writer.stories_to_compare("1", COMPARING):
            writer.compare(story_id, COMPARING, fingerprint)
        writer.finish_run(writer.run_id or "", "finished", "{}")
    return path
