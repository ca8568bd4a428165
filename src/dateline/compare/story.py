"""A story compared: the verdicts on its events, and its one line."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.compare.found import Found
from dateline.compare.line import event_line, names_somebody, title_line
from dateline.compare.rows import StoryRows
from dateline.compare.slots import slot_data
from dateline.compare.telling import elsewhere, least_recall, recall_of, told_values
from dateline.compare.values import Told
from dateline.compare.verdicts import verdicts
from dateline.model import Article, Event, EventMention, Origin, StorySummary, Verdict

#: Reports that do not tell an event are judged silent or not only where at least this share of the
#: story's reports tells it: elsewhere the table would be mostly silence about side matters.
TOLD_BY = 0.1

_DISPUTED = ("differ", "denied")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing a story gives."""

    verdicts: tuple[Verdict, ...]
    summary: StorySummary


def alone(story_id: str, article: Article, origin: Origin | None) -> Comparison:
    """Sum up a story of one article: there is nothing to compare it with."""
    known = origin is not None and origin.origin_id is not None
    return Comparison(
        (),
        StorySummary(
            story_id=story_id,
            event_id=None,
            line=title_line([article]),
            place=None,
            articles=1,
            outlets=int(article.outlet is not None),
            origins=int(known),
            unclear=int(not known),
            languages=(article.language,),
            disputed=(),
        ),
    )


class StoryComparison:
    """Compares the reports of one story; everything is worked out when first asked for."""

    def __init__(self, rows: StoryRows) -> None:
        self.rows = rows
        self.found = {
            article.article_id: Found(rows.annotations.get(article.article_id, ())) for article in rows.articles
        }
        mentions = {key: each for found in self.found.values() for key, each in found.event_mentions.items()}
        self._tellers: dict[str, dict[str, list[EventMention]]] = defaultdict(lambda: defaultdict(list))
        for member in rows.members:
            mention = mentions.get(member.event_mention_id)
            if mention:
                self._tellers[member.event_id][mention.article_id].append(mention)
        self._reports: dict[str, list[Told]] = {}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events, those told by most articles first, acts before appeals; what is only said is in the ledger."""
        speech, ledger = (slot_data()["speech"][name] for name in ("types", "ledger"))
        told_events = [
            event for event in self.rows.events if event.type not in ledger and self._tellers.get(event.event_id)
        ]
        return tuple(
            sorted(
                told_events,
                key=lambda each: (-self.told_by(each), each.type in speech, -self._mentions(each), each.event_id),
            )
        )

    def told_by(self, event: Event) -> int:
        """Count the articles that tell an event."""
        return len(self._tellers[event.event_id])

    def _mentions(self, event: Event) -> int:
        return sum(map(len, self._tellers[event.event_id].values()))

    @cached_property
    def _silent(self) -> dict[str, Told]:
        """Each article as a report that tells nothing: what it names, and how much is found in it."""
        return {
            article.article_id: Told(
                article.article_id,
                {},
                elsewhere(self.found[article.article_id], self.rows.things),
                recall_of(
                    article.language,
                    annotated=bool(self.found[article.article_id].mentions),
                    confidence=self.rows.confidence.get(article.article_id, 0.0),
                ),
                _day(article),
            )
            for article in self.rows.articles
        }

    def reports(self, event: Event) -> list[Told]:
        """Return what each article tells of an event; those that do not tell it only where that may be judged."""
        if event.event_id not in self._reports:
            self._reports[event.event_id] = self._reports_of(event)
        return self._reports[event.event_id]

    def _reports_of(self, event: Event) -> list[Told]:
        tellers = self._tellers[event.event_id]
        everybody = len(tellers) >= 2 and len(tellers) >= TOLD_BY * len(self.rows.articles)
        return [
            replace(
                silent,
                values=told_values(
                    self.found[article_id], tellers.get(article_id, ()), self.rows.things, day=silent.day
                ),
            )
            for article_id, silent in self._silent.items()
            if everybody or article_id in tellers
        ]

    def verdicts(self, event: Event) -> list[Verdict]:
        """Compare the reports of one event."""
        return verdicts(event.event_id, self.reports(event), self.rows.things, least_recall())

    def line(self, event: Event, found: list[Verdict]) -> str:
        """Say an event in one line, given the verdicts on it."""
        return event_line(event, self.reports(event), found, self.rows.things)

    def compare(self) -> Comparison:
        """Compare all events of the story and sum it up."""
        by_event = {event.event_id: self.verdicts(event) for event in self.events}
        found = tuple(verdict for event in self.events for verdict in by_event[event.event_id])
        main = self.main_event()
        return Comparison(found, self._summary(main, by_event[main.event_id] if main else [], found))

    def main_event(self) -> Event | None:
        """Return the event that stands for the story: an act of somebody known, told by two reports and half of all."""
        least, speech = max(2, len(self.rows.articles) / 2), slot_data()["speech"]["types"]
        able = (event for event in self.events if self.told_by(event) >= least and event.type not in speech)
        return next((event for event in able if names_somebody(self.reports(event))), None)

    def _summary(self, main: Event | None, of_main: list[Verdict], found: tuple[Verdict, ...]) -> StorySummary:
        articles = self.rows.articles
        origins = {each.origin_id for each in self.rows.origins if each.origin_id}
        place = self.rows.things.name(main.place_entity_id) if main and main.place_entity_id else None
        return StorySummary(
            story_id=self.rows.story.story_id,
            event_id=main.event_id if main else None,
            line=self.line(main, of_main) if main else title_line(articles),
            place=place,
            articles=len(articles),
            outlets=len({article.outlet for article in articles if article.outlet}),
            origins=len(origins),
            unclear=len(articles) - sum(bool(each.origin_id) for each in self.rows.origins),
            languages=tuple(sorted({article.language for article in articles})),
            disputed=tuple(
                dict.fromkeys(each.slot for each in found if each.article_id is None and each.verdict in _DISPUTED)
            ),
        )


def _day(article: Article) -> str | None:
    """Return the day of publication where it is known to the day."""
    return article.published_earliest if article.published_earliest == article.published_latest else None
