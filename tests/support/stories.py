"""Stories made by hand: two short reports of one happening, in two languages, with planted annotations."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.annotate import article_of
from dateline.compare import StoryRows, Thing, Things
from dateline.model import (
    Annotation,
    Article,
    ArticleText,
    Event,
    EventMember,
    EventMention,
    Figure,
    Mention,
    Origin,
    Slot,
    Span,
    Statement,
    StatementDifference,
    StatementFamilyMember,
    Story,
    Time,
    annotation_id,
)

ENGLISH = (
    "The ministers of Northland and Southland met in Harbour City on 12 March 2031. "
    "Floods killed 14 people. “We will share the river,” the minister said."
)
ARABIC = (
    "التقى وزيرا الشمال والجنوب في مدينة الميناء في 12 مارس 2031. "
    "قتلت الفيضانات أكثر من 10 أشخاص. وقال الوزير: «سنتقاسم النهر والسد»."
)

THINGS = Things(
    {
        "place/XAA": Thing("Northland", ("XAA",)),
        "place/XAB": Thing("Southland", ("XAB",)),
        "geonames:1": Thing("Harbour City", (), ("place/XAA",)),
    }
)


class Planting:
    """Plants annotations in one article, by the words they stand on."""

    def __init__(self, text: ArticleText) -> None:
        self.text = text
        self.annotations: list[Annotation] = []

    @property
    def article(self) -> Article:
        return self.text.article

    def span(self, words: str) -> Span:
        start = self.text.page.text.index(words)
        return Span.of(self.text.page, start, start + len(words))

    def mention(self, words: str, kind: str, entity_id: str) -> str:
        span = self.span(words)
        made = Mention(annotation_id("mention", span), self.article.article_id, span, kind, "planted", entity_id, 1.0)
        self.annotations.append(made)
        return made.mention_id

    def repeat(self, words: str, entity_id: str, antecedent_id: str) -> str:
        span, article_id = self.span(words), self.article.article_id
        mention_id = annotation_id("mention", span, entity_id)
        made = Mention(mention_id, article_id, span, "group", "planted", entity_id, 1.0, antecedent_id, "planted")
        self.annotations.append(made)
        return mention_id

    def time(self, words: str, day: str) -> str:
        span = self.span(words)
        made = Time(annotation_id("time", span), self.article.article_id, span, "DATE", day, day, day, day, "planted")
        self.annotations.append(made)
        return made.time_id

    def figure(self, words: str, kind: str, low: float | None, high: float | None) -> str:
        span = self.span(words)
        figure_id, article_id = annotation_id("figure", span), self.article.article_id
        made = Figure(figure_id, article_id, span, kind, low, high, "person", None, None, None, "planted")
        self.annotations.append(made)
        return made.figure_id

    def statement(self, words: str, speaker: str) -> str:
        span = self.span(words)
        made = Statement(
            annotation_id("statement", span), self.article.article_id, span, "verbatim", "neutral", "planted"
        )
        self.annotations.append(made)
        self.slot(made.statement_id, "speaker", speaker)
        return made.statement_id

    def event(self, words: str, kind: str, *, status: str = "asserted") -> str:
        span = self.span(words)
        event_id, article_id = annotation_id("event-mention", span, kind), self.article.article_id
        self.annotations.append(EventMention(event_id, article_id, span, kind, None, status, True, "planted"))
        return event_id

    def slot(self, owner_id: str, name: str, words: str, refers_to: str | None = None) -> None:
        span = self.span(words)
        position = sum(isinstance(each, Slot) and each.owner_id == owner_id for each in self.annotations)
        slot_id = annotation_id("slot", span, owner_id, name, position)
        article_id = self.article.article_id
        slot = Slot(slot_id, article_id, owner_id, name, position, None, "planted", span, refers_to)
        self.annotations.append(slot)


def planted() -> tuple[Planting, Planting]:
    """Return the two articles with what is planted in them."""
    english, arabic = (
        Planting(article_of(ENGLISH, "en", "2031-03-13")),
        Planting(article_of(ARABIC, "ar", "2031-03-13")),
    )
    met = english.event("met", "CONSULT")
    english.slot(met, "actor", "Northland", english.mention("Northland", "country", "place/XAA"))
    english.slot(met, "actor", "Southland", english.mention("Southland", "country", "place/XAB"))
    english.slot(met, "place", "Harbour City", english.mention("Harbour City", "settlement", "geonames:1"))
    english.slot(met, "time", "12 March 2031", english.time("12 March 2031", "2031-03-12"))
    english.figure("14 people", "killed", 14, 14)
    english.statement("“We will share the river,”", "the minister")
    met = arabic.event("التقى", "CONSULT")
    arabic.slot(met, "actor", "الشمال", arabic.mention("الشمال", "country", "place/XAA"))
    arabic.slot(met, "actor", "الجنوب", arabic.mention("الجنوب", "country", "place/XAB"))
    arabic.slot(met, "time", "12 مارس 2031", arabic.time("12 مارس 2031", "2031-03-12"))
    arabic.figure("أكثر من 10 أشخاص", "killed", 10, None)
    arabic.statement("«سنتقاسم النهر والسد»", "الوزير")
    return english, arabic


def story_rows(changes: Mapping[str, object] | None = None) -> StoryRows:
    """Return the story that the two articles tell; ``changes`` are fields of the rows to set otherwise."""
    english, arabic = planted()
    articles = (english, arabic)
    events = [
        (each.article.article_id, annotation.event_mention_id)
        for each in articles
        for annotation in each.annotations
        if isinstance(annotation, EventMention)
    ]
    statements = [
        annotation for each in articles for annotation in each.annotations if isinstance(annotation, Statement)
    ]
    added = arabic.span("والسد")
    difference = StatementDifference("difference-1", "family-1", statements[1].statement_id, "item", "planted", added)
    rows: dict[str, object] = {
        "story": Story("story-1", "2031-03-12", "2031-03-13", "planted"),
        "articles": tuple(each.article for each in articles),
        "confidence": {each.article.article_id: 0.9 for each in articles},
        "annotations": {each.article.article_id: tuple(each.annotations) for each in articles},
        "events": (Event("event-1", "CONSULT", "2031-03-12", "2031-03-12", "geonames:1", "planted", "story-1"),),
        "members": tuple(EventMember("event-1", mention_id, 1.0, "planted") for _, mention_id in events),
        "origins": tuple(
            Origin("story-1", each.article.article_id, "origin-1", "statement", "one joint statement")
            for each in articles
        ),
        "citations": (),
        "copies": (),
        "families": tuple(StatementFamilyMember("family-1", each.statement_id, 0.9, "planted") for each in statements),
        "differences": (difference,),
        "inferred_dates": (),
        "things": THINGS,
    }
    return StoryRows(**(rows | dict(changes or {})))  # type: ignore[arg-type]
